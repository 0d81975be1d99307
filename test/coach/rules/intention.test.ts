import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  comesFrom,
  type Event,
  momentByHand,
  morningsOf,
  readAnswer,
  readChoice,
  readEvent,
  readPlan,
  suggested,
  writeEvent,
} from '../../../src/coach/intention.ts';
import { hoursOf, type Manager, newManager } from '../../../src/coach/manager.ts';
import { isOpen, isWorkday } from '../../../src/time/hours.ts';
import { instantOf, localDate } from '../../../src/time/wall.ts';
import { date, instant, someHours, someMoment, someTime } from '../../time/some.ts';

/** A manager with hours of every kind, and a moment, often close to a change of the clocks. */
const someManager = fc.tuple(someHours, someTime).map(([{ at, hours }, nudgeAt]) => ({
  now: at,
  manager: { ...newManager('T1', 'U1', hours.zone), ...hours, nudgeAt } satisfies Manager,
}));

const later = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) > 0;

describe('the moment of a plan', () => {
  test('by hand is the wall time that was typed, where there is one, and always ahead', () => {
    fc.assert(
      fc.property(
        someMoment,
        fc.integer({ min: -3, max: 400 }),
        someTime,
        ({ at: now, zone }, days, time) => {
          const today = localDate(now, zone);
          const day = today.add({ days });
          const typed = { date: day.toString(), time: time.toString().slice(0, 5) };
          const read = momentByHand(typed, zone, now);
          if (read instanceof Temporal.Instant) {
            expect(later(read, now)).toBe(true);
            expect(read.equals(instantOf(day, time, zone) ?? now)).toBe(true);
          } else {
            const at = instantOf(day, time, zone);
            const isTooFar = Temporal.PlainDate.compare(day, today.add({ years: 1 })) > 0;
            expect(isTooFar || at === null || !later(at, now)).toBe(true);
          }
        },
      ),
    );
  });

  test('by hand: what is no day or no time is asked for', () => {
    const now = instant('2027-03-15T09:00Z');
    const read = (day: string, time: string) => momentByHand({ date: day, time }, 'UTC', now);
    expect(read('', '10:00')).toEqual({ field: 'date', words: 'Choose a day.' });
    expect(read('2027-02-30', '10:00')).toEqual({ field: 'date', words: 'Choose a day.' });
    expect(read('2027-03-16', '')).toEqual({ field: 'time', words: 'Choose a time.' });
  });

  test('a day that a zone jumped over is refused', () => {
    const now = instant('2011-12-28T00:00Z');
    expect(momentByHand({ date: '2011-12-30', time: '10:00' }, 'Pacific/Apia', now)).toEqual({
      field: 'date',
      words: '2011-12-30 does not exist in Pacific/Apia.',
    });
  });

  test('mornings are ahead, on a working day, and outside quiet hours that last the night', () => {
    fc.assert(
      fc.property(someManager, ({ manager, now }) => {
        const { 'next-day': next, monday } = morningsOf(manager, now);
        for (const at of [next, monday]) expect(at === null || later(at, now)).toBe(true);
        if (next === null) return;
        const hours = hoursOf(manager);
        const isOvernight = Temporal.PlainTime.compare(hours.quietTo, hours.quietFrom) < 0;
        expect(isWorkday(localDate(next, hours.zone), hours)).toBe(true);
        const local = next.toZonedDateTimeISO(hours.zone).toPlainTime();
        // Where clocks are set back the end of the quiet hours comes twice; where they are set forward over it, the morning
        // moves with them, at the worst into the next quiet hours.
        const isPassedOver = !local.equals(hours.quietTo);
        if (isPassedOver && isOvernight) {
          const end = localDate(next, hours.zone).toPlainDateTime(hours.quietTo);
          expect(() => end.toZonedDateTime(hours.zone, { disambiguation: 'reject' })).toThrow(
            RangeError,
          );
        }
        if (isOvernight) {
          const isOpenThen = isOpen(next, hours) || isOpen(next.add({ hours: 1 }), hours);
          const isQuietAgain = Temporal.PlainTime.compare(local, hours.quietFrom) >= 0;
          expect(isOpenThen || (isPassedOver && isQuietAgain)).toBe(true);
        }
        if (monday) expect(localDate(monday, hours.zone).dayOfWeek).toBe(1);
      }),
    );
  });

  test('what the form suggests is taken as it stands, unless it is a gap of the clocks', () => {
    fc.assert(
      fc.property(someManager, ({ manager, now }) => {
        const { date: day, time } = suggested(manager, now);
        const typed = { date: day.toString(), time: time.toString().slice(0, 5) };
        const read = momentByHand(typed, manager.zone, now);
        expect(
          read instanceof Temporal.Instant || instantOf(day, time, manager.zone) === null,
        ).toBe(true);
      }),
    );
  });

  test('suggested: within the hour after next, or the next working day at the time of nudges', () => {
    const mira = newManager('T1', 'U1', 'Europe/Berlin');
    const said = (local: string) => {
      const { date: day, time } = suggested(mira, instant(local));
      return `${day.toString()} ${time.toString()}`;
    };
    expect(said('2027-03-15T09:00Z')).toBe('2027-03-15 11:00:00');
    expect(said('2027-03-15T09:01Z')).toBe('2027-03-15 12:00:00');
    expect(said('2027-03-15T16:30Z')).toBe('2027-03-16 10:00:00');
    expect(said('2027-03-19T18:00Z')).toBe('2027-03-22 10:00:00');
  });

  test('what is long past comes at the start of the next working day, what is just past now', () => {
    const mira = newManager('T1', 'U1', 'Europe/Berlin');
    const meant = instant('2027-03-19T09:00Z');
    const from = (now: string) => comesFrom(mira, meant, instant(now)).toString();
    expect(from('2027-03-19T08:00Z')).toBe('2027-03-19T09:00:00Z');
    expect(from('2027-03-19T11:00Z')).toBe('2027-03-19T11:00:00Z');
    expect(from('2027-03-19T11:01Z')).toBe('2027-03-22T07:00:00Z');
  });

  test('it never comes before it is meant, nor in the past', () => {
    fc.assert(
      fc.property(
        someManager,
        fc.integer({ min: -20_000, max: 20_000 }),
        ({ manager, now }, minutes) => {
          const meant = now.add({ minutes });
          const from = comesFrom(manager, meant, now);
          expect(later(meant, from) || later(now, from)).toBe(false);
        },
      ),
    );
  });
});

describe('what is kept and typed', () => {
  const week = date('2027-03-15');
  const thursday = date('2027-03-18');
  const events: Event[] = [
    { kind: 'vision', week },
    { kind: 'check-in', delegation: '7b0c6a3e-2c5f-4a7e-9d1b-0123456789ab', date: thursday },
  ];

  test.each(events)('an event is read as it was written: $kind', (event) => {
    expect(readEvent(writeEvent(event))).toEqual(event);
    expect(readChoice(writeEvent(event))).toEqual(event);
    expect(writeEvent(event).length).toBeLessThanOrEqual(75);
  });

  test('anything else is no event and no choice', () => {
    fc.assert(fc.property(fc.string(), (text) => void readChoice(text)));
    for (const text of ['', 'vision', 'vision 2027-02-30', 'check-in 2027-03-15', 'one-on-one x']) {
      expect(readChoice(text)).toBeNull();
    }
  });

  test.each([
    ['When my 1:1 begins,', 'I will ask first.', 'my 1:1 begins', 'ask first'],
    ['whenever I open the mail …', "I'll thank one", 'I open the mail', 'thank one'],
    ['the stand-up begins', 'i’ll wait', 'the stand-up begins', 'wait'],
    ['whenua', 'I willow', 'whenua', 'I willow'],
    ['When', 'I will.', '', ''],
    ['if ana calls', 'be calm', 'ana calls', 'be calm'],
    ['Each time the stand-up begins', 'going to ask', 'the stand-up begins', 'ask'],
    ['As soon as The door opens', "I'm going to Smile", 'the door opens', 'smile'],
    ['every time', 'I am going to', '', ''],
    ['Ana calls', 'Ask first', 'Ana calls', 'ask first'],
    ['IT calls', 'OKRs first', 'IT calls', 'OKRs first'],
    ['My 1:1 begins', '1:1 first', 'my 1:1 begins', '1:1 first'],
    ['iffy plans come up', 'go', 'iffy plans come up', 'go'],
  ])('%s %s', (when, will, readWhen, readWill) => {
    expect(readPlan({ when, will })).toEqual({ when: readWhen, will: readWill });
  });

  test.each([
    ['Yes', 'happened', true],
    ['yes, did it!', 'happened', true],
    ['Done.', 'happened', true],
    ['It happened', 'happened', true],
    ['Yes, and Ana smiled', 'happened', false],
    ['Nobody minded', 'happened', false],
    ['no', 'not-this-time', true],
    ['Not this time', 'not-this-time', true],
    ["I didn't", 'not-this-time', true],
    ['No, Ana was ill', 'not-this-time', false],
    ['could not, too much on', 'not-this-time', false],
  ])('as an answer: %s', (text, outcome, isPlain) => {
    expect(readAnswer(text)).toEqual({ outcome, isPlain });
  });
});
