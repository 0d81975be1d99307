import { monthNames } from '../time/names.ts';
import { localDate } from '../time/wall.ts';
import {
  readChristmas,
  readNth,
  readNthWeekday,
  readNumbers,
  readWeekdayAndNumber,
  readWeekdayOfWeek,
  readWorkingDays,
} from './date-days.ts';
import {
  atTime,
  type Clock,
  type DatePhrase,
  type Due,
  type Found,
  meaningOf,
  one,
  several,
  type Today,
  type Where,
} from './date-meanings.ts';
import {
  readMonthPart,
  readPartOfDay,
  readPeriod,
  readPeriodEnd,
  readQuarter,
  readWeekend,
} from './date-stretches.ts';
import { clockAtStart, withTime, withWhose } from './date-times.ts';
import { type TypedDate, typedDates } from './typed-dates.ts';

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
  const { text: head, ends } = singleSpaced(text.slice(0, longest));
  const local = where.now.toZonedDateTimeISO(where.zone);
  const at = { ...where, today: local.toPlainDate(), clock: local.toPlainTime() };
  for (const read of readings) {
    const found = read(head, at);
    if (!found || /^[\p{L}\p{N}]/u.test(head.slice(found.length))) continue;
    const { length, ...meaning } = withEdge(head, withWhose(head, withTime(head, found, at)));
    return { ...meaning, text: text.slice(0, ends[length]) };
  }
  return null;
}

/** A text with one space for several, and where each of its places is in the text. */
function singleSpaced(text: string): { text: string; ends: readonly number[] } {
  const parts = text.match(/[^\S\n]+|[^]/g) ?? [];
  let end = 0;
  const ends = [0, ...parts.map(({ length }) => (end += length))];
  return { text: parts.map((part) => (/^[^\S\n]/.test(part) ? ' ' : part)).join(''), ends };
}

const edge =
  "(?:eod|eob|cob|(?:the )?(?:end|close) of (?:the )?(?:working |business )?(?:day|business)|(?:the )?day's end)";

/** Takes what follows a date and moves nothing: "Friday EOD", "Friday at the latest". */
function withEdge(text: string, found: Found): Found {
  const rest = text.slice(found.length);
  const [more = ''] =
    new RegExp(
      `^,? (?:(?:by |at )?${edge}|(?:(?:at )?the )?(?:very )?latest|first thing|lunch(?: ?time)?|or (?:sooner|earlier|before))\\b`,
      'i',
    ).exec(rest) ?? [];
  return { ...found, length: found.length + more.length };
}

const readings: readonly Reading[] = [
  readEdge,
  readTimeFirst,
  readPeriod,
  readPeriodEnd,
  readQuarter,
  readMonthPart,
  readWeekend,
  readPartOfDay,
  readWeekdayOfWeek,
  readNthWeekday,
  readNth,
  readWorkingDays,
  readWeekdayAndNumber,
  readNumbers,
  readChristmas,
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

/** Parts of a day before it; they move nothing: "first thing Monday", "lunchtime on Friday", "the end of Thursday". */
const partFirst =
  /^(?:first thing(?: in the morning)?|(?:the )?(?:morning|afternoon|evening)|lunch(?: ?time)?|breakfast|close of play|(?:the )?end(?= of))(?:,? on| of)? (?=\S)/i;

/** "3pm on the 20th", "noon on Friday", "first thing Monday", "this time tomorrow". */
function readTimeFirst(text: string, at: Today): Found | null {
  const part = partFirst.exec(text)?.[0].length;
  if (part !== undefined) return dayAfter(text, part, null, at);
  const this_ = /^this time (?=\S)/i.exec(text)?.[0].length;
  if (this_ !== undefined) {
    const time = at.clock.round({ smallestUnit: 'minute', roundingMode: 'floor' });
    const clock = { text: 'this time', time, isHalfSaid: true, offsets: [] };
    const week = /^next week\b/i.exec(text.slice(this_))?.[0].length;
    if (week === undefined) return dayAfter(text, this_, clock, at);
    return { ...atTime(one(at.today.add({ weeks: 1 })), clock, at), length: this_ + week };
  }
  const bare = /^at \d{1,2}(?= on )/i.exec(`at ${text}`)?.[0];
  const clock = bare === undefined ? clockAtStart(text, at) : clockAtStart(bare, at);
  if (!clock) return null;
  const end = clock.length - (bare === undefined ? 0 : 'at '.length);
  const gap = /^ (?:on )?(?=\S)/i.exec(text.slice(end))?.[0].length;
  return gap === undefined ? null : dayAfter(text, end + gap, clock, at);
}

/** The day that stands at `start`, at a time that stands before it. */
function dayAfter(text: string, start: number, clock: Clock | null, at: Today): Found | null {
  const day = dateAtStart(text.slice(start), at);
  if (day?.names !== 'day' || day.meant.some(({ time }) => time)) return null;
  const meaning = clock ? atTime(day, clock, at) : day;
  return { ...meaning, length: start + day.text.length };
}

/** What the library reads: "Friday 3pm", "tomorrow", "in two weeks", "20 March 2027", "noon". */
function readLibrary(text: string, at: Today): Found | null {
  const the = /^the (?=\d|[a-z-]+ of [a-z])/i.exec(text)?.[0].length ?? 0;
  const typed = typedDates(text.slice(the), at.now, at.zone).find(({ index }) => index === 0);
  if (!typed || !isDate(typed)) return null;
  // "by Friday, 5 pages": the number is no hour.
  const [, day] = /^([^,]+), ?\d{1,2}$/.exec(typed.text) ?? [];
  if (day !== undefined) return readLibrary(text.slice(0, the + day.length), at);
  const length = the + typed.text.length;
  const { until } = typed;
  // "Friday until 5pm": no span, but a time of that day.
  const isOneDay = until?.time && until.day === null && until.weekday === null && !typed.time;
  const [begin] = (isOneDay && /^.+?(?=,? (?:until|till) )/i.exec(typed.text)) || [];
  if (begin !== undefined) return readLibrary(text.slice(0, the + begin.length), at);
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

/** Dates in numbers, but for those that begin with the year: the library would take the first number for the month. */
const numeric = /(?<![\d/])\d{1,2}(?:[./-]\d{1,2}[./-]\d{2,4}|\/\d{1,2}(?!\d))/;

/** Whether what the library found is a date to people too, and not a number, a length of time or a word for now. */
function isDate({ text }: TypedDate): boolean {
  if (numeric.test(text)) return false;
  if (/^(?:now$|(?:on|by|at|from|for|of)\b|sun$|sat$|24\/7|\d{1,4}$)/.test(text)) return false;
  if (/^\d+ ?[a-z]+$/i.test(text) && !/^\d{1,2} ?(?:[ap]m|o'clock)$/i.test(text)) {
    // "15h", "2 weeks": a length; "20 March" is none.
    return monthNames.some((name) => new RegExp(`^\\d+ ?${name.slice(0, 3)}`, 'i').test(text));
  }
  return !/^(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|half|few|a few) /i.test(text);
}

/** What "before" makes of it: the day before as well, and of a stretch the last days before it begins. */
export function before(phrase: DatePhrase, { now, zone }: Where): DatePhrase {
  const [first, ...others] = phrase.meant;
  if (!first || first.time) return phrase;
  const dayBefore = { ...first, date: first.date.subtract({ days: 1 }) };
  if (phrase.names === 'stretch') {
    // A weekend is read from its Friday on, which is the day before it begins.
    if (/weekend/i.test(phrase.text)) return { ...phrase, ...one(first.date) };
    const isAhead = Temporal.PlainDate.compare(first.date, localDate(now, zone)) > 0;
    const isWhole =
      others.length === 1 && !/^(?:the )?(?:early|mid|late|middle)/i.test(phrase.text);
    if (!isAhead || !isWhole) return phrase;
    const working = dayBefore.date.subtract({ days: Math.max(0, dayBefore.date.dayOfWeek - 5) });
    return { ...phrase, ...several([working, dayBefore.date], 'which-day', 'stretch') };
  }
  if (others.length > 0) return phrase;
  if (
    /morning|noon|evening|night|latest|eod|cob|end of|lunch|first thing|close of/i.test(phrase.text)
  )
    return phrase;
  return { ...phrase, meant: [dayBefore, first], unclear: 'that-day-or-before' };
}

/** Whether all that the words may mean lies before today in `zone`. */
export function isOver({ meant }: DatePhrase, { now, zone }: Where): boolean {
  const today = localDate(now, zone);
  return meant.every(({ date }) => Temporal.PlainDate.compare(date, today) < 0);
}
