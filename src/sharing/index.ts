import type { Room, Visit } from '../room.ts';
import type { ActionCall } from '../slack/call.ts';
import type { Shown } from './share.ts';
import {
  listenForSharing,
  openShareForm,
  type Shareable,
  shareRefused,
  type SharingOptions,
} from './share.listeners.ts';
import { sharesOf } from './share.store.ts';

export type { Shareable } from './share.listeners.ts';
export type { Shown } from './share.ts';
export { sayPlace, sharedBlocks } from './share.view.ts';

export type SharingRoom = Room & {
  /** Opens the form that shares something of a journal. */
  share(call: ActionCall, what: Shareable): Promise<void>;
  /** Where somebody's entries are shared, the oldest first. */
  sharesOf(visit: Visit, entries: readonly string[]): Promise<Shown[]>;
};

/** What somebody chooses to show of their journal: in a channel, or to one person. */
export function sharingRoom(options: SharingOptions): SharingRoom {
  return {
    listen: (on) => listenForSharing(on, options),
    undeliverable: { share: shareRefused },
    share: (call, what) => openShareForm(call, what, options),
    async sharesOf(visit, entries) {
      const { db, workspace, now } = visit;
      const found = await sharesOf(db, visit, entries);
      return Promise.all(
        found.map(async ({ id, entry, place, isWaiting }): Promise<Shown> => {
          const reachesAt =
            isWaiting && 'person' in place
              ? ((await options.reaches(db, workspace, place.person, now)) ?? 'unknown')
              : null;
          return { id, entry, place, reachesAt };
        }),
      );
    },
  };
}
