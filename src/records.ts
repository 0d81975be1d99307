import { celebrated, lastCelebrated, thankedCelebrating } from './closeout/index.ts';
import {
  type Deeds,
  type Events,
  habitsDone,
  type PlanningOptions,
  privatelyThanked,
  readManager,
} from './coach/index.ts';
import type { Db } from './db/schema.ts';
import {
  checkInOf,
  countOpen,
  delegationNamed,
  delegationsOf,
  delegationsSeen,
  handedOver,
  nextCheckIns,
} from './delegations/index.ts';
import { exerciseOf } from './done/index.ts';
import { kudosGiven, thanked, thanksGiven } from './kudos/index.ts';
import type { MonthRecord } from './month/index.ts';
import { givenInThreads, thankedInThreads, thanksInThreads } from './threads/index.ts';
import {
  lastVisionNote,
  nextVisionReminder,
  notesWritten,
  visionDates,
  visionNoteOf,
  visionReminderOf,
} from './vision/index.ts';
import { winsRecorded } from './wins/index.ts';

type Whose = { workspace: string; user: string };

/* What several rooms keep, put together for one that asks. */

/** What the coach looks at that other rooms keep. */
export const planning: PlanningOptions = {
  sources: {
    delegations: delegationsSeen,
    thanked: thankedAnywhere,
    lastVisionNote,
    exercise: exerciseOf,
    visionDates,
  },
  records: { delegationOf: delegationNamed, visionNoteOf },
};

/** When somebody last thanked each person, by kudos of their own, in a weekly thread or in a celebration. */
async function thankedAnywhere(
  db: Db,
  whose: { workspace: string; user: string },
): Promise<ReadonlyMap<string, Temporal.Instant>> {
  const last = new Map(await thanked(db, whose));
  const elsewhere = [await thankedInThreads(db, whose), await lastCelebrated(db, whose)];
  for (const [person, at] of elsewhere.flatMap((each) => [...each])) {
    const known = last.get(person);
    if (!known || Temporal.Instant.compare(known, at) < 0) last.set(person, at);
  }
  return last;
}

/** Everything that counts as having done something, besides the answers to nudges. */
export const deeds: Deeds = async (...asked) => {
  const found = await Promise.all(
    [winsRecorded, kudosGiven, thanksInThreads, celebrated, handedOver, notesWritten].map((read) =>
      read(...asked),
    ),
  );
  return found.flat();
};

/** What a month is looked back on by. */
export async function monthRecord(...asked: Parameters<Deeds>): Promise<MonthRecord> {
  const [habits, wins, given, inThreads, celebrations, delegations, visionNotes, thanks] =
    await Promise.all([
      habitsDone(...asked),
      winsRecorded(...asked),
      kudosGiven(...asked),
      thanksInThreads(...asked),
      celebrated(...asked),
      handedOver(...asked),
      notesWritten(...asked),
      thanksSince(...asked),
    ]);
  const kudos = [...given, ...inThreads];
  return { habits, wins, kudos, celebrations, delegations, visionNotes, thanks };
}

/** Whom somebody thanked since then, in public or by their own word. */
export async function thanksSince(db: Db, whose: Whose, since: Temporal.Instant) {
  const inPublic = [
    ...(await thanksGiven(db, whose, since)),
    ...(await givenInThreads(db, whose, since)),
    ...(await thankedCelebrating(db, whose, since)),
  ];
  const byWord = await privatelyThanked(db, whose);
  return [
    ...inPublic.map(({ person, at, text }) => ({ person, at, words: text })),
    ...byWord.filter(({ at }) => Temporal.Instant.compare(at, since) >= 0),
  ];
}

/** What a when-then plan can follow. */
export const events: Events = {
  next: async (db, manager, now) => ({
    vision: await nextVisionReminder(db, manager, now),
    checkIns: await nextCheckIns(db, manager),
  }),
  momentOf: async (db, manager, event, now) =>
    event.kind === 'vision'
      ? visionReminderOf(db, manager, event.week, now)
      : checkInOf(db, manager, event),
};

export async function teamChannel(db: Db, workspace: string, user: string): Promise<string | null> {
  return (await readManager(db, workspace, user))?.teamChannel ?? null;
}

/** What a manager finds open who was away: the first few delegations. */
export async function openDelegations(db: Db, workspace: string, manager: string) {
  const wanted = { openOnly: true, limit: 3 };
  const found = await delegationsOf(db, workspace, manager, 'manager', wanted);
  return {
    first: found.map(({ outcome, delegate }) => ({ outcome, delegate })),
    count: await countOpen(db, workspace, manager, 'manager'),
  };
}
