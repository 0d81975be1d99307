import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import type { Subcommand } from '../room.ts';
import { scheduledAt } from '../schedule/schedule.store.ts';
import type { Call, CommandCall, Listen } from '../slack/call.ts';
import type { Message } from '../slack/message.ts';
import { enqueue } from '../slack/outbox.store.ts';
import { redraw } from '../slack/redraw.ts';
import { shorten } from '../slack/text.ts';
import { UserError } from '../slack/user-error.ts';
import { localDate } from '../time/wall.ts';
import { managerOf, type Replanned, type SettingsKeeper } from './settings.steps.ts';
import { isPausedOn, type Manager } from './manager.ts';
import { nudgeScheduleOf } from './nudge.planners.ts';
import { readPause, whyNotUntil } from './pause.ts';
import { paused, pauseForm, resumed, whichPause } from './pause.view.ts';

const form = z.object({
  until: z.iso
    .date()
    .nullish()
    .transform((text) => (text ? Temporal.PlainDate.from(text) : null)),
});

/** After `/coach resume`: not a later day. */
const atOnce = /^(now|today|please|at once|nudges)[.!]*$/i;

/** Takes part in Slack, and returns the words after /coach that pause and resume. */
export function listenForPauses(on: Listen, keep: SettingsKeeper): Record<string, Subcommand> {
  on.action('coach.pause', async (call) => {
    await managerOf(call);
    await call.open(pauseForm());
  });
  on.submission('coach.pause', form, async (call, { until }) => {
    const manager = await managerOf(call);
    const problem = until && whyNotUntil(until, localDate(call.now, manager.zone));
    if (problem) return { errors: { until: problem } };
    const kept = await call.once(async (tx) => {
      const { message, redraws } = await pause(tx, manager, until, call.now);
      const { workspace, user, now } = call;
      await enqueue(tx, { workspace, to: { user }, kind: 'reply', message, dueAt: now }, now);
      return redraws;
    });
    return { after: () => redraw(call, kept ?? []) };
  });
  on.action('coach.pause-until', async (call) => {
    const manager = await managerOf(call);
    const message = await pauseNow(call, manager, Temporal.PlainDate.from(call.value));
    await call.replace(message);
  });
  on.action('coach.resume', async (call) => {
    const message = await resume(call);
    if (!call.view) await call.replace(message);
  });

  return {
    pause: {
      help: '`/coach pause until 2 May`: no nudges and no vision time until then',
      run: async (call) => {
        const manager = await managerOf(call);
        if (call.text === '') return call.open(pauseForm());
        await pauseTyped(call, manager);
      },
    },
    resume: {
      help: '`/coach resume`: back at once; `/coach resume friday`: back then',
      run: async (call) => {
        if (call.text === '' || atOnce.test(call.text)) return call.reply(await resume(call));
        await pauseTyped(call, await managerOf(call), { isBack: true });
      },
    },
  };

  /** Pauses as it was typed, or asks what was meant. */
  async function pauseTyped(
    call: CommandCall,
    manager: Manager,
    { isBack = false } = {},
  ): Promise<void> {
    const today = localDate(call.now, manager.zone);
    const read = readPause(call.text, today, { isBack });
    if (!read) {
      throw new UserError(
        `I can't read “${shorten(call.text, 100)}” as a date. Try \`/coach pause until 2 May\`, \`until friday\`, \`for 2 weeks\` or \`until 2027-05-02\`.`,
      );
    }
    if (read.kind === 'problem') throw new UserError(read.words);
    if (read.kind === 'ask') return call.reply(whichPause(read, today));
    await call.reply(await pauseNow(call, manager, read.until));
  }

  async function pauseNow(
    call: Call,
    manager: Manager,
    until: Temporal.PlainDate,
  ): Promise<Message> {
    const problem = whyNotUntil(until, localDate(call.now, manager.zone));
    if (problem) throw new UserError(problem);
    const { message, redraws } = await call.db
      .transaction()
      .execute((tx) => pause(tx, manager, until, call.now));
    await redraw(call, redraws);
    return message;
  }

  async function pause(
    tx: Db,
    manager: Manager,
    until: Temporal.PlainDate | null,
    now: Temporal.Instant,
  ): Promise<{ message: Message; redraws: Replanned['redraws'] }> {
    const today = localDate(now, manager.zone);
    const pausedSince = isPausedOn(manager, today) ? manager.pausedSince : today;
    const resting = { ...manager, pause: { until }, pausedSince };
    const { redraws } = await keep(tx, resting, now);
    return { message: paused(resting, now), redraws };
  }

  async function resume(call: Call): Promise<Message> {
    const manager = await managerOf(call);
    const wasPaused = isPausedOn(manager, localDate(call.now, manager.zone));
    const active = { ...manager, pause: null };
    if (manager.pause) {
      const kept = await call.db.transaction().execute((tx) => keep(tx, active, call.now));
      await redraw(call, kept.redraws);
    }
    const nextNudge = await scheduledAt(call.db, call.workspace, nudgeScheduleOf(call.user));
    return resumed({ manager: active, wasPaused, nextNudge, now: call.now });
  }
}
