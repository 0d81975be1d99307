import type { Db } from '../db/schema.ts';
import { type About, practiceByKey } from '../practices/index.ts';
import { readAbout, type Records } from './about.store.ts';
import type { History } from './history.ts';
import { readHistory, type Sources } from './history.store.ts';
import { waitingPlans } from './intention.store.ts';
import type { Manager } from './manager.ts';
import { deferred } from './nudge.store.ts';
import type { Choice } from './plan.ts';
import { type AgreedEntry, comingWeek, type WeekEntry } from './week.ts';

/** When blocks of vision time begin and end that are not over, in order. */
type VisionAhead = (
  db: Db,
  manager: Manager,
  now: Temporal.Instant,
) => Promise<readonly { startsAt: Temporal.Instant; endsAt: Temporal.Instant }[]>;

/** What showing the coming week needs of other rooms. */
export type WeekSources = { sources: Sources; records: Records; visionAhead: VisionAhead };

/** A manager's coming seven days, with what planning them looked at. */
export async function readWeek(
  db: Db,
  { sources, visionAhead }: Omit<WeekSources, 'records'>,
  manager: Manager,
  now: Temporal.Instant,
): Promise<{ history: History; entries: WeekEntry[] }> {
  const history = await readHistory(db, sources, manager, now);
  const besides = {
    vision: await visionAhead(db, manager, now),
    agreed: await readAgreed(db, manager),
  };
  return { history, entries: comingWeek(manager, history, besides, now) };
}

/** The nudges that come back because they were put off, and the when-then plans that wait. */
async function readAgreed(db: Db, { workspace, user }: Manager): Promise<AgreedEntry[]> {
  const putOff = await deferred(db, workspace, user);
  const plans = await waitingPlans(db, { workspace, user });
  const found = [
    ...putOff.map(({ practice, at }) => ({ practice, at, plan: null })),
    ...plans.map(({ plan, comes: at }) => ({ practice: plan.practice, at, plan })),
  ];
  return found.flatMap(({ practice: key, at, plan }): AgreedEntry[] => {
    const practice = practiceByKey(key);
    return practice && at ? [{ kind: 'agreed', at, practice, plan }] : [];
  });
}

/** What each choice is about, ready to be read. */
export async function readKnown(
  db: Db,
  records: Records,
  manager: Manager,
  choices: readonly Choice[],
  now: Temporal.Instant,
): Promise<ReadonlyMap<Choice, Partial<About>>> {
  const known = new Map<Choice, Partial<About>>();
  for (const choice of choices) {
    const of = { manager, practice: choice.practice.key, about: choice.about };
    known.set(choice, await readAbout(db, records, of, now));
  }
  return known;
}
