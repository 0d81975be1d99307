import { meantBy, readLength, readStretch, spell } from '../time/words.ts';
import type { Away } from './away.ts';
import type { HolidayCalendar } from './holidays.ts';

/** Days off in a row, both ends included. */
export type Span = { from: Temporal.PlainDate; to: Temporal.PlainDate };

/** Why somebody may be away from work on days on which they work otherwise. */
export type DaysOff = {
  spans: readonly Span[];
  /** The public holidays that they keep; null for none. */
  holidays: HolidayCalendar | null;
  /** What their status in Slack last said; null when it never said that they are away. */
  away: Away | null;
};

export const noDaysOff: DaysOff = { spans: [], holidays: null, away: null };

const furthest = Temporal.Duration.from({ years: 1 });

/** Whether a local date is a day off: one of their own, or a public holiday. */
export function isDayOff(date: Temporal.PlainDate, { spans, holidays }: DaysOff): boolean {
  return spans.some((span) => holds(span, date)) || (holidays?.nameOf(date) ?? null) !== null;
}

function holds({ from, to }: Span, date: Temporal.PlainDate): boolean {
  return !isBefore(date, from) && !isBefore(to, date);
}

/** The hours of somebody who has these days off. */
export function withDaysOff<T extends object>(
  hours: T,
  daysOff: DaysOff,
): T & { isOff?: (date: Temporal.PlainDate) => boolean } {
  if (daysOff.spans.length === 0 && !daysOff.holidays) return hours;
  return { ...hours, isOff: (date) => isDayOff(date, daysOff) };
}

/** Spans in order, where those that overlap or follow each other are one. */
export function merged(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const span of spans.toSorted((a, b) => Temporal.PlainDate.compare(a.from, b.from))) {
    const last = found.at(-1);
    if (!last || isBefore(last.to.add({ days: 1 }), span.from)) found.push(span);
    else if (isBefore(last.to, span.to)) found[found.length - 1] = { from: last.from, to: span.to };
  }
  return found;
}

/** Those that are not over. */
export function coming(spans: readonly Span[], today: Temporal.PlainDate): Span[] {
  return spans.filter((span) => !isBefore(span.to, today));
}

/** Why these days cannot be off; null when they can. */
export function whyNotOff(
  { from, to }: Span,
  today: Temporal.PlainDate,
): { field: 'from' | 'to'; words: string } | null {
  if (isBefore(from, today)) {
    return { field: 'from', words: 'That day has passed. Begin with today or a later day.' };
  }
  if (isBefore(to, from)) {
    return {
      field: 'to',
      words: 'That is before the first day. Choose the same day or a later one.',
    };
  }
  if (isBefore(today.add(furthest), to)) {
    return {
      field: isBefore(today.add(furthest), from) ? 'from' : 'to',
      words: 'That is more than a year ahead. Choose a day within a year.',
    };
  }
  return null;
}

/**
 * Days off as they are typed after `/coach off`: '3 May to 14 May', '3 to 14 May', 'from 3 May until 14 May', 'tomorrow',
 * 'for two weeks', 'until friday', 'next week'. Null when not understood, and for dates in figures, which `daysOffMeant`
 * reads, and for "until" a month or week that has begun. A last day without a year is the first one from the first day on.
 */
export function readDaysOff(typed: string, today: Temporal.PlainDate): Span | null {
  const words = spell(typed).replace(/^(from|on) /, '');
  const length = readLength(words.replace(/^for /, ''));
  if (length)
    return length.blank ? null : { from: today, to: today.add(length).subtract({ days: 1 }) };
  const until = /^(?:until|till?|to) (.+)$/.exec(words)?.[1];
  if (until !== undefined) {
    const stretch = readStretch(until, today);
    if (!stretch || isDay(stretch)) return stretch && { from: today, to: stretch.to };
    // Whoever is off until next week is back when it begins; "until March", in March, says no day.
    return isBefore(today, stretch.from) ? { from: today, to: dayBefore(stretch.from) } : null;
  }
  const [, first = words.replace(/^for /, ''), last] =
    /^(.+?) ?(?: to | until | till | through |–|—| - )(.+)$/.exec(words) ?? [];
  if (last === undefined) return fromToday(readStretch(first, today), today);
  const begins = readStretch(withMonthOf(first, last) ?? first, today);
  const ends = begins && readStretch(last, begins.from);
  return ends && { from: begins.from, to: ends.to };
}

/** The same for whatever the words may mean: 2/5 is in May or in February. `missing`: a day in them that no month has. */
export function daysOffMeant(
  typed: string,
  today: Temporal.PlainDate,
): { spans: readonly Span[]; missing: string | null } {
  const { spelt, missing } = meantBy(spell(typed), today);
  const spans = spelt.map((words) => readDaysOff(words, today)).filter((span) => span !== null);
  return { spans, missing };
}

/** '3' before '14 may 2027' means '3 may 2027'; null where no month is to be had. */
function withMonthOf(first: string, last: string): string | null {
  const month = last.replace(/^(?:[a-z]+ )?\d{1,2}(st|nd|rd|th)? (of )?/, '');
  return /^\d{1,2}(st|nd|rd|th)?$/.test(first) && month !== last ? `${first} ${month}` : null;
}

function isDay({ from, to }: Span): boolean {
  return from.equals(to);
}

function dayBefore(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: 1 });
}

/** What is left of a week or month under way; whatever is over stays as it was. */
function fromToday(span: Span | null, today: Temporal.PlainDate): Span | null {
  return span && isBefore(span.from, today) && !isBefore(span.to, today)
    ? { from: today, to: span.to }
    : span;
}

function isBefore(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}
