import type { Db } from '../db/schema.ts';
import { digestOf } from './digest.ts';
import type { Message } from './message.ts';
import { somebodyWhoLeft } from './text.ts';
import type { Reaction, Reply, Thread } from './thread.ts';

/** A thread that is followed. */
export type FollowedThread = {
  outbox: string;
  /** Of the post. */
  kind: string;
  channel: string;
  ts: string;
  until: Temporal.Instant;
  /** Its time is over: what stands there is still followed, and nothing new is kept. */
  isClosed: boolean;
  /** A digest of what its post shows; '' where nobody draws it. */
  drawn: string;
};

/**
 * Has the thread below a post of the outbox read from now on, in the transaction that makes the post due. `post`: what it says
 * then, where its keeper draws it anew.
 */
export async function openThread(
  tx: Db,
  workspace: string,
  { outbox, until, post }: { outbox: string; until: Temporal.Instant; post?: Message },
): Promise<void> {
  await tx
    .insertInto('thread')
    .values({
      workspace_id: workspace,
      outbox_id: outbox,
      until_at: until.epochMilliseconds,
      read_at: null,
      closed_at: null,
      drawn: post ? digestOf(post) : '',
    })
    .onConflict((c) => c.doNothing())
    .execute();
}

/** The thread whose post stands there; null for none. */
export async function threadAt(
  db: Db,
  workspace: string,
  at: { channel: string; ts: string },
): Promise<FollowedThread | null> {
  const [found] = await threads(db, workspace, (query) =>
    query.where('outbox.sent_channel', '=', at.channel).where('outbox.sent_ts', '=', at.ts),
  );
  return found ?? null;
}

/** The thread in which a reply that we know stands; null for none. */
export async function threadOfReply(
  db: Db,
  workspace: string,
  at: { channel: string; ts: string },
): Promise<FollowedThread | null> {
  const [found] = await threads(db, workspace, (query) =>
    query
      .innerJoin('thread_reply', (join) =>
        join
          .onRef('thread_reply.workspace_id', '=', 'thread.workspace_id')
          .onRef('thread_reply.thread_id', '=', 'thread.outbox_id'),
      )
      .where('outbox.sent_channel', '=', at.channel)
      .where('thread_reply.ts', '=', at.ts),
  );
  return found ?? null;
}

/** A thread, by the outbox id of its post; null for none. */
export async function readFollowed(
  db: Db,
  workspace: string,
  outbox: string,
): Promise<FollowedThread | null> {
  const [found] = await threads(db, workspace, (query) =>
    query.where('thread.outbox_id', '=', outbox),
  );
  return found ?? null;
}

/** The open threads that were last read at `before` or earlier, or whose time is over: those that wait longest first, `most` of them. */
export async function threadsToRead(
  db: Db,
  workspace: string,
  { before, now, most }: { before: Temporal.Instant; now: Temporal.Instant; most: number },
): Promise<FollowedThread[]> {
  return threads(db, workspace, (query) =>
    query
      .where('thread.closed_at', 'is', null)
      .where((e) =>
        e.or([
          e('thread.read_at', 'is', null),
          e('thread.read_at', '<=', before.epochMilliseconds),
          e('thread.until_at', '<=', now.epochMilliseconds),
        ]),
      )
      .orderBy('thread.read_at')
      .limit(most),
  );
}

/** The threads that were closed at `since` or later and last read at `before` or earlier: those that wait longest first, `most` of them. */
export async function closedThreadsToRead(
  db: Db,
  workspace: string,
  { before, since, most }: { before: Temporal.Instant; since: Temporal.Instant; most: number },
): Promise<FollowedThread[]> {
  if (most <= 0) return [];
  return threads(db, workspace, (query) =>
    query
      .where('thread.closed_at', '>=', since.epochMilliseconds)
      .where((e) =>
        e.or([
          e('thread.read_at', 'is', null),
          e('thread.read_at', '<=', before.epochMilliseconds),
        ]),
      )
      .orderBy('thread.read_at')
      .limit(most),
  );
}

/** When the next thread is over; null for none. */
export async function nextThreadMoment(db: Db): Promise<Temporal.Instant | null> {
  const row = await db
    .selectFrom('thread')
    .select((e) => e.fn.min('until_at').as('at'))
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return row?.at == null ? null : Temporal.Instant.fromEpochMilliseconds(row.at);
}

type Query = ReturnType<typeof threadRows>;

function threadRows(db: Db, workspace: string) {
  return db
    .selectFrom('thread')
    .innerJoin('outbox', (join) =>
      join
        .onRef('outbox.workspace_id', '=', 'thread.workspace_id')
        .onRef('outbox.id', '=', 'thread.outbox_id'),
    )
    .where('thread.workspace_id', '=', workspace)
    .where('outbox.sent_ts', 'is not', null);
}

async function threads(
  db: Db,
  workspace: string,
  narrow: (query: Query) => Query,
): Promise<FollowedThread[]> {
  const rows = await narrow(threadRows(db, workspace))
    .select(['thread.outbox_id', 'thread.until_at', 'thread.closed_at', 'thread.drawn'])
    .select(['outbox.kind', 'outbox.sent_channel', 'outbox.sent_ts'])
    .execute();
  return rows.flatMap((row) =>
    row.sent_channel === null || row.sent_ts === null
      ? []
      : [
          {
            outbox: row.outbox_id,
            kind: row.kind,
            channel: row.sent_channel,
            ts: row.sent_ts,
            until: Temporal.Instant.fromEpochMilliseconds(row.until_at),
            isClosed: row.closed_at !== null,
            drawn: row.drawn,
          },
        ],
  );
}

/**
 * Keeps what a thread says by now, in the place of what it said before, and returns it as it is kept: what somebody wrote who
 * is forgotten since is empty, and whoever was forgotten is not named again by words that have not changed. Of a thread that
 * `isClosed` nothing is kept that was written since.
 */
export async function keepThread(
  tx: Db,
  thread: Thread,
  { now, isClosed }: { now: Temporal.Instant; isClosed: boolean },
): Promise<Thread> {
  const { workspace, outbox } = thread;
  const replies = await keepReplies(tx, thread, isClosed);
  await keepReactions(tx, thread);
  await tx
    .updateTable('thread')
    .set({ read_at: now.epochMilliseconds })
    .where('workspace_id', '=', workspace)
    .where('outbox_id', '=', outbox)
    .execute();
  return { ...thread, replies };
}

/** Replies as they would be kept now: those that have not changed as we have them. */
export async function asKept(
  db: Db,
  workspace: string,
  outbox: string,
  replies: readonly Reply[],
): Promise<Reply[]> {
  const kept = await repliesOf(db, workspace, [outbox]);
  const before = new Map(kept.map((reply) => [reply.ts, reply]));
  return replies.map((reply) => {
    const known = before.get(reply.ts);
    return known && isUnchanged(known, reply) ? known : reply;
  });
}

function isUnchanged(known: Reply, { edited }: Reply): boolean {
  return known.edited === edited || known.user === somebodyWhoLeft;
}

async function keepReplies(
  tx: Db,
  { workspace, outbox, replies }: Thread,
  isClosed: boolean,
): Promise<Reply[]> {
  const before = new Map(
    (await repliesOf(tx, workspace, [outbox])).map((reply) => [reply.ts, reply]),
  );
  const kept: Reply[] = [];
  for (const reply of replies) {
    const { ts, user, text, edited } = reply;
    const known = before.get(ts);
    if (!known && isClosed) continue;
    before.delete(ts);
    if (known && isUnchanged(known, reply)) {
      kept.push(known);
      continue;
    }
    kept.push(reply);
    await tx
      .insertInto('thread_reply')
      .values({ workspace_id: workspace, thread_id: outbox, ts, user_id: user, text, edited })
      .onConflict((c) =>
        c.columns(['workspace_id', 'thread_id', 'ts']).doUpdateSet({ text, edited }),
      )
      .execute();
  }
  if (before.size > 0) {
    await tx
      .deleteFrom('thread_reply')
      .where('workspace_id', '=', workspace)
      .where('thread_id', '=', outbox)
      .where('ts', 'in', [...before.keys()])
      .execute();
  }
  return kept.filter(({ user }) => user !== somebodyWhoLeft);
}

async function keepReactions(tx: Db, { workspace, outbox, reactions }: Thread): Promise<void> {
  await tx
    .deleteFrom('thread_reaction')
    .where('workspace_id', '=', workspace)
    .where('thread_id', '=', outbox)
    .execute();
  if (reactions.length === 0) return;
  const rows = reactions.map((each) => ({ workspace_id: workspace, thread_id: outbox, ...each }));
  await tx.insertInto('thread_reaction').values(rows).execute();
}

/** What people wrote in threads, by the outbox ids of their posts: the oldest first. */
export async function repliesOf(
  db: Db,
  workspace: string,
  outboxes: readonly string[],
): Promise<(Reply & { outbox: string })[]> {
  if (outboxes.length === 0) return [];
  const rows = await db
    .selectFrom('thread_reply')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('thread_id', 'in', [...outboxes])
    .orderBy('ts')
    .execute();
  return rows.map((row) => ({
    outbox: row.thread_id,
    ts: row.ts,
    user: row.user_id,
    text: row.text,
    edited: row.edited,
  }));
}

/** How people reacted in threads, by the outbox ids of their posts. */
export async function reactionsOf(
  db: Db,
  workspace: string,
  outboxes: readonly string[],
): Promise<(Reaction & { outbox: string })[]> {
  if (outboxes.length === 0) return [];
  const rows = await db
    .selectFrom('thread_reaction')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('thread_id', 'in', [...outboxes])
    .orderBy('ts')
    .orderBy('name')
    .execute();
  return rows.map(({ thread_id: of, ts, name, count }) => ({ outbox: of, ts, name, count }));
}

/** Writes down what a post shows by now. */
export async function keepDrawn(
  db: Db,
  workspace: string,
  outbox: string,
  drawn: string,
): Promise<void> {
  await db
    .updateTable('thread')
    .set({ drawn })
    .where('workspace_id', '=', workspace)
    .where('outbox_id', '=', outbox)
    .execute();
}

/** Writes down when a thread was read; null has it read soon. */
export async function readWhen(
  db: Db,
  workspace: string,
  outbox: string,
  at: Temporal.Instant | null,
): Promise<void> {
  await db
    .updateTable('thread')
    .set({ read_at: at?.epochMilliseconds ?? null })
    .where('workspace_id', '=', workspace)
    .where('outbox_id', '=', outbox)
    .execute();
}

/** Closes a thread whose time is over; false, and nothing changes, before that. */
export async function closeIfOver(
  db: Db,
  workspace: string,
  outbox: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const result = await db
    .updateTable('thread')
    .set({ closed_at: now.epochMilliseconds })
    .where('workspace_id', '=', workspace)
    .where('outbox_id', '=', outbox)
    .where('closed_at', 'is', null)
    .where('until_at', '<=', now.epochMilliseconds)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Forgets the threads whose post will not come any more. */
export async function forgetUnsent(db: Db, workspace: string): Promise<void> {
  await db
    .deleteFrom('thread')
    .where('workspace_id', '=', workspace)
    .where('closed_at', 'is', null)
    .where('outbox_id', 'in', (e) =>
      e
        .selectFrom('outbox')
        .select('outbox.id')
        .whereRef('outbox.workspace_id', '=', 'thread.workspace_id')
        .whereRef('outbox.id', '=', 'thread.outbox_id')
        .where('outbox.state', 'in', ['dead', 'missed']),
    )
    .execute();
}

/** Keeps nothing new of a thread; what it said stays. */
export async function closeThread(
  tx: Db,
  workspace: string,
  outbox: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('thread')
    .set((e) => ({
      closed_at: e.fn.coalesce('closed_at', e.val(now.epochMilliseconds)),
      read_at: now.epochMilliseconds,
    }))
    .where('workspace_id', '=', workspace)
    .where('outbox_id', '=', outbox)
    .execute();
}

/** Forgets a thread and what it said. */
export async function forgetThread(tx: Db, workspace: string, outbox: string): Promise<void> {
  await tx
    .deleteFrom('thread')
    .where('workspace_id', '=', workspace)
    .where('outbox_id', '=', outbox)
    .execute();
}
