import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import {
  coachRoom,
  followZone,
  markDone,
  mayReach,
  readManager,
  redrawNudge,
} from './coach/index.ts';
import type { Db } from './db/schema.ts';
import { delegationsRoom, moveCheckIns } from './delegations/index.ts';
import { createHome, homeRoom } from './home/index.ts';
import { kudosRoom } from './kudos/index.ts';
import { peopleRoom, personOf } from './people/index.ts';
import type { Room, Visit } from './room.ts';
import type { OutboxRow } from './slack/outbox.store.ts';
import type { Verdict } from './slack/sender.ts';
import { nextVision, planVision, visionRoom, visionUntil } from './vision/index.ts';
import { openWinForm, winsRoom } from './wins/index.ts';

type Deps = { db: Db; slack: WebClient; workspace: string; log: Logger };

/** All rooms and what they make together; what one offers another is passed here. */
export type Rooms = {
  all: readonly Room[];
  planners: NonNullable<Room['planners']>;
  undeliverable: NonNullable<Room['undeliverable']>;
  gate(row: OutboxRow, now: Temporal.Instant): Promise<Verdict>;
  /** Draws the Home tab again for somebody who has it before them. */
  redrawHome(user: string, now: Temporal.Instant): Promise<void>;
};

export function roomsOf(deps: Deps): Rooms {
  const kudos = kudosRoom({
    teamChannel: async (...whose) => (await readManager(...whose))?.teamChannel ?? null,
  });
  const wins = winsRoom({
    zoneOf: (visit) => zoneOf(deps, visit),
    share: kudos.share,
    recorded: async (tx, call, { nudge }) => {
      await markDone(tx, call, nudge);
    },
    afterRecorded: (call, { nudge }) => redrawNudge(call, nudge),
  });
  const delegations = delegationsRoom({
    zoneOf: (visit) => zoneOf(deps, visit),
    reaches,
  });
  const vision = visionRoom();
  const coach = coachRoom({
    replan: planVision,
    nextVision,
    subcommands: { ...vision.subcommands },
    forms: { 'celebrate-small-win': (call, nudge) => openWinForm(call, { nudge }) },
  });
  const home = createHome(deps, [coach, vision, wins, delegations, kudos]);
  const all = [
    peopleRoom(async (...moved) => {
      await followZone(planVision)(...moved);
      await moveCheckIns(...moved);
    }),
    coach,
    vision,
    wins,
    kudos,
    delegations,
    homeRoom(home),
  ];
  return {
    all,
    planners: Object.assign({}, ...all.map((room) => room.planners)),
    undeliverable: Object.assign({}, ...all.map((room) => room.undeliverable)),
    gate: (row, now) => mayReach(deps.db, visionUntil, row, now),
    redrawHome: (user, now) => home.redraw(user, now),
  };
}

/**
 * When a message written at `now` would reach somebody, by their hours; null when that cannot be told, as for somebody who
 * pauses until they say otherwise.
 */
async function reaches(
  db: Db,
  workspace: string,
  user: string,
  now: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  const row = { workspace_id: workspace, user_id: user, unasked_on: null, kind: 'delegation' };
  let at = now;
  for (let tries = 0; tries < 4; tries += 1) {
    const reached = await mayReach(db, visionUntil, row, at);
    if (reached.verdict === 'send') return at;
    if (reached.verdict === 'drop') return null;
    at = reached.until;
  }
  return null;
}

/** The zone in which somebody reads dates: the one they set up, or that of their Slack profile. */
async function zoneOf(deps: Deps, visit: Visit): Promise<string> {
  const manager = await readManager(visit.db, visit.workspace, visit.user);
  if (manager) return manager.zone;
  const person = await personOf({ ...visit, slack: deps.slack }, visit.user).catch(() => null);
  return person?.zone ?? 'UTC';
}
