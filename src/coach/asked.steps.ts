import { randomUUID } from 'node:crypto';
import type { Db } from '../db/schema.ts';
import { plainWordings, type Practice, practiceByKey, type Subject } from '../practices/index.ts';
import type { ActionCall, Call, CommandCall } from '../slack/call.ts';
import { enqueue } from '../slack/outbox.store.ts';
import { UserError } from '../slack/user-error.ts';
import { readAbout } from './about.store.ts';
import { type Asked, readAsked, writeAsked } from './asked.ts';
import type { AboutRef } from './history.ts';
import { readHistory } from './history.store.ts';
import { readManager } from './manager.store.ts';
import type { FormElsewhere } from './nudge.listeners.ts';
import { planNudges, type PlanningOptions } from './nudge.planners.ts';
import type { Nudges } from './nudge.steps.ts';
import * as store from './nudge.store.ts';
import { shownNudge } from './nudge.view.ts';
import { openOwnForm } from './own-form.steps.ts';
import { askedFor } from './plan.ts';
import { managerOf } from './settings.steps.ts';

/** Opens the form of a practice that somebody wants to do now: its own, or that of the room where its answer belongs. */
export async function openPractice(
  call: CommandCall | ActionCall,
  practice: Practice,
  of: PlanningOptions & { forms: Readonly<Record<string, FormElsewhere>>; nudges: Nudges },
): Promise<void> {
  const manager = await managerOf(call);
  const history = await readHistory(call.db, of.sources, manager, call.now);
  const choice = askedFor(manager, history, practice, call.now);
  const asked = writeAsked(choice);
  const form = of.forms[practice.key];
  if (form && (await form(call, asked)) !== false) return;
  await openOwnForm(call, asked, of);
}

/** Writes down that somebody did a practice of their own accord, and shows it like a nudge that was answered. */
export async function keepAsked(
  tx: Db,
  call: Call,
  asked: Asked,
  answers: Readonly<Record<string, string>>,
  { sources, records }: PlanningOptions,
): Promise<void> {
  const { workspace, user, now } = call;
  const practice = practiceByKey(asked.practice);
  if (!practice) throw new UserError("I don't know that habit any more.");
  const manager = await managerOf({ ...call, db: tx });
  const { about, wording } = asked;
  const known = await readAbout(tx, records, { manager, practice: practice.key, about }, now);
  const reason = { why: 'asked' as const };
  const shown = { practice, wording, known, manager, reason, slowedTo: null };
  const id = randomUUID();
  const entry =
    Object.keys(answers).length > 0
      ? await store.addToJournal(
          tx,
          { workspace, user, practice: practice.key, nudge: id, answers },
          now,
        )
      : null;
  const done = { response: 'done' as const, laterAt: null, answers };
  const shares = { entry: entry === null ? null : { id: entry, shares: [] } };
  const message = shownNudge(id, shown, { ...done, ...shares }, now);
  const outgoing = { workspace, to: { user }, kind: 'reply', message, dueAt: now };
  const outbox = await enqueue(tx, outgoing, now);
  if (!outbox) return;
  const choice = { practice, wording, about, reason };
  await store.addNudge(tx, workspace, user, { id, choice, outbox, isAsked: true }, now);
  const nudge = await store.readNudge(tx, workspace, user, id);
  if (nudge) await store.respondToNudge(tx, nudge, { from: null, to: 'done' }, now);
  await planNudges(tx, sources, manager, now);
}

/** For the rooms to which answers belong: what their form was opened for (`answers`) is done. */
export type Answered = {
  /** In the transaction of what was done. */
  markDone(tx: Db, call: Call, answers: string): Promise<void>;
  /** Once Slack has been answered: draws the nudge anew. What was asked for has a new message on its way. */
  redraw(call: Call, answers: string): Promise<void>;
};

export function createAnswered(nudges: Nudges, planning: PlanningOptions): Answered {
  return {
    async markDone(tx, call, answers) {
      const asked = readAsked(answers);
      if (asked) await keepAsked(tx, call, asked, {}, planning);
      else await nudges.markDone(tx, call, answers);
    },
    async redraw(call, answers) {
      if (!readAsked(answers)) await nudges.redraw(call, answers);
    },
  };
}

/** What the practice is about that a form answers: a row of another room, or somebody; null for nothing, and for something else. */
export async function subjectAnswered(
  db: Db,
  { workspace, user }: { workspace: string; user: string },
  answers: string,
  subject: Subject,
): Promise<AboutRef | null> {
  const asked = readAsked(answers);
  const nudge = asked ? null : await store.readNudge(db, workspace, user, answers);
  const about = asked ? asked.about : nudge && store.aboutOf(nudge);
  return about?.subject === subject ? about : null;
}

/** What doing a practice of one's own accord with a row of another room answers; null for whoever has no coach. */
export async function answersOwnAccord(
  call: Call,
  key: string,
  about: AboutRef,
  { sources }: PlanningOptions,
): Promise<string | null> {
  const { db, workspace, user, now } = call;
  const manager = await readManager(db, workspace, user);
  const practice = practiceByKey(key);
  if (!manager || !practice) return null;
  const history = await readHistory(db, sources, manager, now);
  const choice = askedFor(manager, history, practice, now);
  // A wording that speaks of something else would tell of that.
  const wording = choice.about === null ? choice.wording : Object.keys(plainWordings(practice))[0];
  return writeAsked({ ...choice, wording: wording ?? '', about });
}
