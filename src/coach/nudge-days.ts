import { weekOf } from '../time/cadence.ts';
import { nextOpen, type Weekday } from '../time/hours.ts';
import { instantOf, localDate } from '../time/wall.ts';
import type { History } from './history.ts';
import { hoursOf, isAbsentOn, type Manager, nudgeDays, presentFrom } from './manager.ts';
import { paceAfter, sentInWeek, unansweredBefore } from './pace.ts';

/** A day on which a nudge comes, and when. `planned`: the day it was planned for, before its manager moved it. */
export type NudgeDay = {
  date: Temporal.PlainDate;
  at: Temporal.Instant;
  planned: Temporal.PlainDate;
};

/** What decides about days, besides the settings. */
export type Circumstances = Pick<History, 'past' | 'changes' | 'taken'>;

/** How late a nudge may come. */
export const grace = Temporal.Duration.from({ hours: 2 });

/** A nudge that is to come. */
type Pending = Pick<NudgeDay, 'date' | 'at'>;

/** Nothing is planned further ahead. */
const weeksAhead = 60;

/**
 * The days of nudges whose moment is after `after`, in order: the weekdays of the pace, as the manager changed them, never
 * more in a calendar week than the pace, none on a day that is taken or an absence.
 */
export function* nudgeDaysFrom(
  whose: Manager,
  circumstances: Circumstances,
  after: Temporal.Instant,
): Generator<NudgeDay> {
  const manager = asOf(after, whose);
  const { zone } = manager;
  const today = localDate(after, zone);
  const unanswered = unansweredBefore(circumstances.past, today.add({ days: 1 }), zone);
  const pace = paceAfter(manager.pace, unanswered);
  const weekdays = nudgeDays({ ...manager, pace });
  let week = weekOf(today);
  for (let ahead = 0; ahead < weeksAhead; ahead += 1) {
    const present = presentFrom(manager, later(week, today));
    if (!present) return;
    week = later(week, weekOf(present));
    let room = pace - sentInWeek(circumstances.past, week, manager);
    let last: Temporal.PlainDate | null = null;
    for (const day of daysOfWeek(weekdays, circumstances, week)) {
      if (room <= 0) break;
      // One that was moved to a day which is one of the pace by now comes with it, as one.
      if (last?.equals(day.date)) continue;
      if (circumstances.taken.has(day.date.toString()) || isAbsentOn(manager, day.date)) continue;
      const at = instantOf(day.date, manager.nudgeAt, zone);
      if (at === null || Temporal.Instant.compare(at, after) <= 0) continue;
      room -= 1;
      last = day.date;
      yield { ...day, at };
    }
    week = week.add({ weeks: 1 });
  }
}

/** Without an absence that is over by then: a plan looks at many days, and each would be compared with it. */
function asOf(after: Temporal.Instant, manager: Manager): Manager {
  const { daysOff } = manager;
  const until = daysOff.away?.until;
  if (!until || Temporal.Instant.compare(until, after) > 0) return manager;
  return { ...manager, daysOff: { ...daysOff, away: null } };
}

/** The days of a week by rule and change, in order. */
function daysOfWeek(
  weekdays: readonly Weekday[],
  { changes }: Circumstances,
  week: Temporal.PlainDate,
): Omit<NudgeDay, 'at'>[] {
  const days = weekdays.map((day) => {
    const planned = week.add({ days: day - 1 });
    const change = changes.find(({ date }) => date.equals(planned));
    return { planned, date: change?.movedTo ?? planned, isDropped: change?.isDropped ?? false };
  });
  return days
    .filter(({ isDropped }) => !isDropped)
    .map(({ planned, date }) => ({ planned, date }))
    .toSorted((a, b) => Temporal.PlainDate.compare(a.date, b.date));
}

/**
 * The moment of the next nudge after a change of the settings. `pending` is the nudge that was to come: when its day is today
 * by the new settings, too, and its moment there has just passed, it comes as soon as its reader may be disturbed today. One
 * that was due before, and whose grace is over, does not.
 */
export function nextAfterChange(
  manager: Manager,
  circumstances: Circumstances,
  pending: Pending | null,
  now: Temporal.Instant,
): NudgeDay | null {
  const isLate = pending && Temporal.Instant.compare(pending.at.add(grace), now) <= 0;
  const caughtUp = pending && !isLate ? catchUp(manager, circumstances, pending.date, now) : null;
  return caughtUp ?? nudgeDaysFrom(manager, circumstances, now).next().value ?? null;
}

/**
 * The nudge after the one of `at`, whose moment may be before `now`: one of today whose grace is not over comes at once, also
 * after days on which nothing could be planned.
 */
export function nextAfterNudge(
  manager: Manager,
  circumstances: Circumstances,
  at: Temporal.Instant,
  now: Temporal.Instant,
): NudgeDay | null {
  const [, from = now] = [at, now.subtract(grace)].toSorted(Temporal.Instant.compare);
  return nudgeDaysFrom(manager, circumstances, from).next().value ?? null;
}

function catchUp(
  manager: Manager,
  circumstances: Circumstances,
  pending: Temporal.PlainDate,
  now: Temporal.Instant,
): NudgeDay | null {
  const { zone } = manager;
  const today = localDate(now, zone);
  if (!pending.equals(today)) return null;
  const startOfDay = today.toZonedDateTime(zone).toInstant().subtract({ nanoseconds: 1 });
  const { value: first } = nudgeDaysFrom(manager, circumstances, startOfDay).next();
  if (!first?.date.equals(today) || Temporal.Instant.compare(first.at, now) > 0) return null;
  const at = nextOpen(now, hoursOf(manager));
  return at && localDate(at, zone).equals(today) ? { ...first, at } : null;
}

function later(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) < 0 ? b : a;
}
