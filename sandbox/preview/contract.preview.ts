import type { KnownBlock, ModalView } from '@slack/types';
import {
  acceptedMessage,
  agreedNote,
  agreeMessage,
  bothSides,
  changedMessage,
} from '../../src/delegations/both-sides.view.ts';
import { contractView } from '../../src/delegations/contract.view.ts';
import type { Delegation, Role } from '../../src/delegations/delegation.ts';
import { limits } from '../../src/delegations/delegation-form.ts';
import { overdueMessage } from '../../src/delegations/due.view.ts';
import type { DelegationEvent } from '../../src/delegations/event.ts';
import {
  leaderLeftMessage,
  leftMessage,
  unreachableMessage,
} from '../../src/delegations/left.view.ts';
import { changeView, changeWithBeside } from '../../src/delegations/change-form.view.ts';
import type { News, Step } from '../../src/delegations/machine.ts';
import {
  approvedNote,
  cancelledNote,
  confirmedNote,
  doneNote,
  newsMessage,
} from '../../src/delegations/news.view.ts';
import {
  acceptView,
  declineView,
  handInView,
  handOverView,
  objectView,
  returnView,
  writeView,
} from '../../src/delegations/step-form.view.ts';
import {
  failedMessage,
  hearables,
  olderMessage,
  unheardMessage,
} from '../../src/delegations/unheard.view.ts';
import {
  accepted,
  bare,
  cancelled,
  declined,
  done,
  each,
  extremes,
  handedIn,
  handedOver,
  pending,
  proposed,
  reader,
} from './delegations.sample.ts';
import type { Beside } from '../../src/delegations/writing.ts';
import { previewsOf } from './preview.ts';
import { at, date, growing, longest, rightToLeftWith } from './sample.ts';

const { messages, modals, blocks } = previewsOf('delegations');

const firstCheckIn = { at: at('2027-03-18T14:00Z'), zone: 'America/New_York' };
const words = 'Who is going to read it? And may I ask the shops directly?';
const missing = 'The proposal: what would we start next week?';
const change = pending.pending?.id ?? '';

type Told = { next: Delegation; by: Role; step: Step; news: Exclude<News, 'request'> };
const told: Readonly<Record<string, Told>> = {
  accepted: {
    next: accepted,
    by: 'delegate',
    step: { act: 'accept', version: 1, restated: accepted.restated },
    news: 'accepted',
  },
  declined: {
    next: declined,
    by: 'delegate',
    step: { act: 'decline', version: 1, reason: declined.reason },
    news: 'declined',
  },
  'declined without a reason': {
    next: { ...declined, reason: '' },
    by: 'delegate',
    step: { act: 'decline', version: 1, reason: '' },
    news: 'declined',
  },
  'a question': { next: proposed, by: 'delegate', step: { act: 'write', words }, news: 'written' },
  'the longest answer': {
    next: accepted,
    by: 'manager',
    step: { act: 'write', words: growing(limits.done) },
    news: 'written',
  },
  agreed: { next: accepted, by: 'manager', step: { act: 'agree', version: 1 }, news: 'agreed' },
  'a change that waits': {
    next: pending,
    by: 'manager',
    step: { act: 'change', to: pending, id: change },
    news: 'changed',
  },
  confirmed: {
    next: accepted,
    by: 'delegate',
    step: { act: 'confirm', change },
    news: 'confirmed',
  },
  objected: {
    next: accepted,
    by: 'delegate',
    step: { act: 'object', change, words: 'By Friday I can do the numbers, not the proposal.' },
    news: 'objected',
  },
  'handed in': {
    next: handedIn,
    by: 'delegate',
    step: { act: 'hand-in', words: 'It is in the shared folder.' },
    news: 'handed-in',
  },
  'handed in, longest': {
    next: { ...handedIn, doneLooksLike: growing(limits.done) },
    by: 'delegate',
    step: { act: 'hand-in', words: growing(limits.done) },
    news: 'handed-in',
  },
  'something is missing': {
    next: { ...accepted, missing },
    by: 'manager',
    step: { act: 'return', missing },
    news: 'returned',
  },
  approved: { next: done, by: 'manager', step: { act: 'approve' }, news: 'approved' },
  'marked as done': { next: done, by: 'manager', step: { act: 'finish' }, news: 'done' },
  'taken back': { next: cancelled, by: 'manager', step: { act: 'cancel' }, news: 'taken-back' },
  'given to somebody else': {
    next: handedOver,
    by: 'manager',
    step: { act: 'hand-over' },
    news: 'handed-over',
  },
  'goes on, says the manager': {
    next: accepted,
    by: 'manager',
    step: { act: 'reopen' },
    news: 'reopened',
  },
  'goes on, says the delegate': {
    next: { ...accepted, checkIn: null },
    by: 'delegate',
    step: { act: 'reopen' },
    news: 'reopened',
  },
};

const event = (act: string, by: string, said = ''): DelegationEvent => ({
  by,
  act,
  version: 1,
  words: said,
  at: at('2027-03-15T14:10Z'),
});
const events = [
  event('asked', accepted.manager),
  event('write', accepted.delegate, words),
  event('write', accepted.manager, 'The board. And yes, do ask them.'),
  event('accept', accepted.delegate, accepted.restated),
  event('agree', accepted.manager),
];
const many = Array.from({ length: 70 }, () =>
  event('write', accepted.delegate, growing(limits.done)),
);
const seven = Array.from({ length: 7 }, () => ({ ...accepted, outcome: longest(limits.outcome) }));
const twelve = Array.from({ length: 12 }, () => accepted);

/** The form of a change when something is to be said of its check-ins. */
function changed(beside: Beside): ModalView {
  const { blocks, private_metadata: metadata = '' } = changeView(accepted, [], '{}', reader);
  const next = changeWithBeside({ blocks: blocks as KnownBlock[], metadata }, beside);
  if (!next) throw new Error('the form says the same as before');
  return next;
}

export const contractPreviews = [
  ...messages('newsMessage', {
    ...Object.fromEntries(
      Object.entries(told).map(([what, of]) => {
        const to: Role = of.by === 'manager' ? 'delegate' : 'manager';
        return [what, newsMessage({ before: done, ...of, to }, firstCheckIn, reader)];
      }),
    ),
    'reopened after it was taken back': newsMessage(
      {
        before: cancelled,
        next: accepted,
        by: 'manager',
        to: 'delegate',
        news: 'reopened',
        step: { act: 'reopen' },
      },
      null,
      reader,
    ),
    ...each(extremes(declined), (next) =>
      newsMessage(
        {
          before: proposed,
          next,
          by: 'delegate',
          to: 'manager',
          news: 'declined',
          step: { act: 'decline', version: 1, reason: next.reason },
        },
        null,
        reader,
      ),
    ),
  }),
  ...messages('acceptedMessage', {
    'with a check-in': acceptedMessage(accepted, firstCheckIn, reader),
    'without one': acceptedMessage({ ...bare, state: 'accepted' }, null, reader),
    'with other dates and numbers': acceptedMessage(
      {
        ...accepted,
        doneLooksLike: 'Five pages, sent by Thursday.',
        restated: 'Three pages, sent by Friday.',
      },
      null,
      reader,
    ),
    ...each(extremes(accepted), (one) => acceptedMessage(one, null, reader)),
  }),
  ...messages('agreeMessage', { 'after a change': agreeMessage(accepted, reader) }),
  ...messages('agreedNote', { 'both mean the same': agreedNote(accepted, reader) }),
  ...blocks('bothSides', {
    usual: bothSides(accepted, reader),
    ...Object.fromEntries(
      Object.entries(extremes(accepted)).map(([name, one]) => [name, bothSides(one, reader)]),
    ),
  }),
  ...messages('changedMessage', {
    'what matters': changedMessage(pending, reader),
    'the rest': changedMessage(accepted, reader),
    ...each(extremes(pending), (one) => changedMessage(one, reader)),
  }),
  ...messages('approvedNote', { 'thanks are due': approvedNote(done) }),
  ...messages('doneNote', { 'it stays': doneNote('It stays as it is:', accepted) }),
  ...messages('cancelledNote', {
    short: cancelledNote(cancelled),
    'right to left': cancelledNote({ ...cancelled, outcome: rightToLeftWith }),
  }),
  ...messages('overdueMessage', {
    ...each({ accepted, 'waiting for an answer': proposed, 'handed in': handedIn }, (one) =>
      overdueMessage([{ delegation: one, to: 'manager', reader }]),
    ),
    'to the delegate': overdueMessage([{ delegation: accepted, to: 'delegate', reader }]),
    'to a delegate who has not answered': overdueMessage([
      { delegation: proposed, to: 'delegate', reader },
    ]),
    'several on one morning': overdueMessage([
      { delegation: accepted, to: 'manager', reader },
      { delegation: handedIn, to: 'manager', reader },
      { delegation: proposed, to: 'delegate', reader },
    ]),
    'to a delegate who handed it in': overdueMessage([
      { delegation: handedIn, to: 'delegate', reader },
    ]),
  }),
  ...messages('unheardMessage', {
    ...Object.fromEntries(
      hearables.map((what) => [
        what,
        unheardMessage(accepted, 'manager', what, 'account_inactive'),
      ]),
    ),
    'they take no messages': unheardMessage(accepted, 'manager', 'roadblock', 'stopped'),
  }),
  ...messages('unreachableMessage', {
    one: unreachableMessage(accepted.delegate, [accepted]),
    'many, and long': unreachableMessage(accepted.delegate, seven),
  }),
  ...messages('leftMessage', {
    one: leftMessage(accepted.delegate, [accepted]),
    'many, and long': leftMessage(accepted.delegate, seven),
    'two are over': leftMessage(accepted.delegate, [accepted, handedOver, cancelled]),
    'more than are asked about': leftMessage(accepted.delegate, twelve),
  }),
  ...messages('leaderLeftMessage', {
    one: leaderLeftMessage(accepted.manager, [accepted]),
    'many, and long': leaderLeftMessage(accepted.manager, seven),
  }),
  ...messages('failedMessage', {
    'account deactivated': failedMessage(proposed, 'request', 'account_inactive'),
    'an app': failedMessage(proposed, 'request', 'cannot_dm_bot'),
    unknown: failedMessage(proposed, 'request', 'user_not_found'),
    'they take no messages': failedMessage(proposed, 'request', 'stopped'),
    'not in time': failedMessage(proposed, 'request', 'not sent in time'),
    'not in a day': failedMessage(proposed, 'request', 'gave_up'),
    'an unknown reason': failedMessage(proposed, 'request', 'team_access_not_granted'),
    'a check-in': failedMessage(accepted, 'check-in', 'account_inactive'),
    longest: failedMessage({ ...proposed, outcome: longest(1000) }, 'request', 'account_inactive'),
  }),
  ...messages('olderMessage', {
    'handed in since': olderMessage(changedMessage(pending, reader), handedIn, reader),
  }),

  ...modals('contractView', {
    ...each({ accepted, proposed, pending, 'handed in': handedIn, done, cancelled }, (one) =>
      contractView([{ delegation: one, events }], 'manager', reader, ''),
    ),
    'for the delegate': contractView([{ delegation: pending, events }], 'delegate', reader, ''),
    'after somebody else': contractView(
      [
        { delegation: { ...bare, version: 2 }, events: [event('asked', bare.manager)] },
        { delegation: handedOver, events: [...events, event('hand-over', accepted.manager)] },
      ],
      'manager',
      reader,
      '',
    ),
    ...each(extremes(pending), (one) =>
      contractView([{ delegation: one, events: many }], 'manager', reader, ''),
    ),
  }),
  ...modals('acceptView', {
    usual: acceptView(proposed, '{}', true),
    'to somebody without messages': acceptView(proposed, '{}', false),
    ...each(extremes(proposed), (one) => acceptView(one, '{}', true)),
  }),
  ...modals('declineView', {
    usual: declineView(proposed, '{}', true),
    'to somebody without messages': declineView(proposed, '{}', false),
    ...each(extremes(proposed), (one) => declineView(one, '{}', true)),
  }),
  ...messages('confirmedNote', {
    usual: confirmedNote(accepted, reader),
    'its date is over': confirmedNote({ ...accepted, dueOn: date('2027-03-01') }, reader),
  }),
  ...modals('writeView', {
    'to the manager': writeView(proposed, 'delegate', '{}'),
    'to the delegate': writeView(accepted, 'manager', '{}'),
    'more often than agreed': writeView(accepted, 'manager', '{}', { times: 3, agreed: 1 }),
  }),
  ...modals('objectView', { usual: objectView(pending, '{}') }),
  ...modals('handInView', {
    usual: handInView(accepted, '{}', true),
    ...each(extremes(accepted), (one) => handInView(one, '{}', true)),
  }),
  ...modals('returnView', {
    usual: returnView(handedIn, '{}'),
    ...each(extremes(handedIn), (one) => returnView(one, '{}')),
  }),
  ...modals('handOverView', {
    usual: handOverView(accepted, '{}', false),
    overdue: handOverView(accepted, '{}', true),
    'with a change that waits': handOverView(pending, '{}', false),
  }),
  ...modals('changeWithBeside', {
    'daily from now on': changed({
      about: 'check_in',
      says: 'A question every day for 45 days can feel like a hand on the shoulder.',
      suggests: 'Once a week is mostly enough. They can come to you in between.',
    }),
    longest: changed({ about: 'check_in', says: growing(1000), suggests: longest(1000) }),
  }),
  ...modals('changeView', {
    'before the answer': changeView(proposed, [], '{}', reader),
    accepted: changeView(accepted, [], '{}', reader),
    'one waits': changeView(pending, [], '{}', reader),
    bare: changeView(bare, [], '{}', reader),
    ...each(extremes(pending), (one) => changeView(one, [], '{}', reader)),
  }),
];
