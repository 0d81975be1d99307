import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  closesAt,
  closingDay,
  kudosIn,
  mostSilentWeeks,
  nextThread,
  silentAfter,
} from '../../src/threads/weekly.ts';
import { allWeekdays } from '../../src/time/hours.ts';
import { wordings } from '../../src/threads/weekly.view.ts';
import { instant } from '../time/some.ts';

const zones = ['Europe/Berlin', 'America/Los_Angeles', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC'];

test('a thread is closed at nine, when the team has had a day to answer and before the next one comes', () => {
  const from = instant('2026-01-01T00:00Z').epochMilliseconds;
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 5 * 365 * 24 * 60 }),
      fc.constantFrom(...zones),
      fc.constantFrom(...allWeekdays),
      fc.integer({ min: 0, max: 24 * 60 - 1 }),
      (minutes, zone, day, at) => {
        const time = Temporal.PlainTime.from('00:00').add({ minutes: at });
        const of = { day, time, zone };
        const after = Temporal.Instant.fromEpochMilliseconds(from + minutes * 60_000);
        const opened = nextThread(of, after).at;
        const closed = closesAt(of, opened);
        const local = closed.toZonedDateTimeISO(zone);
        expect([local.hour, local.minute]).toEqual([9, 0]);
        expect([1, 3]).toContain(local.dayOfWeek);
        expect(opened.until(closed).total('hours')).toBeGreaterThanOrEqual(47);
        expect(Temporal.Instant.compare(closed, nextThread(of, opened).at)).toBe(-1);
      },
    ),
  );
});

test.each([
  [1, '09:00', 3],
  [1, '09:30', 1],
  [2, '09:00', 1],
  [5, '15:00', 1],
  [6, '08:00', 3],
  [7, '15:00', 3],
] as const)('a thread of day %i at %s is closed on day %i', (day, time, closes) => {
  expect(closingDay({ day, time: Temporal.PlainTime.from(time) })).toBe(closes);
});

describe('a reply', () => {
  const bots = new Set(['UBOT']);
  test.each([
    ['names one', '<@UB> found it', ['UB']],
    ['names one twice', '<@UB> found it, thank you <@UB>', ['UB']],
    ['names its author as well', '<@UA> and <@UB> found it', ['UB']],
    ['names an app as well', '<@UBOT> and <@UB> found it', ['UB']],
    ['says it by an emoji', '<@UB> 🎉', ['UB']],
    ['names nobody', 'we found it', null],
    ['names its author alone', '<@UA> found it', null],
    ['names an app alone', '<@UBOT> found it', null],
    ['says nothing', ' <@UB> !', null],
    ['names a channel and nobody', '<#C1> was fun', null],
  ])('that %s', (_, text, people) => {
    expect(kudosIn({ user: 'UA', text }, bots)?.people ?? null).toEqual(people);
  });
});

test('weeks in which nobody wrote are counted, until somebody writes', () => {
  const silent = { writers: [] };
  expect(silentAfter(0, silent)).toEqual({ silentWeeks: 1, isOver: false });
  expect(silentAfter(mostSilentWeeks - 1, silent)).toEqual({ silentWeeks: 4, isOver: true });
  expect(silentAfter(3, { writers: ['UA'] })).toEqual({ silentWeeks: 0, isOver: false });
});

test('no wording returns within eight weeks', () => {
  expect(new Set(wordings).size).toBe(wordings.length);
  expect(wordings.length).toBeGreaterThan(8);
});
