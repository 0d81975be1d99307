import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closesAt, kudosIn, mostSilentWeeks, silentAfter } from '../../src/threads/weekly.ts';
import { wordings } from '../../src/threads/weekly.view.ts';
import { instant } from '../time/some.ts';

const zones = ['Europe/Berlin', 'America/Los_Angeles', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC'];

test('a thread is closed on a Monday at nine, two to nine days after it was opened', () => {
  const from = instant('2026-01-01T00:00Z').epochMilliseconds;
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 5 * 365 * 24 * 60 }),
      fc.constantFrom(...zones),
      (minutes, zone) => {
        const opened = Temporal.Instant.fromEpochMilliseconds(from + minutes * 60_000);
        const closed = closesAt(zone, opened);
        const local = closed.toZonedDateTimeISO(zone);
        expect([local.dayOfWeek, local.hour, local.minute]).toEqual([1, 9, 0]);
        const hours = opened.until(closed, { largestUnit: 'hour' }).total('hours');
        expect(hours).toBeGreaterThan(48);
        expect(hours).toBeLessThanOrEqual(9 * 24 + 1);
      },
    ),
  );
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
