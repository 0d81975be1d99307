import type { ImageBlock, KnownBlock, ModalView } from '@slack/types';
import { actions, button, context, header, modal, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { count, list, mention, shorten } from '../slack/text.ts';
import { monthNames } from '../time/names.ts';
import { isEmpty, type Month } from './month.ts';
import { sayWeek } from './picture.ts';

export const does = { earlier: 'month.earlier', later: 'month.later', send: 'month.send' } as const;

/** So many names are said; a month can have a hundred. */
const mostNamed = 20;
/** docs.slack.dev, image block. */
const altLength = 2000;

/** A month as somebody looks at it. */
export type Shown = {
  month: Month;
  /** What Slack calls the picture; null while there is none to show. */
  picture: string | null;
  /** How people are called, for whoever hears the picture; whoever is missing is somebody. */
  names: ReadonlyMap<string, string>;
  isThisMonth: boolean;
  /** The months beside it that can be looked at. */
  earlier: Temporal.PlainYearMonth | null;
  later: Temporal.PlainYearMonth | null;
};

/** A month on the Home tab: the picture, the same in words, and the way to other months. */
export function homeBlocks(shown: Shown): KnownBlock[] {
  const { month, isThisMonth, earlier, later } = shown;
  const turns = [
    ...(earlier ? [turn('Earlier', does.earlier, earlier)] : []),
    ...(later ? [turn('Later', does.later, later)] : []),
  ];
  const send = button('Send it to me', {
    action: does.send,
    value: month.month.toString(),
    says: `Send ${sayMonth(month.month)} to me as a message`,
  });
  const title = header(isThisMonth ? 'This month' : sayMonth(month.month));
  if (isEmpty(month)) {
    return [
      title,
      section(isThisMonth ? nothingYet : `Nothing was recorded in ${sayMonth(month.month)}.`),
      actions(
        ...turns,
        ...(isThisMonth
          ? [
              button('Record a win', { action: 'wins.record' }),
              button('Thank somebody', { action: 'thanks.list' }),
            ]
          : []),
      ),
    ];
  }
  return [
    title,
    ...pictureBlocks(shown),
    section(sayIt(month, isThisMonth)),
    actions(...turns, send),
  ];
}

const nothingYet =
  'Nothing to see yet. A win takes one line and a thank-you two; each of them shows up here, and so does every habit that you keep.';

/** The month as a message to whoever asked for it. */
export function monthMessage(shown: Pick<Shown, 'month' | 'picture' | 'names'>): Message {
  const { month } = shown;
  return {
    text: sayPlainly(month, shown.names),
    blocks: [
      section(`*${sayMonth(month.month)}*`),
      ...pictureBlocks(shown),
      section(sayIt(month, false)),
      context('Only you see this. The Home tab shows every month.'),
    ],
  };
}

/** The same without the picture, in the place of a message that Slack would not take with it. */
export function withoutPicture(message: Message): Message {
  const blocks = message.blocks.filter(({ type }) => type !== 'image');
  return {
    text: message.text,
    blocks: [
      ...blocks,
      context('Slack would not show the picture this time, so here it is in words.'),
    ],
  };
}

/** After a click on the Home tab: where to look. */
export function onItsWayView(month: Temporal.PlainYearMonth): ModalView {
  return modal({
    callback: 'month.sent',
    title: 'On its way',
    close: 'Close',
    blocks: [section(`${sayMonth(month)} is on its way to our direct messages.`)],
  });
}

/** "March 2027". */
export function sayMonth({ year, month }: Temporal.PlainYearMonth): string {
  return `${monthNames[month - 1]} ${year}`;
}

function turn(words: string, action: string, to: Temporal.PlainYearMonth) {
  return button(words, { action, value: to.toString(), says: `${words}: ${sayMonth(to)}` });
}

function pictureBlocks({
  month,
  picture,
  names,
}: Pick<Shown, 'month' | 'picture' | 'names'>): ImageBlock[] {
  if (picture === null) return [];
  return [
    {
      type: 'image',
      slack_file: { id: picture },
      alt_text: shorten(sayPlainly(month, names), altLength),
    },
  ];
}

/** What the picture shows, with the names that are not in it. */
function sayIt(month: Month, isThisMonth: boolean): string {
  const { hats, wins, habits, thanked } = month;
  const nobody = isThisMonth ? ['*Thanked*: nobody yet'] : [];
  return [
    `*The two hats*: leader ${hats.leader} · both ${hats.both} · manager ${hats.manager}`,
    ...(wins > 0 ? [`*Wins*: ${wins}${sayWeeks(month)}`] : []),
    ...(thanked.length > 0 ? [`*Thanked*: ${named(thanked, mention)}`] : nobody),
    ...(habits > 0 ? [`*Habits kept*: ${habits}`] : []),
  ].join('\n');
}

function sayWeeks({ winsByWeek }: Month): string {
  const weeks = winsByWeek.filter(({ wins }) => wins > 0);
  if (weeks.length === 0) return '';
  return ` (${weeks.map((week) => `${sayWeek(week)}: ${week.wins}`).join(', ')})`;
}

/** All of it in one paragraph without markup, for whoever hears it. */
function sayPlainly(month: Month, names: Shown['names']): string {
  const { hats, wins, winsByWeek, habits, thanked } = month;
  const name = (id: string) => names.get(id) ?? 'somebody';
  const weeks = winsByWeek.filter((week) => week.wins > 0);
  const done = [
    ...(wins > 0 ? [count(wins, 'win')] : []),
    ...(thanked.length > 0 ? [count(thanked.length, 'person thanked', 'people thanked')] : []),
    ...(habits > 0 ? [`${count(habits, 'habit')} kept`] : []),
  ];
  const worn = [
    ...(hats.leader > 0 ? [`the leader's hat ${sayTimes(hats.leader)}`] : []),
    ...(hats.both > 0 ? [`both hats ${sayTimes(hats.both)}`] : []),
    ...(hats.manager > 0 ? [`the manager's hat ${sayTimes(hats.manager)}`] : []),
  ];
  return [
    done.length > 0 ? `${sayMonth(month.month)}: ${list(done)}.` : `${sayMonth(month.month)}.`,
    ...(worn.length > 0 ? [`You wore ${list(worn)}.`] : []),
    ...(weeks.length > 0
      ? [`Wins by week: ${list(weeks.map((week) => `${week.wins} on ${sayDaysOf(week)}`))}.`]
      : []),
    ...(thanked.length > 0 ? [`Thanked: ${named(thanked, name)}.`] : []),
  ].join(' ');
}

function sayTimes(n: number): string {
  return n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`;
}

/** "days 8–14" */
function sayDaysOf(week: Month['winsByWeek'][number]): string {
  return `${week.from.day === week.to.day ? 'day' : 'days'} ${sayWeek(week)}`;
}

function named(people: readonly string[], name: (id: string) => string): string {
  const shown = people.slice(0, mostNamed).map(name);
  const more = people.length - shown.length;
  return list([...shown, ...(more > 0 ? [`${more} more`] : [])]);
}
