import { answerBlocks, answerFields, answerLength } from '../../src/coach/answers.view.ts';
import {
  deleteForm,
  editForm,
  journalView,
  pageLength,
  type Written,
} from '../../src/coach/journal.view.ts';
import { catalogue, type Practice, practiceByKey } from '../../src/practices/index.ts';
import { previewsOf } from './preview.ts';
import { ana, at, channel, growing, longChannel, longest, rightToLeft, when } from './sample.ts';

const { modals, blocks } = previewsOf('coach');

const id = '7b0c6a3e-2c5f-4a7e-9d1b-0123456789ab';

function known(key: string): Practice {
  const practice = practiceByKey(key);
  if (!practice) throw new Error(`there is no practice "${key}"`);
  return practice;
}

const decision = known('open-decisions');
const obstacle = known('remove-an-obstacle');

const decided: Written = {
  id,
  practice: decision.key,
  nudge: id,
  answers: { decision: 'Shops are paid daily, not weekly.', because: 'Rent is weekly.' },
  at: at('2027-03-15T09:10Z'),
  shares: [],
};
const cleared: Written = {
  ...decided,
  practice: obstacle.key,
  answers: {
    person: ana.id,
    obstacle: 'Two weeks of waiting for access to the payout logs',
    removed: 'partly',
  },
  at: at('2026-12-01T09:00Z'),
};
const shared: Written = {
  ...decided,
  shares: [
    { id, entry: id, place: { channel }, reachesAt: null },
    { id, entry: id, place: { person: ana.id }, reachesAt: at('2027-03-17T08:00Z') },
  ],
};

function filled(practice: Practice, words: (max: number) => string): Written {
  const answers = practice.form.fields.map((of) => {
    if (of.kind === 'person') return [of.key, ana.id];
    if (of.kind === 'choice') return [of.key, of.choices[0]?.key ?? ''];
    return [of.key, words(answerLength[of.kind])];
  });
  return { ...decided, practice: practice.key, answers: Object.fromEntries(answers) };
}

const long: Written = {
  ...filled(known('project-close-out'), longest),
  shares: Array.from({ length: 6 }, () => ({
    id,
    entry: id,
    place: { channel: longChannel },
    reachesAt: null,
  })),
};
const page = {
  page: 1,
  pages: 1,
  practice: null,
  practices: [decision.key, obstacle.key],
  total: 2,
  entries: [decided, cleared],
};
const form = { entry: id, from: null, people: [] };

export const journalPreviews = [
  ...blocks('answerFields', {
    empty: answerFields(obstacle),
    filled: answerFields(obstacle, cleared.answers),
  }),
  ...blocks('answerBlocks', {
    'every kind': answerBlocks(obstacle, cleared.answers),
    longest: answerBlocks(known('project-close-out'), long.answers),
  }),
  ...modals('journalView', {
    'nothing yet': journalView({ ...page, practices: [], entries: [], total: 0 }, when),
    'one entry': journalView(
      { ...page, practices: [decision.key], entries: [decided], total: 1 },
      when,
    ),
    'two habits': journalView(page, when),
    'one habit of several': journalView(
      { ...page, practice: obstacle.key, entries: [cleared], total: 1 },
      when,
    ),
    shared: journalView({ ...page, entries: [shared, cleared] }, when),
    'a habit that is no more': journalView(
      { ...page, entries: [{ ...cleared, practice: 'gone' }, decided] },
      when,
    ),
    'page 2 of 3': journalView({ ...page, page: 2, pages: 3, total: 20 }, when),
    'a full page of the longest, every habit': journalView(
      {
        ...page,
        page: 2,
        pages: 400,
        total: 3200,
        practices: catalogue.map((practice) => practice.key),
        entries: Array.from({ length: pageLength }, () => long),
      },
      when,
    ),
    growing: journalView({ ...page, entries: [filled(decision, growing)] }, when),
    'right to left': journalView({ ...page, entries: [filled(obstacle, () => rightToLeft)] }, when),
  }),
  ...modals('editForm', {
    'of a habit nobody else sees': editForm(form, obstacle, cleared.answers),
    'of one that may be shared': editForm(form, decision, decided.answers),
    longest: editForm(form, known('project-close-out'), long.answers),
  }),
  ...modals('deleteForm', {
    'not shared': deleteForm(form, cleared),
    shared: deleteForm(form, shared),
    longest: deleteForm(form, long),
    'a habit that is no more': deleteForm(form, { ...cleared, practice: 'gone' }),
  }),
];
