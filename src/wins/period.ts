import { weekOf } from '../time/cadence.ts';
import { monthNames } from '../time/names.ts';
import { readDate, sayFixedDate } from '../time/words.ts';

/** Days on somebody's calendar, the first and the last included; null where it has no end on that side. */
export type Period = { first: Temporal.PlainDate | null; last: Temporal.PlainDate | null };

/** A stretch of days as it stands in a text, and how many words say so. */
type Span = { first: Temporal.PlainDate; last: Temporal.PlainDate; length: number };

/**
 * The period that `words`, in lower case, begin with, and how many of them say so: "last month", "in march 2026", "2026",
 * "since 3 may", "from monday to friday", "the last two weeks". It looks back: a day or a month without a year is the latest
 * that has begun by `today`. Null when they begin with none.
 */
export function periodAtStart(
  words: readonly string[],
  today: Temporal.PlainDate,
): { period: Period; length: number } | null {
  const [bound = ''] = words;
  const isBound = /^(since|after|from|between|until|till|before|through)$/.test(bound);
  const led = isBound ? 1 : leadOf(words);
  const days = daysAtStart(words.slice(led), today);
  if (days) return { period: days, length: led + days.length };
  const span = spanAtStart(words.slice(led), today, led > 0);
  if (!span) return null;
  const length = led + span.length;
  const until = isBound && bound !== 'from' && bound !== 'between' ? null : endOf(words, length);
  const end = until && spanAtStart(words.slice(length + 1), today, true);
  if (end && Temporal.PlainDate.compare(span.first, end.last) <= 0) {
    return { period: { first: span.first, last: end.last }, length: length + 1 + end.length };
  }
  return { period: boundedBy(bound, span), length };
}

/** "3 to 7 march", "3-7 march": the first day is of the month of the second. */
function daysAtStart(words: readonly string[], today: Temporal.PlainDate): Span | null {
  const [, joined, other] = /^(\d{1,2})[-–—](\d{1,2})$/.exec(words[0] ?? '') ?? [];
  const [, apart] = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(words[0] ?? '') ?? [];
  if (other === undefined && (apart === undefined || !endOf(words, 1))) return null;
  const rest = other === undefined ? words.slice(2) : [other, ...words.slice(1)];
  const end = spanAtStart(rest, today, true);
  const day = Number(joined ?? apart);
  if (!end?.first.equals(end.last) || day < 1 || day > end.last.day) return null;
  return {
    first: end.last.with({ day }),
    last: end.last,
    length: words.length - rest.length + end.length,
  };
}

/** How many words lead to a period without being part of it: "in", "in the", "on". */
function leadOf([first = '', second = '']: readonly string[]): number {
  if (first === 'the') return 1;
  if (!/^(in|on|during|of|for|within|over)$/.test(first)) return 0;
  return second === 'the' ? 2 : 1;
}

/** The word which says that a second end follows; null for none. */
function endOf(words: readonly string[], at: number): string | null {
  const word = words[at] ?? '';
  return /^(to|until|till|through|and|-|–|—)$/.test(word) ? word : null;
}

function boundedBy(bound: string, { first, last }: Span): Period {
  switch (bound) {
    case 'since':
      return { first, last: null };
    case 'after':
      return { first: last.add({ days: 1 }), last: null };
    case 'from':
      // "From 3 May" goes on from there; "from last month" is that month.
      return { first, last: first.equals(last) ? null : last };
    case 'until':
    case 'till':
    case 'through':
      return { first: null, last };
    case 'before':
      return { first: null, last: first.subtract({ days: 1 }) };
    default:
      return { first, last };
  }
}

/** `isLed`: a word before it says that a date follows, so short names of days count as well. */
function spanAtStart(
  words: readonly string[],
  today: Temporal.PlainDate,
  isLed: boolean,
): Span | null {
  const from = words[0] === 'the' ? 1 : 0;
  const rest = words.slice(from);
  for (let length = Math.min(4, rest.length); length > 0; length -= 1) {
    const date = pastDate(rest.slice(0, length), today, isLed);
    if (date) return { first: date, last: date, length: from + length };
  }
  for (const read of [readWeekOf, readUnit, readAgo, readCount, readQuarter, readMonth, readYear]) {
    const span = read(rest, today);
    if (span) return { ...span, length: from + span.length };
  }
  return null;
}

/** A day as it is said looking back. */
function pastDate(
  words: readonly string[],
  today: Temporal.PlainDate,
  isLed: boolean,
): Temporal.PlainDate | null {
  const text = words.join(' ');
  if (/^(today|yesterday)$|^\d{4}-\d\d-\d\d$/.test(text)) return readDate(text, today);
  const [, last, weekday] = /^(last )?([a-z]{3,9})$/.exec(text) ?? [];
  if (weekday !== undefined) {
    if (!weekday.endsWith('day') && !isLed && !last) return null;
    const ahead = /^(today|tomorrow|yesterday)$/.test(weekday) ? null : readDate(weekday, today);
    if (!ahead) return null;
    const latest = ahead.subtract({ days: 7 });
    return last && latest.equals(today) ? latest.subtract({ days: 7 }) : latest;
  }
  if (!/\d/.test(text) || !/[a-z]{3}/.test(text) || /^(in|by|on) /.test(text)) return null;
  if (/ \d{4}$/.test(text)) return readDate(text, today);
  // Eight years back there is a 29 February at the latest, but around 1900 and 2100.
  for (let back = 0; back <= 8; back += 1) {
    const date = readDate(`${text} ${today.year - back}`, today);
    if (date && Temporal.PlainDate.compare(date, today) <= 0) return date;
  }
  return null;
}

type Reading = (words: readonly string[], today: Temporal.PlainDate) => Span | null;
type Unit = 'week' | 'month' | 'quarter' | 'year';

/** "This week", "last month". A week begins on Monday. */
const readUnit: Reading = ([which = '', unit = ''], today) => {
  const steps = /^(this|current)$/.test(which)
    ? 0
    : /^(last|past|previous)$/.test(which)
      ? -1
      : null;
  if (steps === null || !isUnit(unit)) return null;
  return { ...unitOf(unit, steps, today), length: 2 };
};

function isUnit(word: string): word is Unit {
  return /^(week|month|quarter|year)$/.test(word);
}

function unitOf(unit: Unit, steps: number, today: Temporal.PlainDate): Omit<Span, 'length'> {
  if (unit === 'week') {
    const monday = weekOf(today).add({ weeks: steps });
    return { first: monday, last: monday.add({ days: 6 }) };
  }
  const months = { month: 1, quarter: 3, year: 12 }[unit];
  const begun = Math.floor((today.month - 1) / months) * months + 1;
  return monthsFrom(today.with({ month: begun, day: 1 }).add({ months: steps * months }), months);
}

function monthsFrom(first: Temporal.PlainDate, months: number): Omit<Span, 'length'> {
  return { first, last: first.add({ months }).subtract({ days: 1 }) };
}

const counts = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** "Week of 3 May". */
const readWeekOf: Reading = ([week = '', of = '', ...rest], today) => {
  if (week !== 'week' || of !== 'of') return null;
  const day = spanAtStart(rest, today, true);
  return day?.first.equals(day.last)
    ? { ...unitOf('week', 0, day.first), length: 2 + day.length }
    : null;
};

/** "Three days ago", "2 weeks ago", "a month ago": that day, week or month. */
const readAgo: Reading = ([many = '', unit = '', ago = ''], today) => {
  const [, one] = /^(day|week|month|quarter|year)s?$/.exec(unit) ?? [];
  const count = /^an?$/.test(many) ? 1 : countOf(many);
  if (one === undefined || ago !== 'ago' || count === 0) return null;
  const day = today.subtract({ days: count });
  return isUnit(one)
    ? { ...unitOf(one, -count, today), length: 3 }
    : { first: day, last: day, length: 3 };
};

/** A number in figures or, up to ten, in letters; 0 for none. */
function countOf(word: string): number {
  return /^\d{1,3}$/.test(word) ? Number(word) : counts.indexOf(word) + 1;
}

/** "Last 7 days", "past two weeks": up to and with today. */
const readCount: Reading = ([which = '', many = '', unit = ''], today) => {
  const [, units] = /^(day|week|month|year)s?$/.exec(unit) ?? [];
  if (units === undefined || !/^(last|past)$/.test(which)) return null;
  const count = countOf(many);
  if (count === 0) return null;
  return {
    first: today.subtract({ [`${units}s`]: count }).add({ days: 1 }),
    last: today,
    length: 3,
  };
};

/** "Q1", "q3 2026": the latest that has begun, where no year is said. */
const readQuarter: Reading = ([word = '', year = ''], today) => {
  const [, number] = /^q([1-4])$/.exec(word) ?? [];
  if (number === undefined) return null;
  const month = Number(number) * 3 - 2;
  if (isYear(year)) return { ...monthsFrom(firstOf(Number(year), month), 3), length: 2 };
  return { ...monthsFrom(latest(month, today), 3), length: 1 };
};

/** "March", "mar 2026", "2026 march", "2026-03", "last march". */
const readMonth: Reading = ([a = '', b = ''], today) => {
  const [, year = '', number] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(a) ?? [];
  if (isYear(year)) return { ...monthsFrom(firstOf(Number(year), Number(number)), 1), length: 1 };
  if (isYear(a) && monthOf(b) > 0) {
    return { ...monthsFrom(firstOf(Number(a), monthOf(b)), 1), length: 2 };
  }
  if (/^(last|this)$/.test(a) && monthOf(b) > 0) {
    const before = a === 'last' ? today.with({ day: 1 }).subtract({ days: 1 }) : today;
    return { ...monthsFrom(latest(monthOf(b), before), 1), length: 2 };
  }
  const month = monthOf(a);
  if (month === 0) return null;
  if (isYear(b)) return { ...monthsFrom(firstOf(Number(b), month), 1), length: 2 };
  return { ...monthsFrom(latest(month, today), 1), length: 1 };
};

const readYear: Reading = ([word = '']) =>
  isYear(word) ? { ...monthsFrom(firstOf(Number(word), 1), 12), length: 1 } : null;

function isYear(word: string): boolean {
  return /^(19|20)\d\d$/.test(word);
}

/** 1 for January, by its name or at least three letters of it; 0 for no month. */
function monthOf(word: string): number {
  if (word.length < 3) return 0;
  const short = word === 'sept' ? 'sep' : word;
  return monthNames.findIndex((name) => name.toLowerCase().startsWith(short)) + 1;
}

/** Whether a word alone reads as a month. */
export function isMonth(word: string): boolean {
  return monthOf(word) > 0;
}

/** The first day of the latest such month that has begun by `today`. */
function latest(month: number, today: Temporal.PlainDate): Temporal.PlainDate {
  return firstOf(month <= today.month ? today.year : today.year - 1, month);
}

function firstOf(year: number, month: number): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year, month, day: 1 });
}

/** "in March", "in 2026", "since Monday 8 March", "from Monday 1 March to Sunday 7 March", "yesterday": for within a sentence. */
export function sayPeriod({ first, last }: Period, today: Temporal.PlainDate): string {
  const day = (date: Temporal.PlainDate) => sayFixedDate(date, today);
  if (!first) return last ? `until ${day(last)}` : '';
  if (!last) return `since ${day(first)}`;
  if (first.equals(last)) {
    if (first.equals(today)) return 'today';
    return first.equals(today.subtract({ days: 1 })) ? 'yesterday' : `on ${day(first)}`;
  }
  const isFirst = first.day === 1;
  if (isFirst && last.equals(first.add({ years: 1 }).subtract({ days: 1 })) && first.month === 1) {
    return `in ${first.year}`;
  }
  if (isFirst && last.equals(first.add({ months: 1 }).subtract({ days: 1 }))) {
    const isThisYear = first.year === today.year && first.month <= today.month;
    return `in ${monthNames[first.month - 1]}${isThisYear ? '' : ` ${first.year}`}`;
  }
  const isGoingOn =
    Temporal.PlainDate.compare(first, today) <= 0 && Temporal.PlainDate.compare(last, today) >= 0;
  return isGoingOn ? `since ${day(first)}` : `from ${day(first)} to ${day(last)}`;
}
