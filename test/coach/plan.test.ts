import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawLife } from '../../simulation/life.ts';
import { liveToday } from '../../simulation/live.ts';
import { readPlaces } from '../../simulation/places.ts';
import type { History } from '../../src/coach/history.ts';
import type { Manager } from '../../src/coach/manager.ts';
import {
  alternatives,
  askedFor,
  chooseFor,
  chosenFor,
  planWeek,
  type Slot,
} from '../../src/coach/plan.ts';
import { at, date, history, mira, nudge, practice } from './planning.ts';

const monday = at('2027-06-14T08:00');
const many = ['one', 'two', 'three', 'four', 'five'].map((key) => practice(key));
const change = { practice: null, movedTo: null, isDropped: false };

function keys(slots: readonly Slot[]): string[] {
  return slots.map((slot) => slot.practice.key);
}

const places = await readPlaces();
/** Random managers after a few weeks or a year. */
const lived = fc
  .record({ seed: fc.nat(), weeks: fc.integer({ min: 1, max: 40 }) })
  .map((drawn): [Manager, History, Temporal.Instant] => {
    const life = drawLife({ ...drawn, places });
    const { manager, history } = liveToday(life);
    return [manager, history, life.endsAt];
  });

describe('the plan of a week', () => {
  test('is the same for the same settings and history, and another one for somebody else', () => {
    const plan = planWeek(mira, history(), monday, many);
    expect(planWeek(mira, history(), monday, many)).toEqual(plan);
    const plans = ['UANA', 'UBO', 'UCLEO', 'UDORA'].map((user) =>
      keys(planWeek({ ...mira, user }, history(), monday, many)).join(),
    );
    expect(new Set(plans).size).toBeGreaterThan(1);
  });

  test('has one nudge a day, none twice, each with its reason, within seven days', () => {
    fc.assert(
      fc.property(lived, ([manager, past, now]) => {
        const plan = planWeek(manager, past, now);
        const dates = plan.map((slot) => slot.date.toString());
        expect(dates).toEqual([...new Set(dates)].toSorted());
        const read = plan.map((slot) => `${slot.practice.key}/${slot.wording}`);
        expect(new Set(read).size).toBe(read.length);
        for (const slot of plan) {
          expect(slot.at.epochMilliseconds).toBeGreaterThan(now.epochMilliseconds);
          expect(slot.at.since(now).total('hours')).toBeLessThanOrEqual(7 * 24);
          expect(slot.reason.why).not.toBe('asked');
        }
      }),
      { numRuns: 25 },
    );
  });

  test('says first what would come if its day were now', () => {
    fc.assert(
      fc.property(lived, ([manager, past, now]) => {
        const [slot] = planWeek(manager, past, now);
        if (!slot) return;
        const { practice, wording, about, reason } = slot;
        expect(chooseFor(manager, past, slot)).toEqual({ practice, wording, about, reason });
      }),
      { numRuns: 25 },
    );
  });

  test('changes neither its settings nor its history', () => {
    fc.assert(
      fc.property(lived, ([manager, past, now]) => {
        const before = JSON.stringify([manager, past, [...past.muted], [...past.lastEntries]]);
        planWeek(manager, past, now);
        expect(JSON.stringify([manager, past, [...past.muted], [...past.lastEntries]])).toBe(
          before,
        );
      }),
      { numRuns: 10 },
    );
  });

  test('leaves a day empty for which nothing fits', () => {
    const plan = planWeek(mira, history(), monday, [practice('one')]);
    expect(keys(plan)).toEqual(['one']);
    expect(planWeek(mira, history(), monday, [])).toEqual([]);
  });

  test('counts what it plans for what comes after it', () => {
    const [first, ...others] = keys(planWeek({ ...mira, pace: 5 }, history(), monday, many));
    expect(others).toHaveLength(3);
    expect(others).not.toContain(first);
  });
});

describe('what a manager decided', () => {
  const plan = planWeek(mira, history(), monday, many);
  const [first = ''] = keys(plan);
  const decided = (of: Partial<History>) => planWeek(mira, history(of), monday, many);
  const planned = date('2027-06-14');

  test('is swapped: it comes on that day, and on no day before', () => {
    const swapped = decided({ changes: [{ ...change, date: planned, practice: 'five' }] });
    expect(keys(swapped)[0]).toBe('five');
    expect(swapped[0]?.reason).toEqual({ why: 'chosen' });
    const friday = { ...change, date: date('2027-06-18'), practice: first };
    const later = keys(decided({ changes: [friday] }));
    expect(later[0]).not.toBe(first);
    expect(later[2]).toBe(first);
  });

  test('may be what has not rested, but not what is muted, nor what was read lately', () => {
    const changes = [{ ...change, date: planned, practice: 'five' }];
    const past = [nudge('2027-06-11T10:00', { practice: 'five', response: 'done' })];
    expect(keys(decided({ changes, past }))[0]).toBe('five');
    const wordings = ['a', 'b'].map((wording) =>
      nudge('2027-06-11T10:00', { practice: 'five', wording, response: 'done' }),
    );
    expect(keys(decided({ changes, past: wordings }))).not.toContain('five');
    expect(keys(decided({ changes, muted: new Set(['five']) }))).not.toContain('five');
  });

  test('is moved or dropped with its day', () => {
    const moved = decided({
      changes: [{ ...change, date: planned, movedTo: date('2027-06-17') }],
    });
    expect(moved.map((slot) => slot.date.toString())).toEqual([
      '2027-06-16',
      '2027-06-17',
      '2027-06-18',
    ]);
    const dropped = decided({ changes: [{ ...change, date: planned, isDropped: true }] });
    expect(dropped.map((slot) => slot.date.toString())).toEqual(['2027-06-16', '2027-06-18']);
    expect(keys(dropped)).toContain(first);
  });
});

describe('other choices for a day', () => {
  const [slot] = planWeek(mira, history(), monday, many);

  test('are all that may come but what is planned, the likeliest first', () => {
    const others = slot ? alternatives(mira, history(), slot, many) : [];
    expect(others.map((one) => one.practice.key).toSorted()).toEqual(
      many
        .map(({ key }) => key)
        .filter((key) => key !== slot?.practice.key)
        .toSorted(),
    );
    const next =
      slot && chooseFor(mira, history({ muted: new Set([slot.practice.key]) }), slot, many);
    expect(others[0]?.practice.key).toBe(next?.practice.key);
  });

  test('a practice may be chosen or asked for, whatever its cadence', () => {
    const after = practice('after', {
      cadence: { kind: 'when', everyDays: 14, on: ['setback'] },
      fits: ['remote'],
    });
    expect(slot && chosenFor(mira, history(), slot, after)?.reason).toEqual({ why: 'chosen' });
    expect(askedFor(mira, history(), after, monday)).toMatchObject({
      wording: 'a',
      reason: { why: 'asked' },
    });
    // Asked for, it comes also when everything was read lately: then what was read longest ago.
    const past = [
      nudge('2027-06-10T10:00', { practice: 'after', wording: 'a' }),
      nudge('2027-06-07T10:00', { practice: 'after', wording: 'b' }),
    ];
    expect(slot && chosenFor(mira, history({ past }), slot, after)).toBeNull();
    expect(askedFor(mira, history({ past }), after, monday).wording).toBe('b');
  });
});
