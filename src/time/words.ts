import { allWeekdays, inWeekOrder, type Weekday, weekdayOf } from './hours.ts';
import { monthNames, weekdayName } from './names.ts';
import { localDate } from './wall.ts';

export { weekdayName } from './names.ts';
export { readDate } from './read-date.ts';
export { readLength, readStretch } from './read-stretch.ts';
export { meantBy, spell, withoutHours } from './spell.ts';

/**
 * A moment as it is said to somebody in `zone`: "today at 14:00", "tomorrow at 9:00", "on Tuesday at 9:00" (two to six
 * days ahead), "on Tuesday 4 May at 9:00", and with the year when it is not that of `now`.
 */
export function sayMoment(at: Temporal.Instant, now: Temporal.Instant, zone: string): string {
  const today = localDate(now, zone);
  const local = at.toZonedDateTimeISO(zone);
  const date = local.toPlainDate();
  return `${sayDay(date, today)} at ${sayTime(local.toPlainTime())}`;
}

function sayDay(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const ahead = today.until(date, { largestUnit: 'day' }).days;
  if (ahead >= 2 && ahead <= 6) return `on ${weekdayName(weekdayOf(date))}`;
  return isNear(ahead) ? sayDate(date, today) : `on ${sayDate(date, today)}`;
}

function isNear(daysAhead: number): boolean {
  return Math.abs(daysAhead) <= 1;
}

/** "today", "tomorrow", "yesterday", "Tuesday 4 May", or "Tuesday 4 May 2027" when that is not today's year. */
export function sayDate(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const ahead = today.until(date, { largestUnit: 'day' }).days;
  if (ahead === 0) return 'today';
  if (ahead === 1) return 'tomorrow';
  if (ahead === -1) return 'yesterday';
  return sayFixedDate(date, today);
}

/** "Tuesday 4 May", or "Tuesday 4 May 2027" when that is not today's year: for what is read on other days too. */
export function sayFixedDate(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const words = `${weekdayName(weekdayOf(date))} ${date.day} ${monthNames[date.month - 1]}`;
  return date.year === today.year ? words : `${words} ${date.year}`;
}

/** "Tuesday 4 May at 9:00", with the year when it is not that of `now`: for what is read on other days too. */
export function sayFixedMoment(at: Temporal.Instant, now: Temporal.Instant, zone: string): string {
  const local = at.toZonedDateTimeISO(zone);
  const date = sayFixedDate(local.toPlainDate(), localDate(now, zone));
  return `${date} at ${sayTime(local.toPlainTime())}`;
}

/** "9:00", "14:05": 24 hours, seconds left out. */
export function sayTime(time: Temporal.PlainTime): string {
  return `${time.hour}:${String(time.minute).padStart(2, '0')}`;
}

/**
 * "Monday to Friday", "Sunday to Thursday", "Monday, Wednesday and Friday", "every day", "no day". Three or more days
 * in a row, also round the end of the week, are said as a span.
 */
export function sayDays(days: readonly Weekday[]): string {
  const ordered = inWeekOrder(days);
  if (ordered.length === 0) return 'no day';
  if (ordered.length === allWeekdays.length) return 'every day';
  const starts = ordered.filter((day) => !ordered.includes(previous(day)));
  const ends = ordered.filter((day) => !ordered.includes(next(day)));
  const [start] = starts;
  const [end] = ends;
  if (starts.length === 1 && start && end && ordered.length > 2)
    return `${weekdayName(start)} to ${weekdayName(end)}`;
  return list(ordered.map(weekdayName));
}

function next(day: Weekday): Weekday {
  return allWeekdays[day % 7] ?? 1;
}

function previous(day: Weekday): Weekday {
  return allWeekdays[(day + 5) % 7] ?? 7;
}

function list(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${last}` : last;
}
