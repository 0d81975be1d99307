import { allWeekdays } from '../time/hours.ts';
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

/** "Friday next week", "next week Friday", "Tuesday of next week". */
export function readWeekdayOfWeek(text: string, { today }: Today): Found | null {
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

/** "3/4", "3/4/2027", "20.3.", "20.3.2027", each with a time after it. Dots put the day first. */
export function readNumbers(text: string, at: Today): Found | null {
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
