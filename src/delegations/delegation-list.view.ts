import type { Button, KnownBlock, ModalView } from '@slack/types';
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
import type { Message } from '../slack/message.ts';
import { inline } from '../slack/typed.ts';
import type { Page } from './delegation.ts';
import type { Reader } from './delegation.view.ts';
import { delegateButton, entry, invitation } from './entry.view.ts';
import { type Listing, shows, sides, writeListing } from './list-filter.ts';

/** What a listing is chosen by: pages and filters. */
export const listActions = [
  'delegations.newer',
  'delegations.older',
  'delegations.side',
  'delegations.show',
] as const;

/** What somebody gave and was given, a page at a time. */
export function listView({ given, owned, listing, hasMore }: Page, reader: Reader): ModalView {
  const { page, side, show } = listing;
  const isEmpty = given.length === 0 && owned.length === 0;
  const isAll = page === 0 && side === 'both' && show === 'all';
  return modal({
    callback: 'delegations.list',
    title: 'Your delegations',
    close: 'Close',
    metadata: writeListing(listing),
    blocks: [
      ...(isEmpty && isAll ? [section(invitation)] : [filters(listing)]),
      ...(isEmpty && !isAll ? [section(nothingThere)] : []),
      ...(given.length > 0 ? [header('Given by you')] : []),
      ...given.flatMap((listed) => [divider, ...entry(listed, 'manager', reader)]),
      ...(owned.length > 0 ? [header('Yours')] : []),
      ...owned.flatMap((listed) => [divider, ...entry(listed, 'delegate', reader)]),
      divider,
      actions(
        delegateButton(),
        ...(page > 0 ? [pageButton('Newer', 'newer', { ...listing, page: page - 1 })] : []),
        ...(hasMore ? [pageButton('Older', 'older', { ...listing, page: page + 1 })] : []),
      ),
      context('Only you and the other person see each of these.'),
    ],
  });
}

const nothingThere = 'None of your delegations is like that just now.';

const sideNames: Readonly<Record<Listing['side'], string>> = {
  both: 'Given and yours',
  given: 'Given by you',
  owned: 'Yours',
};
const showNames: Readonly<Record<Listing['show'], string>> = {
  all: 'In any state',
  waits: 'Waiting for you',
  open: 'Open',
  overdue: 'Overdue',
  over: 'Over',
};

/** Each choice holds the listing that it leads to, from its first page. */
function filters(listing: Listing): KnownBlock {
  const first = { ...listing, page: 0 };
  const menu = (verb: 'side' | 'show', options: ReturnType<typeof option>[]) => {
    const chosen = options.find(({ value }) => value === writeListing(first));
    return {
      type: 'static_select' as const,
      action_id: `delegations.${verb}`,
      options,
      ...(chosen && { initial_option: chosen }),
    };
  };
  return actions(
    menu(
      'side',
      sides.map((side) => option(sideNames[side], writeListing({ ...first, side }))),
    ),
    menu(
      'show',
      shows.map((show) => option(showNames[show], writeListing({ ...first, show }))),
    ),
  );
}

function pageButton(text: string, verb: 'newer' | 'older', to: Listing): Button {
  return button(text, { action: `delegations.${verb}`, value: writeListing(to) });
}

/** What /delegate help says; `unknown` is a word that was typed instead. */
export function helpMessage(unknown: string | null): Message {
  const lines = [
    ...(unknown === null
      ? [
          'Delegating hands over an outcome: you agree on what done looks like, the way there is theirs.',
        ]
      : [`I don't know “${inline(unknown, 60)}”. Here is what I can do:`]),
    '• `/delegate` opens the form',
    '• `/delegate @ana 5-page Q3 retention report by Friday 3pm, up to $500` opens it with all of that filled in',
    '• “Delegate this” in the menu of a message opens it with the message',
    '• `/delegate list` shows what you gave and what is yours',
  ];
  const text = lines.join('\n');
  return {
    text,
    blocks: [
      section(text),
      context('Only you and the person you ask see a delegation. They can accept or decline it.'),
      actions(delegateButton()),
    ],
  };
}
