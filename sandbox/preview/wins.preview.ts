import { homeBlocks, listView, pageLength, type Search } from '../../src/wins/win-list.view.ts';
import {
  helpMessage,
  keptMessage,
  postsNotChangedMessage,
  removedMessage,
  sayOnItsWay,
  sayShared,
  sayWhere,
  tooLongMessages,
} from '../../src/wins/win.view.ts';
import { exportFailed, gatheringMessage, gatheringView } from '../../src/wins/win-export.view.ts';
import { winForm } from '../../src/wins/win-form.view.ts';
import { everything, type Filter } from '../../src/wins/filter.ts';
import { filterLimit, type Shown, textLimit, whyLimit } from '../../src/wins/win.ts';
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
  oneWord,
  permalink,
  rightToLeftWith,
  when,
  zoe,
} from './sample.ts';

const { messages, modals, blocks } = previewsOf('wins');

const win: Shown = {
  id: '0f6b1d5a-1111-4222-8333-0123456789ab',
  text: `Shipped the login fix with <@${ana.id}>`,
  why: '',
  people: [ana.id],
  at: at('2027-03-16T07:20Z'),
  undoneAt: null,
  link: null,
  isChanged: false,
  shares: [],
};
const withWhy = {
  ...win,
  text: 'The price list went out a day early',
  why: 'Sales had it for the fair, and nobody had to be asked twice.',
  people: [ana.id, bo.id],
  at: at('2027-03-15T15:00Z'),
};
const alone = {
  ...win,
  text: 'Said no to the second launch date, and the team went home on time',
  people: [],
  at: at('2027-03-11T10:00Z'),
};
const long = { ...win, text: longest(textLimit), why: longest(whyLimit), people: crowdIds };
const grown = { ...win, text: growing(textLimit), why: growing(whyLimit) };
const word = { ...win, text: oneWord(textLimit), people: [karl.id, zoe.id] };
const arabic = {
  ...win,
  text: rightToLeftWith,
  people: ['U0NOOR00000'],
  at: at('2026-12-04T09:00Z'),
};
const share = { win: win.id, channel, at: at('2027-03-15T16:00Z') };
const shared = { ...withWhy, shares: [share] };
const sharedTwice = { ...shared, shares: [share, { ...share, at: at('2027-03-16T07:00Z') }] };
const notChanged = sayShared(sharedTwice.shares, when, 'failed');
const removed = { ...win, undoneAt: at('2027-03-16T07:25Z') };

const fromMessage = { ...win, link: permalink, isChanged: true };
const search: Search = {
  words: '',
  named: [],
  filter: everything,
  near: null,
  block: 'find-1',
  isFromCommand: false,
};
const february = {
  first: Temporal.PlainDate.from('2027-02-01'),
  last: Temporal.PlainDate.from('2027-02-28'),
};
const withAna: Filter = {
  people: [{ users: [ana.id], names: [] }],
  periods: [february],
  words: [],
};
const searched: Search = {
  ...search,
  words: `<@${ana.id}> last month`,
  named: [ana],
  filter: withAna,
};
const searchedLong: Search = {
  ...search,
  words: longest(filterLimit),
  filter: {
    people: [{ users: crowdIds, names: [] }],
    periods: [february],
    words: longest(filterLimit).split(' '),
  },
};
const searchedRightToLeft: Search = {
  ...search,
  words: 'שחרור <b>',
  filter: { ...everything, words: ['שחרור', '<b>'] },
};
const page = { wins: [win, withWhy, shared, alone, arabic], page: 1, pages: 1, total: 5, search };
const fullPage = Array.from(
  { length: pageLength },
  (_, i) => [long, withWhy, removed, word, arabic][i % 5] ?? win,
).map((one, i) => ({ ...one, id: `${one.id.slice(0, -2)}${i + 10}` }));

const known = [ana, zoe];

export const winPreviews = [
  ...messages('keptMessage', {
    recorded: keptMessage(win, 'recorded'),
    'recorded alone': keptMessage(alone, 'recorded'),
    'changed, with a why': keptMessage(withWhy, 'changed'),
    'put back': keptMessage(win, 'back'),
    'changed just now, from a message': keptMessage(fromMessage, 'changed'),
    'as it was before': keptMessage(win, 'as-before'),
    'longest, 30 people': keptMessage(long, 'recorded'),
    'longest, growing': keptMessage(grown, 'recorded'),
    'one long word, names with signs': keptMessage(word, 'recorded'),
    'right to left': keptMessage(arabic, 'recorded'),
    'just shared': keptMessage(shared, 'shared', sayOnItsWay(channel)),
    'changed, its post not': keptMessage(shared, 'changed', sayShared(shared.shares, when, 'kept')),
    'changed with its posts': keptMessage(
      sharedTwice,
      'changed',
      sayShared(sharedTwice.shares, when, 'changed'),
    ),
    'its posts could not be changed': keptMessage(
      sharedTwice,
      'changed',
      sayShared(sharedTwice.shares, when, 'failed'),
    ),
    'its post has words of its own': keptMessage(
      shared,
      'changed',
      sayShared(shared.shares, when, 'own'),
    ),
    'as it was before, and so are its posts': keptMessage(
      sharedTwice,
      'as-before',
      sayShared(sharedTwice.shares, when, 'back'),
    ),
  }),
  ...messages('postsNotChangedMessage', {
    'one post': postsNotChangedMessage(shared, notChanged, 'changed'),
    'as it was before, the posts not': postsNotChangedMessage(
      shared,
      sayShared(sharedTwice.shares, when, 'left'),
      'as before',
    ),
    longest: postsNotChangedMessage(long, notChanged, 'changed'),
  }),
  ...messages('removedMessage', {
    shared: removedMessage({ ...removed, shares: [share] }),
    short: removedMessage(removed),
    longest: removedMessage({ ...long, undoneAt: removed.undoneAt }),
    'right to left': removedMessage({ ...arabic, undoneAt: removed.undoneAt }),
  }),
  ...messages(
    'tooLongMessages',
    Object.fromEntries(
      tooLongMessages(longest(12_000)).map((message, i) => [`message ${i + 1}`, message]),
    ),
  ),
  ...messages('helpMessage', { asked: helpMessage() }),
  ...modals('winForm', {
    empty: winForm({ origin: {} }),
    'from a nudge that said something': winForm({
      origin: { nudge: 'n1' },
      from: { text: 'The release went out, and nobody noticed', why: '', people: [] },
    }),
    'for somebody who was named': winForm({
      origin: {},
      from: { text: '', why: '', people: [ana.id] },
    }),
    'for many who were named': winForm({
      origin: {},
      from: { text: '', why: '', people: crowdIds },
    }),
    'from a message': winForm({
      origin: { link: permalink },
      from: { text: win.text, why: '', people: [ana.id] },
      known,
      link: permalink,
    }),
    'from a message whose link is not to be had': winForm({
      origin: {},
      from: { text: win.text, why: '', people: [ana.id] },
      known,
      link: null,
    }),
    'from a message that is too long': winForm({
      origin: { link: permalink },
      from: { text: longest(9000), why: '', people: [ana.id] },
      link: permalink,
    }),
    'changing one': winForm({ origin: { win: win.id }, from: withWhy, known }),
    'changing one that is shared': winForm({
      origin: { win: win.id },
      from: withWhy,
      known,
      shared: sayWhere(sharedTwice.shares, when),
    }),
    'mentions become names': winForm({ origin: { win: win.id }, from: win, known }),
    'longest, 30 people': winForm({ origin: { win: win.id }, from: long, known: crowd }),
    'right to left': winForm({ origin: { win: win.id }, from: arabic, known: crowd }),
  }),
  ...modals('listView', {
    empty: listView(null, when),
    'one win': listView({ ...page, wins: [win], total: 1 }, when),
    some: listView(page, when),
    'from a message, and changed': listView({ ...page, wins: [fromMessage], total: 1 }, when),
    'with a removed one': listView({ ...page, wins: [removed, withWhy], total: 1 }, when),
    'only a removed one': listView({ ...page, wins: [removed], total: 0 }, when),
    'a full page in the middle': listView(
      { wins: fullPage, page: 2, pages: 13, total: 128, search },
      when,
    ),
    'searched: some': listView({ ...page, search: searched }, when),
    'searched: one': listView({ ...page, wins: [withWhy], total: 1, search: searched }, when),
    'searched: a full page': listView(
      { wins: fullPage, page: 2, pages: 3, total: 28, search: searchedLong },
      when,
    ),
    'searched: only a removed one': listView(
      { ...page, wins: [removed], total: 0, search: searched },
      when,
    ),
    'searched: nothing': listView({ ...page, wins: [], total: 0, search: searched }, when),
    'searched: nothing, from a command': listView(
      { ...page, wins: [], total: 0, search: { ...searched, isFromCommand: true } },
      when,
    ),
    'searched: nothing, longest': listView(
      { ...page, wins: [], total: 0, search: { ...searchedLong, isFromCommand: true } },
      when,
    ),
    'searched: nothing, right to left': listView(
      { ...page, wins: [], total: 0, search: searchedRightToLeft },
      when,
    ),
    'searched: near by name': listView(
      {
        ...page,
        search: {
          ...search,
          words: 'anna',
          filter: { ...everything, words: ['anna'] },
          near: { ...withAna, periods: [] },
        },
      },
      when,
    ),
  }),
  ...messages('gatheringMessage', {
    all: gatheringMessage({ isNew: true, total: 12, which: '' }),
    'those that are looked for': gatheringMessage({ isNew: true, total: 1, which: 'in February' }),
    'others on their way': gatheringMessage({ isNew: false, total: 12, which: '' }),
    'none at all': gatheringMessage({ isNew: false, total: 0, which: '' }),
    'none found': gatheringMessage({ isNew: false, total: 0, which: 'in February' }),
  }),
  ...modals('gatheringView', {
    all: gatheringView({ isNew: true, total: 12, which: '' }),
    'others on their way': gatheringView({ isNew: false, total: 12, which: '' }),
  }),
  ...messages('exportFailed', {
    'the scope is missing': exportFailed('missing_scope'),
    'for a whole day': exportFailed('gave_up'),
    'for another reason': exportFailed('file_upload_size_restricted'),
  }),
  ...blocks('homeBlocks', {
    none: homeBlocks([], when),
    one: homeBlocks([win], when),
    some: homeBlocks([win, shared, alone], when),
    'with a removed one': homeBlocks([removed, shared, fromMessage], when),
    longest: homeBlocks([long, word, arabic], when),
  }),
];
