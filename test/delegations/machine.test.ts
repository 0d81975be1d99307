import { describe, expect, test } from 'vitest';
import {
  type Delegation,
  type Role,
  type State,
  states,
} from '../../src/delegations/delegation.ts';
import {
  type Act,
  mayTake,
  moves,
  type News,
  type Outcome,
  type Step,
  take,
} from '../../src/delegations/machine.ts';
import { somebodyWhoLeft } from '../../src/slack/text.ts';
import { date, time } from '../time/some.ts';
import { contract, delegation, now } from './rows.ts';

const later = now.add({ hours: 1 });
const pending = { ...contract, id: 'change-1', outcome: 'Two reports' };

/** A delegation in each state, as it comes to it. */
const inState: Readonly<Record<State, Delegation>> = {
  proposed: delegation,
  accepted: { ...delegation, state: 'accepted', answeredAt: now, restated: 'In my words', pending },
  'handed-in': {
    ...delegation,
    state: 'handed-in',
    answeredAt: now,
    handedInAt: now,
    restated: 'In my words',
    pending,
  },
  done: { ...delegation, state: 'done', answeredAt: now, endedAt: now },
  declined: { ...delegation, state: 'declined', answeredAt: now, endedAt: now },
  cancelled: { ...delegation, state: 'cancelled', answeredAt: now, endedAt: now },
  'handed-over': { ...delegation, state: 'handed-over', answeredAt: now, endedAt: now },
};

const to = { ...contract, outcome: 'Three reports' };

/** A step of each act, as somebody takes it who has the newest version before them. */
const steps: { readonly [A in Act]: Extract<Step, { act: A }> } = {
  accept: { act: 'accept', version: 1, restated: 'Five pages' },
  decline: { act: 'decline', version: 1, reason: 'No time' },
  write: { act: 'write', words: 'For whom?' },
  agree: { act: 'agree', version: 1 },
  change: { act: 'change', to, id: 'change-2' },
  confirm: { act: 'confirm', change: 'change-1' },
  object: { act: 'object', change: 'change-1', words: 'Too much' },
  'hand-in': { act: 'hand-in', words: '' },
  approve: { act: 'approve' },
  return: { act: 'return', missing: 'The numbers' },
  finish: { act: 'finish' },
  cancel: { act: 'cancel' },
  'hand-over': { act: 'hand-over' },
  reopen: { act: 'reopen' },
};
const acts = Object.keys(steps) as Act[];

/** What is allowed, written out: act, by whom, from where, to where, and what the other one hears. */
const allowed: readonly [Act, Role, State, State, News, 'message' | 'request'][] = [
  ['accept', 'delegate', 'proposed', 'accepted', 'accepted', 'message'],
  ['decline', 'delegate', 'proposed', 'declined', 'declined', 'message'],
  ['write', 'manager', 'proposed', 'proposed', 'written', 'message'],
  ['write', 'delegate', 'proposed', 'proposed', 'written', 'message'],
  ['write', 'manager', 'accepted', 'accepted', 'written', 'message'],
  ['write', 'delegate', 'accepted', 'accepted', 'written', 'message'],
  ['write', 'manager', 'handed-in', 'handed-in', 'written', 'message'],
  ['write', 'delegate', 'handed-in', 'handed-in', 'written', 'message'],
  ['write', 'manager', 'declined', 'declined', 'written', 'message'],
  ['write', 'delegate', 'declined', 'declined', 'written', 'message'],
  ['write', 'manager', 'done', 'done', 'written', 'message'],
  ['write', 'delegate', 'done', 'done', 'written', 'message'],
  ['write', 'manager', 'cancelled', 'cancelled', 'written', 'message'],
  ['write', 'delegate', 'cancelled', 'cancelled', 'written', 'message'],
  ['agree', 'manager', 'accepted', 'accepted', 'agreed', 'message'],
  ['agree', 'manager', 'handed-in', 'handed-in', 'agreed', 'message'],
  ['change', 'manager', 'proposed', 'proposed', 'request', 'message'],
  ['change', 'manager', 'accepted', 'accepted', 'changed', 'message'],
  ['confirm', 'delegate', 'accepted', 'accepted', 'confirmed', 'message'],
  ['confirm', 'delegate', 'handed-in', 'handed-in', 'confirmed', 'message'],
  ['object', 'delegate', 'accepted', 'accepted', 'objected', 'message'],
  ['object', 'delegate', 'handed-in', 'handed-in', 'objected', 'message'],
  ['hand-in', 'delegate', 'accepted', 'handed-in', 'handed-in', 'message'],
  ['approve', 'manager', 'handed-in', 'done', 'approved', 'message'],
  ['return', 'manager', 'handed-in', 'accepted', 'returned', 'message'],
  ['finish', 'manager', 'proposed', 'done', 'done', 'message'],
  ['finish', 'manager', 'accepted', 'done', 'done', 'message'],
  ['cancel', 'manager', 'proposed', 'cancelled', 'taken-back', 'request'],
  ['cancel', 'manager', 'accepted', 'cancelled', 'taken-back', 'message'],
  ['cancel', 'manager', 'handed-in', 'cancelled', 'taken-back', 'message'],
  ['hand-over', 'manager', 'proposed', 'handed-over', 'handed-over', 'request'],
  ['hand-over', 'manager', 'accepted', 'handed-over', 'handed-over', 'message'],
  ['hand-over', 'manager', 'handed-in', 'handed-over', 'handed-over', 'message'],
  ['reopen', 'delegate', 'handed-in', 'accepted', 'reopened', 'message'],
  ['reopen', 'delegate', 'done', 'accepted', 'reopened', 'message'],
  ['reopen', 'manager', 'done', 'accepted', 'reopened', 'message'],
  ['reopen', 'manager', 'cancelled', 'accepted', 'reopened', 'message'],
];

function next(outcome: Outcome): Delegation {
  if (!outcome.taken) throw new Error(`refused: ${outcome.why}`);
  return outcome.next;
}

describe('a transition', () => {
  test.each(allowed)('%s by the %s: %s → %s', (act, by, from, state, news, how) => {
    const outcome = take(inState[from], by, steps[act], later);
    expect(outcome).toMatchObject({ taken: true, next: { state, step: 1 } });
    const other = by === 'manager' ? 'delegate' : 'manager';
    expect(outcome).toMatchObject({ tells: [{ to: other, news, how }] });
    expect(mayTake(inState[from], by, act, later)).toBe(true);
    expect(moves).toContainEqual({ act, by, from, to: state });
  });

  const refused = acts.flatMap((act) =>
    (['manager', 'delegate'] as const).flatMap((by) =>
      states
        .filter((from) => !allowed.some(([a, b, f]) => a === act && b === by && f === from))
        .map((from): [Act, Role, State] => [act, by, from]),
    ),
  );

  test.each(refused)('%s by the %s from %s is refused', (act, by, from) => {
    expect(take(inState[from], by, steps[act], later)).toEqual({ taken: false, why: 'standing' });
    expect(mayTake(inState[from], by, act, later)).toBe(false);
  });

  test('that the drawing shows is one of these, opens what nobody had accepted, or ends what nobody looks at', () => {
    const unanswered = [
      { act: 'reopen', by: 'manager', from: 'done', to: 'proposed' },
      { act: 'reopen', by: 'manager', from: 'cancelled', to: 'proposed' },
      { act: 'hand-in', by: 'delegate', from: 'accepted', to: 'done' },
    ];
    const known = [
      ...allowed.map(([act, by, from, to_]) => ({ act, by, from, to: to_ })),
      ...unanswered,
    ];
    expect(new Set(moves.map((each) => JSON.stringify(each)))).toEqual(
      new Set(known.map((each) => JSON.stringify(each))),
    );
    expect(moves).toHaveLength(known.length);
  });
});

describe('what somebody did not have before them', () => {
  test.each(['accept', 'decline', 'agree'] as const)('%s of another version', (act) => {
    const before = act === 'agree' ? inState.accepted : delegation;
    const by = act === 'agree' ? 'manager' : 'delegate';
    const outcome = take({ ...before, version: 2 }, by, steps[act], later);
    expect(outcome).toEqual({ taken: false, why: 'changed' });
  });

  test.each(['confirm', 'object'] as const)('%s of another change', (act) => {
    const changed = { ...inState.accepted, pending: { ...pending, id: 'change-9' } };
    expect(take(changed, 'delegate', steps[act], later)).toEqual({ taken: false, why: 'changed' });
    const none = { ...inState.accepted, pending: null };
    expect(take(none, 'delegate', steps[act], later)).toEqual({ taken: false, why: 'standing' });
  });
});

describe('a change', () => {
  const accepted = { ...inState.accepted, pending: null };
  const change = (before: Delegation, change: object) =>
    take(before, 'manager', { act: 'change', to: { ...contract, ...change }, id: 'c' }, later);

  test('before the answer is a new version, which is asked for', () => {
    const asked = next(change(delegation, { outcome: 'Two', doneLooksLike: 'Ten pages' }));
    expect(asked).toMatchObject({
      outcome: 'Two',
      doneLooksLike: 'Ten pages',
      version: 2,
      pending: null,
    });
  });

  test.each<[string, object]>([
    ['outcome', { outcome: 'Two' }],
    ['due date', { dueOn: date('2027-04-01') }],
    ['due time', { dueAt: time('15:00') }],
    ['authority', { authority: 'own' }],
    ['limit', { limit: 'up to $500' }],
  ])('of the %s of an accepted one waits for the delegate', (_, terms) => {
    const waiting = next(change(accepted, terms));
    expect(waiting).toMatchObject({ ...contract, version: 1, pending: { ...terms, id: 'c' } });
    const confirmed = next(take(waiting, 'delegate', { act: 'confirm', change: 'c' }, later));
    expect(confirmed).toMatchObject({ ...terms, version: 2, pending: null });
    const words = 'Too much';
    const objected = next(take(waiting, 'delegate', { act: 'object', change: 'c', words }, later));
    expect(objected).toEqual({ ...accepted, step: 2 });
  });

  test('of the rest applies at once', () => {
    const rest = { doneLooksLike: 'Ten pages', checkIn: null };
    expect(next(change(accepted, rest))).toMatchObject({ ...rest, version: 2, pending: null });
  });

  test('of what done looks like waits with the terms that change with it', () => {
    const to = { outcome: 'Two', doneLooksLike: 'Ten pages', checkIn: null };
    const waiting = next(change(accepted, to));
    const { outcome, doneLooksLike } = contract;
    expect(waiting).toMatchObject({ outcome, doneLooksLike, checkIn: null, version: 2 });
    expect(waiting.pending).toMatchObject({ outcome: 'Two', doneLooksLike: 'Ten pages' });
    expect(change(waiting, to)).toEqual({ taken: false, why: 'nothing-new' });
    const confirm: Step = { act: 'confirm', change: 'c' };
    const confirmed = next(take(waiting, 'delegate', confirm, later));
    expect(confirmed).toMatchObject({ ...to, version: 3, pending: null });
    const object: Step = { act: 'object', change: 'c', words: '' };
    const objected = next(take(waiting, 'delegate', object, later));
    expect(objected).toMatchObject({ outcome, doneLooksLike, checkIn: null, pending: null });
  });

  test('takes the place of one that waits, and back to what holds takes that back', () => {
    const waiting = next(change(accepted, { outcome: 'Two' }));
    expect(next(change(waiting, { outcome: 'Three' })).pending).toMatchObject({ outcome: 'Three' });
    expect(next(change(waiting, {})).pending).toBeNull();
  });

  test('that changes nothing is none', () => {
    expect(change(accepted, {})).toEqual({ taken: false, why: 'nothing-new' });
    const waiting = next(change(accepted, { outcome: 'Two' }));
    expect(change(waiting, { outcome: 'Two' })).toEqual({ taken: false, why: 'nothing-new' });
  });
});

test('what is handed in is done at once when its manager is forgotten', () => {
  const left = { ...inState.accepted, manager: somebodyWhoLeft };
  expect(next(take(left, 'delegate', steps['hand-in'], later))).toMatchObject({
    state: 'done',
    endedAt: later,
  });
});

describe('opening again', () => {
  const week = { hours: 7 * 24 };

  test.each(['done', 'cancelled'] as const)('what is %s, for a week', (state) => {
    const at = (moment: Temporal.Instant) =>
      take(inState[state], 'manager', { act: 'reopen' }, moment);
    expect(at(now.add(week).subtract({ seconds: 1 })).taken).toBe(true);
    expect(at(now.add(week))).toEqual({ taken: false, why: 'too-late' });
  });

  test.each(['done', 'cancelled'] as const)('what is %s unanswered asks anew', (state) => {
    const unanswered = { ...inState[state], answeredAt: null };
    const outcome = take(unanswered, 'manager', { act: 'reopen' }, later);
    expect(outcome).toMatchObject({
      next: { state: 'proposed', version: 2, endedAt: null },
      tells: [{ to: 'delegate', news: 'request', how: 'message' }],
    });
    const byDelegate = take(unanswered, 'delegate', { act: 'reopen' }, later);
    expect(byDelegate).toEqual({ taken: false, why: 'standing' });
  });
});

test('agreeing takes words of the delegate, and is said once', () => {
  const agree = (before: Delegation) => take(before, 'manager', steps.agree, later);
  expect(agree({ ...inState.accepted, restated: '' })).toMatchObject({ why: 'standing' });
  const agreed = next(agree(inState.accepted));
  expect(agreed.agreedAt).toEqual(later);
  expect(agree(agreed)).toMatchObject({ why: 'standing' });
});

test('an agreement is over with the words that it was about', () => {
  const agreed = { ...inState.accepted, pending: null, agreedAt: now };
  const change = (to: object) =>
    next(take(agreed, 'manager', { act: 'change', to: { ...contract, ...to }, id: 'c' }, later));
  expect(change({ doneLooksLike: 'Ten pages' }).agreedAt).toBeNull();
  expect(change({ checkIn: null }).agreedAt).toEqual(now);
  const waiting = change({ outcome: 'Two', doneLooksLike: 'Ten pages' });
  expect(waiting.agreedAt).toEqual(now);
  expect(
    next(take(waiting, 'delegate', { act: 'confirm', change: 'c' }, later)).agreedAt,
  ).toBeNull();
});
