import { describe, expect, test } from 'vitest';
import {
  type DelegationSeen,
  delegationNews,
  isQuotable,
  unthankedNews,
} from '../../src/coach/news.ts';
import { at, date, mira, nudge, practice } from './planning.ts';

const now = at('2027-06-14T10:00');
const daysAgo = (days: number) => now.subtract({ hours: days * 24 });

describe('who was not thanked for three weeks', () => {
  const unthanked = (thanked: Record<string, number>, said: Record<string, number> = {}) =>
    unthankedNews(
      {
        team: ['UANA', 'UBO'],
        past: Object.entries(said).map(([person, days]) => ({
          ...nudge('2027-06-01T10:00'),
          at: daysAgo(days).epochMilliseconds,
          about: { subject: 'unthanked', person, id: null },
        })),
      },
      new Map(Object.entries(thanked).map(([person, days]) => [person, daysAgo(days)])),
      mira,
      now,
    )?.about ?? null;

  test('is the one thanked longest ago, with when that was', () => {
    expect(unthanked({ UANA: 30, UBO: 40 })).toEqual({
      subject: 'unthanked',
      person: 'UBO',
      id: daysAgo(40).toString(),
    });
  });

  test('is nobody while it is less than three weeks', () => {
    expect(unthanked({ UANA: 20, UBO: 3 })).toBeNull();
    expect(unthanked({ UANA: 21, UBO: 3 })?.person).toBe('UANA');
  });

  test('was never thanked: then it is not known since when', () => {
    expect(unthanked({ UANA: 30 })).toEqual({ subject: 'unthanked', person: 'UBO', id: null });
  });

  test('is another one than the last time', () => {
    const thanked = { UANA: 30, UBO: 40 };
    expect(unthanked(thanked, { UBO: 14 })?.person).toBe('UANA');
    expect(unthanked(thanked, { UBO: 28, UANA: 14 })?.person).toBe('UBO');
    expect(unthanked({ UANA: 3, UBO: 40 }, { UBO: 14 })?.person).toBe('UBO');
  });
});

describe('what was written', () => {
  test.each([
    [7, 56],
    [14, 56],
    [28, 84],
    [84, 182],
  ])('every %i days is quoted for %i days', (everyDays, days) => {
    const asked = practice('some', { cadence: { kind: 'at-most', everyDays } });
    expect(isQuotable(asked, daysAgo(days - 1), now)).toBe(true);
    expect(isQuotable(asked, daysAgo(days), now)).toBe(false);
  });
});

describe('what became of a delegation', () => {
  const seen: DelegationSeen = {
    id: 'D1',
    delegate: 'UANA',
    state: 'accepted',
    acceptedAt: daysAgo(60),
    endedAt: null,
    dueOn: null,
    checkIns: 1,
    isDaily: false,
    roadblockAt: null,
    unansweredAt: null,
  };
  const triggers = (of: Partial<DelegationSeen>) =>
    delegationNews([{ ...seen, ...of }], mira, now).map(({ trigger }) => trigger);

  test('two check-ins without an answer are news for two weeks, while it is open', () => {
    expect(triggers({})).toEqual([]);
    expect(triggers({ unansweredAt: daysAgo(1) })).toEqual(['check-ins-unanswered']);
    expect(triggers({ unansweredAt: daysAgo(15) })).toEqual([]);
    const over = { state: 'done', endedAt: daysAgo(40), unansweredAt: daysAgo(1) } as const;
    expect(triggers(over)).toEqual([]);
  });

  test('a roadblock is in the way of what is under way', () => {
    expect(triggers({ roadblockAt: daysAgo(1) })).toEqual(['roadblock']);
    expect(triggers({ roadblockAt: daysAgo(1), state: 'handed-in' })).toEqual([]);
    expect(triggers({ roadblockAt: daysAgo(1), state: 'cancelled' })).toEqual([]);
  });

  test('it is late from the day after that on which both were told, while its delegate is at it', () => {
    const overdue = (dueOn: string, of: Partial<DelegationSeen> = {}) =>
      delegationNews([{ ...seen, dueOn: date(dueOn), ...of }], mira, now)
        .filter(({ trigger }) => trigger === 'delegation-overdue')
        .map((news) => Temporal.Instant.fromEpochMilliseconds(news.at));
    expect(overdue('2027-06-09')).toEqual([at('2027-06-11T00:00')]);
    // Due on a Friday: both hear of it on Monday.
    expect(overdue('2027-06-11')).toEqual([at('2027-06-15T00:00')]);
    for (const state of ['proposed', 'handed-in', 'done'] as const) {
      expect(overdue('2027-06-09', { state })).toEqual([]);
    }
  });

  test('it is checked every day as long as that is agreed on, once it has been so', () => {
    expect(triggers({ checkIns: 4, isDaily: true })).toEqual(['daily-check-ins']);
    expect(triggers({ checkIns: 5, isDaily: false })).toEqual([]);
    expect(triggers({ checkIns: 3, isDaily: true })).toEqual([]);
  });

  test('it is news that somebody has work once they took it on, as long as they are at it', () => {
    expect(triggers({ acceptedAt: daysAgo(1) })).toEqual(['delegation-made']);
    expect(triggers({ state: 'proposed', acceptedAt: null })).toEqual([]);
    expect(triggers({ state: 'handed-in', acceptedAt: daysAgo(1) })).toEqual([]);
  });

  test('only what is done has ended well', () => {
    expect(triggers({ state: 'done', endedAt: daysAgo(1) })).toEqual(['delegation-ended']);
    for (const state of ['declined', 'cancelled', 'handed-over'] as const) {
      expect(triggers({ state, endedAt: daysAgo(1) })).toEqual([]);
    }
  });
});
