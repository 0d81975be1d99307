import { type Insertable, type Selectable, sql } from 'kysely';
import { growingId } from '../db/id.ts';
import type { Db, Schema } from '../db/schema.ts';
import type { Message } from './message.ts';
import { somebodyWhoLeft } from './text.ts';

export type OutboxRow = Selectable<Schema['outbox']>;

/** What a room hands over to be delivered; see `enqueue`. */
export type Outgoing = {
  workspace: string;
  /** A person (DM; their hours are respected) or a channel. */
  to: { user: string } | { channel: string };
  /** Names the reason; rooms register by it what happens when it can't be delivered. */
  kind: string;
  message: Message;
  dueAt: Temporal.Instant;
  /** Not sent any more from this moment on. */
  expiresAt?: Temporal.Instant;
  /** Reply under the message of this outbox id. */
  threadOf?: string;
  /** The recipient's local date, when nobody asked for the message: there is at most one a day. */
  unaskedOn?: Temporal.PlainDate;
  /** The occurrence that it belongs to: at most one message each. */
  occurrence?: { schedule: string; slot: string };
};

/**
 * Puts a message into the outbox, within the transaction that makes it due, and returns its id.
 * Returns null, and does nothing, when there is one for this occurrence already, or a second unasked-for one that day, or
 * nobody to read it.
 */
export async function enqueue(
  tx: Db,
  outgoing: Outgoing,
  now: Temporal.Instant,
): Promise<string | null> {
  const to = outgoing.to;
  if ('user' in to && to.user === somebodyWhoLeft) return null;
  const row: Insertable<Schema['outbox']> = {
    workspace_id: outgoing.workspace,
    id: growingId(),
    channel: 'user' in to ? to.user : to.channel,
    user_id: 'user' in to ? to.user : null,
    thread_of: outgoing.threadOf ?? null,
    kind: outgoing.kind,
    unasked_on: outgoing.unaskedOn?.toString() ?? null,
    message: JSON.stringify(outgoing.message),
    state: 'due',
    attempt: 0,
    due_at: outgoing.dueAt.epochMilliseconds,
    expires_at: outgoing.expiresAt?.epochMilliseconds ?? null,
    first_claimed_at: null,
    claimed_at: null,
    sent_channel: null,
    sent_ts: null,
    error: null,
    schedule_id: outgoing.occurrence?.schedule ?? null,
    slot: outgoing.occurrence?.slot ?? null,
    created_at: now.epochMilliseconds,
  };
  const inserted = await tx
    .insertInto('outbox')
    .values(row)
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted?.id ?? null;
}

/** Stands in the outbox for a message that is composed when it goes out: its words are kept in their own room until then. */
const composedLater: Message = { text: '', blocks: [] };

/**
 * Puts a message that is composed when it goes out on its way to somebody, or chooses one of its kind that waits for them
 * still and `hasRoom`. Returns its outbox id; null for nobody to read it.
 */
export async function enqueueTogether(
  tx: Db,
  { workspace, user, kind }: { workspace: string; user: string; kind: string },
  hasRoom: (outbox: string) => Promise<boolean>,
  now: Temporal.Instant,
): Promise<string | null> {
  const waiting = await tx
    .selectFrom('outbox')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('kind', '=', kind)
    // The plus keeps SQLite from reading all that is due.
    .where(sql`+state`, '=', 'due')
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const isJoined =
    waiting !== undefined &&
    (await hasRoom(waiting.id)) &&
    (await amend(tx, workspace, waiting.id, composedLater));
  if (isJoined) return waiting.id;
  return enqueue(tx, { workspace, to: { user }, kind, message: composedLater, dueAt: now }, now);
}

/** How many messages of a workspace could go out at `now`; `most` for that many or more. */
export async function countDue(
  db: Db,
  workspace: string,
  now: Temporal.Instant,
  most: number,
): Promise<number> {
  const due = db
    .selectFrom('outbox')
    .select('id')
    .where('state', '=', 'due')
    .where('workspace_id', '=', workspace)
    .where('due_at', '<=', now.epochMilliseconds)
    .limit(most)
    .as('waiting');
  const row = await db
    .selectFrom(due)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Lets the message of an occurrence go out from an earlier moment on. */
export async function hasten(
  tx: Db,
  workspace: string,
  schedule: string,
  slot: string,
  from: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ due_at: from.epochMilliseconds })
    .where('workspace_id', '=', workspace)
    .where('schedule_id', '=', schedule)
    .where('slot', '=', slot)
    .where('state', '=', 'due')
    .execute();
}

/**
 * Says something else in a message that has not gone out yet; false when it is too late. Its attempt is counted up, so that a
 * sender which has read it already does not send the old words.
 */
export async function amend(
  tx: Db,
  workspace: string,
  id: string,
  message: Message,
): Promise<boolean> {
  const result = await tx
    .updateTable('outbox')
    .set((e) => ({ message: JSON.stringify(message), attempt: e('attempt', '+', 1) }))
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .where('state', '=', 'due')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/**
 * Asks anew whether what waits for somebody may come: they are back earlier, or their hours are others. What was made
 * ahead is left to its moment, and what failed to its next try.
 */
export async function askAgain(
  tx: Db,
  workspace: string,
  user: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ due_at: now.epochMilliseconds })
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('state', '=', 'due')
    .where('error', 'is', null)
    .where('due_at', '>', now.epochMilliseconds)
    .whereRef('due_at', '>', 'created_at')
    .execute();
}

/** Where a message of the outbox went; null while it was not sent. */
export async function sentMessage(
  db: Db,
  workspace: string,
  id: string,
): Promise<{ channel: string; ts: string } | null> {
  const row = await db
    .selectFrom('outbox')
    .select(['sent_channel', 'sent_ts'])
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.sent_channel && row.sent_ts ? { channel: row.sent_channel, ts: row.sent_ts } : null;
}

/** The outbox ids of the messages that we put into the thread under a message. */
export async function repliesUnder(db: Db, workspace: string, id: string): Promise<string[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('thread_of', '=', id)
    .execute();
  return rows.map((row) => row.id);
}

/** The outbox id of the last message made by a schedule; null for none. */
export async function messageOfSchedule(
  db: Db,
  workspace: string,
  schedule: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('outbox')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('schedule_id', '=', schedule)
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** To whom a message goes and why; null for an unknown id. */
export async function readOutbox(
  db: Db,
  workspace: string,
  id: string,
): Promise<Pick<OutboxRow, 'workspace_id' | 'user_id' | 'unasked_on' | 'kind'> | null> {
  const row = await db
    .selectFrom('outbox')
    .select(['workspace_id', 'user_id', 'unasked_on', 'kind'])
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** What became of a message so far; null for an unknown id. */
export async function outboxState(
  db: Db,
  workspace: string,
  id: string,
): Promise<OutboxRow['state'] | null> {
  const row = await db
    .selectFrom('outbox')
    .select('state')
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.state ?? null;
}

/** The local dates from `from` on for which somebody has an unasked-for message already, sent or not. */
export async function unaskedDates(
  db: Db,
  workspace: string,
  user: string,
  from: Temporal.PlainDate,
): Promise<string[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('unasked_on')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('unasked_on', '>=', from.toString())
    .execute();
  return rows.flatMap((row) => row.unasked_on ?? []);
}

/**
 * The outbox id of the message that stands at a place; null for one that the outbox did not send, or not to `reader` when
 * one is named, among whose messages it is found sooner.
 */
export async function messageAt(
  db: Db,
  workspace: string,
  at: { channel: string; ts: string },
  reader?: string,
): Promise<string | null> {
  let query = db
    .selectFrom('outbox')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('sent_channel', '=', at.channel)
    .where('sent_ts', '=', at.ts);
  if (reader !== undefined) query = query.where('user_id', '=', reader);
  const row = await query.executeTakeFirst();
  return row?.id ?? null;
}

/** Writes down that a message was deleted in Slack after it had been sent. */
export async function wasDeleted(db: Db, workspace: string, id: string): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ state: 'missed', error: 'deleted', sent_channel: null, sent_ts: null })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .where('state', '=', 'sent')
    .execute();
}

/** Takes back a message that has not gone out yet, which leaves its day free; false when it is too late. */
export async function withdraw(db: Db, workspace: string, id: string): Promise<boolean> {
  const result = await db
    .updateTable('outbox')
    .set({ state: 'missed', error: 'withdrawn', message: '', unasked_on: null })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .where('state', '=', 'due')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
