import type { Room } from '../room.ts';
import { listenForWins, type WinsOptions } from './win.listeners.ts';
import { forgetUndone, listWins } from './win.store.ts';
import { homeBlocks } from './win.view.ts';

export { openWinForm } from './win.listeners.ts';

/** What went well, in its owner's words: a private record to look back on, and to share from. */
export function winsRoom(options: WinsOptions): Room {
  return {
    listen: (on) => listenForWins(on, options),
    async home(visit) {
      const wins = await listWins(visit.db, visit, { limit: 3 });
      return homeBlocks(wins, { now: visit.now, zone: await options.zoneOf(visit) });
    },
    tidy: forgetUndone,
  };
}
