import { learnedBlocks } from '../../src/coach/recap.view.ts';
import type { PersonThanks, TeamThanks, Thanks } from '../../src/thanks/thanks.ts';
import {
  homeBlocks,
  noTeamView,
  personView,
  teamView,
  weekBlocks,
} from '../../src/thanks/thanks.view.ts';
import { weekBlocks as winsOfWeek } from '../../src/wins/week.view.ts';
import { previewsOf } from './preview.ts';
import {
  ana,
  at,
  bo,
  channel,
  crowd,
  crowdIds,
  growing,
  karl,
  longest,
  noor,
  rightToLeftWith,
  when,
  zoe,
} from './sample.ts';

const { blocks, modals } = previewsOf('thanks');

const words =
  'Shipped the login fix two days early. Support had its first quiet Monday since autumn.';
const teammate = ({ id: person, name }: { id: string; name: string }, last: string | null) => ({
  person,
  name,
  last: last === null ? null : { at: at(last), words },
});

const team: TeamThanks = {
  waiting: [teammate(bo, null), teammate(zoe, '2027-02-04T09:00Z')],
  others: [teammate(ana, '2027-03-15T09:00Z')],
};
const everybody: TeamThanks = {
  waiting: crowd.map((person) => teammate(person, '2027-01-04T09:00Z')),
  others: crowd.map((person) => teammate(person, '2027-03-14T09:00Z')),
};
const hard: TeamThanks = {
  waiting: [],
  others: [noor, karl].map((person, i) => ({
    ...teammate(person, null),
    last: { at: at('2027-03-16T07:00Z'), words: i === 0 ? rightToLeftWith : growing(3000) },
  })),
};

const kudos = (giver: string, day: string, said = words): Thanks => ({
  at: at(day),
  words: said,
  by: { kind: 'kudos', giver, channel },
});
const byWord: Thanks = {
  at: at('2027-02-11T09:00Z'),
  words: 'Stayed on the phone until the printer had the right file',
  by: { kind: 'word' },
};
const usual: PersonThanks = {
  person: ana.id,
  thanks: [kudos('U0MIRA00000', '2027-03-15T09:00Z'), byWord, kudos(bo.id, '2027-01-20T09:00Z')],
  page: 1,
  pages: 1,
  wins: [
    { text: 'A quiet Monday', at: at('2027-03-08T09:00Z') },
    { text: 'The first invoice by itself', at: at('2026-12-01T09:00Z') },
  ],
};
const longestOf: PersonThanks = {
  ...usual,
  thanks: Array.from({ length: 8 }, () => kudos(bo.id, '2027-03-01T09:00Z', longest(3000))),
  page: 2,
  pages: 3,
  wins: Array.from({ length: 5 }, () => ({
    text: growing(3000),
    at: at('2026-12-01T09:00Z'),
  })),
};

export const thanksPreviews = [
  ...modals('teamView', {
    usual: teamView(team, 1, when),
    'nobody waits': teamView({ ...team, waiting: [] }, 1, when),
    'nobody thanked yet': teamView({ waiting: [], others: [teammate(ana, null)] }, 1, when),
    'a large team': teamView(everybody, 2, when),
    'hard to show': teamView(hard, 1, when),
  }),
  ...modals('noTeamView', { 'no team chosen': noTeamView() }),
  ...modals('personView', {
    usual: personView(usual, when),
    'never thanked': personView({ ...usual, thanks: [], wins: [] }, when),
    'never thanked, but in wins': personView({ ...usual, thanks: [] }, when),
    longest: personView(longestOf, when),
    'right to left': personView(
      { ...usual, person: noor.id, thanks: [kudos(noor.id, '2027-03-16T06:00Z', rightToLeftWith)] },
      when,
    ),
  }),
  ...blocks('homeBlocks', {
    'nobody waits': homeBlocks({ ...team, waiting: [] }),
    'some wait': homeBlocks(team),
    'many wait': homeBlocks(everybody),
  }),
  ...blocks('weekBlocks', {
    'one person': weekBlocks([ana.id]),
    'many people': weekBlocks(crowdIds),
  }),
  ...previewsOf('wins').blocks('weekBlocks', {
    one: winsOfWeek([words]),
    many: winsOfWeek([words, 'A quiet Monday', 'A third', 'A fourth']),
    'hard to show': winsOfWeek([growing(3000), rightToLeftWith]),
  }),
  ...previewsOf('coach').blocks('learnedBlocks', {
    one: learnedBlocks(['Two of us read the text, and none of us checked the address.']),
    many: learnedBlocks([longest(200), 'a', 'b']),
    'right to left': learnedBlocks([rightToLeftWith]),
  }),
];
