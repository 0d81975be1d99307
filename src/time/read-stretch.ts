import { weekOf } from './cadence.ts';
import { weekdayOf } from './hours.ts';
import { monthNamed, readDate, weekdayNamed } from './read-date.ts';

/** Days in a row, both ends included. */
export type Stretch = { from: Temporal.PlainDate; to: Temporal.PlainDate };

type Reading = (spelt: string, today: Temporal.PlainDate) => Stretch | null;

/** How long words of `spell` say, from '2 weeks' or '10 days'; null for anything else. */
export function readLength(spelt: string): Temporal.Duration | null {
  const [, count = '', unit] = /^(\d{1,3}) (day|week|month|year)s$/.exec(spelt) ?? [];
  return unit === undefined ? null : Temporal.Duration.from({ [`${unit}s`]: Number(count) });
}

/**
 * The days that words of `spell` name: whatever `readDate` reads, 'this week' (Monday to Sunday), 'next month', 'the weekend',
 * 'may', and single days such as 'the 20th' (the coming one) and 'the end of next week'. Null when not understood.
 */
export function readStretch(spelt: string, today: Temporal.PlainDate): Stretch | null {
  const words = spelt.replace(/^(?:on|by) /, '');
  for (const read of readings) {
    const stretch = read(words, today);
    if (stretch) return stretch;
  }
  return null;
}

const readings: readonly Reading[] = [readDay, readUnit, readWeekend, readMonth, readNth, readEnd];

function readDay(spelt: string, today: Temporal.PlainDate): Stretch | null {
  const date = readDate(spelt.replace(/^(?:this|(?:the )?coming) /, ''), today);
  return date && { from: date, to: date };
}

/** 'This week', 'the rest of the month', 'next year'. */
function readUnit(spelt: string, today: Temporal.PlainDate): Stretch | null {
  const [, which, unit] =
    /^(?:the rest of )?(?:the whole |the )?(?:(this|next|coming|following) )?(week|month|year)$/.exec(
      spelt,
    ) ?? [];
  if (unit === undefined) return null;
  const starts = {
    week: weekOf(today),
    month: today.with({ day: 1 }),
    year: today.with({ month: 1, day: 1 }),
  };
  const isThis = which === undefined || which === 'this';
  return unitFrom(starts[unit as keyof typeof starts], unit, isThis ? 0 : 1);
}

function unitFrom(start: Temporal.PlainDate, unit: string, steps: number): Stretch {
  const from = start.add({ [`${unit}s`]: steps });
  return { from, to: from.add({ [`${unit}s`]: 1 }).subtract({ days: 1 }) };
}

function readWeekend(spelt: string, today: Temporal.PlainDate): Stretch | null {
  const [whole, next] = /^(?:the |this )?(next )?weekend$/.exec(spelt) ?? [];
  if (whole === undefined) return null;
  const from = weekOf(today).add({ days: next ? 12 : 5 });
  return { from, to: from.add({ days: 1 }) };
}

/** 'May': this one while it lasts, else the coming one. */
function readMonth(spelt: string, today: Temporal.PlainDate): Stretch | null {
  const month = monthNamed(spelt);
  if (month === 0) return null;
  const years = month < today.month ? 1 : 0;
  return unitFrom(today.with({ month, day: 1 }).add({ years }), 'month', 0);
}

/** 'The 20th', 'friday the 20th'; the next month that has that day. */
function readNth(spelt: string, today: Temporal.PlainDate): Stretch | null {
  const [, weekday, named = ''] =
    /^(?:([a-z]+day),? )?(?:the )?(\d{1,2})(?:st|nd|rd|th)$/.exec(spelt) ??
    /^()the (\d{1,2})$/.exec(spelt) ??
    [];
  const day = Number(named);
  if (day < 1 || day > 31) return null;
  const first = today.with({ day: 1 });
  const date = [0, 1, 2]
    .map((months) => first.add({ months }))
    .filter((month) => day <= month.daysInMonth)
    .map((month) => month.with({ day }))
    .find((date) => Temporal.PlainDate.compare(date, today) >= 0);
  if (!date || (weekday && weekdayNamed(weekday) !== weekdayOf(date))) return null;
  return { from: date, to: date };
}

/** 'The end of the month': its last day. */
function readEnd(spelt: string, today: Temporal.PlainDate): Stretch | null {
  const [, of] = /^(?:the )?end of (.+)$/.exec(spelt) ?? [];
  const whole = of === undefined ? null : (readUnit(of, today) ?? readMonth(of, today));
  return whole && { from: whole.to, to: whole.to };
}
