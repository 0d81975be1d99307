import { isDayOff } from '../people/index.ts';
import { weekOf } from '../time/cadence.ts';
import { weekdayOf } from '../time/hours.ts';
import { localDate } from '../time/wall.ts';
import type { Manager } from './manager.ts';

/** In how many of the last weeks, this one included, something was done; of how many, since the beginning and at most six. */
export type Progress = { weeks: number; of: number };

/** What is said besides when a nudge or a plan is answered. */
export type Confirmed = {
  /** It is the first answer after three weeks or more without anything. */
  isBack: boolean;
  /** Where it says something good: this made a week of it. */
  progress: Progress | null;
};

/** What telling of progress looks at in the settings. */
type Calendar = Pick<Manager, 'zone' | 'workingDays' | 'daysOff'>;

const weeksShown = 6;
/** Nobody is off for longer; the search for weeks at work ends here. */
const furthest = 60;
const gap = Temporal.Duration.from({ hours: 21 * 24 });

/**
 * Progress without a streak: a gap takes nothing away, and weeks without a day at work count for nothing, unless something was
 * done in them. `done` are the moments at which something was done, `began` when coaching began. Null
 * before anything was done.
 */
export function progressOf(
  done: readonly Temporal.Instant[],
  began: Temporal.Instant,
  calendar: Calendar,
  now: Temporal.Instant,
): Progress | null {
  const { zone } = calendar;
  const moments = done.map((at) => at.epochMilliseconds);
  const from = localDate(began, zone);
  const first = weekOf(from);
  let found = 0;
  let of = 0;
  let week = weekOf(localDate(now, zone));
  let end = week.add({ weeks: 1 }).toZonedDateTime(zone).epochMilliseconds;
  for (let back = 0; back < furthest && of < weeksShown; back += 1) {
    if (Temporal.PlainDate.compare(week, first) < 0) break;
    const start = week.toZonedDateTime(zone).epochMilliseconds;
    const hasDone = moments.some((at) => at >= start && at < end);
    if (hasDone) found += 1;
    if (hasDone || isAtWorkIn(week, from, calendar)) of += 1;
    week = week.subtract({ weeks: 1 });
    end = start;
  }
  return found === 0 ? null : { weeks: found, of };
}

/**
 * What is said besides to an answer at `at`. `done`: the moments at which something was done, that answer's included when it
 * says so; `answered`: those of the other answers.
 */
export function confirmed(
  of: {
    at: Temporal.Instant;
    isDone: boolean;
    done: readonly Temporal.Instant[];
    answered: readonly Temporal.Instant[];
    began: Temporal.Instant;
  },
  calendar: Calendar,
): Confirmed {
  const { at, began } = of;
  const isBefore = (other: Temporal.Instant) => Temporal.Instant.compare(other, at) < 0;
  const before = [...of.done, ...of.answered].filter(isBefore).toSorted(Temporal.Instant.compare);
  const last = before.at(-1);
  const isBack = last !== undefined && Temporal.Instant.compare(last.add(gap), at) <= 0;
  const week = weekOf(localDate(at, calendar.zone));
  const earlier = of.done.filter(isBefore);
  const isFirstOfWeek = !earlier.some((other) =>
    weekOf(localDate(other, calendar.zone)).equals(week),
  );
  const progress =
    of.isDone && isFirstOfWeek ? progressOf([...earlier, at], began, calendar, at) : null;
  return { isBack, progress: progress && isGood(progress) ? progress : null };
}

/** Three weeks or more, and more with than without. */
function isGood({ weeks, of }: Progress): boolean {
  return weeks >= 3 && weeks * 2 > of;
}

/** Whether any day of a week is one at work, from the day on which coaching began. */
function isAtWorkIn(
  week: Temporal.PlainDate,
  from: Temporal.PlainDate,
  { workingDays, daysOff }: Calendar,
): boolean {
  return [0, 1, 2, 3, 4, 5, 6]
    .map((days) => week.add({ days }))
    .some(
      (date) =>
        Temporal.PlainDate.compare(date, from) >= 0 &&
        workingDays.includes(weekdayOf(date)) &&
        !isDayOff(date, daysOff),
    );
}
