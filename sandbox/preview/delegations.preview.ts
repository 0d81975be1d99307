import { answeredCheckIn, checkInMessage } from '../../src/delegations/check-in.view.ts';
import { checkInsMessage } from '../../src/delegations/check-ins.view.ts';
import { type Asked, authorities, mostTogether } from '../../src/delegations/delegation.ts';
import { limits } from '../../src/delegations/delegation-form.ts';
import {
  askedMessage,
  askMessage,
  supersededMessage,
  typed,
} from '../../src/delegations/delegation.view.ts';
import {
  accepted,
  bare,
  cancelled,
  checkIn,
  declined,
  done,
  each,
  extremes,
  handedIn,
  handedOver,
  proposed,
  reader,
} from './delegations.sample.ts';
import { roadblockLimits } from '../../src/delegations/roadblock-form.ts';
import { previewsOf } from './preview.ts';
import { at, growing, longest, rightToLeft, rightToLeftWith } from './sample.ts';

const { messages, blocks } = previewsOf('delegations');

const states = {
  'waiting for an answer': proposed,
  accepted,
  'handed in': handedIn,
  'came back': { ...accepted, missing: 'The proposal: what would we start next week?' },
  declined,
  'declined without a reason': { ...declined, reason: '' },
  done,
  'taken back': cancelled,
  'given to somebody else': handedOver,
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
    usual: askMessage(proposed, proposed, reader),
    'with the message that it came from': askMessage(
      { ...proposed, link: 'https://aurora.slack.example/archives/C1/p1' },
      proposed,
      reader,
    ),
    'no check-in, no date': askMessage(bare, bare, reader),
    ...each(
      Object.fromEntries(
        authorities.map((authority) => [`authority: ${authority}`, { ...proposed, authority }]),
      ),
      (one) => askMessage(one, one, reader),
    ),
    ...each(extremes(proposed), (one) => askMessage(one, one, reader)),
  }),
  ...messages('askedMessage', {
    ...each(states, (one) => askedMessage(one, reader)),
    ...each(extremes(declined), (one) => askedMessage(one, reader)),
  }),
  ...messages('supersededMessage', {
    'asked anew': supersededMessage(proposed, null, reader),
    'asked anew at night': supersededMessage(proposed, at('2027-03-16T12:00Z'), reader),
  }),
  ...blocks('typed', {
    short: typed('The outcome', proposed.outcome),
    longest: typed('Done looks like', longest(limits.done)),
    'longest, growing': typed('Done looks like', growing(limits.done)),
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
    'longest, growing': answeredCheckIn(
      accepted,
      told(growing(roadblockLimits.roadblock)),
      reader.now,
    ),
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
