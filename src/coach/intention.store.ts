import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Db, Schema } from '../db/schema.ts';
import { scheduledAt } from '../schedule/schedule.store.ts';
import {
  type Coming,
  type Event,
  type Plan,
  planScheduleOf,
  type PlanState,
  readEvent,
  writeEvent,
} from './intention.ts';

type Whose = { workspace: string; user: string };

/** The states in which a plan can still be answered, or get other words or another moment. */
export const changeable: readonly PlanState[] = ['waiting', 'asked', 'not-this-time'];

/** What a form says of a plan. */
export type Planned = { when: string; will: string; follows: Event | null; at: Temporal.Instant };

/** Writes down a plan that waits for its moment, and returns its id. */
export async function addPlan(
  tx: Db,
  { workspace, user }: Whose,
  plan: Planned & { practice: string; nudge: string | null },
  now: Temporal.Instant,
): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('intention')
    .values({
      workspace_id: workspace,
      id,
      user_id: user,
      practice: plan.practice,
      nudge_id: plan.nudge,
      ...columns(plan),
      state: 'waiting',
      outbox_id: null,
      created_at: now.epochMilliseconds,
      answered_at: null,
    })
    .execute();
  return id;
}

export async function readIntention(db: Db, whose: Whose, id: string): Promise<Plan | null> {
  const row = await plansOf(db, whose).where('id', '=', id).executeTakeFirst();
  return row ? planFrom(row) : null;
}

/** What was planned for a nudge last; null for nothing, and for what was dropped. */
export async function planOfNudge(db: Db, whose: Whose, nudge: string): Promise<Plan | null> {
  const row = await plansOf(db, whose)
    .where('nudge_id', '=', nudge)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row && row.state !== 'dropped' ? planFrom(row) : null;
}

/** The plans whose moment is still to come, the next one first. */
export async function waitingIntentions(db: Db, whose: Whose): Promise<Plan[]> {
  const rows = await plansOf(db, whose)
    .where('state', '=', 'waiting')
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(planFrom);
}

/** A plan with the moment at which it comes. */
export async function comingOf(db: Db, plan: Plan): Promise<Coming> {
  const { workspace, state } = plan;
  const isWaiting = state === 'waiting';
  return {
    plan,
    comes: isWaiting ? await scheduledAt(db, workspace, planScheduleOf(plan.id)) : null,
  };
}

/** Somebody's plans whose moment is still to come, the next one first. */
export async function waitingPlans(db: Db, whose: Whose): Promise<Coming[]> {
  const plans = await waitingIntentions(db, whose);
  return Promise.all(plans.map((plan) => comingOf(db, plan)));
}

/** The plan that happened last since then; null for none. */
export async function lastKept(
  db: Db,
  whose: Whose,
  since: Temporal.Instant,
): Promise<string | null> {
  const row = await plansOf(db, whose)
    .where('state', '=', 'happened')
    .where('answered_at', '>=', since.epochMilliseconds)
    .orderBy('answered_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Puts other words or another moment into a plan, which waits for it then. False when it is not in one of these states. */
export async function changePlan(
  tx: Db,
  plan: Plan,
  from: readonly PlanState[],
  change: Planned,
): Promise<boolean> {
  return update(tx, plan, from, { ...columns(change), state: 'waiting', answered_at: null });
}

/** Moves a plan on. False, and nothing changes, when it is not in one of the states `from` any more. */
export async function movePlan(
  tx: Db,
  plan: Plan,
  from: readonly PlanState[],
  to: PlanState,
  now: Temporal.Instant,
): Promise<boolean> {
  const isOpen = to === 'waiting' || to === 'asked';
  return update(tx, plan, from, {
    state: to,
    answered_at: isOpen ? null : now.epochMilliseconds,
  });
}

/** The plan's moment has come: the message that asks is in the outbox. */
export async function markAsked(tx: Db, plan: Plan, outbox: string): Promise<boolean> {
  return update(tx, plan, ['waiting'], { state: 'asked', outbox_id: outbox });
}

/** What the plan follows has moved. */
export async function movedTo(tx: Db, plan: Plan, at: Temporal.Instant): Promise<void> {
  await update(tx, plan, ['waiting'], { at: at.epochMilliseconds });
}

async function update(
  tx: Db,
  { workspace, user, id }: Plan,
  from: readonly PlanState[],
  change: Partial<Selectable<Schema['intention']>>,
): Promise<boolean> {
  const result = await tx
    .updateTable('intention')
    .set(change)
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

function plansOf(db: Db, { workspace, user }: Whose) {
  return db
    .selectFrom('intention')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user);
}

function columns({ when, will, follows, at }: Planned) {
  return {
    when_text: when,
    will_text: will,
    follows: follows && writeEvent(follows),
    at: at.epochMilliseconds,
  };
}

function planFrom(row: Selectable<Schema['intention']>): Plan {
  return {
    workspace: row.workspace_id,
    user: row.user_id,
    id: row.id,
    practice: row.practice,
    nudge: row.nudge_id,
    when: row.when_text,
    will: row.will_text,
    follows: row.follows === null ? null : readEvent(row.follows),
    at: Temporal.Instant.fromEpochMilliseconds(row.at),
    state: row.state,
    outbox: row.outbox_id,
    answeredAt:
      row.answered_at === null ? null : Temporal.Instant.fromEpochMilliseconds(row.answered_at),
  };
}
