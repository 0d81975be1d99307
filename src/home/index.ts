import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import type { Room } from '../room.ts';
import { failureOf, stackOf } from '../slack/failure.ts';
import { homeTab, missingPart } from './home.view.ts';

type Deps = { db: Db; slack: WebClient; workspace: string; log: Logger };

export type Home = {
  /** Draws the tab of whoever opened it. */
  draw(user: string, now: Temporal.Instant): Promise<void>;
  /** Draws it again after a change, for those who have opened it since the start. */
  redraw(user: string, now: Temporal.Instant): Promise<void>;
};

/** The Home tab is the parts that rooms offer, in the order of `rooms`. */
export function createHome({ db, slack, workspace, log }: Deps, rooms: readonly Room[]): Home {
  const visitors = new Set<string>();

  async function draw(user: string, now: Temporal.Instant): Promise<void> {
    visitors.add(user);
    const parts: KnownBlock[][] = [];
    for (const room of rooms) {
      try {
        const blocks = await room.home?.({ db, workspace, user, now });
        if (blocks && blocks.length > 0) parts.push(blocks);
      } catch (error) {
        log.error(
          { failure: failureOf(error), stack: stackOf(error) },
          'part of the Home tab not drawn',
        );
        parts.push(missingPart());
      }
    }
    try {
      await slack.views.publish({ user_id: user, view: homeTab(parts) });
    } catch (error) {
      log.warn({ failure: failureOf(error) }, 'Home tab not drawn');
    }
  }

  return {
    draw,
    redraw: async (user, now) => {
      if (visitors.has(user)) await draw(user, now);
    },
  };
}

const opened = z.looseObject({ user: z.string(), tab: z.string() });

/** Draws the Home tab when it is opened. */
export function homeRoom(home: Home): Room {
  return {
    listen(on) {
      on.event(
        'app_home_opened',
        opened,
        (event) => event.user,
        async ({ user, now, event }) => {
          if (event.tab === 'home') await home.draw(user, now);
        },
      );
    },
  };
}
