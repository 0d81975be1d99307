import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import { type Practice, practiceByKey } from '../practices/index.ts';
import { removeSchedule, setSchedule } from '../schedule/schedule.store.ts';
import { type FormValues, optionalText, requiredText } from '../slack/form.ts';
import type { ActionCall, Call, Listen } from '../slack/call.ts';
import { sentMessage } from '../slack/outbox.store.ts';
import { UserError } from '../slack/user-error.ts';
import { nextOpen } from '../time/hours.ts';
import { instantOf, localDate } from '../time/wall.ts';
import { sayMoment } from '../time/words.ts';
import { managerOf } from './coach.listeners.ts';
import { hoursOf, type Manager } from './manager.ts';
import { laterScheduleOf } from './nudge.planners.ts';
import * as store from './nudge.store.ts';
import type { Nudge, Response } from './nudge.store.ts';
import { answeredNudge, answerLength, nudgeMessage, practiceForm } from './nudge.view.ts';

/** Opens another room's form for a practice whose answer belongs there, such as a win. */
export type FormElsewhere = (call: ActionCall, nudge: string) => Promise<void>;

type Open = { nudge: Nudge; practice: Practice; manager: Manager };

export function listenForNudges(
  on: Listen,
  elsewhere: Readonly<Record<string, FormElsewhere>>,
): void {
  on.action('nudge.do', async (call) => {
    const { nudge, practice } = await openNudge(call, call.value);
    const form = elsewhere[practice.key];
    if (form) await form(call, nudge.id);
    else await call.open(practiceForm(nudge.id, practice, nudge.wording));
  });
  on.submission('nudge.done', z.record(z.string(), z.unknown()), async (call, _values) => {
    const { nudge, practice } = await openNudge(call, call.metadata);
    const read = answersOf(practice, call.values);
    if ('errors' in read) return read;
    const done = await call.once(async (tx) => {
      await store.addToJournal(
        tx,
        {
          workspace: call.workspace,
          user: call.user,
          practice: practice.key,
          nudge: nudge.id,
          answers: read.answers,
        },
        call.now,
      );
      return markDone(tx, call, nudge.id);
    });
    return done ? { after: () => redrawNudge(call, nudge.id) } : {};
  });

  on.action('nudge.later', async (call) => {
    const [when = '', id = ''] = call.value.split(' ');
    const { nudge, manager } = await openNudge(call, id);
    const at = laterAt(manager, when === 'hour' ? 'hour' : 'tomorrow', call.now);
    await answer(call, nudge, 'later', async (tx) => {
      await setSchedule(tx, {
        workspace: call.workspace,
        user: call.user,
        id: laterScheduleOf(nudge.id),
        kind: 'nudge-later',
        subject: nudge.id,
        next: { slot: at.toString(), at },
      });
      return at;
    });
  });
  on.action('nudge.not-useful', async (call) => {
    const { nudge } = await openNudge(call, call.value);
    await answer(call, nudge, 'not-useful', async () => null);
  });
  on.action('nudge.mute', async (call) => {
    const { nudge } = await openNudge(call, call.value);
    await answer(call, nudge, 'muted', async (tx) => {
      await store.mute(tx, call.workspace, call.user, nudge.practice, call.now);
      return null;
    });
  });

  on.action('nudge.undo', async (call) => {
    const { nudge } = await openNudge(call, call.value);
    await call.db.transaction().execute(async (tx) => {
      await store.respondToNudge(tx, nudge, { from: nudge.response, to: null }, call.now);
      await removeSchedule(tx, call.workspace, laterScheduleOf(nudge.id));
      if (nudge.response === 'muted') {
        await store.unmute(tx, call.workspace, call.user, nudge.practice);
      }
    });
    await call.replace(await shownNudge(call, nudge.id));
  });
  on.action('nudge.unmute', (call) => store.unmute(call.db, call.workspace, call.user, call.value));
}

/** Marks a nudge as done, in the transaction of what was done. False when it had been answered so before. */
export async function markDone(tx: Db, call: Call, id: string): Promise<boolean> {
  const nudge = await store.readNudge(tx, call.workspace, call.user, id);
  if (!nudge || nudge.response === 'done') return false;
  await removeSchedule(tx, call.workspace, laterScheduleOf(id));
  return store.respondToNudge(tx, nudge, { from: nudge.response, to: 'done' }, call.now);
}

/** Draws a nudge's message again where it stands, with what was answered. */
export async function redrawNudge(call: Call, id: string): Promise<void> {
  const nudge = await store.readNudge(call.db, call.workspace, call.user, id);
  const sent = nudge && (await sentMessage(call.db, call.workspace, nudge.outbox_id));
  if (sent) await call.slack.chat.update({ ...sent, ...(await shownNudge(call, id)) });
}

/** Writes an answer with what follows from it, and shows it. A nudge that was answered before shows that answer. */
async function answer(
  call: ActionCall,
  nudge: Nudge,
  response: Response,
  effect: (tx: Db) => Promise<Temporal.Instant | null>,
): Promise<void> {
  await call.db
    .transaction()
    .execute(async (tx) => {
      const laterAt = await effect(tx);
      const change = { from: null, to: response, ...(laterAt && { laterAt }) };
      const isFirst = await store.respondToNudge(tx, nudge, change, call.now);
      if (!isFirst) throw new AnsweredBefore();
    })
    .catch((error: unknown) => {
      if (!(error instanceof AnsweredBefore)) throw error;
    });
  await call.replace(await shownNudge(call, nudge.id));
}

class AnsweredBefore extends Error {}

/** A nudge of whoever called, with what it takes to show it; a button can't reach anybody else's. */
async function openNudge(call: Call, id: string): Promise<Open> {
  const nudge = await store.readNudge(call.db, call.workspace, call.user, id);
  const practice = nudge && practiceByKey(nudge.practice);
  if (!nudge || !practice) throw new UserError("I can't find that nudge any more.");
  return { nudge, practice, manager: await managerOf(call) };
}

async function shownNudge(call: Call, id: string) {
  const { nudge, practice, manager } = await openNudge(call, id);
  const shown = { practice, wording: nudge.wording, manager };
  switch (nudge.response) {
    case null:
      return nudgeMessage(id, shown);
    case 'done':
      return answeredNudge(id, shown, `Done. ${practice.thanks} Only you see this.`, {
        undo: false,
        answers: await store.answersTo(call.db, call.workspace, call.user, id),
      });
    case 'later': {
      const at = Temporal.Instant.fromEpochMilliseconds(nudge.later_at ?? 0);
      const when = sayMoment(at, call.now, manager.zone);
      return answeredNudge(id, shown, `Later: it comes back ${when}.`, { undo: true });
    }
    case 'not-useful':
      return answeredNudge(id, shown, 'Not useful. It will come less often.', { undo: true });
    case 'muted':
      return answeredNudge(id, shown, 'Muted. You can unmute it on the Home tab.', { undo: true });
  }
}

function laterAt(manager: Manager, when: 'hour' | 'tomorrow', now: Temporal.Instant) {
  const wanted =
    when === 'hour'
      ? now.add({ hours: 1 })
      : (instantOf(localDate(now, manager.zone).add({ days: 1 }), manager.nudgeAt, manager.zone) ??
        now.add({ hours: 24 }));
  const open = nextOpen(wanted, hoursOf(manager));
  if (!open) return wanted;
  // A day off carries a moment over to the start of the next working day: there, the usual time is meant.
  if (when === 'hour' || open.equals(wanted)) return open;
  return instantOf(localDate(open, manager.zone), manager.nudgeAt, manager.zone) ?? open;
}

function answersOf(
  practice: Practice,
  values: FormValues,
): { answers: Record<string, string> } | { errors: Record<string, string> } {
  const answers: Record<string, string> = {};
  const errors: Record<string, string> = {};
  for (const field of practice.form.fields) {
    const max = field.kind === 'line' ? answerLength.line : answerLength.paragraph;
    const schema = field.optional
      ? optionalText(max)
      : requiredText(max, 'A few words are enough.');
    const read = schema.safeParse(values[field.key] ?? undefined);
    if (read.success) answers[field.key] = read.data;
    else errors[field.key] = read.error.issues[0]?.message ?? 'Please look at this again.';
  }
  return Object.keys(errors).length > 0 ? { errors } : { answers };
}
