import type { KnownBlock, ModalView } from '@slack/types';
import {
  actions,
  button,
  context,
  divider,
  header,
  modal,
  option,
  peopleField,
  section,
  textField,
} from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { count, list, mention, mentions, safe, type Typed } from '../slack/text.ts';
import { beginningOf, namesForMentions, typedPieces, typedSections } from '../slack/typed.ts';
import { sayDate } from '../time/words.ts';
import { localDate } from '../time/wall.ts';
import { type Origin, type Win, textLimit, whyLimit, writeOrigin } from './win.ts';

/** What the buttons do; `more` is the menu beside a win in a list. */
export const does = {
  record: 'wins.record',
  all: 'wins.all',
  newer: 'wins.newer',
  older: 'wins.older',
  edit: 'wins.edit',
  share: 'wins.share',
  undo: 'wins.undo',
  putBack: 'wins.put-back',
  more: 'wins.more',
} as const;

export const formCallback = 'wins.form';

const privacy = 'Only you see this until you share it.';

const kept = {
  recorded: 'Recorded.',
  changed: 'Changed.',
  back: 'Back in your record.',
} as const;

/** Says that a win is in the record, with what can be done with it. Only its owner gets to see it. */
export function keptMessage(win: Win, as: keyof typeof kept): Message {
  return {
    text: `${kept[as]} ${safe(beginningOf(win.text, 300))}`,
    blocks: [
      section(`*${kept[as]}* ${privacy}`),
      ...typedSections(beginningOf(win.text, 1000)),
      ...(win.why === '' ? [] : [context(`Why it mattered:\n${safe(beginningOf(win.why, 300))}`)]),
      ...sayPeople(win.people).map((people) => context(people)),
      actions(
        button('Share as kudos', { action: does.share, value: win.id }),
        button('Edit', { action: does.edit, value: win.id, says: 'Edit this win' }),
        button('Undo', { action: does.undo, value: win.id, says: 'Undo: remove this win' }),
      ),
    ],
  };
}

/** Says that a win is out of the record, and for how long it can come back. */
export function removedMessage(win: Win): Message {
  const text = `Removed: ${safe(beginningOf(win.text, 300))}`;
  return {
    text,
    blocks: [
      section(text, putBackButton(win)),
      context('You can put it back for a day. After that it is deleted.'),
    ],
  };
}

/** Gives back a text that is too long to be a win, whole, in as many messages as it takes. */
export function tooLongMessages(text: Typed): Message[] {
  const intro = `That is ${count(text.length, 'character')}, and a win holds ${textLimit}. Nothing is recorded yet.`;
  return typedPieces(text, 8000).map((part, at) => ({
    text: at === 0 ? intro : safe(beginningOf(part, 300)),
    blocks: [
      ...(at === 0 ? [section(`${intro} Here is your text, so that you can shorten it:`)] : []),
      ...typedSections(part),
    ],
  }));
}

/** What /win can do. */
export function helpMessage(): Message {
  const lines = [
    '`/win shipped the login fix with @ana` records it at once',
    '`/win` opens a form, which also asks who was part of it and why it mattered',
    '`/win list` shows all your wins, newest first, to look back on, edit, share or remove',
  ];
  const text = `A win is anything that went well, however small.\n${lines.map((line) => `• ${line}`).join('\n')}`;
  return { text, blocks: [section(text), context('Only you see your wins, until you share one.')] };
}

type FormOptions = {
  origin: Origin;
  /** What the fields hold at first. */
  from?: Pick<Win, 'text' | 'why' | 'people'>;
  /** The people whose names are known, for the mentions in the text. */
  known?: readonly { id: string; name: string }[];
};

/** The form for a new win or, when the origin names one, for changing it. */
export function winForm({ origin, from, known = [] }: FormOptions): ModalView {
  const named = namesForMentions(from?.text ?? '', known);
  return modal({
    callback: formCallback,
    title: origin.win ? 'Change a win' : 'A win',
    submit: origin.win ? 'Save' : 'Record',
    metadata: writeOrigin(origin),
    blocks: [
      textField({
        key: 'text',
        label: 'What went well?',
        lines: 'many',
        max: textLimit,
        initial: named.length <= textLimit ? named : from?.text,
        placeholder: 'The price list went out a day early, so sales had it for the fair.',
      }),
      peopleField({
        key: 'people',
        label: 'Who was part of it?',
        optional: true,
        initial: from?.people ?? [],
      }),
      textField({
        key: 'why',
        label: 'Why did it matter?',
        lines: 'many',
        max: whyLimit,
        optional: true,
        initial: from?.why,
      }),
      context(privacy),
    ],
  });
}

/** One page of somebody's wins. */
export type Page = {
  wins: readonly Win[];
  page: number;
  pages: number;
  /** How many wins there are in all. */
  total: number;
};

export const pageLength = 10;

type When = { now: Temporal.Instant; zone: string };

/** All wins, a page at a time; its metadata is the number of the page. */
export function listView(of: Page, when: When): ModalView {
  return modal({
    callback: 'wins.list',
    title: 'Your wins',
    close: 'Close',
    metadata: String(of.page),
    blocks: of.wins.length === 0 ? emptyList : filledList(of, when),
  });
}

/** The page that a list shows. */
export function pageShown(metadata: string): number {
  return Number(metadata) || 1;
}

const invitation =
  'No wins written down yet. What went a little better than you expected in the last few days? One line is enough.';

const emptyList: KnownBlock[] = [
  section(invitation),
  actions(button('Record a win', { action: does.record, style: 'primary' })),
  context(`\`/win shipped the login fix with @ana\` does it without a form. ${privacy}`),
];

function filledList({ wins, page, pages, total }: Page, when: When): KnownBlock[] {
  const where = pages > 1 ? ` Page ${page} of ${pages}.` : '';
  const turns = [
    ...(page > 1 ? [button('Newer', { action: does.newer, value: String(page - 1) })] : []),
    ...(page < pages ? [button('Older', { action: does.older, value: String(page + 1) })] : []),
  ];
  return [
    context(
      total === 0
        ? 'No wins here any more.'
        : total === 1
          ? `1 win. ${privacy}`
          : `${count(total, 'win')}, newest first.${where} Only you see them, until you share one.`,
    ),
    ...wins.flatMap((win) => [divider, ...entry(win, when)]),
    ...(turns.length > 0 ? [divider, actions(...turns)] : []),
  ];
}

/** What the Home tab shows: the newest wins. */
export function homeBlocks(wins: readonly Win[], when: When): KnownBlock[] {
  const record = button('Record a win', { action: does.record });
  if (wins.length === 0) {
    return [header('Recent wins'), section(invitation), actions(record)];
  }
  return [
    header('Recent wins'),
    ...wins.flatMap((win) => entry(win, when, 200)),
    actions(record, button('All wins', { action: does.all })),
  ];
}

function entry(win: Win, { now, zone }: When, length = 500): KnownBlock[] {
  if (win.undoneAt) {
    return [section(`Removed: ${safe(beginningOf(win.text, 100))}`, putBackButton(win))];
  }
  const date = sayDate(localDate(win.at, zone), localDate(now, zone));
  const text = beginningOf(win.text, length);
  const named = mentions(text);
  const others = win.people.filter((person) => !named.includes(person));
  const said = [`${date.charAt(0).toUpperCase()}${date.slice(1)}`, ...sayPeople(others)];
  return [
    section(safe(text), {
      type: 'overflow',
      action_id: does.more,
      options: [
        option('Edit', `edit ${win.id}`),
        option('Share as kudos', `share ${win.id}`),
        option('Remove', `undo ${win.id}`),
      ],
    }),
    context(said.join(' · ')),
  ];
}

/** Who was part of it: the first of them when they are many, nothing when there is nobody. */
function sayPeople(people: readonly string[]): string[] {
  if (people.length === 0) return [];
  const first = people.length > 10 ? people.slice(0, 8) : people;
  const more = people.length - first.length;
  return [`With ${list([...first.map(mention), ...(more > 0 ? [`${more} more`] : [])])}`];
}

function putBackButton(win: Win) {
  return button('Put it back', {
    action: does.putBack,
    value: win.id,
    says: 'Put the removed win back',
  });
}
