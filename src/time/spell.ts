import { monthNames } from './names.ts';
import { monthNamed, readDate } from './read-date.ts';

const counts: Readonly<Record<string, string>> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  eleven: '11',
  twelve: '12',
  'a couple of': '2',
  'a couple': '2',
  'couple of': '2',
  'a few': '3',
  few: '3',
  a: '1',
  an: '1',
  another: '1',
};
const counted = new RegExp(
  `\\b(?:the |the next |next )?(\\d{1,3}|${Object.keys(counts).join('|')}) (day|week|fortnight|month|year)s?\\b`,
  'g',
);

/**
 * Words about days as they are read, in lower case: without quotes, closing marks and a "please", and lengths in figures, so
 * that 'for a couple of weeks!' is 'for 2 weeks' and 'a fortnight' '2 weeks'.
 */
export function spell(typed: string): string {
  return typed
    .toLowerCase()
    .replaceAll(/["“”„*_`]/g, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/[\s,.!?;…]*(?: (?:please|pls|thanks|thank you))?[\s,.!?;…]*$/, '')
    .trim()
    .replaceAll(/\bhalf a year\b/g, '6 months')
    .replaceAll(counted, (_, count: string, unit: string) => {
      const figure = Number(counts[count] ?? count);
      return unit === 'fortnight' ? `${figure * 2} weeks` : `${figure} ${unit}s`;
    });
}

/** Without a time or a part of the day behind a day: 'monday morning' and 'monday at 9:00' are 'monday'. */
export function withoutHours(spelt: string): string {
  return spelt.replace(
    /(?<=\w)(?: (?:in the |early |late |at )?(?:morning|noon|afternoon|evening|night)|,?(?: at)? \d{1,2}:\d\d(?: ?[ap]m)?|,? at \d{1,2}(?: ?[ap]m)?|,? \d{1,2} ?[ap]m)$/,
    '',
  );
}

/** What words about days may mean, in words that have one meaning each; `missing` is a day they name that no month has. */
export type Meant = { spelt: readonly string[]; missing: string | null };

/**
 * Words of `spell` without dates in figures and without days that do not exist. '2.5.' is the second of May; '2/5' is that or
 * the fifth of February; and '31 feb' is missing, so it may mean the last of February or the first of March.
 */
export function meantBy(spelt: string, today: Temporal.PlainDate): Meant {
  const dayFirst = spelt.replaceAll(inFigures, (all, a, _, b, year) => dayNamed(a, b, year) ?? all);
  const monthFirst = spelt.replaceAll(inFigures, (all, a, mark, b, year) =>
    mark === '.' ? all : (dayNamed(b, a, year) ?? all),
  );
  const named = new Set([dayFirst, monthFirst].filter((text) => text !== spelt));
  const read = [...(named.size > 0 ? named : [spelt])].map((text) => withRealDays(text, today));
  const real = read.filter(({ missing }) => missing === null);
  const [first = { spelt: [spelt], missing: null }] = read;
  return real.length === 0 ? first : { spelt: real.flatMap(({ spelt }) => spelt), missing: null };
}

const inFigures = /(?<![\d./-])(\d{1,2})([./])(\d{1,2})(?:\2(\d{4}|\d\d)|\.)?(?![\d/])/g;

function dayNamed(day: string, month: string, year: string | undefined): string | null {
  const name = monthNames[Number(month) - 1];
  if (name === undefined || Number(day) > 31) return null;
  return `${day} ${name.toLowerCase()}${year === undefined ? '' : ` ${year.padStart(4, '20')}`}`;
}

const months = monthNames.map((name) => name.slice(0, 3).toLowerCase()).join('|');
const dayOfMonth = new RegExp(
  `\\b(?:(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ((?:${months})[a-z]*)|((?:${months})[a-z]*) (\\d{1,2})(?:st|nd|rd|th)?)(?:,? (\\d{4}))?\\b`,
);

/** The same where the month has no such day: with the last one it has, and with the first of the next. */
function withRealDays(spelt: string, today: Temporal.PlainDate): Meant {
  const [typed = '', dayBefore, monthAfter, monthBefore, dayAfter, year] =
    dayOfMonth.exec(spelt) ?? [];
  const month = monthNamed(monthAfter ?? monthBefore ?? '');
  const day = Number(dayBefore ?? dayAfter);
  if (month === 0 || day < 29 || day > 31) return { spelt: [spelt], missing: null };
  const name = monthNames[month - 1];
  if (readDate(`${day} ${name}${year === undefined ? '' : ` ${year}`}`, today)) {
    return { spelt: [spelt], missing: null };
  }
  const years = year === undefined && month < today.month ? 1 : 0;
  const first = Temporal.PlainDate.from({
    year: Number(year ?? today.year) + years,
    month,
    day: 1,
  });
  const near = [first.with({ day: first.daysInMonth }), first.add({ months: 1 })];
  const isLeapDay = month === 2 && day === 29;
  return {
    spelt: near.map((date) =>
      spelt.replace(typed, `${date.day} ${monthNames[date.month - 1]} ${date.year}`.toLowerCase()),
    ),
    missing: `${day} ${name}${isLeapDay ? ` ${first.year}` : ''}`,
  };
}
