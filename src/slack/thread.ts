import { z } from 'zod';
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

/** The reaction with which we mark a reply that was recorded. */
export const mark = 'raised_hands';

const read = z.looseObject({
  ts: z.string(),
  subtype: z.string().optional(),
  edited: z.object({ ts: z.string() }).optional(),
  /** Slack names some of those who reacted, and counts all of them. */
  reactions: z
    .array(z.object({ name: z.string(), users: z.array(z.string()), count: z.number().default(0) }))
    .default([]),
});

/** A thread and what of it is ours. */
export type Found = Omit<Thread, 'workspace' | 'outbox'> & {
  /** `deleted`: replies stand there without it. `gone`: nothing stands there any more. */
  post: 'there' | 'deleted' | 'gone';
  /** The replies that carry our mark. */
  marked: ReadonlySet<string>;
};

/** What `conversations.replies` has told. Pure. */
export function foundIn(
  messages: readonly unknown[],
  at: { channel: string; ts: string },
  bot: string,
): Found {
  const known = messages.flatMap((message) => {
    const parsed = read.safeParse(message);
    return parsed.success ? [{ ...parsed.data, message }] : [];
  });
  const root = known.find(({ ts }) => ts === at.ts);
  if (!root) return { ...at, post: 'gone', replies: [], reactions: [], marked: new Set() };
  const post = root.subtype === 'tombstone' ? 'deleted' : 'there';
  const replies = known.flatMap(({ ts, edited, message }): Reply[] => {
    const one = written.safeParse(message);
    if (ts === at.ts || !one.success || one.data.user === bot) return [];
    const { user, text } = one.data;
    return [{ ts, user, text: fromCommand(text), edited: edited?.ts ?? '' }];
  });
  const reactions = known.flatMap(({ ts, reactions: all }) =>
    all.flatMap(({ name, users, count: told }): Reaction[] => {
      const count = Math.max(told, users.length) - (users.includes(bot) ? 1 : 0);
      return count > 0 ? [{ ts, name, count }] : [];
    }),
  );
  const marked = known.filter(({ reactions: all }) =>
    all.some(({ name, users }) => name === mark && users.includes(bot)),
  );
  return { ...at, post, replies, reactions, marked: new Set(marked.map(({ ts }) => ts)) };
}
