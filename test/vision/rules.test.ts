import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newManager } from '../../src/coach/manager.ts';
import { isOpen } from '../../src/time/hours.ts';
import { weekOf } from '../../src/time/cadence.ts';
import { localDate } from '../../src/time/wall.ts';
import {
  follow,
  type Move,
  noteAt,
  noteUntil,
  placed,
  refit,
  remindAt,
  upcoming,
  whyNotMove,
} from '../../src/vision/vision.ts';

const monday = Temporal.ZonedDateTime.from('2027-03-15T00:00[Europe/Berlin]').toInstant();
const { compare } = Temporal.Instant;

const moment = fc.integer({ min: 0, max: 14 * 24 * 60 }).map((minutes) => monday.add({ minutes }));
const date = fc
  .integer({ min: -3, max: 20 })
  .map((days) => Temporal.PlainDate.from('2027-03-15').add({ days }));
const time = fc
  .integer({ min: 0, max: 24 * 12 - 1 })
  .map((fives) => Temporal.PlainTime.from('00:00').add({ minutes: 5 * fives }));
const manager = fc
  .record({
    days: fc.subarray([1, 2, 3, 4, 5, 6, 7] as const, { minLength: 1 }),
    day: fc.constantFrom(1, 2, 3, 4, 5, 6, 7),
    from: time,
    quietFrom: time,
    quietTo: time,
  })
  .map(({ days, day, from, quietFrom, quietTo }) => ({
    ...newManager('T1', 'U1', 'Europe/Berlin'),
    workingDays: days,
    quietFrom,
    quietTo,
    vision: { day, from, minutes: 120 },
  }));

test('wherever a move is taken, its reminder is still to come and may come', () => {
  fc.assert(
    fc.property(manager, date, time, moment, (mine, day, from, now) => {
      const week = weekOf(localDate(now, mine.zone));
      const to = { date: day, from };
      fc.pre(whyNotMove(mine, week, to, now) === null);
      const block = placed(mine, week, to);
      if (!block) throw new Error('a day that does not exist');
      expect(compare(remindAt(block), now)).toBe(1);
      expect(isOpen(remindAt(block), mine)).toBe(true);
      const moves: Move[] = [{ week, to, isSkipped: false }];
      const found = upcoming(mine, now, { moves, held: [] });
      expect(found.map(({ startsAt }) => startsAt.toString())).toContain(block.startsAt.toString());
    }),
    { numRuns: 2000 },
  );
});

test('a move that was taken back fits, or its week has no place left; what fits is left alone', () => {
  fc.assert(
    fc.property(manager, date, time, moment, (mine, day, from, now) => {
      const week = weekOf(localDate(now, mine.zone));
      const move = { week, to: { date: day, from }, isSkipped: false };
      const change = refit(mine, move, now);
      if (whyNotMove(mine, week, move.to, now) === null) expect(change).toBeNull();
      if (!change) return;
      expect(change.said).toMatch(
        /^The vision time that you had moved to .* does not fit any more.*\.$/,
      );
      if (change.to) expect(whyNotMove(mine, week, change.to, now)).toBeNull();
      else expect(change.said).toMatch(/ again\.$| has no day left for it\.$/);
    }),
    { numRuns: 2000 },
  );
});

test('a session is reminded of again only while that reminder is to come', () => {
  fc.assert(
    fc.property(manager, moment, moment, moment, (mine, was, is, now) => {
      const span = (startsAt: Temporal.Instant) => ({
        startsAt,
        endsAt: startsAt.add({ minutes: mine.vision.minutes }),
      });
      const week = weekOf(localDate(now, mine.zone));
      const block = { ...span(is), week, date: localDate(is, mine.zone), isMoved: false };
      const what = follow(span(was), block, now);
      const isSame = was.equals(is) || compare(block.endsAt, now) <= 0;
      const isAhead = compare(remindAt(block), now) > 0;
      expect(what).toBe(isSame ? 'stays' : isAhead ? 'comes again' : 'changes');
    }),
  );
});

test('the note is asked for when its reader may be disturbed, with a day to answer', () => {
  fc.assert(
    fc.property(manager, moment, (mine, endsAt) => {
      fc.pre(!mine.quietFrom.equals(mine.quietTo));
      const asked = noteAt(mine, endsAt);
      expect(isOpen(asked, mine)).toBe(true);
      expect(compare(noteUntil(mine, endsAt), asked)).toBe(1);
    }),
  );
});
