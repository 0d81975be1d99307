import type { KnownBlock } from '@slack/types';
import { section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';

const heading = 'Your week';

/** The digest as the message of its day, where no other one comes. */
export function digestMessage(parts: readonly KnownBlock[]): Message {
  return { text: `${heading}, in short.`, blocks: [section(`*${heading}*`), ...parts] };
}

/** The digest below another message of its day; [] when there is nothing to tell. */
export function digestBelow(parts: readonly KnownBlock[]): KnownBlock[] {
  return parts.length === 0 ? [] : [{ type: 'divider' }, section(`*${heading}*`), ...parts];
}
