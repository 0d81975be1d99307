import type { Celebration } from '../../src/closeout/celebration.ts';
import { beginView, chooseView, type When } from '../../src/closeout/choose.view.ts';
import { type Gathered, keyOf, type Piece, type Work } from '../../src/closeout/closeout.ts';
import { limits } from '../../src/closeout/draft.ts';
import { homeBlocks, whichMonth } from '../../src/closeout/home.view.ts';
import {
  celebrationPost,
  draftAgainMessage,
  failedMessage,
  notArrivedMessage,
  sayChanged,
  sharedAgainMessage,
  sharedMessage,
  takenBackMessage,
  takenBackPost,
} from '../../src/closeout/post.view.ts';
import {
  keptView,
  previewView,
  removedView,
  sayRewritten,
  writeView,
} from '../../src/closeout/write.view.ts';
import type { Postable } from '../../src/slack/postable.ts';
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
  longChannel,
  longest,
  manager,
  mira,
  noor,
  oneWord,
  outcome,
  rightToLeft,
  rightToLeftWith,
  when,
  zoe,
} from './sample.ts';

const { messages, modals, blocks } = previewsOf('closeout');

const march = Temporal.PlainYearMonth.from('2027-03');
const today = Temporal.PlainDate.from('2027-03-16');
const id = '5d1f7f0e-3333-4444-8555-0123456789ab';

const draft: Celebration = {
  id,
  author: mira.id,
  state: 'draft',
  source: { kind: 'delegation', id },
  title: outcome,
  setOut: 'Five pages that say why shops leave, with numbers and one proposal.',
  did: `• <@${ana.id}> asked forty shops, and thirty-one answered.\n• <@${bo.id}> and <@${noor.id}>: the numbers of two years in one table, checked twice.\n• <@${ana.id}> owned it from start to finish.`,
  learned: '• The first draft was too long. Half of it went when somebody else read it aloud.',
  thanks: 'For every question that came early, and for the cake.',
  channel,
  people: [ana.id, bo.id, noor.id],
  chosen: [],
  answers: null,
  outbox: null,
  told: null,
  changedAt: when.now,
  sharedAt: null,
};
const shared: Celebration = { ...draft, state: 'shared', sharedAt: at('2027-03-15T09:00Z') };
const bare: Celebration = { ...draft, setOut: '', learned: '', thanks: '', people: [] };
const many: Celebration = {
  ...draft,
  title: 'What went well in March 🎉',
  did: crowdIds.map((one) => `• <@${one}> had a hand in it, each in their own way.`).join('\n'),
  people: crowdIds,
};
const full = (words: (length: number) => string, people = crowdIds): Celebration => ({
  ...draft,
  title: words(limits.title),
  setOut: words(limits.setOut),
  did: words(limits.did),
  learned: words(limits.learned),
  thanks: words(limits.thanks),
  channel: longChannel,
  people,
});
const arabic: Celebration = {
  ...draft,
  title: rightToLeft,
  setOut: rightToLeft,
  did: `• <@${noor.id}>: ${rightToLeft}\n• ${rightToLeftWith}`,
  learned: rightToLeft,
  thanks: rightToLeft,
  people: [noor.id, zoe.id, karl.id],
};
const hard: Readonly<Record<string, Celebration>> = {
  '30 people': many,
  longest: full(longest),
  'longest, growing': full(growing),
  'one long word': full(oneWord),
  'right to left': arabic,
};
const each = <T>(of: (celebration: Celebration) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(hard).map(([state, one]) => [state, of(one)]));

const piece = (kind: Piece['kind'], n: number, of: Partial<Piece> = {}): Piece => ({
  kind,
  id: `${id.slice(0, -2)}${String(n).padStart(2, '0')}`,
  at: at('2027-03-10T09:00Z'),
  text: `shipped the login fix with <@${ana.id}>`,
  more: '',
  people: [ana.id],
  ...of,
});
const some: Piece[] = [
  piece('work', 1, { text: outcome }),
  piece('win', 2),
  piece('win', 3, { text: 'slept well', people: [] }),
  piece('kudos', 4, { text: rightToLeft, people: [noor.id, zoe.id] }),
  piece('win', 5, { text: longest(3000), people: crowdIds }),
  piece('lesson', 6, {
    text: 'I ask first, and give the date the next morning.',
    more: 'Tell the team about a mistake of yours',
    people: [],
  }),
];
const lots: Piece[] = (['work', 'win', 'kudos', 'lesson'] as const).flatMap((kind, k) =>
  Array.from({ length: kind === 'win' ? 40 : 20 }, (_, n) =>
    piece(kind, k * 20 + n, { text: n % 2 === 0 ? oneWord(400) : growing(400), people: crowdIds }),
  ),
);
const choosing = (pieces: readonly Piece[], left = 0) => {
  const gathered: Gathered = { pieces, left };
  return {
    origin: { source: 'month 2027-03' },
    subject: 'March',
    gathered,
    ticked: new Set(pieces.filter(({ people }) => people.length > 0).map(keyOf)),
    author: mira.id,
    known: crowd,
    shared: null,
  };
};
const work = (words: string, delegates = [ana.id]): Work => ({
  id,
  outcome: words,
  doneLooksLike: '',
  delegates,
  from: at('2027-03-01T09:00Z'),
  endedAt: at('2027-03-10T09:00Z'),
});
const begun = {
  origin: {},
  drafts: [],
  works: [work(outcome), work(rightToLeft, [noor.id, bo.id, ana.id, zoe.id])],
  months: [march, march.subtract({ months: 1 })],
  withProject: true,
};
const other: When = { now: at('2028-01-20T09:00Z'), zone: manager.zone };
const postable: Postable = {
  isMember: true,
  isPrivate: false,
  outside: null,
  restricted: null,
};
const look = { seen: 'd', postable, isNews: false };
const outside: Postable = { ...postable, outside: { kind: 'organisations', others: 2 } };
const writing = { celebration: draft, channel, known: crowd };

export const closeoutPreviews = [
  ...modals('chooseView', {
    'a month': chooseView(choosing(some), when),
    work: chooseView({ ...choosing(some), subject: `“${outcome}”` }, when),
    'shared before': chooseView({ ...choosing(some), shared }, when),
    'nothing yet': chooseView(choosing([]), when),
    'another year, and more than fits': chooseView(choosing(lots, 12), other),
  }),
  ...modals('beginView', {
    usual: beginView(begun, when),
    drafts: beginView(
      {
        ...begun,
        drafts: [
          draft,
          { ...draft, title: '', source: { kind: 'month', month: march } },
          { ...draft, title: '' },
          { ...draft, title: '', source: { kind: 'project' } },
          { ...draft, title: longest(limits.title) },
        ],
        works: [],
      },
      when,
    ),
  }),
  ...modals('writeView', {
    usual: writeView(writing),
    'by hand': writeView({
      ...writing,
      celebration: { ...bare, title: '', did: '', channel: null },
      channel: null,
    }),
    'something else chosen': writeView({
      ...writing,
      note: sayRewritten({ isKept: true, full: ['did', 'learned'] }),
    }),
    shared: writeView({ ...writing, celebration: shared }),
    'shared, looked at': writeView({ ...writing, celebration: shared, look }),
    'shared, others read it too, known late': writeView({
      ...writing,
      celebration: shared,
      look: { ...look, postable: outside, isNews: true },
    }),
    ...each((celebration) => writeView({ ...writing, celebration })),
    ...Object.fromEntries(
      Object.entries(hard).map(([state, one]) => [
        `shared, looked at: ${state}`,
        writeView({ ...writing, celebration: { ...one, state: 'shared' }, look }),
      ]),
    ),
  }),
  ...modals('previewView', {
    usual: previewView(draft, postable),
    'the channel is not known': previewView(draft, null),
    'others read it too': previewView(draft, { ...outside, restricted: 'posting' }),
    'others read it too, known late': previewView(draft, outside, { isNews: true }),
    'the channel does not work': previewView(draft, null, {
      problem: 'That channel is archived. Choose another one.',
    }),
    ...each((celebration) => previewView(celebration, postable)),
  }),
  ...modals('keptView', {
    usual: keptView(draft, today),
    'without a title': keptView({ ...draft, title: '' }, today),
  }),
  ...modals('removedView', { usual: removedView(draft, today) }),
  ...messages('celebrationPost', {
    usual: celebrationPost(draft),
    'what the team did alone': celebrationPost(bare),
    'thanks in names alone': celebrationPost({ ...draft, thanks: '' }),
    ...each(celebrationPost),
  }),
  ...messages('sharedMessage', { usual: sharedMessage(shared), ...each(sharedMessage) }),
  ...messages('takenBackMessage', {
    usual: takenBackMessage(draft, 'deleted'),
    'with answers': takenBackMessage({ ...draft, channel }, 'replaced'),
  }),
  ...messages('takenBackPost', { usual: takenBackPost(draft.author) }),
  ...messages('notArrivedMessage', { usual: notArrivedMessage(draft) }),
  ...messages('failedMessage', {
    'channel archived': failedMessage(draft, 'is_archived'),
    ...each((celebration) => failedMessage(celebration, 'restricted_action')),
  }),
  ...messages('sharedAgainMessage', { usual: sharedAgainMessage(shared) }),
  ...messages('draftAgainMessage', { usual: draftAgainMessage(draft), ...each(draftAgainMessage) }),
  ...messages('sayChanged', {
    changed: sayChanged(shared, { became: 'changed' }),
    'the post is deleted': sayChanged(shared, { became: 'draft' }),
    'not changed': sayChanged(shared, { became: 'unchanged', why: null }),
    'not changed, the channel is archived': sayChanged(shared, {
      became: 'unchanged',
      why: 'is_archived',
    }),
  }),
  ...messages('whichMonth', {
    'no month': whichMonth('smarch <!here>', false),
    'not begun': whichMonth('april', true),
    long: whichMonth(oneWord(3000), false),
  }),
  ...blocks('homeBlocks', {
    'nothing yet': homeBlocks({ drafts: [], shared: null, month: march }, when),
    'drafts, and one shared': homeBlocks({ drafts: [draft, many], shared, month: march }, when),
    'another year': homeBlocks({ drafts: [], shared: null, month: march }, other),
  }),
];
