import { isDayOff } from '../people/index.ts';
import { type Practice, practiceByKey } from '../practices/index.ts';
import { weekOf } from '../time/cadence.ts';
import { isWorkday, weekdayOf } from '../time/hours.ts';
import { instantOf, localDate } from '../time/wall.ts';
import type { History, PlanChange } from './history.ts';
import type { Plan } from './intention.ts';
import { hoursOf, isAbsentOn, type Manager } from './manager.ts';
import { type NudgeDay, nudgeDaysFrom } from './nudge-days.ts';
import { planWeek, type Slot } from './plan.ts';

/** A nudge to come, as its manager may change it. */
export type NudgeEntry = {
  kind: 'nudge';
  at: Temporal.Instant;
  slot: Slot;
  /** What they decided for it; null: it is as planned. */
  change: PlanChange | null;
  /** What they chose for it, where that may not come any more and another one does. */
  instead: Practice | null;
  /** The days to which it can be moved. */
  free: readonly Temporal.PlainDate[];
};

/** A day that has no nudge because its manager dropped it, or moved it beyond these days. `at`: when it would come. */
export type FreedEntry = { kind: 'freed'; at: Temporal.Instant; change: PlanChange };

/** Something agreed on that comes at its moment besides: a nudge that was put off, or a when-then plan. */
export type AgreedEntry = {
  kind: 'agreed';
  at: Temporal.Instant;
  practice: Practice;
  plan: Pick<Plan, 'when' | 'will'> | null;
};

export type WeekEntry =
  | NudgeEntry
  | FreedEntry
  | AgreedEntry
  | { kind: 'vision'; at: Temporal.Instant; until: Temporal.Instant }
  | {
      kind: 'off';
      at: Temporal.Instant;
      from: Temporal.PlainDate;
      to: Temporal.PlainDate;
      name: string | null;
    };

/** The nudge to come; `title` null for what is too far ahead to tell. `at` null for none, as while nothing `fits`. */
export type NextNudge = { at: Temporal.Instant | null; title: string | null; fits: boolean };

/** What the coming days hold besides nudges. */
export type Besides = {
  vision: readonly { startsAt: Temporal.Instant; endsAt: Temporal.Instant }[];
  agreed: readonly AgreedEntry[];
};

const daysShown = 7;

/** The seven days after `now` as things stand, in order. */
export function comingWeek(
  manager: Manager,
  history: History,
  { vision, agreed }: Besides,
  now: Temporal.Instant,
): WeekEntry[] {
  const until = now.add({ hours: daysShown * 24 });
  const isSoon = (at: Temporal.Instant) => Temporal.Instant.compare(at, until) <= 0;
  const days = daysAhead(manager, history, now);
  const nudges = planWeek(manager, history, now).map((slot): NudgeEntry => {
    const change = history.changes.find(({ date }) => date.equals(slot.planned)) ?? null;
    const wanted = practiceByKey(change?.practice ?? '');
    const instead = wanted && wanted.key !== slot.practice.key ? wanted : null;
    // The exercise has its day; two people are asked, and what they see comes on Friday.
    const isExercise = slot.reason.why === 'exercise';
    const free = isExercise ? [] : freeDays(manager, history, days, slot.planned, now);
    return { kind: 'nudge', at: slot.at, slot, change, instead, free };
  });
  return [
    ...nudges,
    ...freedDays(manager, history, days, now).filter(({ at }) => isSoon(at)),
    ...vision
      .filter(({ startsAt }) => isSoon(startsAt))
      .map(({ startsAt, endsAt }) => ({ kind: 'vision' as const, at: startsAt, until: endsAt })),
    ...agreed.filter(({ at }) => isSoon(at) && Temporal.Instant.compare(at, now) >= 0),
    ...daysOff(manager, now),
  ].toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
}

/** The days of nudges to the end of the last week that is shown. */
export function daysAhead(manager: Manager, history: History, now: Temporal.Instant): NudgeDay[] {
  const last = localDate(now, manager.zone).add({ days: daysShown });
  const end = weekOf(last).add({ weeks: 1 });
  const days: NudgeDay[] = [];
  for (const day of nudgeDaysFrom(manager, history, now)) {
    if (Temporal.PlainDate.compare(day.date, end) >= 0) break;
    days.push(day);
  }
  return days;
}

/**
 * The days to which the nudge that was planned for a day can be moved: of the same calendar week, to come, worked on, with
 * nothing else on them. `days` are those of the nudges to come.
 */
export function freeDays(
  manager: Manager,
  { taken }: Pick<History, 'taken'>,
  days: readonly NudgeDay[],
  planned: Temporal.PlainDate,
  now: Temporal.Instant,
): Temporal.PlainDate[] {
  const week = weekOf(planned);
  return Array.from({ length: 7 }, (_, ahead) => week.add({ days: ahead })).filter(
    (date) =>
      isWorkday(date, hoursOf(manager)) &&
      !isAbsentOn(manager, date) &&
      !taken.has(date.toString()) &&
      !days.some((day) => day.date.equals(date)) &&
      isAhead(manager, date, now),
  );
}

/** Whether the hour of nudges on `date` is still to come. */
export function isAhead(
  manager: Manager,
  date: Temporal.PlainDate,
  now: Temporal.Instant,
): boolean {
  const at = instantOf(date, manager.nudgeAt, manager.zone);
  return at !== null && Temporal.Instant.compare(at, now) > 0;
}

/** The history as it would be with another decision for a day. */
export function withChange(history: History, change: PlanChange): History {
  const others = history.changes.filter(({ date }) => !date.equals(change.date));
  return { ...history, changes: [...others, change] };
}

/** What undoing makes of a decision: a dropped nudge comes as it was to come before, any other one as planned. */
export function before(change: PlanChange): PlanChange {
  return change.isDropped
    ? { ...change, isDropped: false }
    : { date: change.date, practice: null, movedTo: null, isDropped: false };
}

/** Those that would have a nudge but for what was decided. */
function freedDays(
  manager: Manager,
  history: History,
  days: readonly NudgeDay[],
  now: Temporal.Instant,
): FreedEntry[] {
  const shown = localDate(now.add({ hours: daysShown * 24 }), manager.zone);
  return history.changes.flatMap((change): FreedEntry[] => {
    const { date, movedTo, isDropped } = change;
    const isAway = movedTo !== null && Temporal.PlainDate.compare(movedTo, shown) > 0;
    if (!isDropped && !isAway) return [];
    const undone = withChange(history, before(change));
    const back = daysAhead(manager, undone, now).find(({ planned }) => planned.equals(date));
    const isOpen = back && !days.some((day) => day.date.equals(date));
    return isOpen ? [{ kind: 'freed', at: back.at, change }] : [];
  });
}

/** Days off on which they would work, those in a row as one. */
function daysOff(manager: Manager, now: Temporal.Instant): WeekEntry[] {
  const { zone, workingDays, daysOff } = manager;
  const today = localDate(now, zone);
  const found: Extract<WeekEntry, { kind: 'off' }>[] = [];
  for (let ahead = 0; ahead < daysShown; ahead += 1) {
    const date = today.add({ days: ahead });
    if (!workingDays.includes(weekdayOf(date)) || !isDayOff(date, daysOff)) continue;
    const name = daysOff.holidays?.nameOf(date) ?? null;
    const last = found.at(-1);
    const goesOn = last?.to.add({ days: 1 }).equals(date) && last.name === name;
    if (last && goesOn) last.to = date;
    else
      found.push({
        kind: 'off',
        at: date.toZonedDateTime(zone).toInstant(),
        from: date,
        to: date,
        name,
      });
  }
  return found;
}
