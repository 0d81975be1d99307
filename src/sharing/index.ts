import type { Db } from '../db/schema.ts';
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
import { forgetShares, sharesOf } from './share.store.ts';

export type { Shown } from './share.ts';
export { sayPlace, sharedBlocks } from './share.view.ts';

export type SharesOf = (visit: Visit, entries: readonly string[]) => Promise<Shown[]>;

export type SharingRoom = Room & {
  /** Opens the form that shares something of a journal. */
  share(call: ActionCall, what: Shareable): Promise<void>;
  sharesOf: SharesOf;
  /** An entry goes: what waits is not sent, and what was posted stays there. */
  forget(tx: Db, whose: { workspace: string; user: string }, entry: string): Promise<void>;
};

/** What somebody chooses to show of their journal: in a channel, or to one person. */
export function sharingRoom(options: SharingOptions): SharingRoom {
  return {
    listen: (on) => listenForSharing(on, options),
    undeliverable: {
      share: (tx, row, code, now, after) => shareRefused(options, tx, row, { code, now, after }),
    },
    forget: forgetShares,
    sharesOf: sharesBy(options.reaches),
    share: (call, what) => openShareForm(call, what, options),
  };
}

/** Where somebody's entries are shared, the oldest first, by what is known of when a message of now reaches somebody. */
export function sharesBy(reaches: SharingOptions['reaches']): SharesOf {
  return async (visit, entries) => {
    const { db, workspace, now } = visit;
    const found = await sharesOf(db, visit, entries);
    return Promise.all(
      found.map(async ({ id, entry, place, isWaiting }): Promise<Shown> => {
        const waits = isWaiting && 'person' in place;
        const at = waits ? await reaches(db, workspace, place.person, now) : null;
        return { id, entry, place, reachesAt: waits ? (at ?? 'unknown') : null };
      }),
    );
  };
}
