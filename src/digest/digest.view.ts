import type { KnownBlock } from '@slack/types';
import { section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';

/** What there is to tell; `from`: the day since when, where that is more than a week. */
export type Told = { parts: readonly KnownBlock[]; from: string | null };

/** The digest as the message of its day, where no other one comes. */
export function digestMessage(told: Told): Message {
  return { text: `${heading(told)}, in short.`, blocks: [titled(told), ...told.parts] };
}

/** The digest below another message of its day; [] when there is nothing to tell. */
export function digestBelow(told: Told): KnownBlock[] {
  return told.parts.length === 0 ? [] : [{ type: 'divider' }, titled(told), ...told.parts];
}

function titled(told: Told): KnownBlock {
  return section(`*${heading(told)}*`);
}

function heading({ from }: Told): string {
  return from === null ? 'Your week' : `Your weeks since ${from}`;
}
