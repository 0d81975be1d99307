import {
  type Coming,
  morningsOf,
  type Plan,
  planLength,
  suggested,
} from '../../src/coach/intention.ts';
import * as view from '../../src/coach/intention.view.ts';
import { progressBlocks } from '../../src/coach/progress.view.ts';
import { practiceByKey, sayWording } from '../../src/practices/index.ts';
import { previewsOf } from './preview.ts';
import {
  ana,
  at,
  bo,
  crowd,
  date,
  growing,
  longest,
  manager,
  now,
  oneWord,
  outcome,
  rightToLeft,
  when,
} from './sample.ts';

const { messages, modals, blocks } = previewsOf('coach');

const practice = practiceByKey('ask-before-answering') ?? practiceByKey('which-hat');
if (!practice) throw new Error('the catalogue has no practice to plan');
const [wording = ''] = Object.keys(practice.wordings);

const plan: Plan = {
  workspace: manager.workspace,
  user: manager.user,
  id: '9d0c6a3e-2c5f-4a7e-9d1b-0123456789ab',
  practice: practice.key,
  nudge: '7b0c6a3e-2c5f-4a7e-9d1b-0123456789ab',
  when: `my 1:1 with <@${ana.id}> begins`,
  will: 'ask one question before I say what I think',
  follows: null,
  at: at('2027-03-18T13:00Z'),
  state: 'waiting',
  outbox: null,
  answeredAt: null,
};
const comes = plan.at;
const waiting: Coming = { plan, comes };
const planIn = (state: Plan['state'], change: Partial<Plan> = {}): Coming => ({
  plan: { ...plan, state, ...change },
  comes: state === 'waiting' ? comes : null,
});
const texts = (words: (max: number) => string) => ({
  when: words(planLength.when),
  will: words(planLength.will),
});
const progress = { weeks: 5, of: 6 };

const week = date('2027-03-15');
const thursday = date('2027-03-18');
const offered = {
  mornings: morningsOf(manager, now),
  people: [ana, bo],
  vision: { week, at: at('2027-03-16T07:45Z') },
  checkIns: [
    { delegation: plan.id, delegate: ana.id, outcome, date: thursday, at: at('2027-03-18T14:00Z') },
  ],
};
const names = (user: string) => crowd.find(({ id }) => id === user)?.name ?? 'somebody';
const form = {
  practice,
  said: sayWording(practice, wording, {}),
  metadata: `nudge ${plan.nudge}`,
  manager,
  filled: { when: '', will: '', moment: 'own', ...suggested(manager, now) },
  offered,
  nameOf: names,
  now,
};
const undo = JSON.stringify({ plan: plan.id, isSettled: true, added: { before: null, after: 90 } });

/** When-then plans, and progress. */
export const intentionPreviews = [
  ...modals('planForm', {
    'as it opens': view.planForm(form),
    'nothing else is known': view.planForm({
      ...form,
      offered: {
        mornings: { 'next-day': null, monday: null },
        people: [],
        vision: null,
        checkIns: [],
      },
    }),
    'much is known': view.planForm({
      ...form,
      offered: {
        ...offered,
        people: crowd.slice(0, 10),
        checkIns: crowd.slice(0, 10).map(({ id }, i) => ({
          delegation: plan.id.replace(/^./, String(i)),
          delegate: id,
          outcome: longest(200),
          date: thursday,
          at: at('2027-03-18T14:00Z'),
        })),
      },
    }),
    'changed, longest texts': view.planForm({
      ...form,
      filled: { ...form.filled, ...texts(longest), moment: 'vision 2027-03-15' },
    }),
  }),
  ...modals('planKept', {
    'it comes later than was chosen': view.planKept(
      { ...plan, at: at('2027-03-18T19:00Z') },
      at('2027-03-19T07:00Z'),
      when,
    ),
  }),
  ...blocks('plannedBlocks', {
    waiting: view.plannedBlocks(waiting, when),
    'in a pause without an end': view.plannedBlocks({ plan, comes: null }, when),
    'it was asked': view.plannedBlocks(planIn('asked'), when),
    'not this time': view.plannedBlocks(planIn('not-this-time'), when),
    happened: view.plannedBlocks(planIn('happened'), when),
  }),
  ...messages('planMessage', {
    'the question': view.planMessage(planIn('asked'), null, when),
    'longest texts': view.planMessage(planIn('asked', texts(longest)), null, when),
    'texts that grow': view.planMessage(planIn('asked', texts(growing)), null, when),
    'one long word': view.planMessage(planIn('asked', texts(oneWord)), null, when),
    'right to left': view.planMessage(
      planIn(
        'asked',
        texts(() => rightToLeft),
      ),
      null,
      when,
    ),
    happened: view.planMessage(planIn('happened'), { isBack: false, progress: null }, when),
    'happened, with progress': view.planMessage(
      planIn('happened'),
      { isBack: false, progress },
      when,
    ),
    'happened, after a gap': view.planMessage(
      planIn('happened'),
      { isBack: true, progress: null },
      when,
    ),
    'not this time': view.planMessage(planIn('not-this-time'), null, when),
    'another moment': view.planMessage(waiting, null, when),
    dropped: view.planMessage(planIn('dropped'), null, when),
  }),
  ...messages('answeredInWords', {
    'a plain yes': view.answeredInWords('happened', false, { undo, plan: plan.id }),
    'more than a yes': view.answeredInWords('happened', true, { undo, plan: plan.id }),
    'a no': view.answeredInWords('not-this-time', false, { undo, plan: plan.id }),
    'more than a no': view.answeredInWords('not-this-time', true, { undo, plan: plan.id }),
  }),
  ...messages('wordsTakenBack', { undone: view.wordsTakenBack() }),
  ...blocks('waitingBlocks', {
    one: view.waitingBlocks([waiting], when),
    many: view.waitingBlocks(
      Array.from({ length: 9 }, () => waiting),
      when,
    ),
    'longest texts': view.waitingBlocks([{ plan: { ...plan, ...texts(longest) }, comes }], when),
  }),
  ...blocks('progressBlocks', {
    'five of six': progressBlocks(progress),
    'the first week': progressBlocks({ weeks: 1, of: 1 }),
    'after a long time away': progressBlocks({ weeks: 1, of: 6 }),
  }),
];
