import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allWeekdays,
  defaultQuietFrom,
  defaultQuietTo,
  defaultWorkingDays,
  type Hours,
  isOpen,
  isWeekday,
  isWeekdayList,
  nextOpen,
} from '../../src/time/hours.ts';
import { instant, someHours, someMoment, someTime, time } from './some.ts';

const mira: Hours = {
  zone: 'Europe/Berlin',
  workingDays: defaultWorkingDays,
  quietFrom: defaultQuietFrom,
  quietTo: defaultQuietTo,
};

/** A moment on the wall of somebody's zone. */
const there = (text: string, { zone }: Hours = mira) =>
  Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant();

const opens = (text: string, hours: Hours = mira) =>
  nextOpen(there(text, hours), hours)?.toZonedDateTimeISO(hours.zone).toPlainDateTime().toString();

const minuteOf = (at: Temporal.PlainTime) => at.hour * 60 + at.minute;

/** The first minute, counted from `from`, at which somebody is open; undefined when none is before `to`. */
function firstOpenMinute(from: Temporal.Instant, to: Temporal.Instant, hours: Hours) {
  let at = from;
  while (Temporal.Instant.compare(at, to) < 0) {
    if (isOpen(at, hours)) return at.toString();
    at = at.add({ minutes: 1 });
  }
  return undefined;
}

describe('whether somebody may be reached', () => {
  test.each([
    ['2027-03-16T07:59', false, 'before hours'],
    ['2027-03-16T08:00', true, 'when quiet ends'],
    ['2027-03-16T17:59', true, 'to the last minute'],
    ['2027-03-16T18:00', false, 'when quiet begins'],
    ['2027-03-20T12:00', false, 'on a Saturday'],
  ])('%s: %s, %s', (at, open) => {
    expect(isOpen(there(at), mira)).toBe(open);
  });

  test('a quiet window may lie within the day', () => {
    const siesta = { ...mira, quietFrom: time('13:00'), quietTo: time('15:00') };
    expect(isOpen(there('2027-03-16T03:00'), siesta)).toBe(true);
    expect(isOpen(there('2027-03-16T13:00'), siesta)).toBe(false);
    expect(isOpen(there('2027-03-16T15:00'), siesta)).toBe(true);
  });

  test('a quiet window that ends where it begins is none', () => {
    const always = { ...mira, quietFrom: time('09:00'), quietTo: time('09:00') };
    expect(isOpen(there('2027-03-16T09:00'), always)).toBe(true);
    expect(isOpen(there('2027-03-16T23:59'), always)).toBe(true);
  });

  test('is a matter of their own wall clock, in every zone', () => {
    fc.assert(
      fc.property(someHours, ({ at, hours }) => {
        const local = at.toZonedDateTimeISO(hours.zone);
        const from = minuteOf(hours.quietFrom);
        const length = (minuteOf(hours.quietTo) - from + 1440) % 1440;
        const intoQuiet = (minuteOf(local.toPlainTime()) - from + 1440) % 1440;
        const works = hours.workingDays.some((day) => day === local.dayOfWeek);
        expect(isOpen(at, hours)).toBe(works && intoQuiet >= length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('when somebody may next be reached', () => {
  test('is now when they are open', () => {
    const at = instant('2027-03-16T10:00:30.5Z');
    expect(nextOpen(at, mira)).toBe(at);
  });

  test.each([
    ['2027-03-16T07:00', '2027-03-16T08:00:00', 'the same morning'],
    ['2027-03-16T22:00', '2027-03-17T08:00:00', 'the next morning'],
    ['2027-03-19T18:00', '2027-03-22T08:00:00', 'on Monday, after Friday evening'],
    ['2027-03-26T18:00', '2027-03-29T08:00:00', 'on Monday, the clocks having changed between'],
  ])('%s: %s, %s', (at, next) => {
    expect(opens(at)).toBe(next);
  });

  test('is midnight where a working day begins outside quiet hours', () => {
    const owl = { ...mira, quietFrom: time('04:00'), quietTo: time('12:00') };
    expect(opens('2027-03-20T15:00', owl)).toBe('2027-03-22T00:00:00');
    expect(opens('2027-03-22T05:00', owl)).toBe('2027-03-22T12:00:00');
  });

  test('is where the clocks go on when quiet ends at a time they leave out', () => {
    const early = { ...mira, workingDays: [7], quietTo: time('02:30') } satisfies Hours;
    expect(opens('2027-03-28T01:00', early)).toBe('2027-03-28T03:00:00');
  });

  test('may be the hour that comes a second time', () => {
    const late = { ...mira, quietFrom: time('02:30'), quietTo: time('08:00') };
    const sunday = { ...late, workingDays: [7] } satisfies Hours;
    const quiet = instant('2027-10-31T00:45Z'); // 2:45, at 3:00 it is 2:00 again
    expect(nextOpen(quiet, sunday)?.toString()).toBe('2027-10-31T01:00:00Z');
  });

  test('may be a time of day that comes a second time', () => {
    const hours = { ...mira, workingDays: [7], quietFrom: time('02:45') } satisfies Hours;
    const quiet = instant('2027-10-31T00:50Z'); // 2:50
    expect(nextOpen(quiet, { ...hours, quietTo: time('02:15') })?.toString()).toBe(
      '2027-10-31T01:15:00Z', // 2:15 again
    );
  });

  test('is never without a working day', () => {
    expect(nextOpen(there('2027-03-16T10:00'), { ...mira, workingDays: [] })).toBeNull();
  });

  test('is two weeks off when the date line takes the only working day', () => {
    const apia = { ...mira, zone: 'Pacific/Apia', workingDays: [5] } satisfies Hours;
    expect(opens('2011-12-23T18:00', apia)).toBe('2012-01-06T08:00:00');
  });

  test('is open, with no open minute before it, in every zone', () => {
    fc.assert(
      fc.property(someHours, ({ at, hours }) => {
        const next = nextOpen(at, hours);
        expect(next === null || isOpen(next, hours)).toBe(true);
        const end = next ?? at.add({ hours: 15 * 24 });
        expect(firstOpenMinute(at, end, hours)).toBeUndefined();
      }),
      { numRuns: 80 },
    );
  });

  test('is less than two days off for whoever works every day', () => {
    fc.assert(
      fc.property(someMoment, someTime, someTime, ({ zone, at }, quietFrom, quietTo) => {
        const next = nextOpen(at, { zone, workingDays: allWeekdays, quietFrom, quietTo });
        expect(next && at.until(next).total('hours')).toBeLessThan(48);
      }),
      { numRuns: 300 },
    );
  });
});

test('a weekday is a whole number from 1 to 7, and a list has none twice', () => {
  expect(allWeekdays.every(isWeekday)).toBe(true);
  expect([0, 8, 1.5, '1', null].some(isWeekday)).toBe(false);
  expect(isWeekdayList([5, 1])).toBe(true);
  expect(isWeekdayList([])).toBe(true);
  expect(isWeekdayList([1, 1])).toBe(false);
  expect(isWeekdayList([0])).toBe(false);
  expect(isWeekdayList('1')).toBe(false);
});
