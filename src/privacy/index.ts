import type { Db } from '../db/schema.ts';
import type { Room } from '../room.ts';
import { filesPlanner } from '../slack/files.steps.ts';
import { readFileRequest } from '../slack/files.store.ts';
import { keepsSomething } from './export.store.ts';
import { everything } from './export.steps.ts';
import { forgetWhoLeft, type GraceDeps } from './forget.steps.ts';
import { listenForPrivacy, subcommands } from './privacy.listeners.ts';
import { homeBlocks } from './privacy.view.ts';

/** What the room offers: the words after /coach are always there. */
export type PrivacyRoom = Room & { subcommands: typeof subcommands };

/** What is kept about somebody, in their own hands: sent to them, deleted by them, and deleted once they have left. */
export function privacyRoom(deps: GraceDeps & { db: Db }): PrivacyRoom {
  return {
    listen: (on) => listenForPrivacy(on, deps),
    planners: { export: filesPlanner(deps, everything) },
    subcommands,
    async home({ db, workspace, user }) {
      if (!(await keepsSomething(db, { workspace, user }))) return [];
      const waiting = await readFileRequest(db, { workspace, user, kind: everything.kind });
      return homeBlocks(waiting !== null);
    },
    tidy: (db, now) => forgetWhoLeft(deps, db, now),
  };
}
