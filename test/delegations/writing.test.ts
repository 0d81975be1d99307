import { describe, expect, test } from 'vitest';
import { type Beside, besideForm, type Chosen } from '../../src/delegations/writing.ts';
import type { FormValues } from '../../src/slack/form.ts';
import { defaultWorkingDays } from '../../src/time/hours.ts';
import { instant } from '../time/some.ts';

/** Monday 15 March 2027, 10:00 in Berlin. */
const desk = { now: instant('2027-03-15T09:00Z'), zone: 'Europe/Berlin' };
const time = (text: string) => Temporal.PlainTime.from(text);
const ana: Chosen = {
  name: 'ana',
  hours: {
    zone: 'America/New_York',
    workingDays: defaultWorkingDays,
    quietFrom: time('18:00'),
    quietTo: time('08:00'),
  },
  away: null,
};
const clear: FormValues = {
  who: 'U0ANA',
  outcome: '5-page report on retention for the board',
  done: 'Three causes with numbers',
  authority: 'recommend',
  limit: null,
  check_in: '2',
  due: '2027-03-26',
};

function about(beside: Beside | null): string | null {
  return beside && beside.about;
}

describe('what is said beside a form', () => {
  test.each<[what: string, change: FormValues, about: string | null]>([
    ['clear', {}, null],
    ['nothing in it', { who: null, outcome: null, done: null, authority: null, due: null }, null],
    ['no date yet, while it is written', { authority: null, due: null }, null],
    ['no date, when it could be sent', { due: null }, 'due'],
    ['a date by its reading', { due: null, which_due: '2027-03-26T15:00' }, null],
    ['another day, without one', { due: null, which_due: 'another' }, 'due'],
    ['daily for two weeks', { check_in: 'daily' }, 'check_in'],
    ['no result', { outcome: 'Handle retention', done: null }, 'outcome'],
    [
      'no result, which counts more than a Sunday',
      { outcome: 'Handle it', done: null, due: '2027-03-28' },
      'outcome',
    ],
    [
      'a Sunday, which counts more than a reader',
      { outcome: 'A report', due: '2027-03-28' },
      'due',
    ],
    [
      'values that no form has',
      { authority: 'all', check_in: '9', due: 'soon', limit: ['x'] },
      'due',
    ],
  ])('%s', (_, change, expected) => {
    expect(about(besideForm({ ...clear, ...change }, ana, desk))).toBe(expected);
  });
});

describe('a due date on which they are not at work', () => {
  const said = (due: string, chosen: Partial<Chosen>) => {
    const beside = besideForm({ ...clear, due }, { ...ana, ...chosen }, desk);
    return beside && `${beside.says} ${beside.suggests}`;
  };
  const since = instant('2027-03-14T09:00Z');

  test('is said with the days next to it', () => {
    expect(said('2027-03-27', {})).toBe(
      'ana is not at work on Saturday 27 March. The nearest working days are Friday 26 March and Monday 29 March.',
    );
    expect(said('2027-03-26', {})).toBeNull();
    expect(said('2027-03-27', { name: null })).toContain('The person you chose is not at work on');
  });

  test('names one day where there is no other', () => {
    const off = Temporal.PlainDate.from('2027-03-19');
    const isOff = (date: Temporal.PlainDate) => Temporal.PlainDate.compare(date, off) <= 0;
    expect(said('2027-03-18', { hours: { ...ana.hours, isOff } })).toBe(
      'ana is not at work on Thursday 18 March. The nearest working day is Monday 22 March.',
    );
    expect(said('2027-03-18', { hours: { ...ana.hours, isOff: () => true } })).toContain(
      'A day that you agree on with them',
    );
  });

  test('a status that says away counts until it ends, and for a week where it does not say when', () => {
    const until = instant('2027-04-05T09:00Z');
    expect(said('2027-04-02', { away: { since, until } })).toContain('not at work');
    expect(said('2027-04-06', { away: { since, until } })).toBeNull();
    expect(said('2027-03-18', { away: { since, until: null } })).toContain('not at work');
    expect(said('2027-03-26', { away: { since, until: null } })).toBeNull();
  });

  test('a day that is over is left to the form, which refuses it', () => {
    expect(said('2027-03-14', {})).toBeNull();
  });
});
