import type { KnownBlock } from '@slack/types';
import { button, section } from '../slack/blocks.ts';
import { list, type Typed } from '../slack/text.ts';
import { inlineWithin } from '../slack/typed.ts';
import { does } from './win.view.ts';

const mostSaid = 2;
const length = 80;

/** The wins of a week in a manager's digest; [] for none. */
export function weekBlocks(wins: readonly Typed[]): KnownBlock[] {
  if (wins.length === 0) return [];
  const said = wins.slice(0, mostSaid).map((win) => `“${inlineWithin(win, length)}”`);
  const more = wins.length - said.length;
  return [
    section(
      `*Wins*: ${list([...said, ...(more > 0 ? [`${more} more`] : [])])}`,
      button('All wins', { action: does.all }),
    ),
  ];
}
