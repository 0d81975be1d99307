import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import { toldTriggers } from '../practices/index.ts';
import { unaskedDates } from '../slack/outbox.store.ts';
import { localDate } from '../time/wall.ts';
import { nextReturn } from './back.ts';
import type { AboutRef, Happened, History, PastNudge } from './history.ts';
import type { Manager } from './manager.ts';
import { readTeam } from './manager.store.ts';
import * as store from './nudge.store.ts';
import { readChanges } from './plan.store.ts';

/** A delegation that a manager gave, as far as the coach looks at it. */
export type DelegationSeen = {
  id: string;
  delegate: string;
  isOpen: boolean;
  madeAt: Temporal.Instant;
  endedAt: Temporal.Instant | null;
  dueOn: Temporal.PlainDate | null;
  /** Check-ins of the last seven days, and when the last of them told of a roadblock. */
  checkIns: number;
  roadblockAt: Temporal.Instant | null;
};

/** What other rooms know of a manager. */
export type Sources = {
  /** Those that are open, or ended after `since`. */
  delegations(
    db: Db,
    whose: Whose,
    since: Temporal.Instant,
    now: Temporal.Instant,
  ): Promise<readonly DelegationSeen[]>;
  /** When each person was last thanked by this manager. */
  thanked(db: Db, whose: Whose): Promise<ReadonlyMap<string, Temporal.Instant>>;
  /** The vision time whose note is the last; null before the first. */
  lastVisionNote(db: Db, whose: Whose): Promise<string | null>;
  /** The dates of vision time that are not on its usual day. */
  visionDates(
    db: Db,
    manager: Manager,
    now: Temporal.Instant,
  ): Promise<readonly Temporal.PlainDate[]>;
};

type Whose = { workspace: string; user: string };

/** What happened longer ago brings nothing up any more. */
const happenedWithin = Temporal.Duration.from({ hours: 14 * 24 });
/** Nobody is thanked every week, but three without it are many. */
const unthankedAfter = Temporal.Duration.from({ hours: 21 * 24 });
/** So many check-ins within a week are daily ones. */
const dailyCheckIns = 4;
/** The hats worn are looked at over eight weeks, and this many answers apart is a habit. */
const hatsOver = Temporal.Duration.from({ hours: 8 * 7 * 24 });
const clearlyMore = 2;

/** Everything that planning looks at, read at `now`. */
export async function readHistory(
  db: Db,
  sources: Sources,
  manager: Manager,
  now: Temporal.Instant,
): Promise<History> {
  const { workspace, user } = manager;
  const whose = { workspace, user };
  const past = await store.pastNudges(db, workspace, user, now);
  const team = await readTeam(db, workspace, user);
  const unthanked = await readUnthanked(db, sources, manager, team, now);
  const note = await sources.lastVisionNote(db, whose);
  const named = nextTeammate(team, past);
  return {
    past,
    muted: await store.mutedPractices(db, workspace, user),
    weaker: await readWeaker(db, whose, now),
    happened: [
      ...(await readTold(db, whose, now)),
      ...(await delegationNews(db, sources, manager, now)),
      ...(unthanked ? [unthanked] : []),
    ].toSorted((a, b) => b.at - a.at),
    around: [
      ...(named ? [{ subject: 'teammate' as const, person: named, id: null }] : []),
      ...(note ? [{ subject: 'vision-note' as const, person: null, id: note }] : []),
    ],
    lastEntries: await store.lastEntries(db, workspace, user),
    changes: await readChanges(db, workspace, user),
    taken: await readTaken(db, sources, manager, now),
    hasTeam: team.length > 0,
  };
}

/** The days on which a nudge would be one too many: a message nobody asked for, vision time, one that comes back, or the welcome after an absence. */
export async function readTaken(
  db: Db,
  sources: Pick<Sources, 'visionDates'>,
  manager: Manager,
  now: Temporal.Instant,
): Promise<Set<string>> {
  const { workspace, user, zone } = manager;
  const later = await store.laterMoments(db, workspace, user);
  const moved = await sources.visionDates(db, manager, now);
  const back = nextReturn(manager, now);
  return new Set([
    ...(await unaskedDates(db, workspace, user, localDate(now, zone))),
    ...later.map((at) => localDate(at, zone).toString()),
    ...moved.map((date) => date.toString()),
    ...(back ? [back.slot] : []),
    ...usualVisionDates(manager, now),
  ]);
}

/** Nothing is moved to the day of vision time either. */
function usualVisionDates(manager: Manager, now: Temporal.Instant): string[] {
  if (manager.isVisionMuted) return [];
  const today = localDate(now, manager.zone);
  const first = today.add({ days: (manager.vision.day - today.dayOfWeek + 7) % 7 });
  return [0, 1, 2].map((weeks) => first.add({ weeks }).toString());
}

/** The teammate that nudges named longest ago. */
function nextTeammate(team: readonly string[], past: readonly PastNudge[]): string | null {
  const lastNamed = (person: string) =>
    past.find((nudge) => nudge.about?.person === person)?.at ?? 0;
  return team.toSorted((a, b) => lastNamed(a) - lastNamed(b))[0] ?? null;
}

/** The teammate who was thanked longest ago, if that is three weeks or more; somebody new is given as long. */
async function readUnthanked(
  db: Db,
  sources: Sources,
  manager: Manager,
  team: readonly string[],
  now: Temporal.Instant,
): Promise<Happened | null> {
  if (team.length === 0) return null;
  const whose = { workspace: manager.workspace, user: manager.user };
  const thanked = new Map(await sources.thanked(db, whose));
  for (const { person, at } of await store.privatelyThanked(db, whose)) {
    const before = thanked.get(person);
    if (!before || Temporal.Instant.compare(before, at) < 0) thanked.set(person, at);
  }
  const began = manager.beganAt ?? now;
  const [longest] = team
    .map((person) => ({ person, at: thanked.get(person) ?? began }))
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
  if (!longest) return null;
  const since = longest.at.add(unthankedAfter);
  if (Temporal.Instant.compare(since, now) > 0) return null;
  const about: AboutRef = { subject: 'unthanked', person: longest.person, id: null };
  // It goes on to be so: as news of the day, until somebody is thanked.
  return { trigger: 'unthanked', at: now.epochMilliseconds - 1, about };
}

async function delegationNews(
  db: Db,
  sources: Sources,
  manager: Manager,
  now: Temporal.Instant,
): Promise<Happened[]> {
  const whose = { workspace: manager.workspace, user: manager.user };
  const since = now.subtract(happenedWithin);
  const today = localDate(now, manager.zone);
  const seen = await sources.delegations(db, whose, since, now);
  return seen.flatMap((delegation): Happened[] => {
    const { id, delegate: person, isOpen, dueOn } = delegation;
    const news: Happened[] = [];
    const add = (
      trigger: Extract<AboutRef['subject'], Happened['trigger']>,
      at: Temporal.Instant,
    ) => {
      if (Temporal.Instant.compare(at, since) < 0) return;
      news.push({ trigger, at: at.epochMilliseconds, about: { subject: trigger, person, id } });
    };
    if (isOpen) add('delegation-made', delegation.madeAt);
    if (delegation.endedAt) add('delegation-ended', delegation.endedAt);
    if (delegation.roadblockAt) add('roadblock', delegation.roadblockAt);
    if (isOpen && delegation.checkIns >= dailyCheckIns) add('daily-check-ins', now);
    if (isOpen && dueOn && Temporal.PlainDate.compare(dueOn, today) < 0) {
      add('delegation-overdue', dueOn.add({ days: 1 }).toZonedDateTime(manager.zone).toInstant());
    }
    return news;
  });
}

const told = z.enum(toldTriggers);

async function readTold(
  db: Db,
  { workspace, user }: Whose,
  now: Temporal.Instant,
): Promise<Happened[]> {
  const rows = await db
    .selectFrom('happening')
    .select(['what', 'created_at'])
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('created_at', '>=', now.subtract(happenedWithin).epochMilliseconds)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.flatMap(({ what, created_at: at }) => {
    const trigger = told.safeParse(what);
    return trigger.success ? [{ trigger: trigger.data, at, about: null }] : [];
  });
}

/** By the answers to "which hat did you wear": the other one of that which was clearly worn more. */
async function readWeaker(
  db: Db,
  { workspace, user }: Whose,
  now: Temporal.Instant,
): Promise<History['weaker']> {
  const since = now.subtract(hatsOver);
  const worn = await store.hatsWorn(db, { workspace, user }, since);
  const more = worn.leader - worn.manager;
  if (Math.abs(more) < clearlyMore) return null;
  return more > 0 ? 'manager' : 'leader';
}
