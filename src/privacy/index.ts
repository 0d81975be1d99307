import type { Db } from '../db/schema.ts';
import type { Room } from '../room.ts';
import { exportPlanner } from './export.steps.ts';
import { forgetWhoLeft, type GraceDeps } from './forget.steps.ts';
import { listenForPrivacy, subcommands } from './privacy.listeners.ts';

/** What the room offers: the words after /coach are always there. */
export type PrivacyRoom = Room & { subcommands: typeof subcommands };

/** What is kept about somebody, in their own hands: sent to them, deleted by them, and deleted once they have left. */
export function privacyRoom(deps: GraceDeps & { db: Db }): PrivacyRoom {
  return {
    listen: listenForPrivacy,
    planners: { export: exportPlanner(deps) },
    subcommands,
    tidy: (db, now) => forgetWhoLeft(deps, db, now),
  };
}
