import type { Delegation, Listed } from '../../src/delegations/delegation.ts';
import { limits } from '../../src/delegations/delegation-form.ts';
import { sentView } from '../../src/delegations/delegation-form.view.ts';
import { helpMessage, homeBlocks, listView } from '../../src/delegations/delegation-list.view.ts';
import {
  accepted,
  bare,
  cancelled,
  declined,
  done,
  extremes,
  proposed,
  reader,
} from './delegations.sample.ts';
import { previewsOf } from './preview.ts';
import { ana, at, bo, date, growing, longest, mira, now } from './sample.ts';

const { messages, modals, blocks } = previewsOf('delegations');

const nextCheckIn = at('2027-03-18T14:00Z');
const later = at('2027-03-16T13:00Z');

const listed = (
  delegation: Delegation,
  next: Temporal.Instant | null = null,
  more: Partial<Listed> = {},
): Listed => ({
  delegation,
  arrives: null,
  nextCheckIn: next && { at: next, arrives: true },
  leftOut: 0,
  ...more,
});
/** The same, handed to Mira by somebody else. */
const toMira = (delegation: Delegation): Delegation => ({
  ...delegation,
  manager: bo.id,
  delegate: mira.id,
});

const onCall = 'A decision on the on-call rota from April';
const tour = 'The tour for new colleagues';
const invoices = 'Invoices that a shop can read without asking us';

const given = [
  listed(accepted, nextCheckIn),
  listed({ ...bare, delivery: 'waiting' }),
  listed({ ...proposed, delivery: 'waiting' }, null, { arrives: later }),
  listed(accepted, nextCheckIn, { leftOut: 1 }),
  listed(accepted, null, { leftOut: 3, nextCheckIn: { at: nextCheckIn, arrives: false } }),
  listed({ ...proposed, outcome: tour }),
  listed({ ...proposed, outcome: onCall, delivery: { failed: 'account_inactive' } }),
  listed({ ...accepted, outcome: invoices, dueOn: date('2027-03-12') }, nextCheckIn),
  listed(declined),
  listed({ ...declined, outcome: tour, reason: '' }),
  listed({ ...done, outcome: onCall }),
  listed({ ...cancelled, outcome: invoices }),
];
const owned = [
  listed({ ...toMira(proposed), outcome: onCall }),
  listed({ ...toMira(accepted), outcome: invoices }, nextCheckIn),
  listed(toMira(declined)),
  listed({ ...toMira(done), outcome: tour }),
  listed(toMira(cancelled)),
];
const hard = Object.values(extremes(accepted)).map((one) => listed(one, nextCheckIn));
const onePage = { given, owned, page: 0, hasMore: false };
const open = {
  given: given.slice(0, 2),
  givenCount: 2,
  owned: owned.slice(0, 2),
  ownedCount: 2,
};

const sent = {
  contract: proposed,
  delegate: ana,
  reachedAt: now,
  firstCheckIn: { at: nextCheckIn, reachedAt: nextCheckIn },
  beside: null,
  made: { id: proposed.id, version: 1, metadata: '' },
  reader,
};

export const delegationViewPreviews = [
  ...modals('sentView', {
    'reaches them now': sentView(sent),
    'reaches them later': sentView({ ...sent, reachedAt: later }),
    'reaches them on another calendar': sentView({
      ...sent,
      delegate: { ...ana, zone: 'Pacific/Kiritimati' },
      reachedAt: later,
    }),
    'what could be clearer': sentView({
      ...sent,
      beside: {
        about: 'outcome',
        says: 'Who is going to read the report? That decides how long and how deep it is.',
        suggests: 'Add them: “report for …”, or what it will be used for.',
      },
    }),
    'nobody knows when': sentView({ ...sent, reachedAt: null }),
    'check-in outside their hours': sentView({
      ...sent,
      firstCheckIn: { at: nextCheckIn, reachedAt: at('2027-03-19T12:00Z') },
    }),
    'no check-in': sentView({ ...sent, contract: bare, delegate: bo, firstCheckIn: null }),
    longest: sentView({ ...sent, contract: { ...proposed, outcome: longest(limits.outcome) } }),
  }),
  ...modals('listView', {
    empty: listView({ given: [], owned: [], page: 0, hasMore: false }, reader),
    one: listView({ ...onePage, given: [listed(proposed)], owned: [] }, reader),
    'every state': listView(onePage, reader),
    'hard to show, in the middle': listView(
      { given: hard, owned: hard, page: 1, hasMore: true },
      reader,
    ),
  }),
  ...blocks('homeBlocks', {
    none: homeBlocks({ given: [], givenCount: 0, owned: [], ownedCount: 0 }, reader),
    'one given': homeBlocks(
      { given: [listed(accepted, nextCheckIn)], givenCount: 1, owned: [], ownedCount: 0 },
      reader,
    ),
    'given and yours': homeBlocks(open, reader),
    'more than fits': homeBlocks({ ...open, givenCount: 9, ownedCount: 2 }, reader),
    'hard to show': homeBlocks(
      { given: hard, givenCount: hard.length, owned: [], ownedCount: 0 },
      reader,
    ),
  }),
  ...messages('helpMessage', {
    asked: helpMessage(null),
    'an unknown word': helpMessage('handover'),
    'a long unknown word': helpMessage(`${growing(80)}\`*`),
  }),
];
