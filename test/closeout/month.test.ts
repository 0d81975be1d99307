import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aliveMonth, readMonth, sayMonth, spanOfMonth } from '../../src/closeout/month.ts';
import { monthNames } from '../../src/time/names.ts';

const date = (text: string) => Temporal.PlainDate.from(text);
const someDate = fc
  .integer({ min: 0, max: 36_500 })
  .map((days) => date('1999-01-01').add({ days }));

describe('the month that has most to tell', () => {
  test.each([
    ['2027-03-14', '2027-02'],
    ['2027-03-15', '2027-03'],
    ['2027-03-31', '2027-03'],
    ['2027-01-01', '2026-12'],
  ])('on %s is %s', (today, month) => {
    expect(aliveMonth(date(today)).toString()).toBe(month);
  });
});

describe('a month that is typed', () => {
  test.each([
    ['march', '2027-03'],
    ['MAR', '2027-03'],
    ['mar.', '2027-03'],
    ['  march   2026 ', '2026-03'],
    ['april', '2026-04'],
    ['february', '2027-02'],
    ['2026-12', '2026-12'],
    ['2027-3', '2027-03'],
    ['this month', '2027-03'],
    ['last', '2027-02'],
  ])('“%s” is %s in March 2027', (typed, month) => {
    expect(String(readMonth(typed, date('2027-03-16')))).toBe(month);
  });

  test.each(['april 2027', '2027-04', '9999-12'])('“%s” has not begun', (typed) => {
    expect(readMonth(typed, date('2027-03-16'))).toBe('ahead');
  });

  test.each(['', 'ma', 'smarch', '2027-13', '2027-00', 'march 27', 'the fair', '3', 'marchmarch'])(
    '“%s” is none',
    (typed) => expect(readMonth(typed, date('2027-03-16'))).toBeNull(),
  );

  test('by its name is the latest that has begun, whatever the day', () => {
    fc.assert(
      fc.property(someDate, fc.constantFrom(...monthNames), (today, name) => {
        const month = readMonth(name, today);
        if (month === null || month === 'ahead') throw new Error(`${name} was not read`);
        const current = today.toPlainYearMonth();
        expect(monthNames[month.month - 1]).toBe(name);
        expect(current.since(month, { largestUnit: 'month' }).months).toBeGreaterThanOrEqual(0);
        expect(current.since(month, { largestUnit: 'month' }).months).toBeLessThan(12);
      }),
    );
  });

  test('is read back from how it is said', () => {
    fc.assert(
      fc.property(someDate, fc.nat(240), (today, ago) => {
        const month = today.toPlainYearMonth().subtract({ months: ago });
        expect(String(readMonth(sayMonth(month, today), today))).toBe(String(month));
      }),
    );
  });

  test('whatever is typed is a month that has begun, ahead, or none', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), someDate, (typed, today) => {
        const month = readMonth(typed, today);
        if (month === null || month === 'ahead') return;
        expect(
          Temporal.PlainYearMonth.compare(month, today.toPlainYearMonth()),
        ).toBeLessThanOrEqual(0);
      }),
    );
  });
});

test.each(['Europe/Berlin', 'America/New_York', 'Pacific/Apia', 'America/Sao_Paulo', 'UTC'])(
  'the months of %s lie side by side, each moment in one',
  (zone) => {
    fc.assert(
      fc.property(someDate, (day) => {
        const month = day.toPlainYearMonth();
        const { from, until } = spanOfMonth(month, zone);
        expect(spanOfMonth(month.add({ months: 1 }), zone).from.equals(until)).toBe(true);
        const noon = day.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).toInstant();
        expect(Temporal.Instant.compare(from, noon)).toBeLessThan(0);
        expect(Temporal.Instant.compare(noon, until)).toBeLessThan(0);
      }),
    );
  },
);
