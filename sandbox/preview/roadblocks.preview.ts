import { type CheckIn, type Delegation } from '../../src/delegations/delegation.ts';
import { roadblockLimits } from '../../src/delegations/roadblock-form.ts';
import {
  answerNotSent,
  answerSent,
  askToAnswer,
  nothingToAnswer,
  roadblockAnswerMessage,
  roadblockAnswerView,
  roadblockGoneMessage,
  roadblockMessage,
  roadblockView,
} from '../../src/delegations/roadblock.view.ts';
import { silenceMessage } from '../../src/delegations/silence.view.ts';
import { accepted, checkIn, each, extremes, reader } from './delegations.sample.ts';
import { previewsOf } from './preview.ts';
import { growing, longest, oneWord, rightToLeft } from './sample.ts';

const { messages, modals } = previewsOf('delegations');

const told: CheckIn = {
  ...checkIn,
  answer: 'roadblock',
  roadblock: 'I have no read access to the payout logs.',
  need: 'A word with Finance, by Thursday.',
};
const answer = 'I asked Finance: you have access from noon on.';

/** What is typed, in the lengths and scripts that are hard to show. */
const hard: Readonly<Record<string, (max: number) => string>> = {
  longest,
  'longest, growing': growing,
  'one long word': oneWord,
  'right to left': () => rightToLeft,
};

function eachTold<T>(of: (delegation: Delegation, told: CheckIn) => T): Record<string, T> {
  return Object.fromEntries(
    Object.entries(hard).map(([state, words]) => {
      const roadblock = words(roadblockLimits.roadblock);
      return [state, of(accepted, { ...told, roadblock, need: words(roadblockLimits.need) })];
    }),
  );
}

export const roadblockPreviews = [
  ...modals('roadblockView', {
    usual: roadblockView(accepted, '{}', true),
    'to somebody without messages': roadblockView(accepted, '{}', false),
    ...each(extremes(accepted), (one) => roadblockView(one, '{}', true)),
  }),
  ...messages('roadblockMessage', {
    usual: roadblockMessage(accepted, told),
    'nothing needed': roadblockMessage(accepted, { ...told, need: '' }),
    answered: roadblockMessage(accepted, told, answer),
    'with somebody else': roadblockMessage({ ...accepted, state: 'handed-over' }, told),
    gone: roadblockMessage(accepted, { ...told, goneAt: reader.now }),
    ...eachTold((delegation, one) => roadblockMessage(delegation, one)),
    ...each(extremes(accepted), (one) => roadblockMessage(one, told)),
  }),
  ...modals('roadblockAnswerView', {
    usual: roadblockAnswerView(accepted, told, '{}'),
    ...eachTold((delegation, one) => roadblockAnswerView(delegation, one, '{}')),
  }),
  ...messages('roadblockAnswerMessage', {
    usual: roadblockAnswerMessage(accepted, answer),
    ...Object.fromEntries(
      Object.entries(hard).map(([state, words]) => [
        state,
        roadblockAnswerMessage(accepted, words(roadblockLimits.answer)),
      ]),
    ),
  }),
  ...messages('roadblockGoneMessage', {
    usual: roadblockGoneMessage(accepted),
    ...each(extremes(accepted), roadblockGoneMessage),
  }),
  ...messages('askToAnswer', {
    usual: askToAnswer(accepted, 'c1 D1 1 2'),
    ...each(extremes(accepted), (one) => askToAnswer(one, 'c1 D1 1 2')),
  }),
  ...messages('answerSent', { usual: answerSent(accepted) }),
  ...messages('answerNotSent', { usual: answerNotSent() }),
  ...messages('nothingToAnswer', { usual: nothingToAnswer(accepted) }),
  ...messages('silenceMessage', {
    usual: silenceMessage(accepted),
    ...each(extremes(accepted), silenceMessage),
  }),
];
