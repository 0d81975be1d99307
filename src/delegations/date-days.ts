import { allWeekdays, type Weekday, weekdayOf } from '../time/hours.ts';
import { monthNames, weekdayName } from '../time/names.ts';
import {
  checked,
  dayIn,
  distinct,
  type Found,
  named,
  one,
  several,
  type Today,
} from './date-meanings.ts';

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

const monthWord = monthNames.map((name) => `${name}|${name.slice(0, 3)}`).join('|');

/** "the 20th", "Friday the 20th", but not "20th March" nor "the 20th of next month". */
export function readNth(text: string, { today }: Today): Found | null {
  const match = new RegExp(
    `^(?:(?<weekday>${weekdayWord}),? )?(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)\\b(?! of (?:this|next|[A-Z])|,? (?:${monthWord})\\b)`,
    'i',
  ).exec(text);
  const { weekday, day = '' } = match?.groups ?? {};
  const date = match && comingDay(Number(day), today);
  if (!date) return null;
  const named = weekday === undefined ? null : weekdayNamed(weekday);
  return { ...checked(date, named, today), length: match[0].length };
}

/** The next day of a month with this number, today as well; null for a number that no month has. */
function comingDay(day: number, today: Temporal.PlainDate): Temporal.PlainDate | null {
  if (day < 1 || day > 31) return null;
  const first = today.with({ day: 1 });
  const dates = [0, 1, 2]
    .map((months) => first.add({ months }))
    .filter((month) => day <= month.daysInMonth)
    .map((month) => month.with({ day }));
  return dates.find((date) => Temporal.PlainDate.compare(date, today) >= 0) ?? null;
}

/** What may follow a number behind a weekday that counts nothing. */
const countsNothing =
  '(?=$|\\s*[,;!?)\\n¤]|\\s*\\.(?!\\d)|\\s+(?:[–—-]\\s|(?:at|for|to(?! \\d)|and|with|so|but|if|please|pls|noon|\\d{1,2}(?:[:.]\\d\\d| ?[ap]m))\\b))';

/** "Fri 19": the day of the month where that is a Friday; a smaller number may be the hour, and one that differs is asked. */
export function readWeekdayAndNumber(text: string, { today }: Today): Found | null {
  const match = new RegExp(
    `^(?<weekday>${weekdayWord}) (?<number>\\d{1,2})${countsNothing}`,
    'i',
  ).exec(text);
  const { weekday = '', number = '' } = match?.groups ?? {};
  const day = weekdayNamed(weekday);
  const date = comingDay(Number(number), today);
  if (!match || day === null || !date) return null;
  const ahead = today.until(date, { largestUnit: 'day' }).days;
  const { length } = match[0];
  if (weekdayOf(date) === day && (Number(number) > 12 || ahead <= 7)) {
    return { ...one(date), length };
  }
  const coming = today.add({ days: ((day - weekdayOf(today) + 6) % 7) + 1 });
  const hours = hoursOf(Number(number)).map((hour) => ({
    date: coming,
    time: Temporal.PlainTime.from({ hour }),
  }));
  const days = checked(date, day, today).meant;
  const meant = Number(number) > 12 ? [...days, ...hours] : [...hours, ...days];
  return { meant, unclear: 'which-one', names: 'day', length };
}

/** The hours that a bare number may mean to people at work. */
function hoursOf(number: number): number[] {
  if (number > 23) return [];
  return [number < 8 ? number + 12 : number];
}

const ordinals = ['first', 'second', 'third', 'fourth', 'last'];

/** "the first Monday of April", "last Friday in March", "the last working day of May". */
export function readNthWeekday(text: string, { today }: Today): Found | null {
  const match = new RegExp(
    `^(?:the )?(?<nth>${ordinals.join('|')}) (?:(?<weekday>${weekdayWord})|(?<working>working |business )?day) (?:of|in) (?:(?<month>${monthWord})\\b(?: (?<year>20\\d\\d)\\b)?|(?:the )?(?<which>this |next )?month\\b)`,
    'i',
  ).exec(text);
  if (!match) return null;
  const { nth = '', weekday, working, month, year, which = '' } = match.groups ?? {};
  const day = weekday === undefined ? null : weekdayNamed(weekday);
  const isMeant = (date: Temporal.PlainDate) =>
    day === null ? working === undefined || date.dayOfWeek < 6 : weekdayOf(date) === day;
  const inMonth = (first: Temporal.PlainDate) => {
    const dates = Array.from({ length: first.daysInMonth }, (_, n) => first.add({ days: n }));
    return dates.filter(isMeant).at(/^last$/i.test(nth) ? -1 : ordinals.indexOf(nth.toLowerCase()));
  };
  const thisMonth = today.with({ day: 1 });
  if (month === undefined) {
    const date = inMonth(thisMonth.add({ months: /next/i.test(which) ? 1 : 0 }));
    return date ? { ...one(date), length: match[0].length } : null;
  }
  const january = today.with({ month: 1, day: 1 });
  const months = monthNames.findIndex(
    (name) => name.slice(0, 3).toLowerCase() === month.slice(0, 3).toLowerCase(),
  );
  const dates = (year === undefined ? [0, 1] : [Number(year) - today.year]).flatMap(
    (years) => inMonth(january.add({ years, months })) ?? [],
  );
  const date = dates.find((date) => Temporal.PlainDate.compare(date, today) >= 0) ?? dates[0];
  return date ? { ...one(date), length: match[0].length } : null;
}

const counts = 'a one two three four five six seven eight nine ten'.split(' ');

/** "in 10 working days", from Mondays to Fridays. */
export function readWorkingDays(text: string, { today }: Today): Found | null {
  const match = new RegExp(
    `^(?:in|within) (?<count>[1-9]\\d?|${counts.join('|')}) (?:working|business|work) days?\\b`,
    'i',
  ).exec(text);
  if (!match) return null;
  const typed = match.groups?.['count']?.toLowerCase() ?? '';
  const count = /\d/.test(typed) ? Number(typed) : Math.max(1, counts.indexOf(typed));
  // The last working day up to today, and whole weeks of five from there.
  const begin = today.subtract({ days: Math.max(0, today.dayOfWeek - 5) });
  const days = (count % 5) + (begin.dayOfWeek + (count % 5) > 5 ? 2 : 0);
  return { ...one(begin.add({ weeks: Math.floor(count / 5), days })), length: match[0].length };
}

/** "Christmas": for the office it is the eve. */
export function readChristmas(text: string, { today }: Today): Found | null {
  const [typed] = /^(?:Christmas|Xmas)\b(?! \w)/i.exec(text) ?? [];
  if (typed === undefined) return null;
  const [eve] = named({ year: null, month: 12, day: 24 }, today);
  if (!eve) return null;
  return { ...several([eve, eve.add({ days: 1 })], 'which-day'), length: typed.length };
}

const twoNumbers = [
  String.raw`(?<a>\d{1,2})\/(?<b>\d{1,2})(?:\/(?<year>\d{4}|\d\d))?(?![\d/])`,
  String.raw`(?<a>\d{1,2})-(?<b>\d{1,2})-(?<year>\d{4}|\d\d)(?![\d-])`,
  String.raw`(?<a>\d{1,2})\.(?<b>\d{1,2})\.(?<year>\d{4}|\d\d)?(?![\d:]|\.\d)`,
].map((numbers) => new RegExp(`^(?:(?<weekday>${weekdayWord}),? (?:the )?)?${numbers}`, 'i'));

/** "3/4", "3/4/2027", "3-4-2027", "20.3.", "20.3.27", Dots put the day first. */
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
  return { ...meaning, length: match[0].length };
}
