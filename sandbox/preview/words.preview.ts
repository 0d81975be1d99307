import { keptInWords, wordsUndone } from '../../src/coach/words.view.ts';
import { catalogue } from '../../src/practices/index.ts';
import * as delegations from '../../src/delegations/words.view.ts';
import { limits } from '../../src/delegations/delegation-form.ts';
import { notedInWords, notedUndone } from '../../src/vision/words.view.ts';
import { mostTogether } from '../../src/delegations/delegation.ts';
import { accepted, checkIn, done, proposed } from './delegations.sample.ts';
import { previewsOf } from './preview.ts';
import { growing, rightToLeft } from './sample.ts';

const coach = previewsOf('coach');
const vision = previewsOf('vision');
const { messages } = previewsOf('delegations');

const id = '6a7c1b1c-9999-4777-8888-0123456789ab';
const undo = JSON.stringify({ id, before: null, after: 120, wasDone: false });
const place = `${id} D0PREVIEW000 1804667400.000100 1804667400.000200`;
const questions = [accepted, { ...accepted, outcome: rightToLeft }].map((delegation) => ({
  checkIn,
  delegation,
}));
const longestQuestion = { checkIn, delegation: { ...accepted, outcome: growing(limits.outcome) } };
const practice = catalogue[0];
if (!practice) throw new Error('the catalogue is empty');

/** What is said to words under a nudge, under vision time and under a check-in. */
export const wordsPreviews = [
  ...coach.messages('keptInWords', {
    kept: keptInWords(practice, false, undo),
    'added to it': keptInWords(practice, true, undo),
  }),
  ...coach.messages('wordsUndone', { undone: wordsUndone() }),
  ...vision.messages('notedInWords', {
    kept: notedInWords(false, undo),
    'added to it': notedInWords(true, undo),
  }),
  ...vision.messages('notedUndone', { undone: notedUndone() }),
  ...messages('askToTell', {
    asked: delegations.askToTell(accepted, place),
    'right to left': delegations.askToTell({ ...accepted, outcome: rightToLeft }, place),
    'longest outcome': delegations.askToTell(
      { ...accepted, outcome: growing(limits.outcome) },
      place,
    ),
  }),
  ...messages('askWhichToTell', {
    'of two': delegations.askWhichToTell(questions.slice(0, 2), () => place),
    'longest outcomes': delegations.askWhichToTell(
      Array.from({ length: mostTogether }, () => longestQuestion),
      () => place,
    ),
  }),
  ...messages('pressWhich', { 'a plain no': delegations.pressWhich() }),
  ...messages('pressWrite', { 'several are overdue': delegations.pressWrite() }),
  ...messages('told', { told: delegations.told(accepted) }),
  ...messages('notTold', { 'it stays': delegations.notTold() }),
  ...messages('askWhat', { 'a plain yes': delegations.askWhat() }),
  ...messages('nothingInTheWay', { 'a plain no': delegations.nothingInTheWay() }),
  ...messages('pressDone', { 'a plain done': delegations.pressDone() }),
  ...messages('nothingToTell', {
    'told before': delegations.nothingToTell(accepted),
    'it is over': delegations.nothingToTell(done),
  }),
  ...messages('askToSend', {
    'under a request': delegations.askToSend(proposed, 'delegate', 'd1', null),
    'to the delegate': delegations.askToSend(accepted, 'manager', 'd1', null),
  }),
  ...messages('sent', { 'to the manager': delegations.sent(accepted, 'manager') }),
  ...messages('notSent', { 'it stays': delegations.notSent() }),
  ...messages('nothingToSend', { 'somebody else has it': delegations.nothingToSend(accepted) }),
];
