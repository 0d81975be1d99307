import type { KnownBlock } from '@slack/types';

/** What one message says. `text` stands for it wherever blocks do not show (notifications, screen readers). */
export type Message = { text: string; blocks: KnownBlock[] };
