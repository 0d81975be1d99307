import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Db } from '../db/schema.ts';
import { failureOf, stackOf } from '../slack/failure.ts';
import {
  advance,
  dueSchedules,
  isUnchanged,
  type Planner,
  postpone,
  type Scheduled,
} from './schedule.store.ts';

const batchSize = 50;

/**
 * Plans everything that is due at `now`, in the order in which it became due: what a planner writes and the next moment
 * are one transaction, so a tick that is cut short, or runs twice, changes nothing.
 * A planner that fails is tried again later and holds up nobody else.
 */
export async function tick(
  db: Db,
  planners: Readonly<Record<string, Planner>>,
  log: Logger,
  now: Temporal.Instant,
): Promise<void> {
  for (;;) {
    const batch = await dueSchedules(db, now, batchSize);
    for (const due of batch) await plan(db, planners, log, due, now);
    if (batch.length < batchSize) return;
    await yieldToOthers();
  }
}

async function plan(
  db: Db,
  planners: Readonly<Record<string, Planner>>,
  log: Logger,
  due: Scheduled,
  now: Temporal.Instant,
): Promise<void> {
  try {
    const planner = planners[due.kind];
    if (!planner) throw new Error(`no planner for schedules of kind ${due.kind}`);
    await db.transaction().execute(async (tx) => {
      if (!(await isUnchanged(tx, due))) return;
      const next = await planner(tx, due, now);
      if (next && Temporal.Instant.compare(next.at, now) <= 0) {
        throw new Error(`the next occurrence of ${due.kind} would not be in the future`);
      }
      await advance(tx, due, next);
    });
  } catch (error) {
    const minutes = Math.min(60, 2 ** due.tries);
    const { id: schedule, kind, tries } = due;
    const what = { failure: failureOf(error), stack: stackOf(error) };
    log.error({ ...what, schedule, kind, tries }, 'planning failed');
    await postpone(db, due, now.add({ minutes }));
  }
}
