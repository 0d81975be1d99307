import { localDate } from './wall.ts';

/** ISO: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** When a person may be reached. Wall times in `zone`. */
export type Hours = {
  zone: string;
  workingDays: readonly Weekday[];
  /** Quiet from here (included) to `quietTo` (excluded), across midnight when later than it. Equal: never quiet. */
  quietFrom: Temporal.PlainTime;
  quietTo: Temporal.PlainTime;
  /** Whether a local date is off, although a working day by its weekday. Left out: none is. */
  isOff?: (date: Temporal.PlainDate) => boolean;
};

export const allWeekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
export const defaultWorkingDays: readonly Weekday[] = [1, 2, 3, 4, 5];
export const defaultQuietFrom = Temporal.PlainTime.from('18:00');
export const defaultQuietTo = Temporal.PlainTime.from('08:00');

const midnight = Temporal.PlainTime.from('00:00');
const searchedDays = 15;
/** With days off, which are planned for a year at most and may meet. */
const searchedWithDaysOff = 2 * 366 + searchedDays;

export function isWeekday(value: unknown): value is Weekday {
  return allWeekdays.some((day) => day === value);
}

/** A list of weekdays without repetition, in any order; the empty list counts. For what comes from rows and forms. */
export function isWeekdayList(value: unknown): value is Weekday[] {
  return Array.isArray(value) && value.every(isWeekday) && new Set(value).size === value.length;
}

/** Each of `days` once, Monday first. */
export function inWeekOrder(days: readonly Weekday[]): Weekday[] {
  return allWeekdays.filter((day) => days.includes(day));
}

export function weekdayOf(date: Temporal.PlainDate): Weekday {
  const day = date.dayOfWeek;
  if (!isWeekday(day)) throw new RangeError(`No weekday ${day} in the ISO calendar`);
  return day;
}

/**
 * Whether a message may reach this person now: a working day that is not off, and outside quiet hours. Both are read off the person's
 * own wall clock, so an hour that comes twice counts both times.
 */
export function isOpen(at: Temporal.Instant, hours: Hours): boolean {
  const local = at.toZonedDateTimeISO(hours.zone);
  return isWorkday(local.toPlainDate(), hours) && !isQuiet(local.toPlainTime(), hours);
}

/** Whether somebody works on a local date: a working day of the week, and not a day off. */
export function isWorkday(
  date: Temporal.PlainDate,
  { workingDays, isOff }: Pick<Hours, 'workingDays' | 'isOff'>,
): boolean {
  return workingDays.includes(weekdayOf(date)) && !isOff?.(date);
}

function isQuiet(time: Temporal.PlainTime, { quietFrom, quietTo }: Hours): boolean {
  const begun = !isBefore(time, quietFrom);
  const unended = isBefore(time, quietTo);
  return isBefore(quietTo, quietFrom) ? begun || unended : begun && unended;
}

function isBefore(a: Temporal.PlainTime, b: Temporal.PlainTime): boolean {
  return Temporal.PlainTime.compare(a, b) < 0;
}

/**
 * `at` itself when open, else the first open instant after it. Null when there is none within 15 days (with days off:
 * two years), as with no working day at all.
 */
export function nextOpen(at: Temporal.Instant, hours: Hours): Temporal.Instant | null {
  if (isOpen(at, hours)) return at;
  const searched = hours.isOff ? searchedWithDaysOff : searchedDays;
  const last = at.add({ hours: searched * 24 });
  let best: Temporal.Instant | null = null;
  const offer = (candidate: Temporal.Instant) => {
    if (Temporal.Instant.compare(candidate, at) <= 0) return;
    if (Temporal.Instant.compare(candidate, best ?? last) > 0) return;
    if (isOpen(candidate, hours)) best = candidate;
  };

  // Hours open at midnight, when the quiet window ends, or when the clock itself is changed: nowhere else.
  clockChanges(at, last, hours.zone).forEach(offer);
  const first = localDate(at, hours.zone);
  for (let ahead = 0; ahead <= searched + 1; ahead += 1) {
    const date = first.add({ days: ahead });
    const start = date.toZonedDateTime(hours.zone).toInstant();
    if (Temporal.Instant.compare(start, best ?? last) > 0) break;
    if (!isWorkday(date, hours)) continue;
    for (const time of [midnight, hours.quietTo]) bothTimes(date, time, hours.zone).forEach(offer);
  }
  return best;
}

/** The instants in (`from`, `to`] at which the zone's offset changes. */
function clockChanges(from: Temporal.Instant, to: Temporal.Instant, zone: string) {
  const found: Temporal.Instant[] = [];
  let local = from.toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  while (local !== null && Temporal.Instant.compare(local.toInstant(), to) <= 0) {
    found.push(local.toInstant());
    local = local.getTimeZoneTransition('next');
  }
  return found;
}

/** A wall time as both its instants where the clock is set back; elsewhere they are the same. */
function bothTimes(date: Temporal.PlainDate, time: Temporal.PlainTime, zone: string) {
  const wall = date.toPlainDateTime(time);
  return (['earlier', 'later'] as const).map((disambiguation) =>
    wall.toZonedDateTime(zone, { disambiguation }).toInstant(),
  );
}
