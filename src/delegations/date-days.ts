import { allWeekdays, type Weekday, weekdayOf } from '../time/hours.ts';
import { weekdayName } from '../time/names.ts';
import {
  atTime,
  checked,
  dayIn,
  distinct,
  type Found,
  isClock,
  named,
  one,
  several,
  type Today,
} from './date-meanings.ts';
import { typedDates } from './typed-dates.ts';

/** A weekday in full or short: "Friday", "Fri.", "Thurs". */
const weekdayWord = String.raw`(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?`;

function weekdayNamed(word: string): Weekday | null {
  const short = word.slice(0, 3).toLowerCase();
  return allWeekdays.find((day) => weekdayName(day).toLowerCase().startsWith(short)) ?? null;
}

/** "Friday next week", "next week Friday", "Tuesday of next week". */
export function readWeekdayOfWeek(text: string, { today }: Today): Found | null {
  const match =
    new RegExp(`^(?<day>${weekdayWord}),? (?:of )?(?<which>next|this) week\\b`, 'i').exec(text) ??
    new RegExp(`^(?<which>next|this) week,? (?:on )?(?<day>${weekdayWord})`, 'i').exec(text);
  const { day: name = '', which = '' } = match?.groups ?? {};
  const day = weekdayNamed(name);
  if (!match || day === null) return null;
  const weeks = /next/i.test(which) ? 1 : 0;
  return { ...one(dayIn(weeks, day, today)), length: match[0].length };
}

/** "the 20th", "Friday the 20th". */
export function readNth(text: string, { today }: Today): Found | null {
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

const twoNumbers = [
  String.raw`(?<a>\d{1,2})\/(?<b>\d{1,2})(?:\/(?<year>\d{4}|\d\d))?(?![\d/])`,
  String.raw`(?<a>\d{1,2})-(?<b>\d{1,2})-(?<year>\d{4}|\d\d)(?![\d-])`,
  String.raw`(?<a>\d{1,2})\.(?<b>\d{1,2})\.(?<year>\d{4}|\d\d)?(?![\d:]|\.\d)`,
].map((numbers) => new RegExp(`^(?:(?<weekday>${weekdayWord}),? (?:the )?)?${numbers}`, 'i'));

/** "3/4", "3/4/2027", "3-4-2027", "20.3.", "20.3.27", each with a time after it. Dots put the day first. */
export function readNumbers(text: string, at: Today): Found | null {
  const match = twoNumbers.map((numbers) => numbers.exec(text)).find((match) => match !== null);
  const { weekday, a = '', b = '', year } = match?.groups ?? {};
  if (!match || match[0] === '24/7') return null;
  const full = year?.length === 2 ? Number(year) + 2000 : year === undefined ? null : Number(year);
  const isDotted = /\d\./.test(match[0]);
  const dayFirst = named({ year: full, month: Number(b), day: Number(a) }, at.today);
  const monthFirst = isDotted
    ? []
    : named({ year: full, month: Number(a), day: Number(b) }, at.today);
  const isBoth = dayFirst.length > 0 && monthFirst.length > 0 && a !== b;
  const dates = isBoth
    ? [...dayFirst.slice(0, 1), ...monthFirst.slice(0, 1)]
    : distinct([...dayFirst, ...monthFirst]);
  const [first] = dates;
  if (!first) return null;
  const day = weekday === undefined ? null : weekdayNamed(weekday);
  const fit = dates.filter((date) => weekdayOf(date) === day);
  const meaning =
    dates.length === 1 || fit.length === 1
      ? checked(fit[0] ?? first, day, at.today)
      : several(dates, isBoth ? 'day-or-month' : 'which-one');
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
