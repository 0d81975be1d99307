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
  const when = { now, reachedAt: now };
  const errors = (change: object) => {
    const read = delegationForm.safeParse({ ...values, ...change });
    return read.success ? problemsWith(read.data, 'U0MIRA', ana, when) : fieldErrors(read.error);
  };

  test('makes a contract, with mentions of those it opened with', () => {
    const form = delegationForm.parse(values);
    expect(contractFrom(form, 'U0MIRA', [{ ...ana, id: 'U0BO', name: 'bo' }])).toEqual({
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
    ['with spaces for words', { done: '\u200b' }, { done: expect.anything() }],
    ['with 1,000 characters', { outcome: 'x'.repeat(1000) }, {}],
    ['with too many', { outcome: 'x'.repeat(1001) }, { outcome: expect.stringContaining('1000') }],
  ])('%s', (_, change, expected) => {
    expect(errors(change)).toEqual(expected);
  });

  test('takes no day that is over when the request arrives', () => {
    const form = delegationForm.parse({ ...values, due: '2027-03-20' });
    const due = (reachedAt: Temporal.Instant | null) =>
      problemsWith(form, 'U0MIRA', ana, { now, reachedAt })['due'];
    expect(due(instant('2027-03-22T12:00Z'))).toBe(
      'ana gets this on Monday 22 March at 8:00, their time, and that day is over then. Choose Monday 22 March or later.',
    );
    expect(due(instant('2027-03-20T12:00Z'))).toBeUndefined();
    expect(due(null)).toBeUndefined();
  });

  test('is not for yourself, nor for somebody whom Slack does not know', () => {
    expect(notToBeAsked('U0MIRA', 'U0MIRA', { ...ana, id: 'U0MIRA' })).toContain('That is you.');
    expect(notToBeAsked('U0MIRA', 'U0NOBODY', null)).toContain('Slack does not know');
    expect(notToBeAsked('U0MIRA', 'U0ANA', ana)).toBeNull();
  });
});
