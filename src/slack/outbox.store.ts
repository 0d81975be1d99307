import { randomUUID } from 'node:crypto';
import type { Insertable, Selectable } from 'kysely';
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
    id: randomUUID(),
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

/** The outbox id of the message that stands at a place; null for one that the outbox did not send. */
export async function messageAt(
  db: Db,
  workspace: string,
  at: { channel: string; ts: string },
): Promise<string | null> {
  const row = await db
    .selectFrom('outbox')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('sent_channel', '=', at.channel)
    .where('sent_ts', '=', at.ts)
    .executeTakeFirst();
  return row?.id ?? null;
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

/** Workspaces for which something can be sent now, or looked for because its answer was lost. */
export async function workspacesWithWork(
  db: Db,
  now: Temporal.Instant,
  claimedBefore: Temporal.Instant,
): Promise<string[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('workspace_id')
    .distinct()
    .where((e) =>
      e.or([
        e.and([e('state', '=', 'due'), e('due_at', '<=', now.epochMilliseconds)]),
        e.and([e('state', '=', 'sending'), e('claimed_at', '<=', claimedBefore.epochMilliseconds)]),
      ]),
    )
    .execute();
  return rows.map((row) => row.workspace_id);
}

/** The oldest due rows of a workspace. A reply waits while the message above it is not decided. */
export async function dueRows(
  db: Db,
  workspace: string,
  now: Temporal.Instant,
  limit: number,
): Promise<OutboxRow[]> {
  return db
    .selectFrom('outbox')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('state', '=', 'due')
    .where('due_at', '<=', now.epochMilliseconds)
    .where((e) =>
      e.or([
        e('thread_of', 'is', null),
        e.not(
          e.exists(
            e
              .selectFrom('outbox as parent')
              .select('parent.id')
              .whereRef('parent.workspace_id', '=', 'outbox.workspace_id')
              .whereRef('parent.id', '=', 'outbox.thread_of')
              .where('parent.state', 'in', ['due', 'sending']),
          ),
        ),
      ]),
    )
    .orderBy('due_at')
    .orderBy('created_at')
    .limit(limit)
    .execute();
}

/** Rows of a workspace whose answer from Slack never came and whose lease is over. */
export async function staleRows(
  db: Db,
  workspace: string,
  claimedBefore: Temporal.Instant,
  limit: number,
): Promise<OutboxRow[]> {
  return db
    .selectFrom('outbox')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('state', '=', 'sending')
    .where('claimed_at', '<=', claimedBefore.epochMilliseconds)
    .orderBy('claimed_at')
    .limit(limit)
    .execute();
}

/** Takes a due row for sending; returns its attempt, the fence of everything that follows, or null when it is not due any more. */
export async function claim(db: Db, row: OutboxRow, now: Temporal.Instant): Promise<number | null> {
  const claimed = await db
    .updateTable('outbox')
    .set({
      state: 'sending',
      attempt: row.attempt + 1,
      claimed_at: now.epochMilliseconds,
      first_claimed_at: row.first_claimed_at ?? now.epochMilliseconds,
    })
    .where('workspace_id', '=', row.workspace_id)
    .where('id', '=', row.id)
    .where('state', '=', 'due')
    .where('attempt', '=', row.attempt)
    .returning('attempt')
    .executeTakeFirst();
  return claimed?.attempt ?? null;
}

type Outcome =
  | { state: 'sent'; channel: string; ts: string }
  /** `triesAnew`: it is certain that it was not posted, and earlier tries do not count against it. */
  | { state: 'due'; at: Temporal.Instant; error?: string; triesAnew?: true }
  | { state: 'missed' | 'dead'; error: string };

/** Writes what became of `row`, unless another attempt has moved on since it was read; false then. */
export async function settle(db: Db, row: OutboxRow, outcome: Outcome): Promise<boolean> {
  const change =
    outcome.state === 'sent'
      ? {
          state: outcome.state,
          sent_channel: outcome.channel,
          sent_ts: outcome.ts,
          message: '',
          error: null,
        }
      : outcome.state === 'due'
        ? {
            state: outcome.state,
            due_at: outcome.at.epochMilliseconds,
            claimed_at: null,
            error: outcome.error ?? null,
            ...(outcome.triesAnew && { first_claimed_at: null }),
          }
        : { state: outcome.state, error: outcome.error, message: '' };
  const result = await db
    .updateTable('outbox')
    .set(change)
    .where('workspace_id', '=', row.workspace_id)
    .where('id', '=', row.id)
    .where('state', '=', row.state)
    .where('attempt', '=', row.attempt)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Looks at an unanswered row again one lease later. */
export async function renewLease(db: Db, row: OutboxRow, now: Temporal.Instant): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ claimed_at: now.epochMilliseconds })
    .where('workspace_id', '=', row.workspace_id)
    .where('id', '=', row.id)
    .where('state', '=', 'sending')
    .where('attempt', '=', row.attempt)
    .execute();
}

/** When the next row becomes due, or the lease of an unanswered one ends; null for an empty outbox. */
export async function nextOutboxMoment(
  db: Db,
  lease: Temporal.Duration,
): Promise<Temporal.Instant | null> {
  const [due, claimed] = await Promise.all([
    db
      .selectFrom('outbox')
      .select((e) => e.fn.min('due_at').as('at'))
      .where('state', '=', 'due')
      .executeTakeFirst(),
    db
      .selectFrom('outbox')
      .select((e) => e.fn.min('claimed_at').as('at'))
      .where('state', '=', 'sending')
      .executeTakeFirst(),
  ]);
  const moments = [
    ...(due?.at == null ? [] : [due.at]),
    ...(claimed?.at == null ? [] : [claimed.at + lease.total('milliseconds')]),
  ];
  return moments.length === 0 ? null : Temporal.Instant.fromEpochMilliseconds(Math.min(...moments));
}

/** The DM channel with a person, if an earlier answer of Slack named it. */
export async function dmChannel(db: Db, workspace: string, user: string): Promise<string | null> {
  const row = await db
    .selectFrom('dm')
    .select('channel')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .executeTakeFirst();
  return row?.channel ?? null;
}

export async function keepDmChannel(
  db: Db,
  workspace: string,
  user: string,
  channel: string,
): Promise<void> {
  await db
    .insertInto('dm')
    .values({ workspace_id: workspace, user_id: user, channel })
    .onConflict((c) => c.columns(['workspace_id', 'user_id']).doUpdateSet({ channel }))
    .execute();
}
