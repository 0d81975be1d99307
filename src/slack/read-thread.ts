import type { WebClient } from '@slack/web-api';
import type { Db } from '../db/schema.ts';
import { failureOf } from './failure.ts';
import type { Message } from './message.ts';
import { type Found, foundIn, type Reply, type Thread } from './thread.ts';

/** What a thread is to show, once it was kept: the words of the post, and the replies that carry our mark. */
type ThreadShows = { post?: Message; marked?: ReadonlySet<string> };

/** What a room makes of the threads below its posts, by the kind of the post. */
export type ThreadKeeper = {
  /** Asks Slack for what `keep` has to know of these replies: it writes nothing but that, and what fails is asked again. */
  meet?(
    asking: { db: Db; slack: WebClient; workspace: string; now: Temporal.Instant },
    replies: readonly Reply[],
  ): Promise<void>;
  /**
   * Brings the record in line with a thread, in the transaction that keeps its replies; what it was before does not matter,
   * and it may come any number of times. Null for a thread that nobody keeps any more: it is forgotten.
   */
  keep(tx: Db, thread: Thread, now: Temporal.Instant): Promise<ThreadShows | null>;
  /** What follows when its time is over, after the last `keep` and in the same transaction. `until`: when it was to be over. */
  close?(tx: Db, thread: Thread, now: Temporal.Instant, until: Temporal.Instant): Promise<void>;
};

/** More than that nobody reads; what comes after it is left out. */
const mostPages = 10;

/** Reads a thread whole. Null when it is in a channel that we cannot see. Throws what the WebClient throws. */
export async function readThread(
  slack: WebClient,
  at: { channel: string; ts: string },
  bot: string,
): Promise<Found | null> {
  const messages: unknown[] = [];
  let cursor: string | undefined;
  try {
    for (let page = 0; page < mostPages && cursor !== ''; page += 1) {
      const asked = { ...at, limit: 200, ...(cursor && { cursor }) };
      const answer = await slack.conversations.replies(asked);
      // Each page begins with the post.
      messages.push(...(answer.messages ?? []).slice(page === 0 ? 0 : 1));
      cursor = answer.response_metadata?.next_cursor ?? '';
    }
  } catch (error) {
    const { code } = failureOf(error);
    if (code === 'channel_not_found') return null;
    if (code !== 'thread_not_found' && code !== 'message_not_found') throw error;
    messages.length = 0;
  }
  return foundIn(messages, at, bot);
}
