import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import {
  actions,
  button,
  context,
  divider,
  field,
  header,
  modal,
  option,
  section,
} from '../slack/blocks.ts';
import { count, mentions, plain, safe, type Typed } from '../slack/text.ts';
import { beginningOf, inline, namesForMentions } from '../slack/typed.ts';
import { localDate } from '../time/wall.ts';
import { sayDate } from '../time/words.ts';
import { type Filter, isEverything, sayFilter } from './filter.ts';
import { otherBlock, type SearchBlock, writeList } from './list.ts';
import { filterLimit, type Shown } from './win.ts';
import {
  does,
  privacy,
  putBackButton,
  sayLink,
  sayPeople,
  sayWhere,
  type When,
} from './win.view.ts';

/** What is looked for. */
export type Search = {
  /** As it was typed, with mentions. */
  words: Typed;
  /** The people mentioned in it, whose names stand in the field. */
  named: readonly { id: string; name: string }[];
  filter: Filter;
  /** What is shown instead because nothing is found: wins with people who are nearly called so. */
  near: Filter | null;
  /** The field in which it stands; another one begins empty. */
  block: SearchBlock;
  /** Whether it was typed after "/win list", where it may also have been meant as a win. */
  isFromCommand: boolean;
};

/** One page of somebody's wins. */
export type Page = {
  wins: readonly Shown[];
  page: number;
  pages: number;
  /** How many wins are found. */
  total: number;
  search: Search;
};

export const pageLength = 10;
export const listCallback = 'wins.list';

/** The wins, a page at a time, all or those that are looked for. Null: there are none at all. */
export function listView(of: Page | null, when: When): ModalView {
  const asked = of?.search.named.map(({ id }) => id) ?? [];
  return modal({
    callback: listCallback,
    title: 'Your wins',
    close: 'Close',
    ...(of && { submit: 'Search' }),
    metadata: writeList({
      page: of?.page ?? 1,
      asked,
      isFromCommand: of?.search.isFromCommand ?? false,
    }),
    blocks: of === null ? emptyList : [searchField(of.search), ...filledList(of, when)],
  });
}

const invitation =
  'No wins recorded yet. What went a little better than you expected in the last few days? One line is enough.';

const emptyList: KnownBlock[] = [
  section(invitation),
  actions(button('Record a win', { action: does.record, style: 'primary' })),
  context(`\`/win shipped the login fix with @ana\` does it without a form. ${privacy}`),
];

function searchField({ words, named, block }: Search): InputBlock {
  const names = namesForMentions(words, named);
  const initial = names.length <= filterLimit ? names : words;
  return field(
    { key: block, label: 'Search', optional: true, dispatch: does.search },
    {
      type: 'plain_text_input',
      max_length: filterLimit,
      placeholder: plain('A name, a time, or words: ana last month'),
      ...(initial !== '' && { initial_value: initial }),
    },
  );
}

function filledList(of: Page, when: When): KnownBlock[] {
  const { wins, page, pages, total, search } = of;
  if (wins.length === 0) return nothingFound(search, when);
  const turns = [
    ...(page > 1 ? [button('Newer', { action: does.newer, value: String(page - 1) })] : []),
    ...(page < pages ? [button('Older', { action: does.older, value: String(page + 1) })] : []),
    ...(total > 0
      ? [
          button(saySend(total, search), {
            action: does.export,
            says: 'Send me these wins as files',
          }),
        ]
      : []),
  ];
  return [
    ...sayFound(of, when),
    ...wins.flatMap((win) => [divider, ...entry(win, when)]),
    ...(turns.length > 0 ? [divider, actions(...turns)] : []),
  ];
}

function saySend(total: number, { filter }: Search): string {
  if (total === 1) return 'Send me this one';
  return isEverything(filter) ? `Send me all ${total}` : `Send me these ${total}`;
}

/** What is shown, in words, and the way back to all of it. */
function sayFound({ wins, page, pages, total, search }: Page, when: When): KnownBlock[] {
  const { filter, near } = search;
  const where = pages > 1 ? ` Page ${page} of ${pages}.` : '';
  if (isEverything(filter)) {
    const isShared = wins.some(({ shares }) => shares.length > 0);
    return [
      context(
        total === 0
          ? 'No wins here any more.'
          : total === 1
            ? `1 win.${isShared ? '' : ` ${privacy}`}`
            : `${count(total, 'win')}, newest first.${where} Only you see them, until you share one.`,
      ),
    ];
  }
  const today = localDate(when.now, when.zone);
  const instead = near ? `No win ${sayFilter(filter, today, 1)}. Close to that: ` : '';
  const found = sayFilter(near ?? filter, today, total);
  const said =
    total === 0 ? `No wins ${found} any more.` : `${instead}*${count(total, 'win')}* ${found}.`;
  return [
    section(said, showAll(search)),
    context(
      `${total > 1 ? 'Newest first.' : ''}${where} Only you see ${total > 1 ? 'them' : 'this'}, until you share ${total > 1 ? 'one' : 'it'}.`.trim(),
    ),
  ];
}

function showAll({ block }: Search) {
  return button('Show all', {
    action: does.clear,
    value: otherBlock(block),
    says: 'Show all wins, without the search',
  });
}

function nothingFound(search: Search, { now, zone }: When): KnownBlock[] {
  const words = sayFilter(search.filter, localDate(now, zone), 1);
  return [
    section(`No win ${words}.`),
    context(
      'A win is found by who was part of it (`ana`), by when it was (`last week`, `march`, `since 3 May`) and by its words. What stands in “quotes” is looked for as it stands.',
    ),
    actions(
      showAll(search),
      search.isFromCommand
        ? button('Record it as a win', {
            action: does.recordTyped,
            says: 'Record what you typed as a win',
          })
        : button('Record a win', { action: does.record }),
    ),
  ];
}

/** What the Home tab shows: the newest wins. */
export function homeBlocks(wins: readonly Shown[], when: When): KnownBlock[] {
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

function entry(win: Shown, { now, zone }: When, length = 500): KnownBlock[] {
  if (win.undoneAt) {
    return [section(`Removed: ${inline(win.text, 100)}`, putBackButton(win))];
  }
  const date = sayDate(localDate(win.at, zone), localDate(now, zone));
  const text = beginningOf(win.text, length);
  const named = mentions(text);
  const others = win.people.filter((person) => !named.includes(person));
  const said = [
    `${date.charAt(0).toUpperCase()}${date.slice(1)}`,
    ...sayPeople(others, 'with'),
    ...(win.shares.length > 0 ? [`shared ${sayWhere(win.shares, { now, zone })}`] : []),
    ...sayLink(win, 'the message'),
  ];
  return [
    section(safe(text), {
      type: 'overflow',
      action_id: does.more,
      options: [
        option('Edit', `edit ${win.id}`),
        option(win.shares.length > 0 ? 'Share again' : 'Share as kudos', `share ${win.id}`),
        ...(win.isChanged ? [option('Undo the change', `as-before ${win.id}`)] : []),
        option('Remove', `undo ${win.id}`),
      ],
    }),
    context(said.join(' · ')),
  ];
}
