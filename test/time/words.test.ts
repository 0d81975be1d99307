import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  readDate,
  sayDate,
  sayDays,
  sayMoment,
  sayTime,
  weekdayName,
} from '../../src/time/words.ts';
import { date, instant, time } from './some.ts';

describe('a moment in words', () => {
  const now = instant('2027-05-04T10:00Z'); // Tuesday, noon in Berlin

  test.each([
    ['2027-05-04T12:00Z', 'today at 14:00'],
    ['2027-05-04T08:05Z', 'today at 10:05'],
    ['2027-05-04T22:30Z', 'tomorrow at 0:30'],
    ['2027-05-05T07:00Z', 'tomorrow at 9:00'],
    ['2027-05-06T07:00Z', 'on Thursday at 9:00'],
    ['2027-05-10T07:00Z', 'on Monday at 9:00'],
    ['2027-05-11T07:00Z', 'on Tuesday 11 May at 9:00'],
    ['2028-01-04T08:00Z', 'on Tuesday 4 January 2028 at 9:00'],
    ['2027-05-03T07:00Z', 'yesterday at 9:00'],
    ['2027-05-02T07:00Z', 'on Sunday 2 May at 9:00'],
    ['2026-12-31T08:00Z', 'on Thursday 31 December 2026 at 9:00'],
  ])('%s is %s', (at, words) => {
    expect(sayMoment(instant(at), now, 'Europe/Berlin')).toBe(words);
  });

  test('is told by the clock of whoever reads it', () => {
    const at = instant('2027-05-05T03:00Z');
    expect(sayMoment(at, now, 'America/New_York')).toBe('today at 23:00');
    expect(sayMoment(at, now, 'Asia/Kolkata')).toBe('tomorrow at 8:30');
  });

  test('needs no year within six days of it, across New Year', () => {
    const eve = instant('2026-12-30T10:00Z');
    expect(sayMoment(instant('2027-01-01T08:00Z'), eve, 'UTC')).toBe('on Friday at 8:00');
  });
});

test('a date in words', () => {
  const today = date('2027-05-04');
  const said = ['05-04', '05-05', '05-03', '05-06', '12-24'].map((day) =>
    sayDate(date(`2027-${day}`), today),
  );
  expect(said).toEqual(['today', 'tomorrow', 'yesterday', 'Thursday 6 May', 'Friday 24 December']);
  expect(sayDate(date('2028-05-04'), today)).toBe('Thursday 4 May 2028');
});

test('a time in words', () => {
  expect(['09:00', '14:05', '00:30'].map((text) => sayTime(time(text)))).toEqual([
    '9:00',
    '14:05',
    '0:30',
  ]);
});

test('a weekday in words', () => {
  expect(weekdayName(7)).toBe('Sunday');
});

test.each([
  [[1, 2, 3, 4, 5], 'Monday to Friday'],
  [[5, 3, 1], 'Monday, Wednesday and Friday'],
  [[7, 1, 2, 3, 4], 'Sunday to Thursday'],
  [[1, 2, 3, 5], 'Monday, Tuesday, Wednesday and Friday'],
  [[6, 7], 'Saturday and Sunday'],
  [[2], 'Tuesday'],
  [[1, 2, 3, 4, 5, 6, 7], 'every day'],
  [[], 'no day'],
] as const)('the days %j are %s', (days, words) => {
  expect(sayDays(days)).toBe(words);
});

describe('a date typed by a person', () => {
  const wednesday = date('2026-05-06');

  test.each([
    ['2027-05-02', '2027-05-02'],
    ['today', '2026-05-06'],
    [' Tomorrow ', '2026-05-07'],
    ['yesterday', '2026-05-05'],
    ['friday', '2026-05-08'],
    ['by Fri', '2026-05-08'],
    ['monday', '2026-05-11'],
    ['wednesday', '2026-05-13'],
    ['next monday', '2026-05-11'],
    ['next friday', '2026-05-15'],
    ['in 3 days', '2026-05-09'],
    ['in 2 weeks', '2026-05-20'],
    ['in a week', '2026-05-13'],
    ['in 1 month', '2026-06-06'],
    ['6 May', '2026-05-06'],
    ['2 May', '2027-05-02'],
    ['May 2', '2027-05-02'],
    ['on 7th of May', '2026-05-07'],
    ['sept 3rd', '2026-09-03'],
    ['2 May 2027', '2027-05-02'],
    ['May 2, 2025', '2025-05-02'],
    ['Sunday, 2 May 2027', '2027-05-02'],
  ])('%j is %s', (typed, expected) => {
    expect(readDate(typed, wednesday)?.toString()).toBe(expected);
  });

  test.each([
    '',
    'soon',
    'may',
    'next week',
    'in days',
    'in 2 fortnights',
    '2027-02-30',
    '2027-13-01',
    '2027-5-2',
    '30 February',
    '29 February', // neither this year nor the next has one
    '0 May',
    '4/5',
    '4.5.2026',
    '2 Ma',
    'Monday 2 May 2027', // a Sunday
    'next today',
  ])('%j is not understood', (typed) => {
    expect(readDate(typed, wednesday)).toBeNull();
  });

  test('29 February is found in the year that has one', () => {
    expect(readDate('29 Feb', date('2027-05-06'))?.toString()).toBe('2028-02-29');
  });

  test('is understood as it was said, from yesterday on', () => {
    const someDate = fc
      .integer({ min: 0, max: 20_000 })
      .map((days) => date('2000-01-01').add({ days }));
    fc.assert(
      fc.property(someDate, fc.integer({ min: -1, max: 800 }), (today, days) => {
        const meant = today.add({ days });
        expect(readDate(sayDate(meant, today), today)?.toString()).toBe(meant.toString());
      }),
      { numRuns: 500 },
    );
  });

  test('never fails, whatever is typed', () => {
    const word = fc.constantFrom(
      'in',
      'next',
      'may',
      'mon',
      'of',
      'on',
      '2',
      '31',
      '2027',
      '99',
      'week',
    );
    const typed = fc.oneof(
      fc.string(),
      fc.array(word, { maxLength: 5 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const found = readDate(text, wednesday);
        expect(found === null || found instanceof Temporal.PlainDate).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
