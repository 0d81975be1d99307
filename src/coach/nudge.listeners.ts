import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import type { Practice } from '../practices/index.ts';
import { removeSchedule, setSchedule } from '../schedule/schedule.store.ts';
import { type FormValues, optionalText, requiredText } from '../slack/form.ts';
import type { ActionCall, Call, CommandCall, Listen } from '../slack/call.ts';
import { messageAt, withdraw } from '../slack/outbox.store.ts';
import { UserError } from '../slack/user-error.ts';
import type { SettingsKeeper } from './settings.steps.ts';
import type { Records } from './about.store.ts';
import { answerLength } from './answers.view.ts';
import { type VisionUntil, whenReaches } from './gate.ts';
import { wantedLater } from './later.ts';
import { entryFor } from './journal.store.ts';
import { visionPractice } from './manager.ts';
import { readManager } from './manager.store.ts';
import { laterScheduleOf } from './nudge.planners.ts';
import type { Nudges } from './nudge.steps.ts';
import * as store from './nudge.store.ts';
import type { Nudge } from './nudge.store.ts';
import { openOwnForm } from './own-form.steps.ts';

/**
 * Opens another room's form for a practice whose answer belongs there, such as a win. `answers` comes back from it. False: that
 * room has none for it now, and the practice's own form opens.
 */
export type FormElsewhere = (
  call: CommandCall | ActionCall,
  answers: string,
) => Promise<void | false>;

export type NudgeOptions = {
  nudges: Nudges;
  records: Records;
  keep: SettingsKeeper;
  visionUntil: VisionUntil;
  /** By practice: where its answer belongs to another room. */
  forms: Readonly<Record<string, FormElsewhere>>;
};

export function listenForNudges(on: Listen, options: NudgeOptions): void {
  const { nudges, keep, visionUntil, forms } = options;

  on.action('nudge.do', async (call) => {
    const { nudge, practice } = await nudges.open(call, call.value);
    if (nudge.response === 'done') return nudges.show(call, nudge.id);
    const form = forms[practice.key];
    if (form && (await form(call, nudge.id)) !== false) return;
    await openOwnForm(call, nudge.id, options);
  });
  on.submission('nudge.done', z.record(z.string(), z.unknown()), async (call, _values) => {
    const { nudge, practice } = await nudges.open(call, call.metadata);
    const read = answersOf(practice, call.values);
    if ('errors' in read) return read;
    const { answers } = read;
    const kept = await call.once(async (tx) => {
      const isFirst = await nudges.markDone(tx, call, nudge.id);
      // Done without a word, such as by a plan that happened: what is written now comes to it.
      if (!isFirst && (await entryFor(tx, call, nudge.id))) return 'before';
      const { workspace, user } = call;
      const entry = { workspace, user, practice: practice.key, nudge: nudge.id, answers };
      await store.addToJournal(tx, entry, call.now);
      return 'now';
    });
    // It may lie on top of another room's form, which is not needed then.
    if (kept !== 'before') return { closeAll: true, after: () => nudges.redraw(call, nudge.id) };
    const [first = ''] = Object.keys(answers);
    return { errors: { [first]: 'You have written this one down already, and it is kept.' } };
  });

  on.action('nudge.later', async (call) => {
    const [when = '', id = ''] = call.value.split(' ');
    const { nudge, manager } = await nudges.open(call, id);
    const wanted = wantedLater(manager, when === 'hour' ? 'hour' : 'tomorrow', call.now);
    const reader = { workspace: call.workspace, user: call.user, isBack: true };
    const at = await whenReaches(call.db, visionUntil, reader, call.now, wanted);
    if (!at) {
      throw new UserError(
        'You are paused, so I cannot bring it back. `/coach resume` ends the pause.',
      );
    }
    await nudges.answer(call, nudge, { to: 'later', laterAt: at }, async (tx) => {
      await setSchedule(tx, {
        workspace: call.workspace,
        user: call.user,
        id: laterScheduleOf(nudge.id),
        kind: 'nudge-later',
        subject: nudge.id,
        next: { slot: at.toString(), at },
      });
    });
  });
  on.action('nudge.not-useful', async (call) => {
    const { nudge } = await nudges.open(call, call.value);
    await nudges.answer(call, nudge, { to: 'not-useful' });
  });
  on.action('nudge.mute', async (call) => {
    const { nudge } = await nudges.open(call, call.value);
    const silenced: Nudge[] = [];
    await nudges.answer(call, nudge, { to: 'muted' }, async (tx) => {
      await store.mute(tx, call.workspace, call.user, nudge.practice, call.now);
      silenced.push(...(await silenceOthers(tx, call, nudge.practice)));
    });
    for (const other of silenced) await nudges.redraw(call, other.id);
  });

  on.action('nudge.undo', async (call) => {
    const { nudge } = await nudges.open(call, call.value);
    await call.db.transaction().execute(async (tx) => {
      const { response } = nudge;
      if (response === null) await callBack(tx, call, nudge);
      if (response === null || response === 'done' || response === 'planned') return;
      const change = { from: response, to: null };
      if (!(await store.respondToNudge(tx, nudge, change, call.now))) return;
      await removeSchedule(tx, call.workspace, laterScheduleOf(nudge.id));
      if (response === 'muted') await store.unmute(tx, call.workspace, call.user, nudge.practice);
      await nudges.replan(tx, call);
    });
    await nudges.show(call, nudge.id);
  });
  on.action('nudge.unmute', (call) =>
    call.db.transaction().execute(async (tx) => {
      await store.unmute(tx, call.workspace, call.user, call.value);
      const manager = await readManager(tx, call.workspace, call.user);
      if (manager && call.value === visionPractice) await keep(tx, manager, call.now);
    }),
  );
}

/** Keeps the other nudges of a muted practice from coming back; returns those whose message says otherwise. */
export async function silenceOthers(tx: Db, call: Call, practice: string): Promise<Nudge[]> {
  const { workspace, user, now } = call;
  const others = await store.openNudges(tx, workspace, user, practice);
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

/** What was filled into a practice's form, by field; what is missing, said by field. */
export function answersOf(
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
