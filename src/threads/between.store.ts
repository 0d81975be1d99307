import type { Db } from '../db/schema.ts';

/** Whom `user` thanked in weekly threads from `from` to before `until`, and for what: the oldest first. */
export async function thanksBetween(
  db: Db,
  { workspace, user }: { workspace: string; user: string },
  { from, until }: { from: Temporal.Instant; until: Temporal.Instant },
): Promise<
  { id: string; text: string; effect: ''; people: string[]; win: null; at: Temporal.Instant }[]
> {
  const rows = await db
    .selectFrom('thread_kudos')
    .select(['id', 'text', 'created_at'])
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('taken_out_at', 'is', null)
    .where('created_at', '>=', from.epochMilliseconds)
    .where('created_at', '<', until.epochMilliseconds)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  if (rows.length === 0) return [];
  const people = await db
    .selectFrom('thread_kudos_person')
    .select(['kudos_id', 'user_id'])
    .where('workspace_id', '=', workspace)
    .where(
      'kudos_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('kudos_id')
    .orderBy('user_id')
    .execute();
  return rows.map(({ id, text, created_at: at }) => ({
    id,
    text,
    effect: '' as const,
    people: people.filter((each) => each.kudos_id === id).map((each) => each.user_id),
    win: null,
    at: Temporal.Instant.fromEpochMilliseconds(at),
  }));
}
