import { mostShown, type Question } from '../../src/done/done.ts';
import { doneLimits } from '../../src/done/done-form.ts';
import * as view from '../../src/done/done.view.ts';
import { button } from '../../src/slack/blocks.ts';
import { limits } from '../../src/delegations/delegation-form.ts';
import { previewsOf } from './preview.ts';
import {
  ana,
  at,
  growing,
  longest,
  manager,
  mira,
  oneWord,
  outcome,
  rightToLeft,
} from './sample.ts';

const { messages, modals } = previewsOf('done');

const question: Question = {
  workspace: manager.workspace,
  id: 'q1',
  manager: mira.id,
  person: ana.id,
  delegation: 'd1',
  subject: outcome,
  managerOutbox: 'o1',
  personOutbox: 'o2',
  managerWords: null,
  personWords: null,
  createdAt: at('2027-03-24T09:00Z'),
  shownAt: null,
};
const answered: Question = {
  ...question,
  managerWords: 'Five pages by 2 April: three causes with numbers, one proposal.',
  personWords: 'Three pages by 9 April, read by the two of us.',
};
const shownAt = at('2027-03-26T11:00Z');
const shown = { at: shownAt, zone: 'America/New_York' };
const found = [
  {
    kind: 'date',
    one: [{ typed: '2 April', means: 'Friday 2 April' }],
    other: [{ typed: '9 April', means: 'Friday 9 April' }],
  },
] as const;
const buttons = [
  button('Write', { action: 'delegations.write', value: 'd1' }),
  button('Change it', { action: 'delegations.change', value: 'd1 1' }),
];
const shownToMira: view.Shown = { question: answered, side: 'manager', found: [], buttons };
const hard: Readonly<Record<string, (max: number) => string>> = {
  longest,
  'longest, growing': growing,
  'one long word': oneWord,
  'right to left': () => rightToLeft,
};

function eachHard<T>(of: (question: Question) => T): Record<string, T> {
  return Object.fromEntries(
    Object.entries(hard).map(([state, words]) => {
      const said = words(doneLimits.words);
      const subject = words(limits.outcome);
      return [state, of({ ...question, subject, managerWords: said, personWords: said })];
    }),
  );
}

/** As often as it takes to see all words. */
function eachWeek<T>(of: (at: Temporal.Instant) => T): Record<string, T> {
  const weeks = Array.from({ length: 9 }, (_, n) => n);
  return Object.fromEntries(
    weeks.map((n) => [`in week ${n + 1}`, of(question.createdAt.add({ hours: n * 7 * 24 }))]),
  );
}

export const donePreviews = [
  ...messages('doneMessage', {
    'to the manager': view.doneMessage(
      [question, { ...question, subject: 'The log' }],
      'manager',
      shown,
    ),
    'to the other one': view.doneMessage([question], 'person', shown),
    answered: view.doneMessage([answered], 'person', shown),
    'both shown': view.doneMessage([{ ...answered, shownAt }], 'person', shown),
    'nobody answered': view.doneMessage([{ ...question, shownAt }], 'person', shown),
    ...eachHard((one) => view.doneMessage([one, one, one], 'manager', shown)),
    ...eachWeek((createdAt) => view.doneMessage([{ ...question, createdAt }], 'manager', shown)),
  }),
  ...messages('doneMuted', { usual: view.doneMuted() }),
  ...messages('doneUnmuted', { usual: view.doneUnmuted() }),
  ...modals('doneAnswerView', {
    usual: view.doneAnswerView(question, 'person', shown, '{}'),
    answered: view.doneAnswerView(answered, 'manager', shown, '{}'),
    ...eachHard((one) => view.doneAnswerView(one, 'person', shown, '{}')),
  }),
  ...messages(
    'projectMessage',
    eachWeek((now) => view.projectMessage(ana.id, now)),
  ),
  ...modals('doneProjectView', { usual: view.doneProjectView(shown, '{}') }),
  ...modals('projectAsked', { usual: view.projectAsked(ana.id, 'tomorrow at 8:00', shown) }),
  ...messages('doneShown', {
    'to the manager': view.doneShown([{ question: answered, side: 'manager', found, buttons }]),
    'to the other one, nothing apart': view.doneShown([
      { question: answered, side: 'person', found: [], buttons: [] },
    ]),
    'one answer': view.doneShown([
      { ...shownToMira, question: { ...answered, personWords: null } },
    ]),
    'several on one Friday': view.doneShown([
      { ...shownToMira, found },
      { ...shownToMira, question: { ...answered, personWords: null } },
    ]),
    ...eachHard((one) => view.doneShown([{ ...shownToMira, question: one, side: 'person' }])),
    'as many as there is room for': view.doneShown(
      Array.from({ length: mostShown }, () => ({
        ...shownToMira,
        question: {
          ...answered,
          managerWords: longest(doneLimits.words),
          personWords: oneWord(doneLimits.words),
        },
      })),
    ),
  }),
  ...messages('answerKept', { usual: view.answerKept('q1', shown) }),
  ...messages('answerUndone', { usual: view.answerUndone() }),
  ...messages('pressTheButton', {
    'more than one': view.pressTheButton(false),
    'too late': view.pressTheButton(true),
  }),
];
