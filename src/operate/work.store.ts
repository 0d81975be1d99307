import type { Db, Schema } from '../db/schema.ts';

type State = Schema['outbox']['state'];

/** How many messages are in each state. */
export async function outboxStates(db: Db): Promise<Record<State, number>> {
  const rows = await db
    .selectFrom('outbox')
    .select(['state', (e) => e.fn.countAll<number>().as('n')])
    .groupBy('state')
    .execute();
  const none = { due: 0, sending: 0, sent: 0, missed: 0, dead: 0 };
  return Object.assign(none, Object.fromEntries(rows.map(({ state, n }) => [state, n])));
}

/** The moment at which the oldest message that could go out now became due; null for none. */
export async function oldestDue(db: Db, now: Temporal.Instant): Promise<Temporal.Instant | null> {
  const row = await db
    .selectFrom('outbox')
    .select((e) => e.fn.min('due_at').as('at'))
    .where('state', '=', 'due')
    .where('due_at', '<=', now.epochMilliseconds)
    .executeTakeFirst();
  return row?.at == null ? null : Temporal.Instant.fromEpochMilliseconds(row.at);
}

/** How many messages that were due since then ended unsent, by the reason; those taken back do not count. */
export async function unsentSince(
  db: Db,
  since: Temporal.Instant,
): Promise<{ state: State; error: string; n: number }[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['state', 'error', (e) => e.fn.countAll<number>().as('n')])
    .where('state', 'in', ['missed', 'dead'])
    .where('due_at', '>=', since.epochMilliseconds)
    .where('error', 'is not', 'withdrawn')
    .groupBy(['state', 'error'])
    .orderBy('n', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, error: row.error ?? '' }));
}

/** The workspaces that the database is about, and since when Slack refuses the token of each. */
export async function workspaces(
  db: Db,
): Promise<{ id: string; lostAt: Temporal.Instant | null; code: string | null }[]> {
  const rows = await db.selectFrom('workspace').select(['id', 'lost_at', 'lost_code']).execute();
  return rows.map(({ id, lost_at, lost_code }) => ({
    id,
    lostAt: lost_at === null ? null : Temporal.Instant.fromEpochMilliseconds(lost_at),
    code: lost_code,
  }));
}
