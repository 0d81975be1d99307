import { randomUUID } from 'node:crypto';
import type { Db } from '../db/schema.ts';
import { isAwayAt } from '../people/index.ts';
import { practiceByKey } from '../practices/index.ts';
import {
  atOnceIfPast,
  type Next,
  type Planner,
  removeSchedule,
  scheduledAt,
  scheduledSlot,
  setSchedule,
} from '../schedule/schedule.store.ts';
import { enqueue, type Outgoing } from '../slack/outbox.store.ts';
import type { Redraw } from '../slack/redraw.ts';
import { instantOf, localDate } from '../time/wall.ts';
import { readAbout, type Records } from './about.store.ts';
import { isReturn } from './back.ts';
import { type VisionUntil, whenReaches } from './gate.ts';
import type { PastNudge, Response } from './history.ts';
import { readHistory, readTaken, type Sources } from './history.store.ts';
import { isAbsentOn, type Manager } from './manager.ts';
import { readManager } from './manager.store.ts';
import {
  type Circumstances,
  grace,
  nextAfterChange,
  nextAfterNudge,
  type NudgeDay,
} from './nudge-days.ts';
import * as store from './nudge.store.ts';
import { cameBack, nudgeMessage, shownNudge } from './nudge.view.ts';
import { slowedTo, unansweredBefore } from './pace.ts';
import { chooseFor } from './plan.ts';
import { readChanges } from './plan.store.ts';
import { shownOf } from './shown.store.ts';
import { isVisionDate } from './taken.ts';

/** What planning nudges needs of other rooms. */
export type PlanningOptions = { sources: Sources; records: Records };

/** Sets the moment of the next nudge; called whenever the settings, the days that are taken, or the answers change. */
export async function planNudges(
  tx: Db,
  sources: Sources,
  manager: Manager,
  now: Temporal.Instant,
): Promise<void> {
  const { workspace, user } = manager;
  const id = nudgeScheduleOf(user);
  const slot = await scheduledSlot(tx, workspace, id);
  const at = await scheduledAt(tx, workspace, id);
  const circumstances = await readCircumstances(tx, sources, manager, now);
  const next = nextAfterChange(
    manager,
    circumstances,
    slot !== null && at !== null ? { date: dateOf(slot), at } : null,
    now,
  );
  if (next) {
    await setSchedule(tx, { workspace, user, id, kind: 'nudge', next: slotOf(manager, next) });
  } else await removeSchedule(tx, workspace, id);
}

export function nudgeScheduleOf(user: string): string {
  return `nudge:${user}`;
}

/** The name of an occurrence: its date, and the time where that is not the usual one. */
function slotOf(manager: Manager, { date, at }: NudgeDay): Next {
  const usual = instantOf(date, manager.nudgeAt, manager.zone);
  return { slot: usual?.equals(at) ? date.toString() : `${date.toString()} ${at.toString()}`, at };
}

function dateOf(slot: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(slot.slice(0, 10));
}

/** The nudge that is to come next, by its date and moment; null for none. */
export async function nextNudge(
  db: Db,
  workspace: string,
  user: string,
): Promise<{ date: Temporal.PlainDate; at: Temporal.Instant } | null> {
  const id = nudgeScheduleOf(user);
  const slot = await scheduledSlot(db, workspace, id);
  const at = await scheduledAt(db, workspace, id);
  return slot === null || at === null ? null : { date: dateOf(slot), at };
}

/** Whether a nudge comes on `date` about which its manager decided nothing: something else may come in its place. */
export async function isNudgeOpen(
  db: Db,
  workspace: string,
  user: string,
  date: Temporal.PlainDate,
): Promise<boolean> {
  if (!(await nextNudge(db, workspace, user))?.date.equals(date)) return false;
  const changes = await readChanges(db, workspace, user);
  return !changes.some(
    ({ date: planned, practice, movedTo }) =>
      (practice !== null && planned.equals(date)) || movedTo?.equals(date) === true,
  );
}

/** When an occurrence was to come; a planner that failed comes back later. */
function momentOf(slot: string, manager: Manager): Temporal.Instant | null {
  const [, at] = slot.split(' ');
  return at ? Temporal.Instant.from(at) : instantOf(dateOf(slot), manager.nudgeAt, manager.zone);
}

/** Chooses and writes the nudge of an occurrence. */
export function nudgePlanner({ sources, records }: PlanningOptions): Planner {
  return async (tx, due, now) => {
    const { workspace_id: workspace, user_id: user } = due;
    const manager = await readManager(tx, workspace, user);
    if (!manager) return null;
    const date = dateOf(due.slot);
    const at = momentOf(due.slot, manager) ?? now;
    const expiresAt = at.add(grace);
    const isAbsent = isAbsentOn(manager, date) || isAwayAt(manager.daysOff.away, now);
    const occurrence = { schedule: due.id, slot: due.slot };
    const today = { date, at: now, expiresAt, occurrence };
    const circumstances = isAbsent
      ? await readCircumstances(tx, sources, manager, now)
      : await writeNudge(tx, { sources, records }, manager, today, now);
    return nextFrom(manager, circumstances, at, now);
  };
}

type Occasion = {
  date: Temporal.PlainDate;
  at: Temporal.Instant;
  expiresAt: Temporal.Instant;
  occurrence: { schedule: string; slot: string };
};

/** Writes the nudge of a day, if something fits; returns how things stand after it. */
async function writeNudge(
  tx: Db,
  { sources, records }: PlanningOptions,
  manager: Manager,
  { date, at, expiresAt, occurrence }: Occasion,
  now: Temporal.Instant,
): Promise<Circumstances> {
  const { workspace, user } = manager;
  // The exercise of the week would have come before it, and did not: it is a day like any other.
  const read = await readHistory(tx, sources, manager, now);
  const history = { ...read, exercise: { ...read.exercise, next: null } };
  const moved = history.changes.find(
    ({ movedTo, isDropped }) => !isDropped && movedTo?.equals(date),
  );
  const planned = moved?.date ?? date;
  const choice = chooseFor(manager, history, { date, at, planned });
  if (!choice) return history;
  const id = randomUUID();
  const { practice, about } = choice;
  const known = await readAbout(tx, records, { manager, practice: practice.key, about }, now);
  const unanswered = unansweredBefore(history.past, date, manager.zone);
  const slowed = slowedTo(manager.pace, unanswered);
  const message = nudgeMessage(id, { ...choice, known, manager, slowedTo: slowed });
  const outbox = await enqueue(
    tx,
    {
      workspace,
      to: { user },
      kind: 'nudge',
      message,
      dueAt: now,
      expiresAt,
      unaskedOn: date,
      occurrence,
    },
    now,
  );
  // One that comes too late is kept as missed, but its wording was not read.
  const inTime = Temporal.Instant.compare(now, expiresAt) < 0;
  const taken = new Set([...history.taken, date.toString()]);
  if (!outbox || !inTime) return { ...history, taken };
  await store.addNudge(tx, workspace, user, { id, choice, outbox, slowedTo: slowed }, now);
  const sent: PastNudge = {
    practice: practice.key,
    wording: choice.wording,
    at: now.epochMilliseconds,
    response: null,
    answeredAt: null,
    about,
    isAsked: false,
    saidSlower: slowed !== null,
  };
  return { ...history, taken, past: [sent, ...history.past] };
}

/** The nudge after the one of `at`; what could not be planned in time comes at once. */
function nextFrom(
  manager: Manager,
  circumstances: Circumstances,
  at: Temporal.Instant,
  now: Temporal.Instant,
): Next | null {
  const next = nextAfterNudge(manager, circumstances, at, now);
  if (!next) return null;
  const { slot } = slotOf(manager, next);
  return { slot, at: atOnceIfPast(next.at, now) };
}

async function readCircumstances(
  tx: Db,
  sources: Sources,
  manager: Manager,
  now: Temporal.Instant,
): Promise<Circumstances> {
  const { workspace, user } = manager;
  return {
    past: await store.pastNudges(tx, workspace, user, now),
    changes: await readChanges(tx, workspace, user),
    taken: await readTaken(tx, sources, manager, now),
  };
}

function startOfTomorrow(now: Temporal.Instant, zone: string): Temporal.Instant {
  return localDate(now, zone).add({ days: 1 }).toZonedDateTime(zone).toInstant();
}

export function laterScheduleOf(nudge: string): string {
  return `nudge-later:${nudge}`;
}

/** What bringing a nudge back needs of others. */
export type LaterOptions = PlanningOptions & {
  visionUntil: VisionUntil;
  /** Draws messages anew where they stand. */
  redraw(changes: readonly Redraw[]): Promise<void>;
};

/** Brings a nudge back that was put off: later still while its reader is not to be disturbed, not at all once it is muted. */
export function laterPlanner(options: LaterOptions): Planner {
  const { visionUntil, sources, records, redraw } = options;
  return async (tx, due, now, after) => {
    const { workspace_id: workspace, user_id: user } = due;
    const manager = await readManager(tx, workspace, user);
    const nudge = due.subject ? await store.readNudge(tx, workspace, user, due.subject) : null;
    const practice = nudge && practiceByKey(nudge.practice);
    if (!manager || !practice || nudge.response !== 'later') return null;
    const shown = await shownOf(tx, records, { nudge, practice, manager }, now);

    const answered = async (to: Response, laterAt: Temporal.Instant | null) => {
      await store.respondToNudge(tx, nudge, { from: 'later', to, laterAt }, now);
      await planNudges(tx, sources, manager, now);
      const message = shownNudge(nudge.id, shown, { response: to, laterAt, answers: {} }, now);
      after?.(() => redraw([{ outbox: nudge.outbox_id, message }]));
    };
    const muted = await store.mutedPractices(tx, workspace, user);
    if (muted.has(nudge.practice)) {
      await answered('muted', null);
      return null;
    }
    const { zone, daysOff } = manager;
    // Away by a status without an end: it is asked again the next working day.
    const from = isAwayAt(daysOff.away, now) ? startOfTomorrow(now, zone) : now;
    const reader = { workspace, user, isBack: true };
    const reached = await whenReaches(tx, visionUntil, reader, now, from);
    if (!reached?.equals(now)) {
      await answered('later', reached);
      return reached && { slot: reached.toString(), at: reached };
    }

    const outgoing: Outgoing = {
      workspace,
      to: { user },
      kind: 'nudge-later',
      message: nudgeMessage(nudge.id, shown),
      dueAt: now,
      expiresAt: now.add({ hours: 24 }),
      occurrence: { schedule: due.id, slot: due.slot },
    };
    // It is its day's nudge, unless that day has another message, such as vision time's: this one was asked for.
    const unaskedOn = localDate(now, zone);
    const visionMoved = await sources.visionDates(tx, manager, now);
    const isNudgeOfDay =
      !isReturn(manager, unaskedOn) && !isVisionDate(manager, visionMoved, unaskedOn);
    const outbox =
      (isNudgeOfDay ? await enqueue(tx, { ...outgoing, unaskedOn }, now) : null) ??
      (await enqueue(tx, outgoing, now));
    if (!outbox) return null;
    await store.moveNudge(tx, nudge, outbox);
    after?.(() => redraw([{ outbox: nudge.outbox_id, message: cameBack(shown) }]));
    return null;
  };
}
