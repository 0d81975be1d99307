import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  endOfDay,
  firstCheckIn,
  isGone,
  nextCheckIn,
  readCommand,
  roleOf,
} from '../../src/delegations/delegation.ts';
import {
  contractFrom,
  delegationForm,
  notToBeAsked,
  problemsWith,
} from '../../src/delegations/delegation-form.ts';
import { fieldErrors } from '../../src/slack/form.ts';
import { date, instant, time } from '../time/some.ts';
import { ana, contract, now } from './rows.ts';

describe('the words after /delegate', () => {
  const form = (delegate: string | null, outcome: string) => ({ kind: 'form', delegate, outcome });
  test.each([
    ['', { kind: 'form', delegate: null, outcome: '' }],
    ['help', { kind: 'help' }],
    ['LIST', { kind: 'list' }],
    ['stauts', { kind: 'unknown', word: 'stauts' }],
    ['<@U0ANA>', { kind: 'form', delegate: 'U0ANA', outcome: '' }],
    ['<@U0ANA> 5-page report', { kind: 'form', delegate: 'U0ANA', outcome: '5-page report' }],
    ['to <@U0ANA>: the\nreport', { kind: 'form', delegate: 'U0ANA', outcome: 'the\nreport' }],
    ['a report', { kind: 'form', delegate: null, outcome: 'a report' }],
    ['a report with <@U0BO>', { kind: 'form', delegate: null, outcome: 'a report with <@U0BO>' }],
    ['<@U0ANA> with <@U0BO> clear it', form('U0ANA', 'with <@U0BO> clear it')],
    ['<@U0ANA> <@U0BO>’s report', form('U0ANA', '<@U0BO>’s report')],
    ['<@U0ANA>, <@U0BO> has it: a copy', form('U0ANA', '<@U0BO> has it: a copy')],
    ['<@U0ANA> and <@U0BO> clear it', form(null, '<@U0ANA> and <@U0BO> clear it')],
    ['to <@U0ANA> & <@U0BO>: clear it', form(null, '<@U0ANA> & <@U0BO>: clear it')],
    ['<@U0ANA>/<@U0BO> clear it', form(null, '<@U0ANA>/<@U0BO> clear it')],
    ['<@U0ANA> <@U0BO> clear it', form(null, '<@U0ANA> <@U0BO> clear it')],
    ['<@U0ANA>, <@U0BO>: clear it', form(null, '<@U0ANA>, <@U0BO>: clear it')],
    ['list overdue', { kind: 'list', listing: { page: 0, side: 'both', show: 'overdue' } }],
    ['List taken', { kind: 'list', listing: { page: 0, side: 'owned', show: 'all' } }],
    ['list given open', { kind: 'list', listing: { page: 0, side: 'given', show: 'open' } }],
    ['list open questions', { kind: 'form', delegate: null, outcome: 'list open questions' }],
    ['list the risks', { kind: 'form', delegate: null, outcome: 'list the risks' }],
  ])('%j', (text, command) => {
    expect(readCommand(text)).toEqual(command);
  });

  test('are read whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readCommand(text).kind).toMatch(/^(form|list|help|unknown)$/);
      }),
    );
  });
});

describe('who may do what', () => {
  test('nobody else has a role', () => {
    expect(['U0MIRA', 'U0ANA', 'U0OTTO'].map((user) => roleOf(contract, user))).toEqual([
      'manager',
      'delegate',
      null,
    ]);
  });
});

test('a check-in keeps its wall time when the clocks change', () => {
  const rule = { days: [2], at: time('10:00') } as const;
  const before = nextCheckIn(rule, instant('2027-03-22T12:00Z'), 'Europe/Berlin');
  expect(before.at.toString()).toBe('2027-03-23T09:00:00Z');
  const after = nextCheckIn(rule, before.at, 'Europe/Berlin');
  expect(after.at.toString()).toBe('2027-03-30T08:00:00Z');
  expect(endOfDay(after.date, 'Europe/Berlin').toString()).toBe('2027-03-30T22:00:00Z');
});

test('the first check-in leaves at least a day', () => {
  const rule = { days: [2], at: time('10:00') } as const;
  const first = (accepted: string) =>
    firstCheckIn(rule, instant(accepted), 'Europe/Berlin').date.toString();
  expect(first('2027-03-15T08:59Z')).toBe('2027-03-16');
  expect(first('2027-03-15T09:01Z')).toBe('2027-03-23');
  expect(first('2027-03-16T08:59Z')).toBe('2027-03-23');
});

test('only what is about the person says that they are gone', () => {
  expect(isGone('account_inactive')).toBe(true);
  expect(isGone('invalid_blocks')).toBe(false);
});

describe('the form', () => {
  const values = {
    who: 'U0ANA',
    outcome: 'A report for @bo',
    done: 'Five pages',
    authority: 'own',
    check_in: '2',
    check_in_at: '10:00',
    due: '2027-03-16',
  };
  const when = { now, zone: 'Europe/Berlin', reachedAt: now };
  const given = { named: [], workingDays: [1, 2, 3, 4] as const, link: null };
  const errors = (change: object) => {
    const read = delegationForm.safeParse({ ...values, ...change });
    return read.success ? problemsWith(read.data, 'U0MIRA', ana, when) : fieldErrors(read.error);
  };

  test('makes a contract, with mentions of those it opened with', () => {
    const form = delegationForm.parse(values);
    expect(
      contractFrom(form, 'U0MIRA', { ...given, named: [{ ...ana, id: 'U0BO', name: 'bo' }] }),
    ).toEqual({
      manager: 'U0MIRA',
      delegate: 'U0ANA',
      outcome: 'A report for <@U0BO>',
      doneLooksLike: 'Five pages',
      authority: 'own',
      limit: '',
      checkIn: { days: [2], at: time('10:00') },
      dueOn: date('2027-03-16'),
      dueAt: null,
      link: null,
    });
  });

  test('keeps the limit, the link, and when it is due; daily is the working days of the delegate', () => {
    const meant = {
      limit: 'not the API',
      check_in: 'daily',
      which_due: '2027-03-19T15:00',
      due: null,
    };
    const link = 'https://aurora.slack.com/archives/C1/p1';
    const read = delegationForm.parse({ ...values, ...meant });
    expect(contractFrom(read, 'U0MIRA', { ...given, link })).toMatchObject({
      limit: 'not the API',
      checkIn: { days: [1, 2, 3, 4], at: time('10:00') },
      dueOn: date('2027-03-19'),
      dueAt: time('15:00'),
      link,
    });
    const other = delegationForm.parse({ ...values, which_due: 'another', due_at: '16:30' });
    expect(contractFrom(other, 'U0MIRA', given)).toMatchObject({
      dueOn: date('2027-03-16'),
      dueAt: time('16:30'),
    });
  });

  test.each<[what: string, change: object, errors: Record<string, string>]>([
    ['as it should be', {}, {}],
    ['without due date', { due: null }, {}],
    ['without check-in', { check_in: 'none', check_in_at: null }, {}],
    ['due today', { due: '2027-03-15' }, {}],
    ['due yesterday', { due: '2027-03-14' }, { due: expect.stringContaining('over for ana') }],
    ['without person', { who: null }, { who: 'Choose who is to own it.' }],
    ['without a time', { check_in_at: null }, { check_in_at: 'Choose a time, or no check-in.' }],
    ['with a time that is none', { check_in_at: '25:00' }, { check_in_at: expect.anything() }],
    ['with a day that is none', { check_in: '8' }, { check_in: expect.anything() }],
    ['with a date that is none', { due: '2027-02-30' }, { due: expect.anything() }],
    ['with an authority that is none', { authority: 'all' }, { authority: expect.anything() }],
    ['daily', { check_in: 'daily' }, {}],
    [
      'daily, without a time',
      { check_in: 'daily', check_in_at: null },
      { check_in_at: expect.anything() },
    ],
    ['with a limit', { limit: 'up to $500' }, {}],
    ['with a long limit', { limit: 'x'.repeat(201) }, { limit: expect.stringContaining('200') }],
    ['due at a time', { due: '2027-03-15', due_at: '16:00' }, {}],
    [
      'due at a time that is over',
      { due: '2027-03-15', due_at: '09:00' },
      { due: '9:00 on Monday 15 March is over. Choose a later time or day.' },
    ],
    [
      'at a time without a day',
      { due: null, due_at: '09:00' },
      { due: expect.stringContaining('a day as well') },
    ],
    ['asked, and a day chosen', { due: undefined, which_due: '2027-03-19T15:00' }, {}],
    [
      'asked, and a day of the past',
      { due: undefined, which_due: '2027-03-14' },
      { which_due: expect.stringContaining('over for ana') },
    ],
    ['asked, and another day', { which_due: 'another' }, {}],
    [
      'asked, and no other day',
      { which_due: 'another', due: null },
      { which_due: expect.anything() },
    ],
    [
      'asked, and answered with what was not offered',
      { which_due: 'soon' },
      { which_due: expect.anything() },
    ],
    ['with spaces for words', { done: '\u200b' }, { done: expect.anything() }],
    ['with 1,000 characters', { outcome: 'x'.repeat(1000) }, {}],
    ['with too many', { outcome: 'x'.repeat(1001) }, { outcome: expect.stringContaining('1000') }],
  ])('%s', (_, change, expected) => {
    expect(errors(change)).toEqual(expected);
  });

  test('takes no day that is over when the request arrives', () => {
    const form = delegationForm.parse({ ...values, due: '2027-03-20' });
    const due = (reachedAt: Temporal.Instant | null) =>
      problemsWith(form, 'U0MIRA', ana, { ...when, reachedAt })['due'];
    expect(due(instant('2027-03-22T12:00Z'))).toBe(
      'ana gets this on Monday 22 March at 8:00, their time, and that day is over then. Choose Monday 22 March or later.',
    );
    expect(due(instant('2027-03-20T12:00Z'))).toBeUndefined();
    expect(due(null)).toBeUndefined();
  });

  test('takes no time that is over when the request arrives, by the clock of the manager', () => {
    const form = delegationForm.parse({ ...values, due: '2027-03-16', due_at: '14:00' });
    const due = (reachedAt: string) =>
      problemsWith(form, 'U0MIRA', ana, { ...when, reachedAt: instant(reachedAt) })['due'];
    expect(due('2027-03-16T12:59Z')).toBeUndefined();
    expect(due('2027-03-16T13:00Z')).toBe(
      'ana gets this on Tuesday 16 March at 9:00, their time, and it is due before that. Choose a later time or day.',
    );
  });

  test('is not for yourself, nor for somebody whom Slack does not know', () => {
    expect(notToBeAsked('U0MIRA', 'U0MIRA', { ...ana, id: 'U0MIRA' })).toContain('That is you.');
    expect(notToBeAsked('U0MIRA', 'U0NOBODY', null)).toContain('Slack does not know');
    expect(notToBeAsked('U0MIRA', 'U0ANA', ana)).toBeNull();
  });
});
