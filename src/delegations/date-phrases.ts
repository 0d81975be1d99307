import { allWeekdays } from '../time/hours.ts';
import { monthNames, weekdayName } from '../time/names.ts';
import { localDate } from '../time/wall.ts';
import {
  atTime,
  checked,
  type DatePhrase,
  dayIn,
  distinct,
  type Due,
  isClock,
  type Meaning,
  meaningOf,
  named,
  one,
  partOf,
  several,
  spanOf,
  type Today,
  type Unit,
  units,
  type Where,
} from './date-meanings.ts';
import { type TypedDate, typedDates } from './typed-dates.ts';

type Found = Meaning & { length: number };
type Reading = (text: string, at: Today) => Found | null;

/** Longest words about a date that are looked at, in UTF-16 units. */
const longest = 60;

/**
 * Reads the date that `text` begins with, on the calendar of `zone`: "Friday 3pm", "the 20th", "EOD tomorrow", "end of
 * next week". Null when it begins with none. What is in the past is read as well.
 *
 * @throws RangeError when `zone` is unknown.
 */
export function dateAtStart(text: string, where: Where): DatePhrase | null {
  if (!/^[a-z\d]/i.test(text)) return null;
  const head = text.slice(0, longest);
  const local = where.now.toZonedDateTimeISO(where.zone);
  const at = { ...where, today: local.toPlainDate(), clock: local.toPlainTime() };
  for (const read of readings) {
    const found = read(head, at);
    if (!found || /^[\p{L}\p{N}]/u.test(head.slice(found.length))) continue;
    const { length, ...meaning } = withEdge(head, found);
    return { ...meaning, text: head.slice(0, length) };
  }
  return null;
}

const edge =
  "(?:eod|eob|cob|(?:the )?(?:end|close) of (?:the )?(?:working |business )?(?:day|business)|(?:the )?day's end)";

/** Takes what follows a date and moves nothing: "Friday EOD", "Friday at the latest". */
function withEdge(text: string, found: Found): Found {
  const rest = text.slice(found.length);
  const [more = ''] =
    new RegExp(`^,? (?:(?:by |at )?${edge}|(?:(?:at )?the )?latest)\\b`, 'i').exec(rest) ?? [];
  return { ...found, length: found.length + more.length };
}

const readings: readonly Reading[] = [
  readEdge,
  readPeriod,
  readMonthPart,
  readWeekend,
  readPartOfDay,
  readWeekdayOfWeek,
  readNth,
  readNumbers,
  readLibrary,
];

/** "EOD", "end of business Friday", "COB on 20 March". */
function readEdge(text: string, at: Today): Found | null {
  const [lead] = new RegExp(`^${edge}(?:,? on|,| of)?(?= |$|[.,;)])`, 'i').exec(text) ?? [];
  if (lead === undefined) return null;
  const gap = /^ ?/.exec(text.slice(lead.length))?.[0] ?? '';
  const day = dateAtStart(text.slice(lead.length + gap.length), at);
  if (day && day.names === 'day')
    return { ...day, length: lead.length + gap.length + day.text.length };
  const [bare = ''] = new RegExp(`^${edge}`, 'i').exec(text) ?? [];
  return { ...one(at.today), length: bare.length };
}

const shortPeriods: Readonly<Record<string, Unit>> = {
  w: 'week',
  m: 'month',
  q: 'quarter',
  y: 'year',
};

/** "next week", "end of the month", "EOW". */
function readPeriod(text: string, at: Today): Found | null {
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

/** "May", "mid March", "end of May 2027". */
function readMonthPart(text: string, at: Today): Found | null {
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
function readWeekend(text: string, { today }: Today): Found | null {
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
function readPartOfDay(text: string, { today, clock }: Today): Found | null {
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

/** "Friday next week", "next week Friday", "Tuesday of next week". */
function readWeekdayOfWeek(text: string, { today }: Today): Found | null {
  const names = allWeekdays
    .map((day) => `${weekdayName(day)}|${weekdayName(day).slice(0, 3)}`)
    .join('|');
  const match =
    new RegExp(`^(?<day>${names}),? (?:of )?(?<which>next|this) week\\b`, 'i').exec(text) ??
    new RegExp(`^(?<which>next|this) week,? (?:on )?(?<day>${names})\\b`, 'i').exec(text);
  const { day: name = '', which = '' } = match?.groups ?? {};
  const day = allWeekdays.find((day) =>
    weekdayName(day).toLowerCase().startsWith(name.toLowerCase().slice(0, 3)),
  );
  if (!match || day === undefined) return null;
  const weeks = /next/i.test(which) ? 1 : 0;
  return { ...one(dayIn(weeks, day, today)), length: match[0].length };
}

/** "the 20th", "Friday the 20th". */
function readNth(text: string, { today }: Today): Found | null {
  const match =
    /^(?:(?<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day),? )?(?:the )?(?<day>\d{1,2})(?:st|nd|rd|th)\b(?! of (?:this|next|[A-Z]))/i.exec(
      text,
    );
  const { weekday, day = '' } = match?.groups ?? {};
  if (!match || Number(day) < 1 || Number(day) > 31) return null;
  const first = today.with({ day: 1 });
  const date = [0, 1, 2]
    .map((months) => first.add({ months }))
    .filter((month) => Number(day) <= month.daysInMonth)
    .map((month) => month.with({ day: Number(day) }))
    .find((date) => Temporal.PlainDate.compare(date, today) >= 0);
  if (!date) return null;
  const named = allWeekdays.find(
    (day) => weekdayName(day).toLowerCase() === weekday?.toLowerCase(),
  );
  return { ...checked(date, named ?? null, today), length: match[0].length };
}

/** "3/4", "3/4/2027", "20.3.", "20.3.2027", each with a time after it. Dots put the day first. */
function readNumbers(text: string, at: Today): Found | null {
  const match =
    /^(?<a>\d{1,2})\/(?<b>\d{1,2})(?:\/(?<year>\d{4}|\d\d))?(?![\d/])/.exec(text) ??
    /^(?<a>\d{1,2})\.(?<b>\d{1,2})\.(?<year>\d{4})?(?!\d)/.exec(text);
  const { a = '', b = '', year } = match?.groups ?? {};
  if (!match || match[0] === '24/7') return null;
  const full = year?.length === 2 ? Number(year) + 2000 : year === undefined ? null : Number(year);
  const isDotted = match[0].includes('.');
  const dayFirst = named({ year: full, month: Number(b), day: Number(a) }, at.today);
  const monthFirst = isDotted
    ? []
    : named({ year: full, month: Number(a), day: Number(b) }, at.today);
  const isBoth = dayFirst.length > 0 && monthFirst.length > 0 && a !== b;
  const dates = isBoth
    ? [...dayFirst.slice(0, 1), ...monthFirst.slice(0, 1)]
    : distinct([...dayFirst, ...monthFirst]);
  if (dates.length === 0) return null;
  const meaning = several(dates, isBoth ? 'day-or-month' : 'which-one');
  const [clock] = typedDates(text.slice(match[0].length), at.now, at.zone);
  const gap = /^,? (?:at )?$/.exec(
    text.slice(match[0].length, match[0].length + (clock?.index ?? 0)),
  );
  if (!clock?.time || clock.day !== null || clock.weekday !== null || !gap || !isClock(clock.text))
    return { ...meaning, length: match[0].length };
  return {
    ...atTime(meaning, clock, at),
    length: match[0].length + clock.index + clock.text.length,
  };
}

/** What the library reads: "Friday 3pm", "tomorrow", "in two weeks", "20 March 2027", "noon". */
function readLibrary(text: string, at: Today): Found | null {
  const the = /^the (?=\d)/i.exec(text)?.[0].length ?? 0;
  const typed = typedDates(text.slice(the), at.now, at.zone).find(({ index }) => index === 0);
  if (!typed || !isDate(typed)) return null;
  // "by Friday, 5 pages": the number is no hour.
  const [, day] = /^([^,]+), ?\d{1,2}$/.exec(typed.text) ?? [];
  if (day !== undefined) return readLibrary(text.slice(0, the + day.length), at);
  const length = the + typed.text.length;
  const { until } = typed;
  if (!until) {
    const meaning = meaningOf(typed, at);
    return meaning && { ...meaning, length };
  }
  const first = meaningOf({ ...typed, until: null }, at)?.meant ?? [];
  const last = meaningOf(until, at)?.meant ?? [];
  const meant = [...first, ...last.map((due) => after(due, first[0])).slice(-1)];
  return meant.length === 0 ? null : { meant, unclear: 'two-dates', names: 'day', length };
}

/** The end of a span in the week of its beginning, not before it. */
function after(end: Due, begin: Due | undefined): Due {
  const isBefore = begin && Temporal.PlainDate.compare(end.date, begin.date) < 0;
  return isBefore ? { ...end, date: end.date.add({ weeks: 1 }) } : end;
}

/** Whether what the library found is a date to people too, and not a number, a length of time or a word for now. */
function isDate({ text }: TypedDate): boolean {
  if (/^(?:now$|(?:on|by|at|from|for|of)\b|sun$|sat$|24\/7|\d{1,4}$)/.test(text)) return false;
  if (/^\d+ ?[a-z]+$/i.test(text) && !/^\d{1,2} ?(?:[ap]m|o'clock)$/i.test(text)) {
    // "15h", "2 weeks": a length; "20 March" is none.
    return monthNames.some((name) => new RegExp(`^\\d+ ?${name.slice(0, 3)}`, 'i').test(text));
  }
  return !/^(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|half|few|a few) /i.test(text);
}

/** The day before as well: "before Friday" may leave Friday out. */
export function before(phrase: DatePhrase): DatePhrase {
  const [only, ...others] = phrase.meant;
  if (!only || others.length > 0 || only.time || phrase.names !== 'day') return phrase;
  if (/morning|noon|evening|night|latest|eod|cob|end of/i.test(phrase.text)) return phrase;
  const dayBefore = { ...only, date: only.date.subtract({ days: 1 }) };
  return { ...phrase, meant: [dayBefore, only], unclear: 'that-day-or-before' };
}

/** Whether all that the words may mean lies before today in `zone`. */
export function isOver({ meant }: DatePhrase, { now, zone }: Where): boolean {
  const today = localDate(now, zone);
  return meant.every(({ date }) => Temporal.PlainDate.compare(date, today) < 0);
}
