import { z } from 'zod';
import {
  type Manager,
  managerOf,
  mute,
  type Replanned,
  type SettingsKeeper,
  unmute,
  visionPractice,
} from '../coach/index.ts';
import type { Db } from '../db/schema.ts';
import { requiredText } from '../slack/form.ts';
import type { ActionCall, Call, CommandCall, Listen, Submitted } from '../slack/call.ts';
import { messageOfSchedule } from '../slack/outbox.store.ts';
import type { Subcommand } from '../room.ts';
import { redraw } from '../slack/redraw.ts';
import { shorten } from '../slack/text.ts';
import { UserError } from '../slack/user-error.ts';
import { weekOf } from '../time/cadence.ts';
import { isWeekday } from '../time/hours.ts';
import { localDate, parseTime } from '../time/wall.ts';
import {
  type Block,
  lengths,
  type Move,
  moveOf,
  nextBlock,
  placed,
  whyNotMove,
  whyNotThere,
} from './vision.ts';
import { readVision } from './typed.ts';
import { noteScheduleOf, questions, reminderOf } from './vision.planners.ts';
import * as store from './vision.store.ts';
import { moveForm, moveKept, noteForm, settingsForm, settingsSaved } from './vision-forms.view.ts';
import { mutedByWord, noteKept, noteLength } from './vision.view.ts';

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

/** What vision time needs of other rooms. */
export type VisionOptions = { keep: SettingsKeeper };

export function listenForVision(on: Listen, { keep }: VisionOptions): void {
  on.action('vision.settings', openSettings);
  on.submission('vision.settings', settings, async (call, data) => {
    const manager = await managerOf(call);
    const vision = { day: data.day, from: data.from, minutes: data.minutes };
    const changed: Manager = { ...manager, vision };
    const anyDate = weekOf(localDate(call.now, manager.zone)).add({ days: data.day - 1 });
    const problem = whyNotThere(changed, anyDate, data.from);
    if (problem) return { errors: { [problem.field]: problem.words } };
    const kept = await call.once((tx) => keep(tx, changed, call.now));
    const next = await nextOf(call, changed);
    return {
      view: settingsSaved({ manager: changed, next, said: kept?.said ?? [], now: call.now }),
      after: () => redraw(call, kept?.redraws ?? []),
    };
  });

  on.action('vision.move', async (call) => {
    const manager = await managerOf(call);
    const { block } = await blockToChange(call, manager, call.value);
    await call.open(moveForm(manager, block, call.now));
  });
  on.submission('vision.move', move, async (call, data): Promise<Submitted> => {
    const manager = await managerOf(call);
    const { block } = await blockToChange(call, manager, call.metadata);
    const to = { date: data.day, from: data.from };
    const problem = whyNotMove(manager, block.week, to, call.now);
    if (problem) return { errors: { [problem.field]: problem.words } };
    const kept = await call.once((tx) =>
      decide(tx, manager, { week: block.week, to, isSkipped: false }, call.now),
    );
    const startsAt = placed(manager, block.week, to)?.startsAt ?? block.startsAt;
    return {
      view: moveKept(startsAt, manager.zone, call.now),
      after: () => redraw(call, kept?.redraws ?? []),
    };
  });

  on.action('vision.skip', (call) => skip(call, true));
  on.action('vision.unskip', (call) => skip(call, false));

  on.action('vision.mute', (call) => muted(call, true));
  on.action('vision.unmute', (call) => muted(call, false));

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
        const prompt = await messageOfSchedule(call.db, call.workspace, noteScheduleOf(session.id));
        const message = noteKept(session.id, data.note);
        if (prompt) await redraw(call, [{ outbox: prompt, message }]);
      },
    };
  });

  /** Skips a week, or brings it back to where it was. */
  async function skip(call: ActionCall, isSkipped: boolean): Promise<void> {
    const manager = await managerOf(call);
    const { block, decided } = await blockToChange(call, manager, call.value);
    const kept = await call.db
      .transaction()
      .execute((tx) => decide(tx, manager, { ...decided, isSkipped }, call.now));
    await showReminder(call, manager, block.week);
    await redraw(call, kept.redraws);
  }

  /** Writes what is decided for a week, and plans anew. */
  async function decide(
    tx: Db,
    manager: Manager,
    decided: Move,
    now: Temporal.Instant,
  ): Promise<Replanned> {
    await store.keepMove(tx, manager.workspace, manager.user, decided);
    return keep(tx, manager, now);
  }

  /** Mutes vision time, or brings it back, and shows that where it was clicked; the Home tab is drawn again anyway. */
  async function muted(call: ActionCall, isVisionMuted: boolean): Promise<void> {
    const { now } = call;
    const { manager, kept } = await setMuted(call, keep, isVisionMuted);
    const week = weekNamed(call.value);
    if (call.view) await call.update(settingsForm(manager, await nextOf(call, manager), now));
    else if (week) await showReminder(call, manager, week);
    await redraw(call, kept.redraws);
  }
}

async function setMuted(call: Call, keep: SettingsKeeper, isVisionMuted: boolean) {
  const manager = { ...(await managerOf(call)), isVisionMuted };
  const { workspace, user, now } = call;
  const kept = await call.db.transaction().execute(async (tx) => {
    if (isVisionMuted) await mute(tx, workspace, user, visionPractice, now);
    else await unmute(tx, workspace, user, visionPractice);
    return keep(tx, manager, now);
  });
  return { manager, kept };
}

/** The word after /coach: `vision off` mutes, `vision thursday 14:00` opens the form filled in so, to be saved. */
export function visionWord({ keep }: VisionOptions): Subcommand {
  return {
    help: '`/coach vision`: change the day, hour or length of vision time, or move one week',
    run: async (call) => {
      if (call.text === '') return openSettings(call);
      const typed = readVision(call.text);
      if (!typed) {
        throw new UserError(
          `I can't read “${shorten(call.text, 100)}” as a day and an hour. Try \`/coach vision thursday 14:00\`, or \`/coach vision\` for the form. \`/coach vision off\` mutes it.`,
        );
      }
      if (typed.kind === 'mute') {
        const { manager, kept } = await setMuted(call, keep, typed.isMuted);
        await call.reply(mutedByWord(manager, await nextOf(call, manager), call.now));
        return redraw(call, kept.redraws);
      }
      const manager = await managerOf(call);
      const vision = { ...manager.vision, ...typed.at };
      const week = weekOf(localDate(call.now, manager.zone));
      const changed = { ...manager, vision };
      const problem = whyNotThere(changed, week.add({ days: vision.day - 1 }), vision.from);
      if (problem) throw new UserError(problem.words);
      await call.open(settingsForm(changed, await nextOf(call, manager), call.now));
    },
  };
}

/** Opens the form with day, hour and length, from `/coach vision` and the Home tab. */
export async function openSettings(call: CommandCall | ActionCall): Promise<void> {
  const manager = await managerOf(call);
  await call.open(settingsForm(manager, await nextOf(call, manager), call.now));
}

async function nextOf(call: Call, manager: Manager): Promise<Block | null> {
  const weeks = await store.readWeeks(call.db, call.workspace, call.user, call.now);
  return nextBlock(manager, call.now, weeks);
}

/** Draws the reminder clicked on as it is by now. */
async function showReminder(
  call: ActionCall,
  manager: Manager,
  week: Temporal.PlainDate,
): Promise<void> {
  const message = await reminderOf(call.db, manager, week, call.now);
  if (message) await call.replace(message);
}

/** The block of the week that a button names, skipped or not, and what was decided for it; throws when it is over. */
async function blockToChange(
  call: Call,
  manager: Manager,
  named: string,
): Promise<{ block: Block; decided: Move }> {
  if (manager.isVisionMuted) {
    throw new UserError('Vision time is muted. Bring it back in /coach vision first.');
  }
  const week = weekNamed(named);
  const { moves } = await store.readWeeks(call.db, call.workspace, call.user, call.now);
  const decided = week && moveOf(week, moves);
  const block = decided && placed(manager, decided.week, decided.to);
  if (!block || Temporal.Instant.compare(block.endsAt, call.now) <= 0) {
    throw new UserError('That vision time is over. The next one can be moved in /coach vision.');
  }
  return { block, decided };
}

function weekNamed(text: string): Temporal.PlainDate | null {
  const read = z.iso.date().safeParse(text);
  return read.success ? weekOf(asDate(read.data)) : null;
}

async function sessionOf(call: Call, id: string): Promise<store.Session> {
  const session = await store.readSession(call.db, call.workspace, call.user, id);
  if (session) return session;
  throw new UserError("I can't find that vision time any more.");
}
