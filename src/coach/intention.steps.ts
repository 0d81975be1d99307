import type { Db } from '../db/schema.ts';
import { removeSchedule, setSchedule } from '../schedule/schedule.store.ts';
import { type VisionUntil, whenReaches } from './gate.ts';
import { comesFrom, type Event, type NextEvents, planScheduleOf } from './intention.ts';
import * as store from './intention.store.ts';
import type { Manager } from './manager.ts';

/** What other rooms know of the events that a plan can follow. */
export type Events = {
  next(db: Db, manager: Manager, now: Temporal.Instant): Promise<NextEvents>;
  /** When a plan for this event is asked about; null when the event is off. */
  momentOf(
    db: Db,
    manager: Manager,
    event: Event,
    now: Temporal.Instant,
  ): Promise<Temporal.Instant | null>;
};

type Whose = { workspace: string; user: string };

/** When a plan that is meant for a moment reaches its owner; null when that cannot be told, as in a pause without an end. */
export async function comesAt(
  db: Db,
  visionUntil: VisionUntil,
  manager: Manager,
  meant: Temporal.Instant,
  now: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  const { workspace, user } = manager;
  const reader = { workspace, user, isBack: true };
  return whenReaches(db, visionUntil, reader, now, comesFrom(manager, meant, now));
}

/** Sets or takes away the moment at which a plan comes. */
export async function setMoment(
  tx: Db,
  { workspace, user }: Whose,
  plan: string,
  comes: Temporal.Instant | null,
): Promise<void> {
  const id = planScheduleOf(plan);
  if (!comes) return removeSchedule(tx, workspace, id);
  const next = { slot: comes.toString(), at: comes };
  await setSchedule(tx, { workspace, user, id, kind: 'intention', subject: plan, next });
}

/** What was planned for a nudge has happened, whichever way that was told. */
export async function closePlanOf(
  tx: Db,
  whose: Whose,
  nudge: string,
  now: Temporal.Instant,
): Promise<void> {
  const plan = await store.planOfNudge(tx, whose, nudge);
  if (!plan) return;
  await removeSchedule(tx, whose.workspace, planScheduleOf(plan.id));
  await store.movePlan(tx, plan, store.changeable, 'happened', now);
}

/**
 * What was planned for a nudge has not happened after all: it is asked about as before, or waits for its moment again. False
 * when nothing was planned.
 */
export async function reopenPlanOf(
  tx: Db,
  whose: Whose,
  nudge: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const plan = await store.planOfNudge(tx, whose, nudge);
  if (!plan) return false;
  const hasCome = Temporal.Instant.compare(plan.at, now) <= 0;
  const to = plan.outbox && hasCome ? 'asked' : 'waiting';
  const isOpen = await store.movePlan(tx, plan, ['happened', 'not-this-time'], to, now);
  if (isOpen && to === 'waiting') await setMoment(tx, whose, plan.id, plan.at);
  return true;
}
