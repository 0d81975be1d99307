import { weekOf } from './cadence.ts';
import { allWeekdays, type Weekday, weekdayOf } from './hours.ts';
import { monthNames, weekdayName } from './names.ts';

type Reading = (typed: string, today: Temporal.PlainDate) => Temporal.PlainDate | null;

/**
 * A date as a person types it, case aside: '2027-05-02', 'today', 'tomorrow', 'yesterday', 'friday' (the coming one,
 * never today), 'next friday' (the one in next week, Monday to Sunday), 'in 3 days', 'in 2 weeks', 'in a month',
 * '2 May', 'May 2nd', '2 May 2027', 'Sunday 2 May 2027'. Months and days may be cut to three letters. A day and month
 * already past this year mean next year. Null when not understood, when there is no such date (30 February), or when
 * the weekday named is not that date's.
 */
export function readDate(typed: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const words = typed
    .trim()
    .toLowerCase()
    .replaceAll(/[\s,]+/g, ' ')
    .replace(/^(on|by) /, '');
  for (const read of readings) {
    const date = read(words, today);
    if (date) return date;
  }
  return null;
}

const readings: readonly Reading[] = [
  readIso,
  readNearby,
  readWeekday,
  readDistance,
  readDayOfMonth,
];

function readIso(typed: string): Temporal.PlainDate | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(typed) ?? [];
  return dateOf(Number(year), Number(month), Number(day));
}

function readNearby(typed: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  if (typed === 'today') return today;
  if (typed === 'tomorrow') return today.add({ days: 1 });
  if (typed === 'yesterday') return today.subtract({ days: 1 });
  return null;
}

function readWeekday(typed: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const [, next, name = ''] = /^(next )?([a-z]+)$/.exec(typed) ?? [];
  const day = weekdayNamed(name);
  if (day === null) return null;
  if (next) return weekOf(today).add({ days: 7 + day - 1 });
  const ahead = (day - weekdayOf(today) + 7) % 7;
  return today.add({ days: ahead === 0 ? 7 : ahead });
}

function readDistance(typed: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const [, count = '', unit] = /^in (\d{1,3}|an?|one) (day|week|month|year)s?$/.exec(typed) ?? [];
  if (unit === undefined) return null;
  return today.add({ [`${unit}s`]: /^\d/.test(count) ? Number(count) : 1 });
}

const dayFirst =
  /^(?:(?<weekday>[a-z]+) )?(?<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<month>[a-z]+)(?: (?<year>\d{4}))?$/;
const monthFirst =
  /^(?:(?<weekday>[a-z]+) )?(?<month>[a-z]+) (?<day>\d{1,2})(?:st|nd|rd|th)?(?: (?<year>\d{4}))?$/;

/** '2 May', 'May 2nd', '2nd of May 2027', each also after its weekday. */
function readDayOfMonth(typed: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const match = (dayFirst.exec(typed) ?? monthFirst.exec(typed))?.groups;
  if (!match) return null;
  const month = monthNamed(match['month'] ?? '');
  const day = Number(match['day']);
  const date = match['year']
    ? dateOf(Number(match['year']), month, day)
    : ([today.year, today.year + 1]
        .map((year) => dateOf(year, month, day))
        .find((date) => date && Temporal.PlainDate.compare(date, today) >= 0) ?? null);
  if (!date || match['weekday'] === undefined) return date;
  return weekdayNamed(match['weekday']) === weekdayOf(date) ? date : null;
}

function dateOf(year: number, month: number, day: number): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
}

/** The day of the week whose name, or at least three letters of it, this is; null for none. */
export function weekdayNamed(word: string): Weekday | null {
  return allWeekdays.find((day) => isShortFor(word, weekdayName(day))) ?? null;
}

/** 1 for January; 0, which no date has, when no month is called that. */
export function monthNamed(word: string): number {
  return monthNames.findIndex((name) => isShortFor(word, name)) + 1;
}

/** The whole name, or at least its first three letters. */
function isShortFor(word: string, name: string): boolean {
  return word.length >= 3 && name.toLowerCase().startsWith(word);
}
