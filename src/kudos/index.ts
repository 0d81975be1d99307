import type { Room } from '../room.ts';
import type { ActionCall } from '../slack/call.ts';
import type { Shareable } from './kudos.ts';
import { kudosRefused, type KudosOptions, listenForKudos, shareWin } from './kudos.listeners.ts';

/** The room, and the form that it opens for others. */
export type KudosRoom = Room & {
  /** Opens the form that makes a kudos of a win. */
  share: (call: ActionCall, win: Shareable) => Promise<void>;
};

/** Thanks in front of the team, each with a thread for everybody who had a part in it. */
export function kudosRoom(options: KudosOptions): KudosRoom {
  return {
    listen: (on) => listenForKudos(on, options),
    undeliverable: { kudos: kudosRefused },
    share: (call, win) => shareWin(call, win, options),
  };
}
