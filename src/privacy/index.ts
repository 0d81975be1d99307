import type { Db } from '../db/schema.ts';
import type { Room } from '../room.ts';
import { keepsSomething, readExportRequest } from './export.store.ts';
import { exportPlanner } from './export.steps.ts';
import { forgetWhoLeft, type GraceDeps } from './forget.steps.ts';
import { listenForPrivacy, subcommands } from './privacy.listeners.ts';
import { homeBlocks } from './privacy.view.ts';

/** What the room offers: the words after /coach are always there. */
export type PrivacyRoom = Room & { subcommands: typeof subcommands };

/** What is kept about somebody, in their own hands: sent to them, deleted by them, and deleted once they have left. */
export function privacyRoom(deps: GraceDeps & { db: Db }): PrivacyRoom {
  return {
    listen: (on) => listenForPrivacy(on, deps),
    planners: { export: exportPlanner(deps) },
    subcommands,
    async home({ db, workspace, user }) {
      if (!(await keepsSomething(db, { workspace, user }))) return [];
      return homeBlocks((await readExportRequest(db, workspace, user)) !== null);
    },
    tidy: (db, now) => forgetWhoLeft(deps, db, now),
  };
}
