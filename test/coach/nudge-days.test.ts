import { describe, expect, test } from 'vitest';
import type { Manager } from '../../src/coach/manager.ts';
import {
  type Circumstances,
  nextAfterChange,
  nextAfterNudge,
  type NudgeDay,
  nudgeDaysFrom,
} from '../../src/coach/nudge-days.ts';
import { takenDates } from '../../src/coach/taken.ts';
import { at, date, mira, nudge } from './planning.ts';

const nothing: Circumstances = { past: [], changes: [], taken: new Set() };
/** Before the nudge of a Monday. */
const monday = at('2027-03-15T08:00');

function local(day: NudgeDay | null): string | null {
  return day && day.at.toZonedDateTimeISO(mira.zone).toPlainDateTime().toString().slice(0, 16);
}

function days(
  manager: Manager,
  circumstances: Circumstances,
  count: number,
  after = monday,
): (string | null)[] {
  return nudgeDaysFrom(manager, circumstances, after).take(count).map(local).toArray();
}

const change = { practice: null, movedTo: null, isDropped: false };

describe('the days of nudges', () => {
  test('are as many as the pace, far apart, without the day of vision time', () => {
    expect(days(mira, nothing, 4)).toEqual([
      '2027-03-15T10:00',
      '2027-03-17T10:00',
      '2027-03-19T10:00',
      '2027-03-22T10:00',
    ]);
    expect(days({ ...mira, pace: 5 }, nothing, 5)).toEqual([
      '2027-03-15T10:00',
      '2027-03-17T10:00',
      '2027-03-18T10:00',
      '2027-03-19T10:00',
      '2027-03-22T10:00',
    ]);
  });

  test('leave out what is past, a day that is taken, a day off, and a pause', () => {
    expect(days(mira, nothing, 1, at('2027-03-15T10:00'))).toEqual(['2027-03-17T10:00']);
    expect(days(mira, { ...nothing, taken: new Set(['2027-03-15']) }, 1)).toEqual([
      '2027-03-17T10:00',
    ]);
    const spans = [{ from: date('2027-03-15'), to: date('2027-03-26') }];
    expect(days({ ...mira, daysOff: { ...mira.daysOff, spans } }, nothing, 1)).toEqual([
      '2027-03-29T10:00',
    ]);
    expect(days({ ...mira, pause: { until: date('2027-03-17') } }, nothing, 1)).toEqual([
      '2027-03-17T10:00',
    ]);
    expect(days({ ...mira, pause: { until: null } }, nothing, 1)).toEqual([]);
  });

  test('leave out a day on which the status says away, and nothing once that is over', () => {
    const away = (since: string, until: string) => ({
      ...mira,
      daysOff: { ...mira.daysOff, away: { since: at(since), until: at(until) } },
    });
    expect(days(away('2027-03-15T07:00', '2027-03-15T12:00'), nothing, 1)).toEqual([
      '2027-03-17T10:00',
    ]);
    expect(days(away('2027-03-14T07:00', '2027-03-15T07:59'), nothing, 1)).toEqual([
      '2027-03-15T10:00',
    ]);
  });

  test('are never more than the pace in a calendar week, whatever the pace was before', () => {
    const past = [nudge('2027-03-17T10:00', { response: 'done' }), nudge('2027-03-15T10:00')];
    expect(days({ ...mira, pace: 2 }, { ...nothing, past }, 1, at('2027-03-17T12:00'))).toEqual([
      '2027-03-22T10:00',
    ]);
    const asked = past.map((each) => ({ ...each, isAsked: true }));
    expect(
      days({ ...mira, pace: 2 }, { ...nothing, past: asked }, 1, at('2027-03-17T12:00')),
    ).toEqual(['2027-03-18T10:00']);
  });

  test('are fewer once three went unanswered', () => {
    const past = [nudge('2027-03-12T10:00'), nudge('2027-03-10T10:00'), nudge('2027-03-08T10:00')];
    expect(days({ ...mira, pace: 4 }, { ...nothing, past }, 3)).toEqual([
      '2027-03-15T10:00',
      '2027-03-18T10:00',
      '2027-03-22T10:00',
    ]);
  });

  test('follow what their manager decided', () => {
    const moved = { ...change, date: date('2027-03-15'), movedTo: date('2027-03-18') };
    const dropped = { ...change, date: date('2027-03-17'), isDropped: true };
    const found = nudgeDaysFrom(mira, { ...nothing, changes: [moved, dropped] }, monday)
      .take(2)
      .toArray();
    expect(found.map(local)).toEqual(['2027-03-18T10:00', '2027-03-19T10:00']);
    expect(found.map(({ planned }) => planned.toString())).toEqual(['2027-03-15', '2027-03-19']);
  });

  test('keep their wall time when the clocks change', () => {
    const [before, after] = nudgeDaysFrom(mira, nothing, at('2027-03-26T08:00')).take(2).toArray();
    expect([before, after].map((day) => day?.at.toString())).toEqual([
      '2027-03-26T09:00:00Z',
      '2027-03-29T08:00:00Z',
    ]);
  });
});

describe('after a change', () => {
  const pending = { date: date('2027-03-15'), at: at('2027-03-15T10:00') };

  test('the nudge of today comes at once when its new moment has just passed', () => {
    const earlier = { ...mira, nudgeAt: Temporal.PlainTime.from('08:30') };
    const now = at('2027-03-15T09:12');
    expect(local(nextAfterChange(earlier, nothing, pending, now))).toBe('2027-03-15T09:12');
    // Nothing was to come today any more.
    const another = { date: date('2027-03-17'), at: at('2027-03-17T10:00') };
    expect(local(nextAfterChange(earlier, nothing, another, now))).toBe('2027-03-17T08:30');
    expect(local(nextAfterChange(earlier, nothing, null, now))).toBe('2027-03-17T08:30');
  });

  test('it waits until its reader may be disturbed, and not until tomorrow', () => {
    const late = { ...mira, nudgeAt: Temporal.PlainTime.from('08:30') };
    const untilNoon = { ...late, quietTo: Temporal.PlainTime.from('12:00') };
    const now = at('2027-03-15T09:12');
    expect(local(nextAfterChange(untilNoon, nothing, pending, now))).toBe('2027-03-15T12:00');
    const evening = at('2027-03-15T18:30');
    expect(local(nextAfterChange(late, nothing, pending, evening))).toBe('2027-03-17T08:30');
  });

  test('one that was due more than two hours ago is not made up for', () => {
    const after = (now: string) => local(nextAfterChange(mira, nothing, pending, at(now)));
    expect(after('2027-03-15T11:59')).toBe('2027-03-15T11:59');
    expect(after('2027-03-15T12:00')).toBe('2027-03-17T10:00');
  });

  test('nothing comes at once on a day that has had its message, or has none by the new settings', () => {
    const earlier = { ...mira, nudgeAt: Temporal.PlainTime.from('08:30') };
    const now = at('2027-03-15T09:12');
    const taken = { ...nothing, taken: new Set(['2027-03-15']) };
    expect(local(nextAfterChange(earlier, taken, pending, now))).toBe('2027-03-17T08:30');
    const twoDays = { ...earlier, workingDays: [3, 5] as const };
    expect(local(nextAfterChange(twoDays, nothing, pending, now))).toBe('2027-03-17T08:30');
  });
});

describe('after a nudge', () => {
  test('comes the next one; one of today whose grace is not over is made up for', () => {
    const due = at('2027-03-15T10:00');
    expect(local(nextAfterNudge(mira, nothing, due, due))).toBe('2027-03-17T10:00');
    const wednesday = at('2027-03-17T11:59');
    expect(local(nextAfterNudge(mira, nothing, due, wednesday))).toBe('2027-03-17T10:00');
    expect(local(nextAfterNudge(mira, nothing, due, at('2027-03-17T12:00')))).toBe(
      '2027-03-19T10:00',
    );
  });
});

describe('dates are taken', () => {
  test('by messages, nudges that come back, vision time, and the welcome after an absence', () => {
    const spans = [{ from: date('2027-03-08'), to: date('2027-03-18') }];
    const back = { ...mira, daysOff: { ...mira.daysOff, spans } };
    const taken = takenDates(
      back,
      {
        unasked: ['2027-03-15'],
        later: [at('2027-03-22T23:30')],
        visionMoved: [date('2027-03-25')],
      },
      monday,
    );
    expect([...taken].toSorted()).toEqual([
      '2027-03-15',
      '2027-03-16',
      '2027-03-19',
      '2027-03-22',
      '2027-03-23',
      '2027-03-25',
      '2027-03-30',
    ]);
    expect(takenDates({ ...mira, isVisionMuted: true }, empty, monday).size).toBe(0);
  });
});

const empty = { unasked: [], later: [], visionMoved: [] };
