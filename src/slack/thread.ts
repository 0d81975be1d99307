import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import { failureOf } from './failure.ts';
import type { Message } from './message.ts';
import { written } from './read-back.ts';
import { fromCommand, type Typed } from './text.ts';

/** What a person wrote in a thread; `edited` names its last change, '' for none. */
export type Reply = { ts: string; user: string; text: Typed; edited: string };
/** How many people reacted so to the post (its `ts` is that of the post) or to a reply. */
export type Reaction = { ts: string; name: string; count: number };

/** The thread below a post of ours, as it stands in Slack. Apps' own replies and reactions are not among them. */
export type Thread = {
  workspace: string;
  /** The outbox id of the post. */
  outbox: string;
  channel: string;
  ts: string;
  replies: readonly Reply[];
  reactions: readonly Reaction[];
};

/** What a thread is to show, once it was kept: the words of the post, and the replies that carry our mark. */
export type ThreadShows = { post?: Message; marked?: ReadonlySet<string> };

/** What a room makes of the threads below its posts, by the kind of the post. */
export type ThreadKeeper = {
  /**
   * Brings the record in line with a thread, in the transaction that keeps its replies; what it was before does not matter,
   * and it may come any number of times. Null for a thread that nobody keeps any more: it is forgotten.
   */
  keep(tx: Db, thread: Thread, now: Temporal.Instant): Promise<ThreadShows | null>;
  /** What follows when its time is over, after the last `keep` and in the same transaction. */
  close?(tx: Db, thread: Thread, now: Temporal.Instant): Promise<void>;
};

/** The reaction with which we mark a reply that was recorded. */
export const mark = 'raised_hands';

const read = z.looseObject({
  ts: z.string(),
  subtype: z.string().optional(),
  edited: z.object({ ts: z.string() }).optional(),
  reactions: z.array(z.object({ name: z.string(), users: z.array(z.string()) })).default([]),
});

/** A thread and what of it is ours. */
export type Found = Omit<Thread, 'workspace' | 'outbox'> & {
  /** The replies that carry our mark. */
  marked: ReadonlySet<string>;
};

/** More than that nobody reads; what comes after it is left out. */
const mostPages = 10;

/** Reads a thread whole. Null when it is gone: deleted, or in a channel that we cannot see. Throws what the WebClient throws. */
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
    if (isGone(failureOf(error).code)) return null;
    throw error;
  }
  return foundIn(messages, at, bot);
}

/** What `conversations.replies` has told; null where the post itself is gone. Pure. */
export function foundIn(
  messages: readonly unknown[],
  at: { channel: string; ts: string },
  bot: string,
): Found | null {
  const known = messages.flatMap((message) => {
    const parsed = read.safeParse(message);
    return parsed.success ? [{ ...parsed.data, message }] : [];
  });
  const post = known.find(({ ts }) => ts === at.ts);
  if (!post || post.subtype === 'tombstone') return null;
  const replies = known.flatMap(({ ts, edited, message }): Reply[] => {
    const one = written.safeParse(message);
    if (ts === at.ts || !one.success || one.data.user === bot) return [];
    const { user, text } = one.data;
    return [{ ts, user, text: fromCommand(text), edited: edited?.ts ?? '' }];
  });
  const reactions = known.flatMap(({ ts, reactions: all }) =>
    all.flatMap(({ name, users }): Reaction[] => {
      const count = users.filter((user) => user !== bot).length;
      return count > 0 ? [{ ts, name, count }] : [];
    }),
  );
  const marked = known.filter(({ reactions: all }) =>
    all.some(({ name, users }) => name === mark && users.includes(bot)),
  );
  return { ...at, replies, reactions, marked: new Set(marked.map(({ ts }) => ts)) };
}

function isGone(code: string): boolean {
  return ['thread_not_found', 'message_not_found', 'channel_not_found'].includes(code);
}
