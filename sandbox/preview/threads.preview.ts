import { nextThread, type RunningChannel } from '../../src/threads/weekly.ts';
import type { Postable } from '../../src/slack/postable.ts';
import { saidView, weekBlocks } from '../../src/threads/week.view.ts';
import * as view from '../../src/threads/weekly.view.ts';
import { previewsOf } from './preview.ts';
import {
  ana,
  bo,
  channel,
  crowdIds,
  growing,
  longChannel,
  longest,
  manager,
  mira,
  now,
  oneWord,
  rightToLeft,
  time,
  zone,
} from './sample.ts';

const { blocks, messages, modals } = previewsOf('threads');

const running = {
  workspace: manager.workspace,
  channel,
  owner: mira.id,
  day: 5,
  time: time('15:00'),
  zone,
  wording: 0,
  silentWeeks: 0,
  stoppedAt: null,
} as const;
const weekly: RunningChannel = { ...running, next: nextThread(running, now).at };
const reading = { zone, now };
const abroad = { zone: 'America/New_York', now };
const kudos = {
  giver: ana.id,
  people: [bo.id],
  text: `<@${bo.id}> found the bug on Tuesday, so nobody had to stay late on Friday`,
};
const outside: Postable = {
  isMember: true,
  isPrivate: false,
  outside: { kind: 'organisations', others: 1 },
  restricted: null,
};
const link = 'https://aurora.slack.com/archives/C0TEAMAURORA/p1805100600000100';
const sumOf = (...texts: string[]) => ({
  kudos: texts.map((text) => ({ ...kudos, people: crowdIds, text })),
  writers: crowdIds,
});

export const threadPreviews = [
  ...messages(
    'weeklyPost',
    Object.fromEntries(
      view.wordings.map((_, wording) => [`wording ${wording + 1}`, view.weeklyPost(wording)]),
    ),
  ),
  ...messages('closingLine', {
    'one kudos': view.closingLine({ kudos: [kudos], writers: [ana.id] }),
    'no kudos': view.closingLine({ kudos: [], writers: [ana.id, bo.id] }),
    'very many': view.closingLine(sumOf(...crowdIds.map((id) => `<@${id}> helped everybody`))),
    longest: view.closingLine(sumOf(...Array.from({ length: 12 }, () => longest(3_000)))),
    'longest, growing': view.closingLine(
      sumOf(...Array.from({ length: 12 }, () => growing(3_000))),
    ),
    'one long word': view.closingLine(sumOf(oneWord(3_000))),
    'right to left': view.closingLine(sumOf(rightToLeft)),
  }),
  ...blocks('weekBlocks', {
    usual: weekBlocks([{ channel, kudos: [kudos], writers: [ana.id] }], '0 1'),
    'no kudos': weekBlocks([{ channel, kudos: [], writers: [ana.id, bo.id] }], '0 1'),
    'many channels': weekBlocks(
      [channel, longChannel, channel, channel].map((each) => ({
        ...sumOf(...crowdIds.map((id) => `<@${id}> helped everybody`)),
        channel: each,
      })),
      '0 1',
    ),
  }),
  ...modals('saidView', {
    some: saidView(channel, [kudos], link),
    deleted: saidView(channel, [], null),
    'very many': saidView(longChannel, sumOf(...crowdIds.map(() => longest(3_000))).kudos, link),
    'right to left': saidView(channel, [{ ...kudos, text: rightToLeft }], link),
  }),
  ...modals('weeklyFormView', {
    new: view.weeklyFormView({ zone, channel }),
    'no channel yet': view.weeklyFormView({ zone }),
    'of a nudge': view.weeklyFormView({ zone, channel }, { answers: 'n' }),
    'another organisation reads it': view.weeklyFormView(weekly, { postable: outside }),
    'nobody can answer there': view.weeklyFormView(weekly, {
      postable: { ...outside, outside: null, restricted: 'threads' },
    }),
    'nothing is known of it': view.weeklyFormView(weekly, { postable: null }),
    changed: view.weeklyFormView(
      { ...weekly, day: 3, time: time('09:30') },
      { changes: weekly.channel },
    ),
  }),
  ...modals('startedView', {
    usual: view.startedView(weekly, reading),
    'in another zone': view.startedView(weekly, abroad),
    moved: view.startedView(weekly, reading, longChannel),
  }),
  ...modals('stoppedView', { usual: view.stoppedView(channel) }),
  ...blocks('homeBlocks', {
    none: view.homeBlocks([], reading),
    one: view.homeBlocks([weekly], reading),
    'in another zone': view.homeBlocks([weekly], abroad),
    'several, a long name': view.homeBlocks([weekly, { ...weekly, channel: longChannel }], reading),
  }),
  ...messages('stoppedMessage', { usual: view.stoppedMessage(channel) }),
  ...messages('silentMessage', { usual: view.silentMessage(channel) }),
  ...messages('refusedMessage', {
    archived: view.refusedMessage(channel, 'is_archived'),
    'not in it': view.refusedMessage(channel, 'not_in_channel'),
    restricted: view.refusedMessage(channel, 'restricted_action'),
  }),
  ...messages('takenOutMessage', {
    usual: view.takenOutMessage(`${channel} 1.000001`, true),
    'one of several': view.takenOutMessage(`${channel} 1.000001`, false),
  }),
  ...messages('putBackMessage', {
    usual: view.putBackMessage(true),
    'taken out by its author': view.putBackMessage(false),
  }),
];
