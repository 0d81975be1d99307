import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextWeekly, type Slot, spread, weekOf, type WeeklyRule } from '../../src/time/cadence.ts';
import { allWeekdays, weekdayOf } from '../../src/time/hours.ts';
import { instantOf, localDate } from '../../src/time/wall.ts';
import { zones } from '../../src/time/zone.ts';
import { changes, date, instant, someDays, someMoment, someTime, time } from './some.ts';

const tuesdays: WeeklyRule = { days: [2], time: time('09:00'), zone: 'Europe/Berlin' };

const say = ({ date, at }: Slot) => `${date.toString()} ${at.toString()}`;

/** All slots after `after` and before `until`, each asked for from the one before. */
function slots(after: Temporal.Instant, until: Temporal.Instant, rule: WeeklyRule): Slot[] {
  const found: Slot[] = [];
  let slot = nextWeekly(after, rule);
  while (Temporal.Instant.compare(slot.at, until) < 0) {
    found.push(slot);
    slot = nextWeekly(slot.at, rule);
  }
  return found;
}

/** The same by looking at each date in turn. */
function slotsByDate(after: Temporal.Instant, until: Temporal.Instant, rule: WeeklyRule): Slot[] {
  const first = localDate(after, rule.zone).subtract({ days: 2 });
  const days = localDate(until, rule.zone).since(first, { largestUnit: 'day' }).days + 2;
  const found: Slot[] = [];
  for (let day = 0; day <= days; day += 1) {
    const date = first.add({ days: day });
    if (!rule.days.includes(weekdayOf(date))) continue;
    const at = instantOf(date, rule.time, rule.zone);
    if (!at || Temporal.Instant.compare(at, after) <= 0) continue;
    if (Temporal.Instant.compare(at, until) < 0) found.push({ date, at });
  }
  return found;
}

/** Whether the slot's wall time is the rule's, or the zone has no such wall time and it lies later. */
function keepsTo(rule: WeeklyRule, { date, at }: Slot): boolean {
  const local = at.toZonedDateTimeISO(rule.zone).toPlainDateTime();
  const wall = date.toPlainDateTime(rule.time);
  if (local.equals(wall)) return true;
  const back = wall.toZonedDateTime(rule.zone).toPlainDateTime();
  return !back.equals(wall) && Temporal.PlainDateTime.compare(local, wall) > 0;
}

describe('the next slot of a week', () => {
  test('is the first one later than the moment given', () => {
    const found = [
      '2027-03-15T12:00Z',
      '2027-03-16T07:59:59Z',
      '2027-03-16T08:00Z',
      '2027-03-23T08:00Z',
    ].map((after) => say(nextWeekly(instant(after), tuesdays)));
    expect(found).toEqual([
      '2027-03-16 2027-03-16T08:00:00Z',
      '2027-03-16 2027-03-16T08:00:00Z',
      '2027-03-23 2027-03-23T08:00:00Z',
      '2027-03-30 2027-03-30T07:00:00Z', // summer time
    ]);
  });

  test('goes by the date where the person is', () => {
    const tokyo = { ...tuesdays, zone: 'Asia/Tokyo', time: time('08:00') };
    expect(say(nextWeekly(instant('2027-03-15T22:00Z'), tokyo))).toBe(
      '2027-03-16 2027-03-15T23:00:00Z',
    );
  });

  test('keeps its date when a gap moves it past midnight, and does not come twice', () => {
    const nuuk = { days: allWeekdays, time: time('23:30'), zone: 'America/Nuuk' };
    const around = slots(instant('2027-03-27T12:00Z'), instant('2027-03-30T12:00Z'), nuuk);
    expect(around.map(say)).toEqual([
      '2027-03-27 2027-03-28T01:30:00Z', // 0:30 on the 28th there
      '2027-03-28 2027-03-29T00:30:00Z',
      '2027-03-29 2027-03-30T00:30:00Z',
    ]);
    const pastMidnight = instant('2027-03-28T01:10Z'); // 0:10 on the 28th, that of the 27th yet to come
    expect(say(nextWeekly(pastMidnight, nuuk))).toBe('2027-03-27 2027-03-28T01:30:00Z');
  });

  test('passes over a date that the date line took', () => {
    const apia = { days: [5] as const, time: time('09:00'), zone: 'Pacific/Apia' };
    const dates = slots(instant('2011-12-20T00:00Z'), instant('2012-01-10T00:00Z'), apia);
    expect(dates.map((slot) => slot.date.toString())).toEqual(['2011-12-23', '2012-01-06']);
  });

  test('needs a day', () => {
    expect(() => nextWeekly(instant('2027-03-15T12:00Z'), { ...tuesdays, days: [] })).toThrow(
      RangeError,
    );
  });

  test('is strictly later and keeps to the rule, and none is left out or doubled over a year', () => {
    fc.assert(
      fc.property(someMoment, someDays, someTime, fc.boolean(), (moment, days, other, awkward) => {
        const rule = { days, zone: moment.zone, time: awkward ? moment.wall : other };
        const until = moment.at.add({ hours: 366 * 24 });
        const found = slots(moment.at, until, rule);
        expect(found.map(say)).toEqual(slotsByDate(moment.at, until, rule).map(say));
        expect(found.filter((slot) => !keepsTo(rule, slot))).toEqual([]);
        const ats = found.map(({ at }) => at.epochMilliseconds);
        expect(ats.every((at, i) => at > (ats[i - 1] ?? moment.at.epochMilliseconds))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  /** At each change the rule's wall time is one that is left out or repeated, daily, and the days around it are walked. */
  test('loses and doubles none where the clocks change, in every zone since 2000', () => {
    const wrong: string[] = [];
    const seen = new Set<string>();
    for (const { zone, at, before, after } of changes('2000-01-01T00:00Z', '2030-01-01T00:00Z')) {
      const middle = at.toZonedDateTimeISO('UTC').add({ minutes: (before + after) >> 1 });
      const rule = { days: allWeekdays, time: middle.toPlainTime().round('minute'), zone };
      // Two such rules of a zone behave alike: one of each kind is enough.
      const kind = `${zone} ${rule.time.toString()} ${before} ${after}`;
      if (seen.has(kind)) continue;
      seen.add(kind);
      const [from, until] = [at.subtract({ hours: 50 }), at.add({ hours: 50 })];
      const found = slots(from, until, rule);
      const expected = slotsByDate(from, until, rule);
      if (found.map(say).join() !== expected.map(say).join()) wrong.push(kind);
      if (!found.every((slot) => keepsTo(rule, slot))) wrong.push(kind);
    }
    expect(wrong).toEqual([]);
    expect(new Set([...seen].map((kind) => kind.split(' ')[0])).size).toBeGreaterThan(200);
  });

  test('comes once every week of a year, in every zone', () => {
    const wrong = zones().filter((zone) => {
      const rule = { ...tuesdays, zone, time: time('02:30'), days: [7] as const };
      const dates = slots(instant('2026-01-05T12:00Z'), instant('2027-01-04T12:00Z'), rule).map(
        (slot) => slot.date,
      );
      const sundays = Array.from({ length: 52 }, (_, week) =>
        date('2026-01-11').add({ weeks: week }),
      );
      return dates.join() !== sundays.join();
    });
    expect(wrong).toEqual([]);
  });
});

test('a week begins on its Monday', () => {
  expect(weekOf(date('2027-03-15')).toString()).toBe('2027-03-15');
  expect(weekOf(date('2027-03-21')).toString()).toBe('2027-03-15');
  expect(weekOf(date('2027-01-01')).toString()).toBe('2026-12-28');
});

describe('days spread over the week', () => {
  test.each([
    [[1, 2, 3, 4, 5], 3, [1, 3, 5]],
    [[1, 3, 4, 5], 3, [1, 3, 5]],
    [[1, 2, 3, 4, 5], 2, [1, 4]],
    [[1, 2, 3, 4, 5], 1, [1]],
    [[7, 1, 2, 3, 4], 3, [2, 4, 7]],
    [[5, 1], 3, [1, 5]],
    [[1, 2, 3], 0, []],
    [[], 2, []],
  ] as const)('%j, %i of them: %j', (days, count, chosen) => {
    expect(spread(days, count)).toEqual(chosen);
  });

  test('are as many as asked for, among those given, in order, whatever order they come in', () => {
    fc.assert(
      fc.property(someDays, fc.integer({ min: 0, max: 8 }), (days, count) => {
        const chosen = spread(days, count);
        expect(chosen).toHaveLength(Math.min(count, days.length));
        expect(chosen).toEqual(days.filter((day) => chosen.includes(day)));
        expect(spread(days.toReversed(), count)).toEqual(chosen);
      }),
    );
  });
});
