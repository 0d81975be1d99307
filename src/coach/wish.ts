import type { Practice } from '../practices/index.ts';
import type { History, PlanChange } from './history.ts';
import type { Manager } from './manager.ts';
import { chosenFor, planWeek, type Slot } from './plan.ts';
import { before, daysAhead, freeDays, isAhead, withChange } from './week.ts';

/** What a manager wants for the nudge of a day. */
export type Wish =
  | { kind: 'swap'; practice: Practice }
  | { kind: 'move'; to: Temporal.PlainDate }
  | { kind: 'drop' }
  | { kind: 'undo' };

/** Why a wish cannot be granted: a code, said by the view. */
export type Refusal = 'came' | 'changed' | 'past' | 'taken' | 'muted' | 'elsewhere' | 'read';

/**
 * What follows from a wish for the nudge that was planned for a day and showed `seen`, a practice's key (null: it is known
 * to have been dropped or moved away). The change to keep; null when things are as wished already.
 */
export function grant(
  manager: Manager,
  history: History,
  of: { planned: Temporal.PlainDate; seen: string | null },
  wish: Wish,
  now: Temporal.Instant,
): { change: PlanChange | null } | { refused: Refusal } {
  const { planned } = of;
  const decided = history.changes.find(({ date }) => date.equals(planned));
  const change: PlanChange = decided ?? {
    date: planned,
    practice: null,
    movedTo: null,
    isDropped: false,
  };
  if (wish.kind === 'undo') return undone(manager, history, change, now);
  if (wish.kind === 'drop' && change.isDropped) return { change: null };
  const slot = planWeek(manager, history, now).find((each) => each.planned.equals(planned));
  if (!slot) return { refused: 'came' };
  if (wish.kind === 'move' && wish.to.equals(slot.date)) return { change: null };
  if (wish.kind === 'swap' && wish.practice.key === slot.practice.key) return { change: null };
  if (slot.practice.key !== of.seen) return { refused: 'changed' };
  switch (wish.kind) {
    case 'drop':
      return { change: { ...change, isDropped: true } };
    case 'move': {
      const days = daysAhead(manager, history, now);
      const { to } = wish;
      if (freeDays(manager, history, days, planned, now).some((day) => day.equals(to))) {
        return { change: { ...change, movedTo: to.equals(planned) ? null : to } };
      }
      return { refused: isAhead(manager, to, now) ? 'taken' : 'past' };
    }
    case 'swap':
      return swapped(manager, history, slot, change, wish.practice);
  }
}

function swapped(
  manager: Manager,
  history: History,
  slot: Slot,
  change: PlanChange,
  practice: Practice,
): { change: PlanChange } | { refused: Refusal } {
  if (history.muted.has(practice.key)) return { refused: 'muted' };
  const isElsewhere = history.changes.some(
    ({ date, practice: chosen, isDropped }) =>
      chosen === practice.key && !isDropped && !date.equals(slot.planned),
  );
  if (isElsewhere) return { refused: 'elsewhere' };
  if (!chosenFor(manager, history, slot, practice)) return { refused: 'read' };
  return { change: { ...change, practice: practice.key } };
}

/** Takes back what was decided for a day; a dropped one comes back as it was changed before. */
function undone(
  manager: Manager,
  history: History,
  change: PlanChange,
  now: Temporal.Instant,
): { change: PlanChange | null } | { refused: Refusal } {
  const { date, practice, movedTo, isDropped } = change;
  if (!isDropped && movedTo === null && practice === null) return { change: null };
  const asBefore = before(change);
  const place = asBefore.movedTo ?? date;
  if (!isAhead(manager, place, now)) return { refused: 'past' };
  const others = daysAhead(manager, history, now).filter(({ planned }) => !planned.equals(date));
  if (others.some((day) => day.date.equals(place))) return { refused: 'taken' };
  const after = daysAhead(manager, withChange(history, asBefore), now);
  const comes = after.some(({ planned }) => planned.equals(date));
  return comes ? { change: asBefore } : { refused: 'taken' };
}
