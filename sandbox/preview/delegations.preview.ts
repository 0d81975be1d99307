import { answeredCheckIn, checkInMessage } from '../../src/delegations/check-in.view.ts';
import { checkInsMessage } from '../../src/delegations/check-ins.view.ts';
import { type Asked, authorities, mostTogether } from '../../src/delegations/delegation.ts';
import { limits } from '../../src/delegations/delegation-form.ts';
import { askedMessage, askMessage, typed } from '../../src/delegations/delegation.view.ts';
import {
  acceptedMessage,
  cancelledNote,
  declinedMessage,
  doneMessage,
  failedMessage,
  news,
  reopenedMessage,
  takenBackMessage,
  unheardMessage,
  unreachableMessage,
} from '../../src/delegations/news.view.ts';
import {
  accepted,
  bare,
  cancelled,
  checkIn,
  declined,
  done,
  each,
  extremes,
  proposed,
  reader,
} from './delegations.sample.ts';
import { roadblockLimits } from '../../src/delegations/roadblock-form.ts';
import { previewsOf } from './preview.ts';
import { at, growing, longest, rightToLeft, rightToLeftWith } from './sample.ts';

const { messages, modals, blocks } = previewsOf('delegations');

const firstCheckIn = at('2027-03-18T14:00Z');
const states = {
  'waiting for an answer': proposed,
  accepted,
  declined,
  'declined without a reason': { ...declined, reason: '' },
  done,
  'taken back': cancelled,
};
const roadblock = 'I need read access to the payout logs.';
const otherWork = { ...accepted, outcome: bare.outcome };
const rightToLeftWork = { ...accepted, outcome: rightToLeftWith };
const told = (words: string) => ({ ...checkIn, answer: 'roadblock', roadblock: words }) as const;

const several: Asked[] = [accepted, otherWork, rightToLeftWork].map((delegation) => ({
  checkIn,
  delegation,
}));
const someAnswered: Asked[] = [
  { checkIn, delegation: accepted },
  { checkIn: { ...checkIn, answer: 'no-roadblock' }, delegation: otherWork },
  { checkIn: told(roadblock), delegation: rightToLeftWork },
  { checkIn: { ...checkIn, answer: 'done' }, delegation: done },
  { checkIn, delegation: cancelled },
];
const full = (one: Asked) => Array.from({ length: mostTogether }, () => one);

export const delegationPreviews = [
  ...messages('askMessage', {
    usual: askMessage(proposed, proposed.id, reader),
    'no check-in, no date': askMessage(bare, bare.id, reader),
    ...each(
      Object.fromEntries(
        authorities.map((authority) => [`authority: ${authority}`, { ...proposed, authority }]),
      ),
      (one) => askMessage(one, one.id, reader),
    ),
    ...each(extremes(proposed), (one) => askMessage(one, one.id, reader)),
  }),
  ...messages('askedMessage', {
    ...each(states, (one) => askedMessage(one, reader)),
    ...each(extremes(declined), (one) => askedMessage(one, reader)),
  }),
  ...blocks('typed', {
    short: typed('The outcome', proposed.outcome),
    longest: typed('Done looks like', longest(limits.done)),
    'longest, growing': typed('Done looks like', growing(limits.done)),
  }),
  ...messages('acceptedMessage', {
    'with a check-in': acceptedMessage(accepted, firstCheckIn, {
      ...reader,
      zone: 'America/New_York',
    }),
    'without one': acceptedMessage({ ...bare, state: 'accepted' }, null, reader),
    ...each(extremes(accepted), (one) => acceptedMessage(one, null, reader)),
  }),
  ...messages('declinedMessage', {
    'with a reason': declinedMessage(declined),
    'without one': declinedMessage({ ...declined, reason: '' }),
    ...each(extremes(declined), declinedMessage),
  }),
  ...messages('doneMessage', {
    'by the manager': doneMessage(done, 'manager'),
    'by the delegate': doneMessage(done, 'delegate'),
  }),
  ...messages('reopenedMessage', {
    'by the manager': reopenedMessage(done, 'manager'),
    'by the delegate, without check-in': reopenedMessage({ ...done, checkIn: null }, 'delegate'),
  }),
  ...messages(
    'unheardMessage',
    Object.fromEntries([
      ...news.map((what) => [what, unheardMessage(accepted, 'manager', what, 'account_inactive')]),
      ['they take no messages', unheardMessage(accepted, 'manager', 'roadblock', 'stopped')],
    ]),
  ),
  ...messages('unreachableMessage', {
    one: unreachableMessage(accepted.delegate, [accepted]),
    'many, and long': unreachableMessage(
      accepted.delegate,
      Array.from({ length: 7 }, () => ({ ...accepted, outcome: longest(limits.outcome) })),
    ),
  }),
  ...messages('takenBackMessage', { 'after it was accepted': takenBackMessage(cancelled) }),
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
  ...messages('cancelledNote', {
    short: cancelledNote(cancelled),
    'right to left': cancelledNote({ ...cancelled, outcome: rightToLeftWith }),
  }),
  ...messages('checkInMessage', {
    usual: checkInMessage(accepted, checkIn.id),
    ...each(extremes(accepted), (one) => checkInMessage(one, checkIn.id)),
  }),
  ...messages('answeredCheckIn', {
    no: answeredCheckIn(accepted, { ...checkIn, answer: 'no-roadblock' }, reader.now),
    yes: answeredCheckIn(accepted, told(roadblock), reader.now),
    done: answeredCheckIn(done, { ...checkIn, answer: 'done' }, reader.now),
    'done meanwhile': answeredCheckIn(done, checkIn, reader.now),
    'taken back meanwhile': answeredCheckIn(cancelled, checkIn, reader.now),
    longest: answeredCheckIn(accepted, told(longest(roadblockLimits.roadblock)), reader.now),
    'longest, growing': answeredCheckIn(accepted, told(growing(roadblockLimits.roadblock)), reader.now),
    'right to left': answeredCheckIn(accepted, told(rightToLeft), reader.now),
  }),
  ...messages('checkInsMessage', {
    'one alone': checkInsMessage([{ checkIn, delegation: accepted }], reader.now),
    usual: checkInsMessage(several, reader.now),
    'some answered': checkInsMessage(someAnswered, reader.now),
    'all answered': checkInsMessage(someAnswered.slice(1), reader.now),
    ...each(extremes(accepted), (delegation) =>
      checkInsMessage(full({ checkIn, delegation }), reader.now),
    ),
    'longest roadblocks': checkInsMessage(
      full({ checkIn: told(growing(roadblockLimits.roadblock)), delegation: accepted }),
      reader.now,
    ),
  }),
];
