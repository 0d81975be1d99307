import type { Room } from '../room.ts';
import type { SubmitCall } from '../slack/call.ts';
import { filesPlanner, type FilesDeps } from '../slack/files.steps.ts';
import { type SharedFrom, newestWins, showShared, whenFor, withShares } from './shown.ts';
import { listenForWins, type WinsOptions } from './win.listeners.ts';
import { forgetUndone } from './win.store.ts';
import { winDelivery } from './win-export.steps.ts';
import { weekBlocks } from './week.view.ts';
import { homeBlocks } from './win-list.view.ts';
import { winsOfWeek } from './with.store.ts';

export { openWinForm, recordWords } from './win.listeners.ts';
export { readWin, winsBetween, winsRecorded } from './win.store.ts';
export { firstWin, winsWith } from './with.store.ts';

/** The room, and what it shows for others. */
type WinsRoom = Room & {
  /** Shows that a win was shared, where that was clicked. */
  showShared(call: SubmitCall, from: SharedFrom): Promise<void>;
};

/** What went well, in its owner's words: a private record to look back on, and to share from. */
export function winsRoom(deps: FilesDeps, options: WinsOptions): WinsRoom {
  return {
    planners: { 'win-export': filesPlanner(deps, winDelivery(options)) },
    listen: (on) => listenForWins(on, options),
    async home(visit) {
      const wins = await newestWins(visit);
      return homeBlocks(await withShares(visit, wins, options), await whenFor(visit, options));
    },
    digest: async (db, week) => weekBlocks(await winsOfWeek(db, week, week)),
    tidy: forgetUndone,
    showShared: (call, from) => showShared(call, from, options),
  };
}
