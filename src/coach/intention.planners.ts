import type { Db } from '../db/schema.ts';
import { isAwayAt } from '../people/index.ts';
import { type Planner, scheduledAt } from '../schedule/schedule.store.ts';
import { enqueue } from '../slack/outbox.store.ts';
import type { Redraw } from '../slack/redraw.ts';
import { localDate } from '../time/wall.ts';
import { type VisionUntil, whenReaches } from './gate.ts';
import { comesFrom, type Plan, planScheduleOf } from './intention.ts';
import { comesAt, type Events, setMoment } from './intention.steps.ts';
import * as store from './intention.store.ts';
import { planMessage } from './intention.view.ts';
import type { Manager } from './manager.ts';
import { readManager } from './manager.store.ts';

/** What bringing a plan back needs of others. */
export type IntentionPlanning = {
  events: Events;
  visionUntil: VisionUntil;
  /** The message of a nudge as it is now. */
  drawNudge(db: Db, whose: Whose, nudge: string, now: Temporal.Instant): Promise<Redraw>;
};

type Whose = { workspace: string; user: string };

/**
 * Plans anew when plans come; called whenever the settings change, or what a plan may follow. Returns the messages that say
 * something else now.
 */
export async function planIntentions(
  tx: Db,
  { events, visionUntil, drawNudge }: IntentionPlanning,
  manager: Manager,
  now: Temporal.Instant,
): Promise<Redraw[]> {
  const { workspace, user } = manager;
  const redraws: Redraw[] = [];
  for (const plan of await store.waitingIntentions(tx, { workspace, user })) {
    const meant = await follow(tx, events, manager, plan, now);
    const before = await scheduledAt(tx, workspace, planScheduleOf(plan.id));
    const comes = await comesAt(tx, visionUntil, manager, meant, now);
    if (comes === before || (before && comes?.equals(before))) continue;
    await setMoment(tx, plan, plan.id, comes);
    if (plan.nudge) redraws.push(await drawNudge(tx, plan, plan.nudge, now));
  }
  return redraws;
}

/** The moment for which a plan is meant, moved along with what it follows; as it was kept when that is off. */
async function follow(
  tx: Db,
  events: Events,
  manager: Manager,
  plan: Plan,
  now: Temporal.Instant,
): Promise<Temporal.Instant> {
  const at = plan.follows && (await events.momentOf(tx, manager, plan.follows, now));
  if (!at || at.equals(plan.at)) return plan.at;
  await store.movedTo(tx, plan, at);
  return at;
}

/** Brings a plan back at its moment and asks whether it happened: once, and later while its owner is not to be disturbed. */
export function intentionPlanner(
  options: IntentionPlanning & { redraw(changes: readonly Redraw[]): Promise<void> },
): Planner {
  const { events, visionUntil, drawNudge, redraw } = options;
  return async (tx, due, now, after) => {
    const { workspace_id: workspace, user_id: user } = due;
    const whose = { workspace, user };
    const manager = await readManager(tx, workspace, user);
    const plan = due.subject ? await store.readIntention(tx, whose, due.subject) : null;
    if (!manager || plan?.state !== 'waiting') return null;

    const { nudge } = plan;
    const show = async () => {
      const drawn = nudge === null ? null : await drawNudge(tx, whose, nudge, now);
      if (drawn) after?.(() => redraw([drawn]));
    };
    const meant = await follow(tx, events, manager, plan, now);
    const isAhead = Temporal.Instant.compare(meant, now) > 0;
    const { zone, daysOff } = manager;
    // What was put off comes late by design, so it is the moment of its schedule that counts.
    const onTime = comesFrom(manager, isAhead ? meant : Temporal.Instant.from(due.slot), now);
    // Away by a status without an end: it is asked again the next working day.
    const isAway = !isAhead && isAwayAt(daysOff.away, now);
    const from = isAway ? startOfTomorrow(now, zone) : onTime;
    const reader = { ...whose, isBack: true };
    const reached = await whenReaches(tx, visionUntil, reader, now, from);
    if (!reached?.equals(now)) {
      await setMoment(tx, whose, plan.id, reached);
      await show();
      return reached && { slot: reached.toString(), at: reached };
    }
    const message = planMessage({ plan: { ...plan, state: 'asked' }, comes: null }, null, {
      now,
      zone,
    });
    const outgoing = { workspace, to: { user }, kind: 'intention', message, dueAt: now };
    const occurrence = { schedule: due.id, slot: due.slot };
    const outbox = await enqueue(tx, { ...outgoing, occurrence }, now);
    if (outbox && (await store.markAsked(tx, plan, outbox))) await show();
    return null;
  };
}

function startOfTomorrow(now: Temporal.Instant, zone: string): Temporal.Instant {
  return localDate(now, zone).add({ days: 1 }).toZonedDateTime(zone).toInstant();
}
