import type { KnownBlock, ModalView } from '@slack/types';
import {
  actions,
  button,
  confirm,
  context,
  divider,
  header,
  modal,
  option,
  section,
} from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { count, mention, safe, somebodyWhoLeft, type Typed } from '../slack/text.ts';
import { beginningOf, inlineWithin, safeBeginning } from '../slack/typed.ts';
import { localDate } from '../time/wall.ts';
import { sayDate } from '../time/words.ts';
import { type InThread, type Kept, type Tab, writeOrigin, type Origin } from './kudos.ts';
import { does, sayPeople, wordsOf } from './kudos.view.ts';

export const takeBackCallback = 'kudos.take-back-form';

/** A kudos in a list; `isChanged`: what it said before can come back. */
type Listed = Kept & { isChanged: boolean };

/** The same of what somebody wrote in a weekly thread; `thread`: the link to it there, null for none. */
type ListedInThread = InThread & { thread: string | null };

/** What stands in a list. */
export type Entry = Listed | ListedInThread;

/** One page of what somebody gave, or of where they were thanked. */
export type Page = {
  tab: Tab;
  /** From 0 on. */
  page: number;
  kudos: readonly Entry[];
  hasMore: boolean;
  /** Where the answer to a click in it goes. */
  replyTo: string;
};

type When = { now: Temporal.Instant; zone: string };

/** What somebody gave, or where they were thanked, a page at a time. */
export function listView(of: Page, when: When): ModalView {
  const { tab, page, kudos, hasMore } = of;
  const tabButton = (text: string, one: Tab) =>
    button(text, { action: does[one], ...(tab === one && { style: 'primary' as const }) });
  return modal({
    callback: 'kudos.list',
    title: 'Kudos',
    close: 'Close',
    metadata: JSON.stringify({ tab, page, replyTo: of.replyTo }),
    blocks: [
      actions(tabButton('What you gave', 'given'), tabButton('Where you were thanked', 'received')),
      ...(kudos.length === 0
        ? [section(page > 0 ? 'There are no older ones.' : empty[tab])]
        : kudos.flatMap((one) => [divider, ...entry(one, tab, when)])),
      divider,
      actions(
        giveButton(),
        ...(page > 0 ? [turn('Newer', does.newer, page - 1)] : []),
        ...(hasMore ? [turn('Older', does.older, page + 1)] : []),
      ),
      context(
        tab === 'given' && kudos.some((one) => 'ts' in one)
          ? `${whoSees[tab]} What you wrote in a thread you change there, in Slack.`
          : whoSees[tab],
      ),
    ],
  });
}

const empty: Readonly<Record<Tab, string>> = {
  given:
    'Nothing here yet. Who made your week a little easier, and what did they do? One sentence is enough.',
  received:
    'Nothing here yet. When somebody thanks you with `/kudos` or in a weekly kudos thread, it stands here.',
};

const whoSees: Readonly<Record<Tab, string>> = {
  given: 'Each of these was posted in its channel, where its members read it.',
  received: 'Only you see this list. Each of these was posted in its channel.',
};

function giveButton() {
  return button('Give kudos', { action: does.give });
}

function turn(text: string, action: string, page: number) {
  return button(text, { action, value: String(page) });
}

/** The part of the Home tab: what somebody gave lately. */
export function homeBlocks(kudos: readonly Entry[], when: When): KnownBlock[] {
  return [
    header('Kudos'),
    ...(kudos.length === 0
      ? [section('Who made your week a little easier? Say it where the team can read it.')]
      : kudos.flatMap((one) => entry(one, 'given', when, 200))),
    actions(giveButton(), button('All kudos', { action: does.all })),
  ];
}

function entry(kudos: Entry, tab: Tab, when: When, length = 500): KnownBlock[] {
  if ('ts' in kudos) {
    const said = `${sayGiven(kudos, tab, when)} · ${sayThread(kudos)}`;
    return [section(safe(beginningOf(kudos.text, length)), takeOutMenu(kudos, tab)), context(said)];
  }
  const text = safe(beginningOf(kudos.did, length));
  const where = kudos.failed
    ? `:warning: it did not reach <#${kudos.channel}>`
    : `in <#${kudos.channel}>`;
  const effect = kudos.effect === '' ? [] : [`What it changed: ${inlineWithin(kudos.effect, 300)}`];
  const added = sayAdded(kudos);
  const details = context(
    [`${sayGiven(kudos, tab, when)} · ${where}`, ...effect, ...added].join('\n'),
  );
  if (tab === 'received') {
    return [section(text, ...(added.length > 0 ? [addedButton(kudos.id)] : [])), details];
  }
  return [section(text, menu(kudos)), details];
}

/** "Today · to Ana" */
function sayGiven(
  { at, giver, people }: Pick<Kept, 'at' | 'giver' | 'people'>,
  tab: Tab,
  { now, zone }: When,
): string {
  const date = sayDate(localDate(at, zone), localDate(now, zone));
  const who = tab === 'received' ? `from ${mention(giver)}` : `to ${sayPeople(people)}`;
  return `${date.charAt(0).toUpperCase()}${date.slice(1)} · ${who}`;
}

function sayThread({ channel, thread }: ListedInThread): string {
  const name = 'weekly kudos thread';
  return `in the ${thread === null ? name : `<${thread}|${name}>`} of <#${channel}>`;
}

/** "Ana and Bo added their part · 5 reactions" */
function sayAdded({ added: { people, reactions } }: Kept): string[] {
  const said = [
    ...(people.length > 0 ? [`${sayPeople(people)} added to it`] : []),
    ...(reactions > 0 ? [count(reactions, 'reaction')] : []),
  ];
  return said.length > 0 ? [said.join(' · ')] : [];
}

function addedButton(id: string) {
  return button('What was added', {
    action: does.added,
    value: id,
    says: 'Read what others added to this kudos',
  });
}

function takeOutMenu({ channel, ts, people }: ListedInThread, tab: Tab) {
  const left = people.filter((person) => person !== somebodyWhoLeft);
  const isWhole = tab === 'given' || left.length === 1;
  return {
    type: 'overflow' as const,
    action_id: does.more,
    options: [option('Take it out', `take-out ${channel} ${ts}`)],
    confirm: confirm(
      'Take it out of kudos?',
      isWhole
        ? 'It leaves your list, and the list of everybody whom it names. The message stays where it is, and nobody is told.'
        : 'It leaves your list. The message stays where it is and thanks the others, and nobody is told.',
      'Take it out',
      'Leave it',
    ),
  };
}

function menu({ id, failed, isChanged, added }: Listed) {
  return {
    type: 'overflow' as const,
    action_id: does.more,
    options: failed
      ? [
          option('Try again', `again ${id}`),
          option('Change it', `elsewhere ${id}`),
          option('Remove', `take-back ${id}`),
        ]
      : [
          option('Edit', `edit ${id}`),
          ...(isChanged ? [option('Undo the change', `undo-edit ${id}`)] : []),
          ...(added.people.length > 0 ? [option('What was added', `added ${id}`)] : []),
          option('Take it back', `take-back ${id}`),
        ],
  };
}

/** So many of what was added are shown; the thread has the rest. */
const mostAdded = 30;
/** Of each of them. */
const addedLength = 500;

/** What others wrote below a kudos, and where it is. */
export function addedView(
  kudos: Kept,
  replies: readonly { user: string; text: Typed }[],
  link: string | null,
): ModalView {
  const shown = replies.slice(0, mostAdded);
  const more = replies.length - shown.length;
  return modal({
    callback: 'kudos.added',
    title: 'What was added',
    close: 'Close',
    blocks: [
      context(safeBeginning(kudos.did, addedLength)),
      divider,
      ...(shown.length === 0
        ? [section('Nothing is there any more: what was added was deleted.')]
        : shown.map(({ user, text }) =>
            section(`*${mention(user)}*\n${safeBeginning(text, addedLength) || '_no words_'}`),
          )),
      ...(more > 0 ? [context(`The thread has ${more} more.`)] : []),
      ...(link ? [context(`<${link}|Open it in Slack>`)] : []),
    ],
  });
}

/** Asks before a kudos is taken back, and says what that does. */
export function takeBackView(kudos: Kept, origin: Origin): ModalView {
  return modal({
    callback: takeBackCallback,
    title: 'Take it back?',
    submit: kudos.failed ? 'Remove it' : 'Take it back',
    close: 'Leave it',
    metadata: writeOrigin(origin),
    blocks: [
      section(
        kudos.failed
          ? `It did not reach <#${kudos.channel}>. It goes from your list too.`
          : `The post in <#${kudos.channel}> is deleted. Where others have answered it, one line says instead that you took it back, and their words stay. Who has read it has read it.`,
      ),
      divider,
      ...wordsOf(kudos),
      divider,
      context(
        'Nobody gets a message about it. I keep your words for a day, in case you want them.',
      ),
    ],
  });
}

/** What /kudos can do. */
export function helpMessage(): Message {
  const lines = [
    '`/kudos @ana @bo for fixing the login so that nobody has to wait` fills in the form; you see the post before it goes out',
    '`/kudos` opens the form empty',
    '`/kudos list` shows what you gave, to edit or take back, and where you were thanked',
    '“Give kudos” in the menu of a message begins with its words and whoever wrote it',
  ];
  const text = `Kudos say in front of the team what somebody did and what it changed. Everybody can give them.\n${lines.map((line) => `• ${line}`).join('\n')}`;
  return {
    text,
    blocks: [
      section(text),
      actions(giveButton()),
      context('No points and no ranking: nobody is counted against anybody.'),
    ],
  };
}
