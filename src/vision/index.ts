import { type Manager, readManager } from '../coach/index.ts';
import type { Db } from '../db/schema.ts';
import type { Room } from '../room.ts';
import { type Block, blockOf, nextBlock, remindAt, upcoming } from './vision.ts';
import { listenForVision, type VisionOptions, visionWord } from './vision.listeners.ts';
import { planNote, planReminder } from './vision.planners.ts';
import { lastNote, readWeeks, sessionAt, spanOf } from './vision.store.ts';
import { homeBlocks } from './vision.view.ts';
import { listenForNoteUndo, noteInWords } from './words.listeners.ts';

export { openSettings as openVision } from './vision.listeners.ts';
export { planVision } from './vision.planners.ts';
export { lastVisionNote, notesWritten, visionNoteOf } from './vision.store.ts';

/** Two protected hours a week: the reminder, the silence, the note. */
export function visionRoom(options: VisionOptions): Room {
  return {
    listen(on) {
      listenForVision(on, options);
      listenForNoteUndo(on);
    },
    words: { 'vision-reminder': noteInWords, 'vision-note': noteInWords },
    planners: { vision: planReminder, 'vision-note': planNote },
    subcommands: {
      vision: visionWord(options),
    },
    async home({ db, workspace, user, now }) {
      const manager = await readManager(db, workspace, user);
      if (!manager || manager.isVisionMuted) return [];
      const weeks = await readWeeks(db, workspace, user, now);
      const last = await lastNote(db, workspace, user);
      return homeBlocks({ manager, next: nextBlock(manager, now, weeks), last, now });
    },
  };
}

/**
 * When the block of vision time that holds `at` ends; null outside one. What has begun by `now` counts when its reminder was
 * made: nobody is met with a silence that they were not told of.
 */
export async function visionUntil(
  db: Db,
  manager: Manager,
  at: Temporal.Instant,
  now: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  const { workspace, user } = manager;
  const weeks = await readWeeks(db, workspace, user, now);
  const session = await sessionAt(db, workspace, user, at);
  if (session && blockOf(manager, Temporal.PlainDate.from(session.week), weeks.moves)) {
    return spanOf(session).endsAt;
  }
  const block = upcoming(manager, now, weeks).find(
    ({ startsAt, endsAt }) =>
      Temporal.Instant.compare(startsAt, at) <= 0 && Temporal.Instant.compare(at, endsAt) < 0,
  );
  return block?.endsAt ?? null;
}

/** When the next block begins whose reminder is still to come; null for none. */
export async function nextVision(
  db: Db,
  manager: Manager,
  now: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  const weeks = await readWeeks(db, manager.workspace, manager.user, now);
  return nextBlock(manager, now, weeks)?.startsAt ?? null;
}

/** The blocks of about ten weeks that are not over, in order. */
export async function visionAhead(
  db: Db,
  manager: Manager,
  now: Temporal.Instant,
): Promise<readonly Block[]> {
  const weeks = await readWeeks(db, manager.workspace, manager.user, now);
  const longAgo = now.subtract({ hours: 24 });
  return upcoming(manager, longAgo, weeks).filter(
    ({ endsAt }) => Temporal.Instant.compare(endsAt, now) > 0,
  );
}

/** The dates to which blocks were moved. */
export async function visionDates(
  db: Db,
  manager: Manager,
  now: Temporal.Instant,
): Promise<readonly Temporal.PlainDate[]> {
  const { moves } = await readWeeks(db, manager.workspace, manager.user, now);
  return moves.flatMap(({ week }) => {
    const block = blockOf(manager, week, moves);
    return block?.isMoved ? [block.date] : [];
  });
}

/** The reminder of vision time that comes next: the Monday of its week, and when; null for none. */
export async function nextVisionReminder(
  db: Db,
  manager: Manager,
  now: Temporal.Instant,
): Promise<{ week: Temporal.PlainDate; at: Temporal.Instant } | null> {
  const weeks = await readWeeks(db, manager.workspace, manager.user, now);
  const block = nextBlock(manager, now, weeks);
  return block && { week: block.week, at: remindAt(block) };
}

/** When the reminder of a week's vision time comes, wherever it was moved; null when that week has none. */
export async function visionReminderOf(
  db: Db,
  manager: Manager,
  week: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  const { moves } = await readWeeks(db, manager.workspace, manager.user, now);
  const block = blockOf(manager, week, moves);
  return block && remindAt(block);
}
