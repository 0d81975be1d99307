import { type Manager, readManager } from '../coach/index.ts';
import type { Db } from '../db/schema.ts';
import type { Room } from '../room.ts';
import { blockAt, nextBlock } from './vision.ts';
import { listenForVision, openSettings } from './vision.listeners.ts';
import { planNote, planReminder } from './vision.planners.ts';
import { lastNote, readMoves } from './vision.store.ts';
import { homeBlocks } from './vision.view.ts';

export { planVision } from './vision.planners.ts';

/** Two protected hours a week: the reminder, the silence, the note. */
export function visionRoom(): Room {
  return {
    listen: listenForVision,
    planners: { vision: planReminder, 'vision-note': planNote },
    subcommands: {
      vision: {
        help: '`/coach vision`: change the day, hour or length of vision time, or move one week',
        run: openSettings,
      },
    },
    async home({ db, workspace, user, now }) {
      const manager = await readManager(db, workspace, user);
      if (!manager) return [];
      const moves = await readMoves(db, workspace, user);
      const last = await lastNote(db, workspace, user);
      return homeBlocks({ manager, next: nextBlock(manager, now, moves), last, now });
    },
  };
}

/** When the block of vision time that holds `now` ends; null outside one. */
export async function visionUntil(
  db: Db,
  manager: Manager,
  now: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  const moves = await readMoves(db, manager.workspace, manager.user);
  return blockAt(manager, now, moves)?.endsAt ?? null;
}

/** When the next block begins whose reminder is still to come; null for none. */
export async function nextVision(
  db: Db,
  manager: Manager,
  now: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  const moves = await readMoves(db, manager.workspace, manager.user);
  return nextBlock(manager, now, moves)?.startsAt ?? null;
}
