import type { Db } from '../db/schema.ts';
import type { OutboxRow } from './outbox.store.ts';

/** So many rows are read for each that is wanted: several may go to one place. */
const lookAhead = 4;

/** Workspaces for which something can be sent now, or looked for because its answer was lost. */
export async function workspacesWithWork(
  db: Db,
  now: Temporal.Instant,
  claimedBefore: Temporal.Instant,
): Promise<string[]> {
  // Asked after every command: a look for each workspace takes less than one over thousands of messages that wait.
  const rows = await db
    .selectFrom('workspace')
    .select('workspace.id')
    .where((e) => {
      const theirs = e
        .selectFrom('outbox')
        .select('outbox.id')
        .whereRef('outbox.workspace_id', '=', 'workspace.id');
      const due = theirs.where('state', '=', 'due').where('due_at', '<=', now.epochMilliseconds);
      const lost = theirs
        .where('state', '=', 'sending')
        .where('claimed_at', '<=', claimedBefore.epochMilliseconds);
      return e.or([e.exists(due), e.exists(lost)]);
    })
    .execute();
  return rows.map((row) => row.id);
}

/**
 * The oldest due rows of a workspace, one for each person and channel, so that none overtakes another there. A reply waits
 * while the message above it is not decided, and whatever goes to a place for a message to it that was first claimed after
 * `claimedBefore` and is not decided.
 */
export async function dueRows(
  db: Db,
  workspace: string,
  now: Temporal.Instant,
  claimedBefore: Temporal.Instant,
  limit: number,
): Promise<OutboxRow[]> {
  const undecided = await undecidedPlaces(db, workspace, claimedBefore);
  const rows = await db
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
    .$if(undecided.length > 0, (query) => query.where('channel', 'not in', undecided))
    .orderBy('due_at')
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit * lookAhead)
    .execute();
  const places = new Map<string, OutboxRow>();
  for (const row of rows) if (!places.has(row.channel)) places.set(row.channel, row);
  return [...places.values()].slice(0, limit);
}

/** Where a message went that was first claimed after `claimedAfter`, and of which nobody knows yet whether it arrived. */
async function undecidedPlaces(
  db: Db,
  workspace: string,
  claimedAfter: Temporal.Instant,
): Promise<string[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('channel')
    .where('workspace_id', '=', workspace)
    .where('state', '=', 'sending')
    .where('first_claimed_at', '>', claimedAfter.epochMilliseconds)
    .execute();
  return rows.map((row) => row.channel);
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
