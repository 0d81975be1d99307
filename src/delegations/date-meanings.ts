import { weekOf } from '../time/cadence.ts';
import { type Weekday, weekdayOf } from '../time/hours.ts';
import type { TypedDate } from './typed-dates.ts';

/** When something is due; without a time it is the whole day. */
export type Due = { date: Temporal.PlainDate; time: Temporal.PlainTime | null };

/** Why words about a date mean more than one: what has to be asked. */
export type Unclear =
  /** "3/4" */
  | 'day-or-month'
  /** "Friday" on a Friday, "next Friday", a day of this year that is just over */
  | 'which-one'
  /** "next week", "May" */
  | 'which-day'
  /** "Friday 21 March", which is a Sunday */
  | 'weekday-differs'
  /** "before Friday" */
  | 'that-day-or-before'
  /** "in the morning" */
  | 'which-morning'
  /** a time of today that is over */
  | 'time-is-over'
  /** "Friday at 5" */
  | 'which-half'
  /** "3pm your time", or by a clock that several lands call the same */
  | 'whose-clock'
  /** "Monday or Tuesday", or two dates in one text */
  | 'two-dates';

/** Words about a date at the beginning of a text, and what they may mean: one meaning, or several and why. */
export type DatePhrase = {
  text: string;
  meant: readonly Due[];
  unclear: Unclear | null;
  /** What was named: a single day, a stretch of several, or nothing but a time. */
  names: 'day' | 'stretch' | 'time';
};

export type Where = { now: Temporal.Instant; zone: string };

/** What words about a date mean. */
export type Meaning = Omit<DatePhrase, 'text'>;

/** The meaning of words at the beginning of a text, and how long they are, in UTF-16 units. */
export type Found = Meaning & { length: number };

/** Where and when something is read: also as the date and time on the wall. */
export type Today = Where & { today: Temporal.PlainDate; clock: Temporal.PlainTime };

/** Stretches of the calendar that people name. */
export const units = ['week', 'month', 'quarter', 'year'] as const;
export type Unit = (typeof units)[number];

export function meaningOf(typed: TypedDate, at: Today): Meaning | null {
  const day = dayOf(typed, at);
  if (day) return atTime(day, typed, at);
  if (typed.time && isClock(typed.text)) return timeOf(typed, at);
  if (/^(?:this (?:morning|afternoon|evening)|tonight|today)/i.test(typed.text))
    return one(at.today);
  return null;
}

export function isClock(text: string): boolean {
  return /^(?:at )?(?:\d{1,2}[:.]\d\d|\d{1,2} ?[ap]\.?m|\d{1,2} o'clock|noon|midday|midnight)/i.test(
    text,
  );
}

function dayOf({ year, month, day, weekday, text }: TypedDate, { today }: Today): Meaning | null {
  if (month !== null && day !== null) {
    const dates = named({ year, month, day }, today);
    const [first] = dates;
    if (!first) return null;
    return dates.length > 1 ? several(dates, 'which-one') : checked(first, weekday, today);
  }
  if (weekday === null || month !== null || day !== null) return null;
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  const coming = today.add({ days: ahead === 0 ? 7 : ahead });
  if (/^(?:last|past)\b/i.test(text)) return one(coming.subtract({ days: ahead === 0 ? 14 : 7 }));
  if (/^next\b/i.test(text)) {
    const nextWeek = dayIn(1, weekday, today);
    return several(distinct([coming, nextWeek]), 'which-one');
  }
  if (ahead > 0 || /^coming\b/i.test(text)) return one(coming);
  return /^this\b/i.test(text) ? one(today) : several([today, coming], 'which-one');
}

/** How far ahead, in days, a date without a year may lie before the one that has passed may be meant. */
const halfYear = 183;

/** A date as it is named: of this year or the next where no year is, both when the one of this year is just over. */
export function named(
  { year, month, day }: { year: number | null; month: number; day: number },
  today: Temporal.PlainDate,
): Temporal.PlainDate[] {
  if (year !== null) return dateOf(year, month, day);
  const before = [today.year - 1, today.year, today.year + 1, today.year + 2].flatMap((year) =>
    dateOf(year, month, day),
  );
  const next = before.find((date) => Temporal.PlainDate.compare(date, today) >= 0);
  if (!next) return [];
  const ahead = today.until(next, { largestUnit: 'day' }).days;
  const over = before.findLast((date) => Temporal.PlainDate.compare(date, today) < 0);
  return ahead > halfYear && over && over.year === today.year ? [next, over] : [next];
}

function dateOf(year: number, month: number, day: number): Temporal.PlainDate[] {
  try {
    return [Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })];
  } catch {
    return [];
  }
}

/** A date that is said with its weekday: when the two differ, it may be the weekday next to it. */
export function checked(
  date: Temporal.PlainDate,
  weekday: Weekday | null,
  today: Temporal.PlainDate,
): Meaning {
  if (weekday === null || weekdayOf(date) === weekday) return one(date);
  const back = (weekdayOf(date) - weekday + 7) % 7;
  const near = back <= 3 ? date.subtract({ days: back }) : date.add({ days: 7 - back });
  const other = Temporal.PlainDate.compare(near, today) < 0 ? near.add({ days: 7 }) : near;
  return several([date, other].toSorted(Temporal.PlainDate.compare), 'weekday-differs');
}

/** A time of day as it was typed. */
export type Clock = Pick<TypedDate, 'text' | 'time' | 'isHalfSaid' | 'offsets'>;

/** Days at a time. */
export function atTime(meaning: Meaning, typed: Clock, at: Today): Meaning {
  const { time } = typed;
  // Midnight ends the day that is named.
  if (!time || /midnight/i.test(typed.text)) return meaning;
  if (typed.offsets.length > 0) {
    const meant = meaning.meant.flatMap(({ date }) => inZones(date, time, typed.offsets, at.zone));
    const unclear = typed.offsets.length > 1 ? 'whose-clock' : null;
    return { ...meaning, meant, unclear: meaning.unclear ?? unclear };
  }
  const halves = halvesOf(typed, time);
  const isToday = ({ date }: Due) => date.equals(at.today);
  const isOver = (time: Temporal.PlainTime) => Temporal.PlainTime.compare(time, at.clock) <= 0;
  const meant = meaning.meant.flatMap((due) => halves.map((time) => ({ ...due, time })));
  if (meaning.unclear === 'which-one' && halves.every(isOver) && meaning.meant.some(isToday)) {
    const later = meant.filter((due) => !isToday(due));
    return {
      ...meaning,
      meant: [...later, { date: at.today, time: null }],
      unclear: 'time-is-over',
    };
  }
  if (meant.length === 1) return { ...meaning, meant, unclear: null };
  return { ...meaning, meant, unclear: meaning.unclear ?? 'which-half' };
}

/** "at 5" may be either half of the day; the hours of a working morning are what they say. */
function halvesOf({ isHalfSaid }: Clock, time: Temporal.PlainTime): Temporal.PlainTime[] {
  if (isHalfSaid || time.hour === 0 || time.hour > 7) return [time];
  return [time.with({ hour: time.hour + 12 }), time];
}

function timeOf(typed: Clock, at: Today): Meaning {
  const { time } = typed;
  if (!time || /midnight/i.test(typed.text)) return { ...one(at.today), names: 'time' };
  if (typed.offsets.length > 0) {
    const meant = inZones(at.today, time, typed.offsets, at.zone);
    return { meant, unclear: meant.length > 1 ? 'whose-clock' : null, names: 'time' };
  }
  const halves = halvesOf(typed, time);
  const ahead = halves.filter((time) => Temporal.PlainTime.compare(time, at.clock) > 0);
  const [first] = ahead;
  if (first && ahead.length === 1) {
    return { meant: [{ date: at.today, time: first }], unclear: null, names: 'time' };
  }
  if (first) {
    const meant = ahead.map((time) => ({ date: at.today, time }));
    return { meant, unclear: 'which-half', names: 'time' };
  }
  const tomorrow = halves.map((time) => ({ date: at.today.add({ days: 1 }), time }));
  const meant = [...tomorrow, { date: at.today, time: null }];
  return { meant, unclear: 'time-is-over', names: 'time' };
}

/** A wall time at offsets from UTC, as the clock in `zone` shows it. */
function inZones(
  date: Temporal.PlainDate,
  time: Temporal.PlainTime,
  offsets: readonly number[],
  zone: string,
): Due[] {
  return offsets.map((offset) => {
    const local = date
      .toZonedDateTime({ timeZone: 'UTC', plainTime: time })
      .subtract({ minutes: offset })
      .withTimeZone(zone);
    return { date: local.toPlainDate(), time: local.toPlainTime() };
  });
}

/** A weekday of the week that lies `weeks` after today's; weeks begin on Mondays. */
export function dayIn(weeks: number, day: Weekday, today: Temporal.PlainDate): Temporal.PlainDate {
  return weekOf(today).add({ days: 7 * weeks + day - 1 });
}

type Span = { first: Temporal.PlainDate; last: Temporal.PlainDate };

export function spanOf(unit: Unit, steps: number, today: Temporal.PlainDate): Span {
  if (unit === 'week') {
    const first = dayIn(steps, 1, today);
    return { first, last: first.add({ days: 4 }) };
  }
  const months = { month: 1, quarter: 3, year: 12 }[unit];
  const month = today.month - ((today.month - 1) % months);
  const first = today.with({ month, day: 1 }).add({ months: steps * months });
  return { first, last: first.add({ months }).subtract({ days: 1 }) };
}

export function partOf({ first, last }: Span, part: string | null, at: Today, unit: Unit): Meaning {
  if (part === 'end' || part === 'close') {
    // The end of the week, said on a weekend: this one's or the next one's.
    if (
      unit === 'week' &&
      isBetween(at.today, last, first.add({ days: 6 })) &&
      !at.today.equals(last)
    ) {
      return several([first.add({ days: 6 }), last.add({ days: 7 })], 'which-one', 'stretch');
    }
    return { ...one(last), names: 'stretch' };
  }
  if (part === 'beginning' || part === 'start') return { ...one(first), names: 'stretch' };
  const days = nearDays[unit]?.[part ?? '']?.map((days) => first.add({ days })) ?? [first];
  const ends = [days[0] ?? first, days[1] ?? last].map((day) =>
    isBetween(at.today, first, last) ? later(day, at.today) : day,
  );
  return several(ends, 'which-day', 'stretch');
}

/** What "early", "mid" and "late" are taken for, in days after the first one; both are offered. */
const nearDays: Partial<Record<Unit, Readonly<Record<string, readonly number[]>>>> = {
  week: { early: [0, 1], mid: [1, 2], middle: [1, 2], late: [3, 4] },
  month: { early: [4, 9], mid: [14, 19], middle: [14, 19], late: [24] },
};

function later(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) > 0 ? a : b;
}

export function one(date: Temporal.PlainDate): Meaning {
  return { meant: [{ date, time: null }], unclear: null, names: 'day' };
}

export function several(
  dates: readonly Temporal.PlainDate[],
  unclear: Unclear,
  names: DatePhrase['names'] = 'day',
): Meaning {
  const meant = distinct(dates).map((date) => ({ date, time: null }));
  return { meant, unclear: meant.length > 1 ? unclear : null, names };
}

export function distinct(dates: readonly Temporal.PlainDate[]): Temporal.PlainDate[] {
  return dates.filter((date, at) => dates.findIndex((other) => other.equals(date)) === at);
}

function isBetween(
  date: Temporal.PlainDate,
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
): boolean {
  return (
    Temporal.PlainDate.compare(first, date) <= 0 && Temporal.PlainDate.compare(date, last) <= 0
  );
}
