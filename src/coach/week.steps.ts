import type { Db } from '../db/schema.ts';
import { scheduledAt } from '../schedule/schedule.store.ts';
import type { ActionCall } from '../slack/call.ts';
import { localDate } from '../time/wall.ts';
import { sayFixedDate } from '../time/words.ts';
import { readHistory, type Sources } from './history.store.ts';
import type { Manager } from './manager.ts';
import { nudgeScheduleOf, planNudges, type PlanningOptions } from './nudge.planners.ts';
import { chooseFor, planWeek } from './plan.ts';
import { keepChange } from './plan.store.ts';
import { managerOf } from './settings.steps.ts';
import type { NextNudge } from './week.ts';
import { sayGranted, sayRefusal } from './week.view.ts';
import { grant, type Wish } from './wish.ts';

/** Does what was wished for the nudge of a day where it can be done, and returns what is said to that. */
export async function decide(
  call: ActionCall,
  { sources }: Pick<PlanningOptions, 'sources'>,
  slot: { planned: Temporal.PlainDate; seen: string | null },
  wish: Wish,
): Promise<string> {
  const { workspace, user, now } = call;
  return call.db.transaction().execute(async (tx) => {
    const manager = await managerOf({ ...call, db: tx });
    const history = await readHistory(tx, sources, manager, now);
    const granted = grant(manager, history, slot, wish, now);
    const day = wish.kind === 'move' ? wish.to : slot.planned;
    const date = sayFixedDate(day, localDate(now, manager.zone));
    const title = wish.kind === 'swap' ? wish.practice.title : '';
    if ('refused' in granted) return sayRefusal(granted.refused, { title, date });
    if (granted.change) {
      await keepChange(tx, workspace, user, granted.change);
      await planNudges(tx, sources, manager, now);
    }
    return sayGranted(wish, { title, date });
  });
}

/** The nudge that a button names; see `slotValue`. */
export function slotOf(value: string): { planned: Temporal.PlainDate; seen: string | null } {
  const [planned = '', seen] = value.split(' ');
  return { planned: Temporal.PlainDate.from(planned), seen: seen ?? null };
}

/** When the next nudge comes, and what it would be, as things stand. */
export async function readNext(
  db: Db,
  sources: Sources,
  manager: Manager,
  now: Temporal.Instant,
): Promise<NextNudge> {
  const { workspace, user, zone } = manager;
  const at = await scheduledAt(db, workspace, nudgeScheduleOf(user));
  if (!at) return { at, title: null, fits: true };
  const history = await readHistory(db, sources, manager, now);
  const [first] = planWeek(manager, history, now);
  const date = localDate(at, zone);
  if (first?.date.equals(date)) return { at, title: first.practice.title, fits: true };
  const isSoon = Temporal.Instant.compare(at, now.add({ hours: 7 * 24 })) <= 0;
  // What catches up today stands in no plan.
  if (!isSoon || chooseFor(manager, history, { date, at, planned: date })) {
    return { at, title: null, fits: true };
  }
  return first
    ? { at: first.at, title: first.practice.title, fits: true }
    : { at: null, title: null, fits: false };
}
