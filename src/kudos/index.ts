import type { Room } from '../room.ts';
import type { ActionCall, Call } from '../slack/call.ts';
import type { Shareable } from './kudos.ts';
import {
  changePosts,
  kudosRefused,
  type KudosOptions,
  listenForKudos,
  shareWin,
  type SharingFrom,
  thank,
  type Thanks,
} from './kudos.listeners.ts';
import { sharesOf } from './kudos.store.ts';

/** The room, and the form that it opens for others. */
export { kudosGiven, thanked } from './kudos.store.ts';

export type KudosRoom = Room & {
  /** Opens the form that makes a kudos of a win. */
  share: (call: ActionCall, win: Shareable, from: SharingFrom) => Promise<void>;
  /** Opens the form that thanks somebody, with words to begin with. */
  thank: (call: ActionCall, of: Thanks) => Promise<void>;
  /** Where somebody's wins have been shared, the oldest first. */
  sharesOf: typeof sharesOf;
  /** Lets what was posted of a win say what it says now; false when something could not be changed. */
  changePosts: (call: Call, win: Shareable) => Promise<boolean>;
};

/** Thanks in front of the team, each with a thread for everybody who had a part in it. */
export function kudosRoom(options: KudosOptions): KudosRoom {
  return {
    listen: (on) => listenForKudos(on, options),
    undeliverable: { kudos: kudosRefused },
    share: (call, win, from) => shareWin(call, win, from, options),
    thank: (call, of) => thank(call, of, options),
    sharesOf,
    changePosts,
  };
}
