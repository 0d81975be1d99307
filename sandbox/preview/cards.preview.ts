import { type Card, limits, writeOrigin } from '../../src/cards/card.ts';
import {
  cardView,
  chooseView,
  clearedView,
  keptMessage,
  leftView,
  undoneMessage,
} from '../../src/cards/card.view.ts';
import { homeBlocks, listView, nobodyView } from '../../src/cards/list.view.ts';
import { previewsOf } from './preview.ts';
import {
  ana,
  at,
  bo,
  crowd,
  growing,
  karl,
  longest,
  noor,
  rightToLeftWith,
  when,
} from './sample.ts';

const { blocks, messages, modals } = previewsOf('cards');

const card: Card = {
  person: ana.id,
  strengths: 'Writing\nStaying calm with angry customers',
  motivates: 'Being the first to understand a new machine, and explaining it to the rest',
  aspirations: 'Would love to train the new drivers, perhaps from spring on',
  ways: 'Told what it is for, not how. Thanked in two lines.',
  isChanged: false,
};
const longestCard: Card = {
  ...card,
  strengths: Array.from({ length: 7 }, (_, n) => `${n} ${growing(78)}`).join('\n'),
  motivates: longest(limits.motivates),
  aspirations: growing(limits.aspirations),
  ways: longest(limits.ways),
};
const one = { person: ana.id, name: ana.name, hasLeft: false, card: null, thanked: null };
const known = { ...one, card, thanked: at('2027-03-15T09:00Z') };
const begun = { ...card, motivates: '', ways: '' };
const metadata = writeOrigin({ person: ana.id });

export const cardPreviews = [
  ...modals('listView', {
    usual: listView(
      [
        known,
        { ...one, person: bo.id, name: bo.name },
        { ...known, person: noor.id, card: { ...begun, isChanged: true } },
      ],
      1,
      when,
    ),
    'nothing known yet': listView([one, { ...one, person: bo.id, name: bo.name }], 1, when),
    'a large team': listView(
      crowd.map(({ id: person, name }) => ({
        ...known,
        person,
        name,
        card: { ...longestCard, isChanged: true },
      })),
      1,
      when,
    ),
    'the rest of a large team': listView(
      crowd.map(({ id: person, name }) => ({ ...one, person, name })),
      2,
      when,
    ),
    'hard to show': listView(
      [
        { ...known, person: karl.id, card: { ...card, motivates: rightToLeftWith } },
        { ...known, hasLeft: true },
      ],
      1,
      when,
    ),
  }),
  ...modals('nobodyView', { 'no team, no card': nobodyView() }),
  ...modals('cardView', {
    new: cardView(ana.id, null, metadata, { notes: [], ...when }),
    usual: cardView(ana.id, card, metadata, { notes: [], ...when }),
    longest: cardView(karl.id, longestCard, metadata, {
      notes: [growing(900), rightToLeftWith, longest(900)].map((text) => ({ text, at: when.now })),
      ...when,
    }),
    'with what the journal has': cardView(ana.id, null, metadata, {
      notes: [{ text: 'Being asked first when something breaks', at: at('2027-03-08T09:00Z') }],
      ...when,
    }),
  }),
  ...modals('leftView', {
    usual: leftView(ana.id, begun, metadata),
    longest: leftView(karl.id, longestCard, metadata),
    'right to left': leftView(noor.id, { ...card, ways: rightToLeftWith }, metadata),
  }),
  ...modals('clearedView', { usual: clearedView(ana.id, metadata) }),
  ...modals('chooseView', { usual: chooseView(metadata) }),
  ...messages('keptMessage', {
    kept: keptMessage(ana.id, false),
    cleared: keptMessage(ana.id, true),
  }),
  ...messages('undoneMessage', { usual: undoneMessage(ana.id) }),
  ...blocks('homeBlocks', { 'a manager': homeBlocks() }),
];
