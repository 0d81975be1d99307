import type { HomeView, KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import type { Room } from '../room.ts';
import { failureOf, stackOf } from '../slack/failure.ts';
import { homeTab, missingPart, withoutPictures } from './home.view.ts';

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
    const pictures = await publish(user, homeTab(parts));
    if (pictures === null) return;
    for (const room of rooms) {
      await room
        .homeDrawn?.({ db, workspace, user, now }, pictures)
        .catch((error: unknown) =>
          log.error(
            { failure: failureOf(error), stack: stackOf(error) },
            'the Home tab lacks something',
          ),
        );
    }
  }

  /** Shows the tab, without its pictures where Slack would not take them: the words say the same. Null when it is not shown. */
  async function publish(
    user: string,
    view: HomeView,
  ): Promise<'none' | 'shown' | 'refused' | null> {
    const bare = withoutPictures(view);
    const hasPictures = bare.blocks.length < view.blocks.length;
    try {
      await slack.views.publish({ user_id: user, view });
      return hasPictures ? 'shown' : 'none';
    } catch (error) {
      const failure = failureOf(error);
      if (!hasPictures || failure.kind !== 'refused') {
        log.warn({ failure }, 'Home tab not drawn');
        return null;
      }
    }
    try {
      await slack.views.publish({ user_id: user, view: bare });
      return 'refused';
    } catch (error) {
      log.warn({ failure: failureOf(error) }, 'Home tab not drawn');
      return null;
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
