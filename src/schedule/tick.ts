import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Db } from '../db/schema.ts';
import { failureOf, stackOf } from '../slack/failure.ts';
import { hasten } from '../slack/outbox.store.ts';
import {
  advance,
  crowds,
  dueSchedules,
  dueSoon,
  isUnchanged,
  type Planner,
  postpone,
  type Scheduled,
} from './schedule.store.ts';

const batchSize = 50;
/** A crowd is what cannot be sent within a minute; how early its messages may go out at most. */
const crowdSeconds = 60;
const earliest = Temporal.Duration.from({ minutes: 15 });

export type TickOptions = {
  db: Db;
  /** By the kind of schedule. */
  planners: Readonly<Record<string, Planner>>;
  log: Logger;
  /** How many messages a second go out to one workspace. */
  perSecond: number;
};

/**
 * Plans everything that is due at `now`, in the order in which it became due: what a planner writes and the next moment
 * are one transaction, so a tick that is cut short, or runs twice, changes nothing.
 * A planner that fails is tried again later and holds up nobody else. What follows the commits is under way at once, side
 * by side.
 */
export async function tick(options: TickOptions, now: Temporal.Instant): Promise<void> {
  const { db, log } = options;
  const following: Promise<unknown>[] = [];
  const planning: Planning = {
    ...options,
    follow: (work) =>
      following.push(
        work().catch((error: unknown) =>
          log.warn({ failure: failureOf(error) }, 'what follows a plan failed'),
        ),
      ),
  };
  for (;;) {
    const batch = await dueSchedules(db, now, batchSize);
    for (const due of batch) await plan(planning, due, now);
    if (batch.length < batchSize) break;
    await yieldToOthers();
  }
  await planCrowds(planning, now);
  await Promise.all(following);
}

type Work = () => Promise<unknown>;
type Planning = TickOptions & { follow(work: Work): void };

/**
 * Where more falls due in one workspace than can be sent in a minute, planning begins as much earlier as sending takes, so
 * that the last message is not much later than the first. Planned as if it were the slot, sent from now on.
 */
async function planCrowds(options: Planning, now: Temporal.Instant): Promise<void> {
  const { db, perSecond } = options;
  const few = perSecond * crowdSeconds;
  for (const { workspace, n } of await crowds(db, now, now.add(earliest), few)) {
    const seconds = Math.min(earliest.total('seconds'), Math.ceil(n / perSecond));
    const until = now.add({ seconds });
    for (;;) {
      const batch = await dueSoon(db, workspace, until, batchSize);
      for (const due of batch) {
        const slot = Temporal.Instant.fromEpochMilliseconds(due.next_at);
        await plan(options, due, Temporal.Instant.compare(slot, now) > 0 ? slot : now, now);
      }
      if (batch.length < batchSize) break;
      await yieldToOthers();
    }
  }
}

/** Plans an occurrence as of `now`; `sendFrom` is earlier where a crowd is to be spread. */
async function plan(
  { db, planners, log, follow }: Planning,
  due: Scheduled,
  now: Temporal.Instant,
  sendFrom = now,
): Promise<void> {
  const works: Work[] = [];
  try {
    const planner = planners[due.kind];
    if (!planner) throw new Error(`no planner for schedules of kind ${due.kind}`);
    await db.transaction().execute(async (tx) => {
      if (!(await isUnchanged(tx, due))) return;
      const next = await planner(tx, due, now, (work) => void works.push(work));
      if (next && Temporal.Instant.compare(next.at, now) <= 0) {
        throw new Error(`the next occurrence of ${due.kind} would not be in the future`);
      }
      await advance(tx, due, next);
      if (!sendFrom.equals(now)) await hasten(tx, due.workspace_id, due.id, due.slot, sendFrom);
    });
    works.forEach(follow);
  } catch (error) {
    const minutes = Math.min(60, 2 ** due.tries);
    const { id: schedule, kind, tries } = due;
    const what = { failure: failureOf(error), stack: stackOf(error) };
    log.error({ ...what, schedule, kind, tries }, 'planning failed');
    await postpone(db, due, now.add({ minutes }));
  }
}
