import type { Room, Subcommand } from '../room.ts';
import {
  type ThreadsOptions,
  listenForWeekly,
  openUnlessOneRuns,
  subcommands,
  weeklyHome,
} from './weekly.listeners.ts';
import { saidWithin } from './week.store.ts';
import { weekBlocks } from './week.view.ts';
import { weeklyKeeper, weeklyPlanner, weeklyRefused } from './weekly.steps.ts';
import { weeklyKind, writeSpan } from './weekly.ts';

export { thanksBetween } from './between.store.ts';
export { channelsThanking, listGivenInThreads, listReceivedInThreads } from './listed.store.ts';
export { takeOut } from './take-out.steps.ts';
export { givenInThreads, saidInThreads } from './thanks.store.ts';
export { thankedInThreads, thanksInThreads } from './weekly.store.ts';

/** What the room offers: the words after /coach are always there. */
type ThreadsRoom = Room & {
  subcommands: Readonly<Record<string, Subcommand>>;
  /** Opens the form that starts a weekly thread, for the practice; false where one runs. */
  open: typeof openUnlessOneRuns;
};

/** A kudos thread each week in the channels that want one; what people write in it is kept as kudos. */
export function threadsRoom(options: ThreadsOptions): ThreadsRoom {
  return {
    listen: (on) => listenForWeekly(on, options),
    planners: { [weeklyKind]: weeklyPlanner },
    threads: { [weeklyKind]: weeklyKeeper },
    undeliverable: { [weeklyKind]: weeklyRefused },
    subcommands,
    open: openUnlessOneRuns,
    home: weeklyHome,
    digest: async (db, week) => weekBlocks(await saidWithin(db, week, week), writeSpan(week)),
  };
}
