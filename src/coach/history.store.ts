import type { Db } from '../db/schema.ts';
import { whoLeft } from '../people/index.ts';
import { unaskedDates } from '../slack/outbox.store.ts';
import { localDate } from '../time/wall.ts';
import { readHappenings } from './happening.store.ts';
import type { Exercise, History } from './history.ts';
import type { Manager } from './manager.ts';
import { lastKept } from './intention.store.ts';
import { joinedAt, readTeam } from './manager.store.ts';
import {
  type DelegationSeen,
  delegationNews,
  happenedWithin,
  hatsOver,
  isQuotable,
  nextTeammate,
  unthankedNews,
  weakerHat,
} from './news.ts';
import * as store from './nudge.store.ts';
import { readChanges } from './plan.store.ts';
import { takenDates } from './taken.ts';

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
  /** When the exercise of what done looks like was, and comes. */
  exercise(db: Db, manager: Manager, now: Temporal.Instant): Promise<Exercise>;
  /** The dates of vision time that are not on its usual day. */
  visionDates(
    db: Db,
    manager: Manager,
    now: Temporal.Instant,
  ): Promise<readonly Temporal.PlainDate[]>;
};

type Whose = { workspace: string; user: string };

/** Everything that planning looks at, read at `now`. Nothing in it is about somebody who has left. */
export async function readHistory(
  db: Db,
  sources: Sources,
  manager: Manager,
  now: Temporal.Instant,
): Promise<History> {
  const { workspace, user } = manager;
  const whose = { workspace, user };
  const past = await store.pastNudges(db, workspace, user, now);
  const since = now.subtract(happenedWithin);
  const delegations = await sources.delegations(db, whose, since, now);
  const everybody = await readTeam(db, workspace, user);
  const written = await store.lastEntries(db, workspace, user);
  const entries = written.filter(({ practice, at }) => isQuotable(practice, at, now));
  const left = await whoLeft(db, workspace, [
    ...everybody,
    ...delegations.map(({ delegate }) => delegate),
    ...entries.flatMap(({ people }) => people),
  ]);
  const isHere = (person: string) => !left.has(person);
  const team = everybody.filter(isHere);
  const unthanked = unthankedNews(
    { team, past },
    await readThanked(db, sources, whose),
    { beganAt: manager.beganAt, joined: await joinedAt(db, workspace, user) },
    now,
  );
  const note = await sources.lastVisionNote(db, whose);
  const plan = await lastKept(db, whose, since);
  const named = nextTeammate(team, past);
  return {
    past,
    muted: await store.mutedPractices(db, workspace, user),
    weaker: weakerHat(await store.hatsWorn(db, whose, now.subtract(hatsOver))),
    happened: [
      ...(await readHappenings(db, whose, since)).map(({ what, at }) => ({
        trigger: what,
        at: at.epochMilliseconds,
        about: null,
      })),
      ...delegationNews(
        delegations.filter(({ delegate }) => isHere(delegate)),
        manager,
        now,
      ),
      ...(unthanked ? [unthanked] : []),
    ].toSorted((a, b) => b.at - a.at),
    around: [
      ...(named ? [{ subject: 'teammate' as const, person: named, id: null }] : []),
      ...(note ? [{ subject: 'vision-note' as const, person: null, id: note }] : []),
      ...(plan ? [{ subject: 'kept-plan' as const, person: null, id: plan }] : []),
    ],
    lastEntries: new Map(
      entries
        .filter(({ people }) => people.every(isHere))
        .map(({ practice, id, people, chosen }) => [
          practice.key,
          { id, person: people[0] ?? null, chosen },
        ]),
    ),
    changes: await readChanges(db, workspace, user),
    exercise: await sources.exercise(db, manager, now),
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
  const known = {
    unasked: await unaskedDates(db, workspace, user, localDate(now, zone)),
    later: await store.laterMoments(db, workspace, user),
    visionMoved: await sources.visionDates(db, manager, now),
  };
  return takenDates(manager, known, now);
}

/** When each person was last thanked, in public or by the manager's own word: what both the coach and the manager go by. */
export async function readThanked(
  db: Db,
  sources: Pick<Sources, 'thanked'>,
  whose: Whose,
): Promise<Map<string, Temporal.Instant>> {
  const thanked = new Map(await sources.thanked(db, whose));
  for (const { person, at } of await store.privatelyThanked(db, whose)) {
    const before = thanked.get(person);
    if (!before || Temporal.Instant.compare(before, at) < 0) thanked.set(person, at);
  }
  return thanked;
}
