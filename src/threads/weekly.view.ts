import type { Button, KnownBlock, ModalView } from '@slack/types';
import {
  actions,
  button,
  channelField,
  choiceField,
  confirm,
  context,
  divider,
  header,
  modal,
  option,
  section,
  timeField,
} from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import type { Postable } from '../slack/postable.ts';
import { sayReaders } from '../slack/readers.ts';
import { mark } from '../slack/thread.ts';
import { count, list, mention } from '../slack/text.ts';
import { inlineWithin } from '../slack/typed.ts';
import { whyUndelivered } from '../slack/undelivered.ts';
import { allWeekdays } from '../time/hours.ts';
import { sayMoment, sayTime, weekdayName } from '../time/words.ts';
import {
  closingDay,
  type KudosChannel,
  mostSilentWeeks,
  type RunningChannel,
  type ThreadSum,
  usualDay,
  usualTime,
} from './weekly.ts';

/** What the buttons do. */
export const does = {
  start: 'threads.start',
  change: 'threads.change',
  stop: 'threads.stop',
  putBack: 'threads.put-back',
  said: 'threads.said',
  instead: 'threads.instead',
} as const;

export const formCallback = 'threads.form';
/** In the menu of a message. */
export const takeOutShortcut = 'threads.take-out';

/** What the weekly post says, in turn: more of them than weeks in which none may return. */
export const wordings: readonly string[] = [
  'Who made your week easier, and how?',
  'What did somebody do this week that you would have missed if nobody had told you?',
  'Whose work did you build on this week? Tell them what it made possible.',
  'Somebody stayed calm, asked the right question or fixed the small thing. Who was it, and what came of it?',
  'Before the week is over: one person, one thing they did, and what it changed for you.',
  'Which bit of help this week was so quick that it nearly went unseen?',
  'Who shared what they know this week? What can you do now that you could not on Monday?',
  'What went right this week that could have gone wrong, and thanks to whom?',
  'Who took something off your shoulders this week? What did you do with the time?',
  'Whose idea did you use this week, and how did it turn out?',
  'Who said the thing that helped the rest of us decide?',
  'Who from another team helped you this week? They may not be in here: name them all the same.',
];

/** The week's post, by the number of its wording. */
export function weeklyPost(wording: number): Message {
  const words = wordings[wording % wordings.length] ?? wordings[0] ?? '';
  return {
    text: words,
    blocks: [
      section(`:${mark}: *${words}*`),
      context(
        `Answer in the thread: name people with @, say what they did and what it changed. What I keep as kudos gets a :${mark}:, and whoever wrote it or is named can take it out again in that message's menu.`,
      ),
    ],
  };
}

/** So many kudos are quoted when a thread is closed. */
const mostQuoted = 8;

/** The last line of a thread: what was said, and by how many. */
export function closingLine({ kudos, writers }: ThreadSum): Message {
  if (kudos.length === 0) {
    const text = `${count(writers.length, 'person', 'people')} wrote here. Thank you.`;
    return { text, blocks: [section(text)] };
  }
  const text = `${saySum({ kudos })} in this thread.`;
  const quotes = kudos
    .slice(0, mostQuoted)
    .map(({ giver, text: said }) => `• ${mention(giver)}: “${inlineWithin(said, 200)}”`);
  const more = kudos.length - quotes.length;
  return {
    text,
    blocks: [
      section(text),
      section([...quotes, ...(more > 0 ? [`• and ${more} more above`] : [])].join('\n')),
    ],
  };
}

/** "2 people thanked Ana and Bo" */
export function saySum({ kudos }: Pick<ThreadSum, 'kudos'>): string {
  const people = [...new Set(kudos.flatMap((each) => each.people))];
  const givers = new Set(kudos.map(({ giver }) => giver)).size;
  return `${count(givers, 'person', 'people')} thanked ${sayNames(people)}`;
}

function sayNames(people: readonly string[]): string {
  const first = people.length > 10 ? people.slice(0, 8) : people;
  const more = people.length - first.length;
  return list([...first.map(mention), ...(more > 0 ? [`${more} more`] : [])]);
}

type Choices = Pick<KudosChannel, 'day' | 'time' | 'zone'> & { channel: string | null };

/**
 * Asks where and when the weekly thread is to be. `answers` names the nudge that it is the answer to, `changes` the channel
 * whose thread is changed. With `postable` it says first who reads the channel; null: nothing is known of it.
 */
export function weeklyFormView(
  of: Partial<Choices> & { zone: string },
  {
    answers = '',
    changes = '',
    postable,
  }: { answers?: string; changes?: string; postable?: Postable | null } = {},
): ModalView {
  return modal({
    callback: formCallback,
    title: 'Weekly kudos thread',
    submit: postable === undefined ? (changes === '' ? 'Start it' : 'Save') : 'Start it there',
    metadata: JSON.stringify({
      answers,
      zone: of.zone,
      changes,
      ...(postable && { warned: of.channel }),
      ...(postable === null && { unsure: of.channel }),
    }),
    blocks: [
      ...(postable === undefined ? [] : [...readers(of.channel ?? '', postable), divider]),
      section(
        'Once a week I ask in your channel whom people want to thank. They answer in the thread, and a last line there says who was thanked.',
      ),
      channelField({
        key: 'channel',
        label: 'Which channel?',
        ...(changes !== '' && { hint: 'With another channel, the thread moves there.' }),
        initial: of.channel ?? null,
      }),
      choiceField({
        key: 'day',
        label: 'Day',
        choices: allWeekdays.map((day) => option(weekdayName(day), String(day))),
        hint: 'The last line comes on Monday at 9:00; for a thread on Saturday, Sunday or early Monday, on Wednesday.',
        initial: String(of.day ?? usualDay),
      }),
      timeField({
        key: 'time',
        label: 'Time',
        hint: `By the clock of ${of.zone}.`,
        initial: of.time ?? usualTime,
      }),
      context(
        `Everybody in the channel sees it and can answer. You can stop it with one button, and after ${mostSilentWeeks} weeks without a word it stops by itself.`,
      ),
      ...(answers === '' ? [] : [actions(insteadButton())]),
    ],
  });
}

/** Who reads a thread in a channel. That we join goes without saying here, and a refusal is told when it comes. */
function readers(channel: string, of: Postable | null): KnownBlock[] {
  if (!of) {
    const text = `Slack does not tell me just now who reads <#${channel}>. If people outside your organisation are in it, they read the thread too.`;
    return [section(text)];
  }
  const restricted = of.restricted === 'threads' ? of.restricted : null;
  return sayReaders(channel, { ...of, isMember: true, restricted });
}

/** Who reads of a channel's threads, and when. */
type Reading = { zone: string; now: Temporal.Instant };

/** After the form; `left`: the channel that the thread was in before. */
export function startedView(
  of: RunningChannel,
  reading: Reading,
  left: string | null = null,
): ModalView {
  return modal({
    callback: 'threads.started',
    title: 'Weekly kudos thread',
    close: 'Done',
    blocks: [
      section(
        `${sayChannel(of, reading)} The next one comes ${sayNext(of, reading)}. ${sayClosing(of)}`,
      ),
      ...(left === null ? [] : [section(sayNoMore(left))]),
      stopRow(of),
    ],
  });
}

/** "On Monday a last line in it says who was thanked." */
function sayClosing(of: KudosChannel): string {
  return `On ${weekdayName(closingDay(of))} a last line in it says who was thanked.`;
}

/** "<#C1> gets a kudos thread every Friday at 15:00.", and by which clock where that is not the reader's. */
function sayChannel({ channel, day, time, zone }: KudosChannel, reading: Reading): string {
  const clock = zone === reading.zone ? '' : `, by the clock of ${zone}`;
  return `<#${channel}> gets a kudos thread every ${weekdayName(day)} at ${sayTime(time)}${clock}.`;
}

/** By the reader's own clock. */
function sayNext({ next, zone }: RunningChannel, reading: Reading): string {
  const moment = sayMoment(next, reading.now, reading.zone);
  return zone === reading.zone ? moment : `${moment} by your clock`;
}

function stopRow({ channel }: KudosChannel): KnownBlock {
  return actions(changeButton(channel), stopButton(channel));
}

function stopButton(channel: string): Button {
  return button('Stop it', {
    action: does.stop,
    value: channel,
    says: 'Stop the weekly kudos thread',
    confirm: confirm(
      'Stop the weekly kudos thread?',
      'What was said stays, and you can start it again.',
      'Stop it',
      'Keep it',
    ),
  });
}

function changeButton(channel: string): Button {
  return button('Change', {
    action: does.change,
    value: channel,
    says: 'Change the weekly kudos thread',
  });
}

function insteadButton(): Button {
  return button('I opened one myself', {
    action: does.instead,
    says: 'Note who was named in a thread that you opened yourself',
  });
}

function startButton(text: string, channel = ''): Button {
  return button(text, { action: does.start, value: channel });
}

/** The part of the Home tab: for managers, and for whoever looks after a channel. */
export function homeBlocks(channels: readonly RunningChannel[], reading: Reading): KnownBlock[] {
  if (channels.length === 0) {
    return [
      header('Weekly kudos thread'),
      section(
        'Once a week, one question in your team channel: whom do you want to thank? The team answers in the thread.',
        startButton('Start one'),
      ),
    ];
  }
  return [
    header('Weekly kudos thread'),
    ...channels.flatMap((of) => [
      section(`${sayChannel(of, reading)} Next ${sayNext(of, reading)}.`),
      stopRow(of),
    ]),
    actions(startButton('Start another')),
  ];
}

/** In the place of what was clicked on. */
export function stoppedMessage(channel: string): Message {
  const text = sayNoMore(channel);
  return { text, blocks: [section(text, startButton('Start again', channel))] };
}

function sayNoMore(channel: string): string {
  return `No more weekly kudos threads in <#${channel}>.`;
}

/** In the form that was clicked in. */
export function stoppedView(channel: string): ModalView {
  return modal({
    callback: 'threads.stopped',
    title: 'Weekly kudos thread',
    close: 'Done',
    blocks: stoppedMessage(channel).blocks,
  });
}

/** To whoever started it, when nobody has written for weeks. */
export function silentMessage(channel: string): Message {
  const text = `Nobody has written in the weekly kudos thread of <#${channel}> for ${mostSilentWeeks} weeks, so I stopped it. Sometimes a thread needs somebody who goes first.`;
  return { text, blocks: [section(text), actions(startButton('Start again', channel))] };
}

/** To whoever started it, when Slack refuses the post. `code` is Slack's. */
export function refusedMessage(channel: string, code: string): Message {
  const text = `This week's kudos thread did not reach <#${channel}>, so I stopped it. ${whyUndelivered(code)}`;
  return { text, blocks: [section(text), actions(startButton('Start again', channel))] };
}

/** After “Take out of kudos”, to whoever chose it. `value` names the kudos. */
/** `isWhole`: by its author, or by the last one who was named; else it still thanks the others. */
export function takenOutMessage(value: string, isWhole: boolean): Message {
  const what = isWhole ? 'Taken out of kudos.' : 'You are taken out of this kudos.';
  const text = `${what} The message stays where it is, and nobody is told.`;
  return {
    text,
    blocks: [section(text), actions(button('Put it back', { action: does.putBack, value }))],
  };
}

/** `isKept`: else its author has taken out the whole, and that stays so. */
export function putBackMessage(isKept: boolean): Message {
  const text = isKept
    ? 'It is kept as kudos again.'
    : 'You are in it again. It was taken out of kudos as a whole, though, and that stays so.';
  return { text, blocks: [section(text)] };
}
