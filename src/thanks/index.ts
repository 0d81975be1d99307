import { readCoached } from '../coach/index.ts';
import type { Room, Subcommand } from '../room.ts';
import {
  listenForThanks,
  readTeamThanks,
  type ThanksOptions,
  thanksWords,
} from './thanks.listeners.ts';
import { homeBlocks, weekBlocks } from './thanks.view.ts';

type ThanksRoom = Room & { subcommands: Readonly<Record<'thanks', Subcommand>> };

/** For a manager alone: whom in their team they thanked, when and for what, and who has waited for three weeks. */
export function thanksRoom(options: ThanksOptions): ThanksRoom {
  return {
    listen: (on) => listenForThanks(on, options),
    subcommands: { thanks: thanksWords(options) },
    async home(visit) {
      const coached = await readCoached(visit.db, visit.workspace, visit.user);
      if (!coached) return [];
      const team = await readTeamThanks(visit, coached.since, {
        lastThanked: options.lastThanked,
      });
      return homeBlocks(team ?? { waiting: [], others: [] });
    },
    async digest(db, week) {
      const given = await options.given(db, week, week.since);
      const within = given
        .filter(({ at }) => Temporal.Instant.compare(at, week.until) < 0)
        .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
      return weekBlocks([...new Set(within.map(({ person }) => person))]);
    },
  };
}
