import { readDate } from '../time/words.ts';
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
 * 'for 2 weeks', 'until friday'. Null when not understood. A last day without a year is the first one from the first day on.
 */
export function readDaysOff(typed: string, today: Temporal.PlainDate): Span | null {
  const words = typed
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replace(/^(from|on) /i, '');
  const [, count = '', unit] = /^for (\d{1,3}|an?|one) (day|week|month)s?$/i.exec(words) ?? [];
  if (unit !== undefined) {
    const length = /^\d/.test(count) ? Number(count) : 1;
    const back = today.add({ [`${unit.toLowerCase()}s`]: length });
    return length === 0 ? null : { from: today, to: back.subtract({ days: 1 }) };
  }
  const until = /^(?:until|till|to) (.+)$/i.exec(words)?.[1];
  if (until !== undefined) return spanOf(today, readDate(until, today));
  const [, first = words, last] =
    /^(.+?) ?(?: to | until | till | through |–|—| - )(.+)$/i.exec(words) ?? [];
  if (last === undefined) return spanOf(readDate(first, today), readDate(first, today));
  const from = readDate(first, today) ?? readDate(withMonthOf(first, last), today);
  return spanOf(from, readDate(last, from ?? today));
}

/** '3' before '14 May 2027' means '3 May 2027'. */
function withMonthOf(first: string, last: string): string {
  return /^\d{1,2}(st|nd|rd|th)?$/i.test(first)
    ? `${first} ${last.replace(/^(?:[a-z]+ )?\d{1,2}(st|nd|rd|th)? (of )?/i, '')}`
    : '';
}

function spanOf(from: Temporal.PlainDate | null, to: Temporal.PlainDate | null): Span | null {
  return from && to ? { from, to } : null;
}

function isBefore(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}
