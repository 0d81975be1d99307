import { limits } from '../../src/delegations/delegation-form.ts';
import type { Forgetting } from '../../src/privacy/forgetting.ts';
import {
  exportFailed,
  forgetView,
  forgottenMessage,
  forgottenView,
  gathering,
  gatheringView,
  homeBlocks,
  sureView,
  unownedMessage,
} from '../../src/privacy/privacy.view.ts';
import { previewsOf } from './preview.ts';
import { growing, longest, outcome, rightToLeft } from './sample.ts';

const { messages, modals, blocks } = previewsOf('privacy');

const nothing: Forgetting = {
  settings: 0,
  nudges: 0,
  answers: 0,
  wins: 0,
  cards: 0,
  visionNotes: 0,
  waiting: 0,
  given: 0,
  owned: 0,
  kudosGiven: 0,
  kudosReceived: 0,
  stopped: 0,
};
const one = Object.fromEntries(Object.keys(nothing).map((key) => [key, 1])) as Forgetting;
const much: Forgetting = {
  settings: 1,
  nudges: 148,
  answers: 97,
  wins: 1204,
  cards: 31,
  visionNotes: 49,
  waiting: 3,
  given: 31,
  owned: 12,
  kudosGiven: 40,
  kudosReceived: 6,
  stopped: 0,
};

export const privacyPreviews = [
  ...messages('gathering', { asked: gathering(true), 'asked again': gathering(false) }),
  ...modals('gatheringView', {
    asked: gatheringView(true),
    'asked again': gatheringView(false),
  }),
  ...blocks('homeBlocks', {
    'something is kept': homeBlocks(false),
    'files are on their way': homeBlocks(true),
  }),
  ...messages('exportFailed', {
    'without the scope': exportFailed('missing_scope'),
    'nobody answered': exportFailed('gave_up'),
    'refused for another reason': exportFailed('storage_limit_reached'),
  }),
  ...modals('forgetView', {
    'after a year': forgetView(much),
    'one of each': forgetView(one),
    'nothing yet': forgetView(nothing),
    'files are on their way': forgetView(much, true),
  }),
  ...modals('sureView', { 'as it opens': sureView() }),
  ...modals('forgottenView', { done: forgottenView() }),
  ...messages('forgottenMessage', { done: forgottenMessage() }),
  ...messages('unownedMessage', {
    short: unownedMessage(outcome),
    longest: unownedMessage(longest(limits.outcome)),
    'grows when escaped': unownedMessage(growing(limits.outcome)),
    'right to left': unownedMessage(rightToLeft),
  }),
];
