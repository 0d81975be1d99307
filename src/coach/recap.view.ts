import type { KnownBlock } from '@slack/types';
import { button, section } from '../slack/blocks.ts';
import type { Typed } from '../slack/text.ts';
import { inlineWithin } from '../slack/typed.ts';

const length = 140;

/** What a manager learned in a week, in their digest; [] for nothing. */
export function learnedBlocks(lessons: readonly Typed[]): KnownBlock[] {
  const [newest] = lessons;
  if (newest === undefined) return [];
  const more = lessons.length - 1;
  return [
    section(
      `*Learned*: “${inlineWithin(newest, length)}”${more > 0 ? ` and ${more} more` : ''}`,
      button('Journal', { action: 'journal.open' }),
    ),
  ];
}
