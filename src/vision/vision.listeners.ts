import { z } from 'zod';
import { keepManager, type Manager, readManager } from '../coach/index.ts';
import type { Db } from '../db/schema.ts';
import { removeSchedule } from '../schedule/schedule.store.ts';
import { requiredText } from '../slack/form.ts';
import type { ActionCall, Call, CommandCall, Listen, Submitted } from '../slack/call.ts';
import { messageOfSchedule, sentMessage, withdraw } from '../slack/outbox.store.ts';
import { UserError } from '../slack/user-error.ts';
import { weekOf } from '../time/cadence.ts';
import { isWeekday } from '../time/hours.ts';
import { localDate, parseTime } from '../time/wall.ts';
import { sayMoment } from '../time/words.ts';
import {
  type Block,
  blockOf,
  lengths,
  type Move,
  nextBlock,
  whyNotMove,
  whyNotThere,
} from './vision.ts';
import { noteScheduleOf, planVision, questions } from './vision.planners.ts';
import * as store from './vision.store.ts';
import {
  moveForm,
  noteForm,
  noteKept,
  noteLength,
  reminderMoved,
  reminderSkipped,
  settingsForm,
} from './vision.view.ts';

const time = z.string('Choose a time.').transform((text, check) => {
  const read = parseTime(text);
  if (read) return read;
  check.addIssue('Choose a time.');
  return z.NEVER;
});

const settings = z.object({
  day: z.coerce.number().refine(isWeekday, 'Choose a day.'),
  from: time,
  minutes: z.coerce
    .number()
    .refine((n) => lengths.some((length) => length === n), 'Choose a length.'),
});

const move = z.object({ day: z.iso.date('Choose a day.').transform(asDate), from: time });

const note = z.object({ note: requiredText(noteLength, 'Write a line, half a thought is fine.') });

function asDate(text: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(text);
}

export function listenForVision(on: Listen): void {
  on.action('vision.settings', openSettings);
  on.submission('vision.settings', settings, async (call, data) => {
    const manager = await managerOf(call);
    const vision = { day: data.day, from: data.from, minutes: data.minutes };
    const changed: Manager = { ...manager, vision };
    const anyDate = weekOf(localDate(call.now, manager.zone)).add({ days: data.day - 1 });
    const problem = whyNotThere(changed, anyDate, data.from);
    if (problem) return { errors: { [problem.field]: problem.words } };
    await call.once(async (tx) => {
      await keepManager(tx, changed, call.now);
      await planVision(tx, changed, call.now);
    });
    return {};
  });

  on.action('vision.move', async (call) => {
    const manager = await managerOf(call);
    const block = await blockToChange(call, manager, call.value);
    await call.open(moveForm(manager, block, call.now));
  });
  on.submission('vision.move', move, async (call, data): Promise<Submitted> => {
    const manager = await managerOf(call);
    const block = await blockToChange(call, manager, call.metadata);
    const to = { date: data.day, from: data.from };
    const problem = whyNotMove(manager, block.week, to, call.now);
    if (problem) return { errors: { [problem.field]: problem.words } };
    const sessions = await call.once((tx) =>
      change(tx, manager, { week: block.week, to }, call.now),
    );
    const moved = blockOf(manager, block.week, [{ week: block.week, to }]);
    const when = moved ? sayMoment(moved.startsAt, call.now, manager.zone) : '';
    const said = `Vision time moved: it is ${when} this time. I remind you 15 minutes before.`;
    return { closeAll: true, after: () => redraw(call, sessions ?? [], said) };
  });

  on.action('vision.skip', async (call) => {
    const manager = await managerOf(call);
    const block = await blockToChange(call, manager, call.value);
    const skipped: Move = { week: block.week, to: null };
    await call.db.transaction().execute((tx) => change(tx, manager, skipped, call.now));
    const next = nextBlock(manager, block.startsAt, [skipped]);
    const back = next
      ? ` The next one is ${sayMoment(next.startsAt, call.now, manager.zone)}.`
      : '';
    await call.replace(reminderSkipped(call.value, `Skipped this week.${back}`));
  });
  on.action('vision.unskip', async (call) => {
    const manager = await managerOf(call);
    const week = weekNamed(call.value);
    const regular = week && blockOf(manager, week, []);
    if (!week || !regular || Temporal.Instant.compare(regular.endsAt, call.now) <= 0) throw over();
    await call.db.transaction().execute(async (tx) => {
      await store.removeMove(tx, call.workspace, call.user, week);
      await planVision(tx, manager, call.now);
    });
    const when = sayMoment(regular.startsAt, call.now, manager.zone);
    await call.replace(reminderMoved(`It is back: vision time is ${when}.`));
  });

  on.action('vision.note', async (call) => {
    const session = await sessionOf(call, call.value);
    const question = questions()[session.question] ?? '';
    await call.open(noteForm(session.id, question, session.note));
  });
  on.submission('vision.note', note, async (call, data) => {
    const session = await sessionOf(call, call.metadata);
    await call.once((tx) =>
      store.keepNote(tx, call.workspace, call.user, session.id, data.note, call.now),
    );
    return {
      after: async () => {
        const id = await messageOfSchedule(call.db, call.workspace, noteScheduleOf(session.id));
        const prompt = id && (await sentMessage(call.db, call.workspace, id));
        if (prompt) await call.slack.chat.update({ ...prompt, ...noteKept(session.id, data.note) });
      },
    };
  });
}

/** Opens the form with day, hour and length, from `/coach vision` and the Home tab. */
export async function openSettings(call: CommandCall | ActionCall): Promise<void> {
  const manager = await managerOf(call);
  const moves = await store.readMoves(call.db, call.workspace, call.user);
  await call.open(settingsForm(manager, nextBlock(manager, call.now, moves), call.now));
}

async function managerOf(call: Call): Promise<Manager> {
  const manager = await readManager(call.db, call.workspace, call.user);
  if (manager) return manager;
  throw new UserError('Set up your coach first: type /coach.');
}

/** The block of the week that a button names, unless it is over. */
async function blockToChange(call: Call, manager: Manager, week: string): Promise<Block> {
  const moves = await store.readMoves(call.db, call.workspace, call.user);
  const monday = weekNamed(week);
  const block = monday && blockOf(manager, monday, moves);
  if (!block || Temporal.Instant.compare(block.endsAt, call.now) <= 0) throw over();
  return block;
}

function weekNamed(text: string): Temporal.PlainDate | null {
  const read = z.iso.date().safeParse(text);
  return read.success ? weekOf(asDate(read.data)) : null;
}

function over(): UserError {
  return new UserError('That vision time is over. The next one can be moved in /coach vision.');
}

/** Writes a week's move and plans anew; returns where the reminders stand that no longer hold. */
async function change(
  tx: Db,
  manager: Manager,
  moved: Move,
  now: Temporal.Instant,
): Promise<{ channel: string; ts: string }[]> {
  const { workspace, user } = manager;
  await store.keepMove(tx, workspace, user, moved);
  const reminders: { channel: string; ts: string }[] = [];
  // A skipped week keeps its session: it may be brought back, and its note is not asked for meanwhile.
  const gone = moved.to ? await store.removeSessions(tx, workspace, user, moved.week) : [];
  for (const session of gone) {
    await removeSchedule(tx, workspace, noteScheduleOf(session.id));
    await withdraw(tx, workspace, session.outbox_id);
    const sent = await sentMessage(tx, workspace, session.outbox_id);
    if (sent) reminders.push(sent);
  }
  await planVision(tx, manager, now);
  return reminders;
}

async function redraw(
  call: Call,
  reminders: readonly { channel: string; ts: string }[],
  said: string,
): Promise<void> {
  for (const reminder of reminders) {
    await call.slack.chat.update({ ...reminder, ...reminderMoved(said) });
  }
}

async function sessionOf(call: Call, id: string): Promise<store.Session> {
  const session = await store.readSession(call.db, call.workspace, call.user, id);
  if (session) return session;
  throw new UserError("I can't find that vision time any more.");
}
