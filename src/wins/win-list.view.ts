import type { KnownBlock, ModalView } from '@slack/types';
import {
  actions,
  button,
  context,
  divider,
  header,
  modal,
  option,
  section,
} from '../slack/blocks.ts';
import { count, mentions, safe } from '../slack/text.ts';
import { beginningOf, inline } from '../slack/typed.ts';
import { localDate } from '../time/wall.ts';
import { sayDate } from '../time/words.ts';
import type { Shown } from './win.ts';
import { does, privacy, putBackButton, sayPeople, sayWhere, type When } from './win.view.ts';

/** One page of somebody's wins. */
export type Page = {
  wins: readonly Shown[];
  page: number;
  pages: number;
  /** How many wins there are in all. */
  total: number;
};

export const pageLength = 10;

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
          ? `1 win.${wins.some(({ shares }) => shares.length > 0) ? '' : ` ${privacy}`}`
          : `${count(total, 'win')}, newest first.${where} Only you see them, until you share one.`,
    ),
    ...wins.flatMap((win) => [divider, ...entry(win, when)]),
    ...(turns.length > 0 ? [divider, actions(...turns)] : []),
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
  ];
  return [
    section(safe(text), {
      type: 'overflow',
      action_id: does.more,
      options: [
        option('Edit', `edit ${win.id}`),
        option(win.shares.length > 0 ? 'Share again' : 'Share as kudos', `share ${win.id}`),
        option('Remove', `undo ${win.id}`),
      ],
    }),
    context(said.join(' · ')),
  ];
}
