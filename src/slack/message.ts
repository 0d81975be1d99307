import type { KnownBlock } from '@slack/types';

/** What one message says. `text` stands for it wherever blocks do not show (notifications, screen readers). */
export type Message = { text: string; blocks: KnownBlock[] };

/** Where a person's own message stands. `thread` is the `ts` of the message that it answers, or its own for one beside. */
export type SaidAt = { channel: string; ts: string; thread: string };

/** A file for somebody; `title` is what Slack shows beside it. */
export type FileToSend = { name: string; title: string; content: Buffer };

/** What became of a post in a channel that was taken back; `replaced`: others had answered it, and a line in its place says so. */
export type PostBecame = 'unsent' | 'deleted' | 'replaced';
