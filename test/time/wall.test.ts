import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatTime, instantOf, localDate, parseTime } from '../../src/time/wall.ts';
import { changes, date, instant, someMinute, someTime, someZone, time } from './some.ts';

const utc = (day: string, at: string, zone: string) =>
  instantOf(date(day), time(at), zone)?.toString() ?? null;

describe('a wall time as an instant', () => {
  test('is what the clock on the wall says', () => {
    expect(utc('2027-01-15', '09:00', 'Europe/Berlin')).toBe('2027-01-15T08:00:00Z');
    expect(utc('2027-07-15', '09:00', 'Europe/Berlin')).toBe('2027-07-15T07:00:00Z');
  });

  test('shifts forward when the clocks leave it out', () => {
    expect(utc('2027-03-28', '02:30', 'Europe/Berlin')).toBe('2027-03-28T01:30:00Z'); // 3:30 there
    expect(utc('2027-03-14', '02:00', 'America/New_York')).toBe('2027-03-14T07:00:00Z'); // 3:00 there
  });

  test('is the first of two when the clocks repeat it', () => {
    expect(utc('2027-10-31', '02:30', 'Europe/Berlin')).toBe('2027-10-31T00:30:00Z');
    expect(utc('2027-11-07', '01:30', 'America/New_York')).toBe('2027-11-07T05:30:00Z');
  });

  test('knows that Lord Howe moves its clocks by half an hour', () => {
    expect(utc('2027-10-03', '02:15', 'Australia/Lord_Howe')).toBe('2027-10-02T15:45:00Z'); // 2:45 there
    expect(utc('2027-04-04', '01:45', 'Australia/Lord_Howe')).toBe('2027-04-03T14:45:00Z');
  });

  test('starts the day at one where midnight is left out', () => {
    expect(utc('2027-04-30', '00:00', 'Africa/Cairo')).toBe('2027-04-29T22:00:00Z'); // 1:00 there
  });

  test('may shift into the next date where the last hour of one is left out', () => {
    const at = instantOf(date('2027-03-27'), time('23:30'), 'America/Nuuk');
    expect(at?.toZonedDateTimeISO('America/Nuuk').toPlainDateTime().toString()).toBe(
      '2027-03-28T00:30:00',
    );
  });

  test.each([
    ['Pacific/Apia', '2011-12-30'],
    ['Pacific/Fakaofo', '2011-12-30'],
    ['Pacific/Kwajalein', '1993-08-21'],
    ['Pacific/Kiritimati', '1994-12-31'],
  ])('%s never had a %s', (zone, day) => {
    const lost = date(day);
    for (const at of ['00:00', '09:00', '23:59']) {
      expect(utc(day, at, zone)).toBeNull();
      for (const near of [lost.subtract({ days: 1 }), lost.add({ days: 1 })]) {
        const there = instantOf(near, time(at), zone)?.toZonedDateTimeISO(zone).toPlainDateTime();
        expect(there?.toString()).toBe(`${near.toString()}T${at}:00`);
      }
    }
  });

  test('rejects a zone that is unknown', () => {
    expect(() => utc('2027-01-01', '09:00', 'Europe/Atlantis')).toThrow(RangeError);
  });

  /**
   * A change at T from offset b to a leaves out or repeats the wall times from T+min(a,b) to T+max(a,b). Counting those
   * with b shifts a gap forward and takes the first of two. Just before them b holds anyway, at their end a does.
   */
  test('follows the rule at every change of the clocks in every zone, 1990 to 2037', () => {
    const wrong: string[] = [];
    for (const { zone, at, before, after } of changes('1990-01-01T00:00Z', '2037-12-01T00:00Z')) {
      const wallAt = at.toZonedDateTimeISO('UTC').toPlainDateTime();
      const low = Math.min(before, after);
      const high = Math.max(before, after);
      const middle = Math.floor((low + high) / 2);
      const skipsDate = after - before >= 24 * 60;
      for (const [minutes, offset] of [
        [low - 1, before],
        [low, before],
        [middle, before],
        [high - 1, before],
        [high, after],
      ] as const) {
        const wall = wallAt.add({ minutes });
        const found = instantOf(wall.toPlainDate(), wall.toPlainTime(), zone);
        const lost = skipsDate && minutes >= low && minutes < high;
        const expected = lost ? null : at.add({ minutes: minutes - offset });
        if (found?.epochNanoseconds !== expected?.epochNanoseconds)
          wrong.push(`${zone} ${wall.toString()} -> ${found?.toString() ?? 'none'}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('the local date', () => {
  test('may be another one than in UTC', () => {
    const at = instant('2027-05-04T23:30Z');
    expect(localDate(at, 'Asia/Tokyo').toString()).toBe('2027-05-05');
    expect(localDate(at, 'America/New_York').toString()).toBe('2027-05-04');
  });

  test('is the one that Intl writes, in every zone', () => {
    fc.assert(
      fc.property(someZone, someMinute, (zone, at) => {
        const written = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
        expect(localDate(at, zone).toString()).toBe(written.format(at.epochMilliseconds));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a time as text', () => {
  test('comes back as it was written', () => {
    fc.assert(
      fc.property(someTime, (some) => {
        expect(parseTime(formatTime(some))?.equals(some)).toBe(true);
      }),
    );
    expect(formatTime(time('09:05:59'))).toBe('09:05');
  });

  test.each([
    '9:00',
    '24:00',
    '09:60',
    '09:00:00',
    ' 09:00',
    '0900',
    '',
    '-1:00',
    '09:00\n',
    '09:00Z',
  ])('%j is refused', (text) => {
    expect(parseTime(text)).toBeNull();
  });
});
