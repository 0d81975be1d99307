import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import { type Practice, practiceByKey, sayWording } from '../practices/index.ts';
import { removeSchedule, setSchedule } from '../schedule/schedule.store.ts';
import { type FormValues, optionalText, requiredText } from '../slack/form.ts';
import type { ActionCall, Call, Listen } from '../slack/call.ts';
import type { Message } from '../slack/message.ts';
import { messageAt, sentMessage, withdraw } from '../slack/outbox.store.ts';
import { redraw } from '../slack/redraw.ts';
import { UserError } from '../slack/user-error.ts';
import type { Response } from './choose.ts';
import { managerOf, type SettingsKeeper } from './settings.steps.ts';
import { type VisionUntil, whenReaches } from './gate.ts';
import { wantedLater } from './later.ts';
import { type Manager, visionPractice } from './manager.ts';
import { readManager } from './manager.store.ts';
import { laterScheduleOf, planNudges, type VisionDates } from './nudge.planners.ts';
import * as store from './nudge.store.ts';
import type { Nudge } from './nudge.store.ts';
import { answerLength, cameBack, practiceForm, shownNudge } from './nudge.view.ts';

/** Opens another room's form for a practice whose answer belongs there, such as a win. */
type FormElsewhere = (call: ActionCall, nudge: string) => Promise<void>;

export type NudgeOptions = {
  keep: SettingsKeeper;
  visionUntil: VisionUntil;
  visionDates: VisionDates;
  /** By practice: where its answer belongs to another room. */
  forms: Readonly<Record<string, FormElsewhere>>;
};

type Open = { nudge: Nudge; practice: Practice; manager: Manager };

export function listenForNudges(on: Listen, options: NudgeOptions): void {
  const { keep, visionUntil, visionDates, forms } = options;

  on.action('nudge.do', async (call) => {
    const { nudge, practice } = await openNudge(call, call.value);
    if (nudge.response === 'done') return show(call, nudge.id);
    const form = forms[practice.key];
    if (form) await form(call, nudge.id);
    else await call.open(practiceForm(nudge.id, practice, sayWording(practice, nudge.wording, {})));
  });
  on.submission('nudge.done', z.record(z.string(), z.unknown()), async (call, _values) => {
    const { nudge, practice } = await openNudge(call, call.metadata);
    const read = answersOf(practice, call.values);
    if ('errors' in read) return read;
    const { answers } = read;
    const kept = await call.once(async (tx) => {
      if (!(await markDone(tx, call, nudge.id))) return 'before';
      const { workspace, user } = call;
      const entry = { workspace, user, practice: practice.key, nudge: nudge.id, answers };
      await store.addToJournal(tx, entry, call.now);
      return 'now';
    });
    if (kept !== 'before') return { after: () => redrawNudge(call, nudge.id) };
    const [first = ''] = Object.keys(answers);
    return { errors: { [first]: 'You have written this one down already, and it is kept.' } };
  });

  on.action('nudge.later', async (call) => {
    const [when = '', id = ''] = call.value.split(' ');
    const { nudge, manager } = await openNudge(call, id);
    const wanted = wantedLater(manager, when === 'hour' ? 'hour' : 'tomorrow', call.now);
    const reader = { workspace: call.workspace, user: call.user, isBack: true };
    const at = await whenReaches(call.db, visionUntil, reader, call.now, wanted);
    if (!at) {
      throw new UserError(
        'You are paused, so I cannot bring it back. `/coach resume` ends the pause.',
      );
    }
    await answer(call, nudge, { to: 'later', laterAt: at }, async (tx) => {
      await setSchedule(tx, {
        workspace: call.workspace,
        user: call.user,
        id: laterScheduleOf(nudge.id),
        kind: 'nudge-later',
        subject: nudge.id,
        next: { slot: at.toString(), at },
      });
      await planNudges(tx, visionDates, manager, call.now);
    });
  });
  on.action('nudge.not-useful', async (call) => {
    const { nudge } = await openNudge(call, call.value);
    await answer(call, nudge, { to: 'not-useful' });
  });
  on.action('nudge.mute', async (call) => {
    const { nudge, manager } = await openNudge(call, call.value);
    const silenced: Nudge[] = [];
    await answer(call, nudge, { to: 'muted' }, async (tx) => {
      await store.mute(tx, call.workspace, call.user, nudge.practice, call.now);
      silenced.push(...(await silenceOthers(tx, call, nudge)));
      await planNudges(tx, visionDates, manager, call.now);
    });
    for (const other of silenced) await redrawNudge(call, other.id);
  });

  on.action('nudge.undo', async (call) => {
    const { nudge, manager } = await openNudge(call, call.value);
    await call.db.transaction().execute(async (tx) => {
      const { response } = nudge;
      if (response === null) await callBack(tx, call, nudge);
      if (response === null || response === 'done') return;
      const change = { from: response, to: null };
      if (!(await store.respondToNudge(tx, nudge, change, call.now))) return;
      await removeSchedule(tx, call.workspace, laterScheduleOf(nudge.id));
      if (response === 'muted') await store.unmute(tx, call.workspace, call.user, nudge.practice);
      await planNudges(tx, visionDates, manager, call.now);
    });
    await show(call, nudge.id);
  });
  on.action('nudge.unmute', (call) =>
    call.db.transaction().execute(async (tx) => {
      await store.unmute(tx, call.workspace, call.user, call.value);
      const manager = await readManager(tx, call.workspace, call.user);
      if (manager && call.value === visionPractice) await keep(tx, manager, call.now);
    }),
  );
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
  const { nudge, message } = await nudgeAsItIs(call, id);
  await redraw(call, [{ outbox: nudge.outbox_id, message }]);
}

/** Writes an answer with what follows from it, and shows it. A nudge that was answered before shows that answer. */
async function answer(
  call: ActionCall,
  nudge: Nudge,
  change: { to: Response; laterAt?: Temporal.Instant },
  effect?: (tx: Db) => Promise<void>,
): Promise<void> {
  await call.db.transaction().execute(async (tx) => {
    const isFirst = await store.respondToNudge(tx, nudge, { from: null, ...change }, call.now);
    if (isFirst) await effect?.(tx);
  });
  await show(call, nudge.id);
}

/** Keeps the other nudges of a muted practice from coming back; returns those whose message says otherwise. */
async function silenceOthers(tx: Db, call: Call, muted: Nudge): Promise<Nudge[]> {
  const { workspace, user, now } = call;
  const others = await store.openNudges(tx, workspace, user, muted.practice);
  for (const nudge of others) {
    await withdraw(tx, workspace, nudge.outbox_id);
    if (nudge.response !== 'later') continue;
    await removeSchedule(tx, workspace, laterScheduleOf(nudge.id));
    await store.respondToNudge(tx, nudge, { from: 'later', to: 'muted' }, now);
  }
  return others.filter((nudge) => nudge.response === 'later');
}

/** A nudge on its way back that has not gone out: it stands where somebody clicked again. */
async function callBack(tx: Db, call: ActionCall, nudge: Nudge): Promise<void> {
  const clicked = call.message && (await messageAt(tx, call.workspace, call.message));
  if (
    clicked &&
    clicked !== nudge.outbox_id &&
    (await withdraw(tx, call.workspace, nudge.outbox_id))
  )
    await store.moveNudge(tx, nudge, clicked);
}

/** A nudge of whoever called, with what it takes to show it; a button can't reach anybody else's. */
async function openNudge(call: Call, id: string): Promise<Open> {
  const nudge = await store.readNudge(call.db, call.workspace, call.user, id);
  const practice = nudge && practiceByKey(nudge.practice);
  if (!nudge || !practice) throw new UserError("I can't find that nudge any more.");
  return { nudge, practice, manager: await managerOf(call) };
}

/** Draws the message clicked on: the nudge as it is, or that it came back in another message. */
async function show(call: ActionCall, id: string): Promise<void> {
  const { nudge, message, moved } = await nudgeAsItIs(call, id);
  const stands = await sentMessage(call.db, call.workspace, nudge.outbox_id);
  const isHere = !stands || !call.message || stands.ts === call.message.ts;
  await call.replace(isHere ? message : moved);
}

async function nudgeAsItIs(
  call: Call,
  id: string,
): Promise<{ nudge: Nudge; message: Message; moved: Message }> {
  const { nudge, practice, manager } = await openNudge(call, id);
  const shown = { practice, wording: nudge.wording, known: {}, manager };
  const { response, later_at: later } = nudge;
  const answered = {
    response,
    laterAt: later === null ? null : Temporal.Instant.fromEpochMilliseconds(later),
    answers: await store.answersTo(call.db, call.workspace, call.user, id),
  };
  return { nudge, message: shownNudge(id, shown, answered, call.now), moved: cameBack(shown) };
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
