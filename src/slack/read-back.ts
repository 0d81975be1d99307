import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { failureOf } from './failure.ts';
import type { SaidAt } from './message.ts';
import { fromCommand, type Typed } from './text.ts';

/** A message that a person wrote: no app's, not one of Slack's own. */
export const written = z.looseObject({
  ts: z.string(),
  user: z.string().regex(/^[UW](?!SLACKBOT$)/),
  text: z.string().default(''),
  bot_id: z.undefined().optional(),
  bot_profile: z.undefined().optional(),
  app_id: z.undefined().optional(),
  hidden: z.undefined().optional(),
  subtype: z.enum(['file_share', 'thread_broadcast', 'me_message']).optional(),
});

/**
 * Reads a message again that `user` wrote, as it says now; null when it is gone, or somebody else's. So a button can carry
 * where the words are instead of the words.
 */
export async function wordsAt(slack: WebClient, at: SaidAt, user: string): Promise<Typed | null> {
  const found = await messageAt(slack, at).catch((error: unknown) => {
    if (failureOf(error).kind === 'refused') return undefined;
    throw error;
  });
  const read = written.safeParse(found);
  return read.success && read.data.user === user ? fromCommand(read.data.text) : null;
}

async function messageAt(slack: WebClient, at: SaidAt): Promise<unknown> {
  const only = { channel: at.channel, oldest: at.ts, latest: at.ts, inclusive: true };
  const answer =
    at.thread === at.ts
      ? await slack.conversations.history({ ...only, limit: 1 })
      : await slack.conversations.replies({ ...only, ts: at.thread, limit: 10 });
  return (answer.messages ?? []).find((message) => message.ts === at.ts);
}
