import { type CheckIn, type Delegation, unanswered } from '../../src/delegations/delegation.ts';
import { limits } from '../../src/delegations/delegation-form.ts';
import {
  ana,
  at,
  bo,
  date,
  growing,
  longest,
  manager,
  mira,
  noor,
  oneWord,
  outcome,
  rightToLeft,
  rightToLeftWith,
  time,
  zone,
} from './sample.ts';

/** Delegations in the states and lengths in which they are shown. */

export const proposed: Delegation = {
  workspace: manager.workspace,
  id: '7b0c6a3e-9999-4aaa-8bbb-0123456789ab',
  manager: mira.id,
  delegate: ana.id,
  outcome,
  doneLooksLike: 'Three causes with numbers, and one proposal that we could start next week.',
  authority: 'tell-after',
  limit: 'up to $500',
  checkIn: { days: [4], at: time('10:00') },
  dueOn: date('2027-03-26'),
  dueAt: time('15:00'),
  link: null,
  state: 'proposed',
  version: 1,
  step: 0,
  pending: null,
  restated: '',
  missing: '',
  reason: '',
  continues: null,
  outboxId: 'o1',
  delivery: 'sent',
  isKnown: true,
  hasLeft: { manager: false, delegate: false },
  createdAt: at('2027-03-15T13:30Z'),
  answeredAt: null,
  agreedAt: null,
  handedInAt: null,
  endedAt: null,
};

const answeredAt = at('2027-03-15T14:10Z');
const endedAt = at('2027-03-16T07:10Z');

const restated = 'The board knows the three main causes, with numbers, by Thursday.';

export const accepted: Delegation = { ...proposed, state: 'accepted', answeredAt, restated };
/** A change of what matters waits for the delegate. */
export const pending: Delegation = {
  ...accepted,
  pending: {
    id: 'change-1',
    outcome: `${outcome}, with one page for the shops`,
    doneLooksLike: 'Three causes with numbers, and a page that the shops understand.',
    authority: 'tell-first',
    limit: 'up to $1,000',
    dueOn: date('2027-04-02'),
    dueAt: null,
  },
};
export const handedIn: Delegation = {
  ...accepted,
  state: 'handed-in',
  handedInAt: at('2027-03-16T07:05Z'),
};
export const handedOver: Delegation = {
  ...accepted,
  state: 'handed-over',
  endedAt: at('2027-03-16T07:10Z'),
};
export const declined: Delegation = {
  ...proposed,
  state: 'declined',
  answeredAt,
  reason: 'The release takes all of my week. From Monday on I could.',
};
export const done: Delegation = { ...accepted, state: 'done', endedAt };
export const cancelled: Delegation = { ...accepted, state: 'cancelled', endedAt };

/** Nothing that can be left out. */
export const bare: Delegation = {
  ...proposed,
  delegate: bo.id,
  outcome: 'Room for the offsite',
  doneLooksLike: 'Booked',
  authority: 'own',
  checkIn: null,
  dueOn: null,
};

/** Every text of a delegation as long as its field takes. */
function filled(of: Delegation, words: (max: number) => string): Delegation {
  return {
    ...of,
    outcome: words(limits.outcome),
    doneLooksLike: words(limits.done),
    reason: of.state === 'declined' ? words(limits.reason) : '',
    restated: of.restated === '' ? '' : words(limits.done),
    limit: words(limits.limit),
    missing: of.missing === '' ? '' : words(limits.done),
    pending: of.pending && { ...of.pending, outcome: words(limits.outcome) },
  };
}

/** A delegation with the texts that are hard to show. */
export const extremes = (of: Delegation): Readonly<Record<string, Delegation>> => ({
  longest: filled(of, longest),
  'longest, growing': filled(of, growing),
  'one long word': filled(of, oneWord),
  'right to left': {
    ...filled(of, () => rightToLeft),
    outcome: rightToLeftWith,
    delegate: noor.id,
  },
});

export const checkIn: CheckIn = {
  workspace: manager.workspace,
  id: 'c1',
  delegation: accepted.id,
  date: date('2027-03-18'),
  outboxId: 'o2',
  ...unanswered,
};

/** One state for each of the delegations. */
export function each<T>(
  all: Readonly<Record<string, Delegation>>,
  of: (delegation: Delegation) => T,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(all).map(([state, delegation]) => [state, of(delegation)]),
  );
}

/** Whose clock the messages are written for. */
export const reader = { zone, now: at('2027-03-16T07:30Z') };
