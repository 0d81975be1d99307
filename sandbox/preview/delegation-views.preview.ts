import type { Board, Column, Delegation, Listed, State } from '../../src/delegations/delegation.ts';
import { limits } from '../../src/delegations/delegation-form.ts';
import { sentView } from '../../src/delegations/delegation-form.view.ts';
import { homeBlocks } from '../../src/delegations/board.view.ts';
import { helpMessage, listView } from '../../src/delegations/delegation-list.view.ts';
import { entry, shortEntry } from '../../src/delegations/entry.view.ts';
import { everything } from '../../src/delegations/list-filter.ts';
import {
  accepted,
  bare,
  cancelled,
  declined,
  done,
  extremes,
  handedIn,
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
const onePage = { given, owned, listing: everything, hasMore: false };
const column = (state: State, shown: readonly Listed[], count = shown.length): Column => ({
  state,
  shown,
  count,
});
const underWay = column('accepted', [listed(accepted, nextCheckIn)]);
const board: Board = {
  given: [
    column('handed-in', [listed({ ...handedIn, outcome: tour })]),
    underWay,
    column('proposed', [listed({ ...bare, delivery: 'waiting' })]),
    column('done', [listed({ ...done, outcome: onCall })]),
  ],
  owned: [
    column('proposed', owned.slice(0, 1)),
    column('accepted', owned.slice(1, 2)),
    column('handed-in', [listed({ ...toMira(handedIn), outcome: tour })]),
  ],
  more: 0,
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
    empty: listView({ ...onePage, given: [], owned: [] }, reader),
    'nothing like that': listView(
      { ...onePage, given: [], owned: [], listing: { page: 0, side: 'given', show: 'overdue' } },
      reader,
    ),
    one: listView({ ...onePage, given: [listed(proposed)], owned: [] }, reader),
    'every state': listView(onePage, reader),
    'hard to show, in the middle': listView(
      { given: hard, owned: hard, listing: { ...everything, page: 1 }, hasMore: true },
      reader,
    ),
  }),
  ...blocks('entry', {
    'given, handed in': entry(listed(handedIn), 'manager', reader),
    'yours, asked': entry(listed(toMira(proposed)), 'delegate', reader),
  }),
  ...blocks('shortEntry', {
    'given, under way': shortEntry(listed(accepted, nextCheckIn), 'manager', reader),
    'given, done': shortEntry(listed(done), 'manager', reader),
    'yours, under way': shortEntry(listed(toMira(accepted), nextCheckIn), 'delegate', reader),
  }),
  ...blocks('homeBlocks', {
    none: homeBlocks({ given: [], owned: [], more: 0 }, reader),
    'one given': homeBlocks({ given: [underWay], owned: [], more: 0 }, reader),
    'given and yours': homeBlocks({ ...board, given: board.given.slice(1, 3) }, reader),
    'every state': homeBlocks(board, reader),
    'more than fits': homeBlocks(
      { given: [column('accepted', given.slice(0, 3), 9)], owned: [], more: 6 },
      reader,
    ),
    'hard to show': homeBlocks(
      { given: [column('accepted', hard)], owned: [column('proposed', hard)], more: 0 },
      reader,
    ),
  }),
  ...messages('helpMessage', {
    asked: helpMessage(null),
    'an unknown word': helpMessage('handover'),
    'a long unknown word': helpMessage(`${growing(80)}\`*`),
  }),
];
