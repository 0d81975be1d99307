import type { Room } from '../room.ts';
import type { ActionCall, CommandCall } from '../slack/call.ts';
import type { Redraw } from '../slack/redraw.ts';
import { localDate } from '../time/wall.ts';
import { newest } from './celebration.store.ts';
import { celebrateWord, type CloseoutOptions, openCloseout } from './begin.steps.ts';
import { listenForCloseouts } from './closeout.listeners.ts';
import { postRefused } from './closeout.steps.ts';
import { homeBlocks } from './home.view.ts';
import { aliveMonth } from './month.ts';

export { celebrated } from './celebration.store.ts';
export { celebrationsFor, lastCelebrated, thankedCelebrating } from './thanks.store.ts';

export type CloseoutRoom = Room & {
  /** Opens the form of the practice. `answers` names the nudge, or what was asked for. */
  open(call: CommandCall | ActionCall, answers: string): Promise<void>;
};

/** So many drafts stand on the Home tab. */
const draftsOnHome = 2;
/** Not longer than this the last post stands there. */
const sharedOnHome = Temporal.Duration.from({ hours: 14 * 24 });

/** The good ending of work or of a month: its wins, and what was learned, gathered into one post for the team. */
export function closeoutRoom(
  options: CloseoutOptions & { redraw(changes: readonly Redraw[]): Promise<void> },
): CloseoutRoom {
  return {
    listen: (on) => listenForCloseouts(on, options),
    subcommands: { celebrate: celebrateWord(options) },
    undeliverable: {
      celebration: (tx, row, code, now, after) =>
        postRefused(options.redraw, tx, row, { code, now, after }),
    },
    async home(visit) {
      const { db, workspace, user, now } = visit;
      const drafts = await newest(db, visit, { state: 'draft', limit: draftsOnHome });
      const [last] = await newest(db, visit, { state: 'shared', limit: 1 });
      const isFresh =
        last?.sharedAt && Temporal.Instant.compare(last.sharedAt.add(sharedOnHome), now) > 0;
      const team = await options.teamOf(db, workspace, user);
      if (!team && drafts.length === 0 && !isFresh) return [];
      const zone = await options.zoneOf(visit);
      const month = aliveMonth(localDate(now, zone));
      return homeBlocks({ drafts, shared: isFresh ? last : null, month }, { now, zone });
    },
    open: (call, answers) => openCloseout(call, answers, options),
  };
}
