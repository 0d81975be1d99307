import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { mayReach, readCoached, whenReaches } from './coach/index.ts';
import type { Db } from './db/schema.ts';
import { glimpseOf, personOf, readOwnHours, readPerson } from './people/index.ts';
import type { Visit } from './room.ts';
import type { OutboxRow } from './slack/outbox.store.ts';
import type { Verdict } from './slack/sender.ts';
import { visionUntil } from './vision/index.ts';

/** What the rooms of one workspace are made with. */
export type Deps = {
  db: Db;
  slack: WebClient;
  workspace: string;
  log: Logger;
  /** 0: never. */
  forgetAfterDays: number;
  /** Does something in so many milliseconds, unless the app stops before. */
  later(ms: number, what: string, work: (now: Temporal.Instant) => Promise<void>): void;
};

/** Somebody whom no row tells of yet is looked up first: their zone decides when a message may come. */
export async function gate(deps: Deps, row: OutboxRow, now: Temporal.Instant): Promise<Verdict> {
  const { db, slack, workspace } = deps;
  if (row.user_id !== null) {
    const kept = (await readPerson(db, workspace, row.user_id))?.person;
    const asking = { db, slack, workspace, now };
    const reader = kept ?? (await personOf(asking, row.user_id).catch(() => null));
    if (reader?.isDeactivated) return { verdict: 'drop', reason: 'deactivated' };
  }
  return mayReach(db, visionUntil, row, now);
}

/** When a message of now reaches somebody; null where that cannot be told. */
export function reaches(
  db: Db,
  workspace: string,
  user: string,
  now: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  return whenReaches(db, visionUntil, { workspace, user }, now);
}

/** How long the zone of somebody is remembered of whom nothing is kept, and of how many. */
const glimpsedFor = Temporal.Duration.from({ hours: 24 });
const mostGlimpses = 10_000;

/**
 * The zone in which somebody reads dates: the one they set up, or that of their Slack profile. Looking at something is no
 * reason to keep a profile, so that of a stranger is remembered until the process ends, and written nowhere.
 */
export function zones(deps: Deps): (visit: Visit) => Promise<string> {
  const glimpses = new Map<string, { zone: string; until: Temporal.Instant }>();
  return async (visit) => {
    const { db, workspace, user, now } = visit;
    const coached = await readCoached(db, workspace, user);
    if (coached) return coached.zone;
    const own = await readOwnHours(db, workspace, user);
    if (own?.zone) return own.zone;
    const seen = glimpses.get(user);
    if (seen && Temporal.Instant.compare(now, seen.until) < 0) {
      return (await readPerson(db, workspace, user))?.person.zone ?? seen.zone;
    }
    const person = await glimpseOf({ ...visit, slack: deps.slack }, user).catch(() => null);
    if (!person) return 'UTC';
    if (glimpses.size >= mostGlimpses) glimpses.clear();
    glimpses.set(user, { zone: person.zone, until: now.add(glimpsedFor) });
    return person.zone;
  };
}
