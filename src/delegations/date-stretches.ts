import { monthNames } from '../time/names.ts';
import {
  dayIn,
  type Found,
  partOf,
  several,
  spanOf,
  type Today,
  type Unit,
  units,
} from './date-meanings.ts';

const shortPeriods: Readonly<Record<string, Unit>> = {
  w: 'week',
  m: 'month',
  q: 'quarter',
  y: 'year',
};

/** "next week", "end of the month", "EOW". */
export function readPeriod(text: string, at: Today): Found | null {
  const short = /^eo(?<unit>[wmqy])\b/i.exec(text);
  if (short) {
    const unit = shortPeriods[(short.groups?.['unit'] ?? '').toLowerCase()] ?? 'week';
    return { ...partOf(spanOf(unit, 0, at.today), 'end', at, unit), length: short[0].length };
  }
  const match =
    /^(?:the )?(?:(?<part>end|close|beginning|start|middle) of |(?<near>early|mid|late) (?:in )?|(?<later>later) )?(?:the )?(?:(?<which>this|next|coming|last|past|current) )?(?:working |business |calendar )?(?<unit>week|month|quarter|year)\b/i.exec(
      text,
    );
  const { part, near, later, which, unit: named = '' } = match?.groups ?? {};
  if (!match || (part === undefined && which === undefined)) return null;
  const unit = units.find((unit) => unit === named.toLowerCase()) ?? 'week';
  const word = which?.toLowerCase() ?? 'this';
  const steps = /next|coming/.test(word) ? 1 : /last|past/.test(word) ? -1 : 0;
  const said = (part ?? near ?? (later === undefined ? undefined : 'late'))?.toLowerCase() ?? null;
  return { ...partOf(spanOf(unit, steps, at.today), said, at, unit), length: match[0].length };
}

/** "year end", "month-end". */
export function readPeriodEnd(text: string, at: Today): Found | null {
  const match = /^(?:the )?(?<unit>month|quarter|year)(?:['’]s)?[ -]end\b/i.exec(text);
  const unit = units.find((unit) => unit === match?.groups?.['unit']?.toLowerCase());
  if (!match || !unit) return null;
  return { ...partOf(spanOf(unit, 0, at.today), 'end', at, unit), length: match[0].length };
}

/** "Q2", "end of Q2", "the start of Q3 2027". */
export function readQuarter(text: string, at: Today): Found | null {
  const match =
    /^(?:the )?(?:(?<part>end|close|beginning|start) of )?(?:the )?Q(?<quarter>[1-4])(?: (?<year>20\d\d))?\b/i.exec(
      text,
    );
  const { part, quarter = '', year } = match?.groups ?? {};
  if (!match) return null;
  const { today } = at;
  const now = Math.ceil(today.month / 3);
  const typed = year === undefined ? today.year + (Number(quarter) < now ? 1 : 0) : Number(year);
  const first = Temporal.PlainDate.from({ year: typed, month: 3 * Number(quarter) - 2, day: 1 });
  const span = { first, last: first.add({ months: 3 }).subtract({ days: 1 }) };
  return { ...partOf(span, part?.toLowerCase() ?? null, at, 'quarter'), length: match[0].length };
}

/** "May", "mid March", "end of May 2027". */
export function readMonthPart(text: string, at: Today): Found | null {
  const names = monthNames.map((name) => `${name}|${name.slice(0, 3)}`).join('|');
  const match = new RegExp(
    `^(?:the )?(?:(?<part>end|beginning|start|middle) of |(?<near>early|mid|late)[ -](?:in )?)?(?<month>${names}|Sept)\\b\\.?(?:,? (?<year>20\\d\\d)\\b)?(?! ?\\d)(?! the \\d)`,
    'i',
  ).exec(text);
  const { part, near, month: name = '', year } = match?.groups ?? {};
  if (!match) return null;
  // "may" and "march" are words as well.
  if (part === undefined && near === undefined && !/^[A-Z]/.test(name)) return null;
  const month =
    monthNames.findIndex((full) => full.toLowerCase().startsWith(name.toLowerCase().slice(0, 3))) +
    1;
  const { today } = at;
  const typed = year === undefined ? today.year + (month < today.month ? 1 : 0) : Number(year);
  const first = Temporal.PlainDate.from({ year: typed, month, day: 1 });
  const span = { first, last: first.add({ months: 1 }).subtract({ days: 1 }) };
  const said = (part ?? near)?.toLowerCase() ?? null;
  return { ...partOf(span, said, at, 'month'), length: match[0].replace(/\.$/, '').length };
}

/** "the weekend", "next weekend". */
export function readWeekend(text: string, { today }: Today): Found | null {
  const match = /^(?:the |this |(?<next>next |coming ))weekend\b/i.exec(text);
  if (!match) return null;
  const weeks = match.groups?.['next'] ? 1 : 0;
  const friday = dayIn(weeks, 5, today);
  return {
    ...several([friday, friday.add({ days: 2 })], 'which-day', 'stretch'),
    length: match[0].length,
  };
}

/** "in the morning" without a day. */
export function readPartOfDay(text: string, { today, clock }: Today): Found | null {
  const match = /^(?:in )?(?:the )?(?<part>morning|afternoon|evening)\b/i.exec(text);
  if (!match) return null;
  const over = { morning: '12:00', afternoon: '18:00', evening: '22:00' }[
    match.groups?.['part']?.toLowerCase() ?? ''
  ];
  const tomorrow = today.add({ days: 1 });
  const isOver = Temporal.PlainTime.compare(clock, over ?? '12:00') >= 0;
  const monday = dayIn(1, 1, today);
  const meant = [...(isOver ? [] : [today]), tomorrow, ...(tomorrow.dayOfWeek > 5 ? [monday] : [])];
  return { ...several(meant, 'which-morning'), length: match[0].length };
}
