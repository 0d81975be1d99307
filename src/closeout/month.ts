import { monthNames } from '../time/names.ts';

/** A stretch of time, from `from` to before `until`. */
export type Span = { from: Temporal.Instant; until: Temporal.Instant };

/** From this day on a month has more to tell than the one before. */
const aliveFrom = 15;

/** The month that has most to tell on a day: this one from its middle on, else the last. */
export function aliveMonth(today: Temporal.PlainDate): Temporal.PlainYearMonth {
  const month = today.toPlainYearMonth();
  return today.day >= aliveFrom ? month : month.subtract({ months: 1 });
}

/**
 * Reads a month that was typed: "march", "Mar", "march 2026", "2026-03", "this month", "last month". Without a year it is the
 * latest that has begun. `ahead` for one that has not begun, null for no month at all.
 */
export function readMonth(
  typed: string,
  today: Temporal.PlainDate,
): Temporal.PlainYearMonth | 'ahead' | null {
  const text = typed.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  const current = today.toPlainYearMonth();
  if (/^this( month)?$/.test(text)) return current;
  if (/^last( month)?$/.test(text)) return current.subtract({ months: 1 });
  const read = named(text, current) ?? numbered(text);
  if (!read) return null;
  return Temporal.PlainYearMonth.compare(read, current) > 0 ? 'ahead' : read;
}

function named(text: string, current: Temporal.PlainYearMonth): Temporal.PlainYearMonth | null {
  const [, word = '', year] = /^([a-z]{3,9})\.?(?: (\d{4}))?$/.exec(text) ?? [];
  const month = word === '' ? 0 : 1 + monthNames.findIndex((name) => begins(name, word));
  if (month === 0) return null;
  if (year !== undefined) return new Temporal.PlainYearMonth(Number(year), month);
  return new Temporal.PlainYearMonth(current.year - (month > current.month ? 1 : 0), month);
}

function begins(name: string, word: string): boolean {
  return name.toLowerCase().startsWith(word);
}

function numbered(text: string): Temporal.PlainYearMonth | null {
  const [, year = '', month = ''] = /^(\d{4})-(\d{1,2})$/.exec(text) ?? [];
  const isMonth = Number(month) >= 1 && Number(month) <= 12;
  return isMonth ? new Temporal.PlainYearMonth(Number(year), Number(month)) : null;
}

/** A month by the calendar of somebody in `zone`. */
export function spanOfMonth(month: Temporal.PlainYearMonth, zone: string): Span {
  const begin = (of: Temporal.PlainYearMonth) =>
    of.toPlainDate({ day: 1 }).toZonedDateTime(zone).toInstant();
  return { from: begin(month), until: begin(month.add({ months: 1 })) };
}

/** "March", or "March 2026" when that is not today's year. */
export function sayMonth(month: Temporal.PlainYearMonth, today: Temporal.PlainDate): string {
  const name = monthNames[month.month - 1] ?? '';
  return month.year === today.year ? name : `${name} ${month.year}`;
}
