import type { KnownBlock, ModalView } from '@slack/types';
import { formWithMissing, kudosForm, previewView, problemView } from '../../src/kudos/form.view.ts';
import {
  addedView,
  helpMessage,
  homeBlocks,
  listView,
  takeBackView,
} from '../../src/kudos/kudos-list.view.ts';
import { limits } from '../../src/kudos/kudos.ts';
import {
  changedMessage,
  failedMessage,
  kudosPost,
  notChangedMessage,
  onItsWayMessage,
  sentAgainMessage,
  takenBackMessage,
  takenBackPost,
  threadOpener,
  wordsOf,
} from '../../src/kudos/kudos.view.ts';
import type { Missing } from '../../src/kudos/missing.ts';
import { channelProblems, type Postable } from '../../src/slack/postable.ts';
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
  mira,
  noor,
  oneWord,
  rightToLeft,
  rightToLeftWith,
  sean,
  when,
  zoe,
} from './sample.ts';

const { messages, modals, blocks } = previewsOf('kudos');

const kudos = {
  id: '5d1f7f0e-3333-4444-8555-0123456789ab',
  giver: mira.id,
  channel,
  did: 'Shipped the login fix two days early.',
  effect: 'Support had its first quiet Monday since autumn.',
  people: [ana.id],
  link: null,
  win: null,
};
const link = 'https://aurora.slack.com/archives/C0TEAMAURORA/p1805100600000100';
const short = { ...kudos, effect: '' };
const story = {
  ...kudos,
  did: longest(limits.did),
  effect: longest(limits.effect),
  people: crowdIds,
  channel: longChannel,
  link,
};
const worst = { ...story, did: growing(limits.did), effect: growing(limits.effect) };
const arabic = { ...kudos, did: rightToLeftWith, effect: rightToLeft, people: [noor.id] };
const form = { origin: {}, from: kudos, channel, known: crowd };
const praise: Missing = { what: 'praise', about: 'did', words: 'Great job!' };
const noEffect: Missing = { what: 'no-effect', about: 'effect', words: '' };

const inside: Postable = { isMember: true, isPrivate: false, outside: null, restricted: null };
const preview = (change: Partial<Postable>) =>
  previewView({ origin: {}, kudos, postable: { ...inside, ...change }, missing: null });
const problem = (name: keyof typeof channelProblems, isStill = false) =>
  problemView({ origin: {}, channel, problem: channelProblems[name], isStill });

/** The form when something in it has changed. */
function written(view: ModalView, missing: Missing | null): ModalView {
  const next = formWithMissing({ blocks: view.blocks as KnownBlock[], origin: {} }, missing);
  if (!next) throw new Error('the form says the same as before');
  return next;
}

const kept = {
  ...kudos,
  outbox: 'o',
  at: at('2027-03-15T15:00Z'),
  failed: false,
  isChanged: false,
  added: { people: [bo.id, noor.id], reactions: 5 },
};
const given = [
  kept,
  { ...kept, ...arabic, id: 'k2', isChanged: true },
  { ...kept, ...story, id: 'k3' },
  { ...kept, id: 'k4', people: [zoe.id, karl.id, sean.id], effect: '', failed: true },
];
const inThread = {
  id: 't1',
  ts: '1805100600.000100',
  giver: bo.id,
  people: [ana.id, zoe.id],
  channel,
  text: `<@${ana.id}> and <@${zoe.id}> carried the fair, so the rest of us could talk to people.`,
  at: at('2027-03-12T15:10Z'),
  thread: link,
};
const inThreads = [
  inThread,
  { ...inThread, id: 't2', text: longest(3000), people: crowdIds, channel: longChannel },
  { ...inThread, id: 't3', text: rightToLeftWith, thread: null },
];
const page = { page: 0, hasMore: false, replyTo: '' };

export const kudosPreviews = [
  ...modals('kudosForm', {
    empty: kudosForm({
      ...form,
      from: { did: '', effect: '', people: [], link: null },
      channel: null,
    }),
    'filled in from a command': kudosForm(form),
    'what it changed is asked for': kudosForm({ ...form, from: short, missing: noEffect }),
    'from a message': kudosForm({ ...form, origin: { link }, from: { ...short, link } }),
    'from a win': kudosForm({ ...form, origin: { win: 'w' } }),
    'of a nudge': kudosForm({
      ...form,
      origin: { answers: 'n' },
      from: { did: '', effect: '', people: [ana.id], link: null },
    }),
    'shared before': kudosForm({
      ...form,
      origin: { win: 'w', already: `in <#${channel}> on Monday 15 March` },
    }),
    'to be changed': kudosForm({ ...form, origin: { kudos: kudos.id } }),
    'longest, 30 people': kudosForm({ ...form, from: story, channel: longChannel }),
    'more people than fit': kudosForm({
      ...form,
      from: { ...kudos, people: [...crowdIds, ana.id, bo.id] },
    }),
    'too long for its fields': kudosForm({
      ...form,
      from: { ...kudos, did: longest(5000), effect: '' },
    }),
    'right to left': kudosForm({ ...form, from: arabic }),
  }),
  ...modals('formWithMissing', {
    'only praise': written(kudosForm({ ...form, from: { ...short, did: 'Great job!' } }), praise),
    'a soft effect': written(kudosForm(form), {
      what: 'soft-effect',
      about: 'effect',
      words: 'It really made a huge difference to all of us',
    }),
    'only a topic, the longest': written(kudosForm(form), {
      what: 'topic',
      about: 'did',
      words: oneWord(400),
    }),
  }),
  ...modals('previewView', {
    'a public channel': preview({}),
    'a public channel that is joined': preview({ isMember: false }),
    'a private channel': preview({ isPrivate: true }),
    'shared with another organisation': preview({ outside: { kind: 'organisations', others: 1 } }),
    'shared with three organisations': preview({ outside: { kind: 'organisations', others: 3 } }),
    'another organisation is invited': preview({ outside: { kind: 'invited' } }),
    'shared with other workspaces': preview({ outside: { kind: 'workspaces' } }),
    'posting restricted': preview({ restricted: 'posting' }),
    'no threads': preview({ restricted: 'threads' }),
    'Slack did not say': previewView({ origin: {}, kudos, postable: null, missing: null }),
    'shared with another organisation, known late': previewView({
      origin: {},
      kudos,
      postable: { ...inside, outside: { kind: 'organisations', others: 1 } },
      missing: null,
      isNews: true,
    }),
    'without what it changed': previewView({
      origin: {},
      kudos: short,
      postable: inside,
      missing: noEffect,
    }),
    'longest, 30 people': previewView({
      origin: { already: 'x' },
      kudos: story,
      postable: { ...inside, isMember: false, outside: { kind: 'organisations', others: null } },
      missing: null,
    }),
    'right to left': previewView({ origin: {}, kudos: arabic, postable: inside, missing: null }),
  }),
  ...modals('problemView', {
    private: problem('private'),
    'still private': problem('private', true),
    'not to be seen': problem('hidden'),
    'not to be joined': problem('noEntry'),
    archived: problem('archived'),
    frozen: problem('frozen'),
    full: problem('full'),
  }),
  ...messages('kudosPost', {
    'one person': kudosPost(kudos),
    'two people': kudosPost({ ...kudos, people: [ana.id, bo.id] }),
    'without what it changed': kudosPost(short),
    'about a message': kudosPost({ ...kudos, link }),
    'longest, 30 people': kudosPost(story),
    'longest, growing': kudosPost(worst),
    'names with signs': kudosPost({ ...kudos, people: [zoe.id, karl.id, sean.id] }),
    'right to left': kudosPost(arabic),
    'with one who added': kudosPost({ ...kudos, added: { people: [noor.id] } }),
    'longest, 30 who added': kudosPost({ ...story, added: { people: crowdIds } }),
    'longest, growing, 30 who added': kudosPost({ ...worst, added: { people: crowdIds } }),
  }),
  ...blocks('wordsOf', { 'both parts': wordsOf(kudos), 'only what they did': wordsOf(short) }),
  ...messages('threadOpener', { 'under a kudos': threadOpener() }),
  ...messages('takenBackPost', { 'with answers under it': takenBackPost(mira.id) }),
  ...messages('onItsWayMessage', { 'to a channel': onItsWayMessage(kudos) }),
  ...messages('changedMessage', {
    changed: changedMessage(kudos, 'changed'),
    'changed back': changedMessage(kudos, 'changed back'),
    longest: changedMessage(worst, 'changed'),
  }),
  ...messages('notChangedMessage', {
    'the post is gone': notChangedMessage(
      kudos,
      'I could not change the post. It is not there any more: somebody has deleted it.',
    ),
    longest: notChangedMessage(worst, 'I could not change the post.'),
  }),
  ...messages('takenBackMessage', {
    deleted: takenBackMessage({ channel, became: 'deleted', draft: 'd' }),
    'with answers': takenBackMessage({ channel, became: 'replaced', draft: 'd' }),
    'before it went out': takenBackMessage({ channel, became: 'unsent', draft: 'd' }),
  }),
  ...messages('sentAgainMessage', {
    'short name': sentAgainMessage(channel),
    'longest name': sentAgainMessage(longChannel),
  }),
  ...messages('failedMessage', {
    'channel archived': failedMessage(kudos, 'is_archived'),
    'not in the channel': failedMessage(kudos, 'not_in_channel'),
    'channel not found': failedMessage(kudos, 'channel_not_found'),
    'posting restricted': failedMessage(kudos, 'restricted_action_thread_only_channel'),
    'not in a day': failedMessage(kudos, 'gave_up'),
    'an unknown reason': failedMessage(kudos, 'team_access_not_granted'),
    longest: failedMessage(worst, 'is_archived'),
    'right to left': failedMessage(arabic, 'is_archived'),
  }),
  ...modals('listView', {
    'what somebody gave': listView(
      { ...page, tab: 'given', kudos: given, page: 1, hasMore: true },
      when,
    ),
    'where somebody was thanked': listView({ ...page, tab: 'received', kudos: given }, when),
    'given in weekly threads': listView({ ...page, tab: 'given', kudos: inThreads }, when),
    'thanked in weekly threads': listView({ ...page, tab: 'received', kudos: inThreads }, when),
    'nothing given': listView({ ...page, tab: 'given', kudos: [] }, when),
    'never thanked': listView({ ...page, tab: 'received', kudos: [] }, when),
    'a page too far': listView({ ...page, tab: 'given', kudos: [], page: 4 }, when),
  }),
  ...blocks('homeBlocks', {
    empty: homeBlocks([], when),
    'given lately': homeBlocks(given.slice(0, 3), when),
    'given in weekly threads': homeBlocks(inThreads, when),
  }),
  ...modals('addedView', {
    some: addedView(kept, [{ user: bo.id, text: 'I wrote the test for it' }], link),
    deleted: addedView(kept, [], null),
    'very many': addedView(
      { ...kept, ...story },
      crowdIds.flatMap((user) => [user, user]).map((user) => ({ user, text: longest(3_000) })),
      link,
    ),
    'right to left': addedView(kept, [{ user: noor.id, text: rightToLeft }], link),
  }),
  ...modals('takeBackView', {
    posted: takeBackView(kept, {}),
    'not posted': takeBackView({ ...kept, failed: true }, {}),
    longest: takeBackView({ ...kept, ...worst }, {}),
  }),
  ...messages('helpMessage', { 'what it can do': helpMessage() }),
];
