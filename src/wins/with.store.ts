import type { Db } from '../db/schema.ts';
import type { Typed } from '../slack/text.ts';
import type { Owner } from './win.ts';

/** The newest wins of the owner in which somebody had a part. */
export async function winsWith(
  db: Db,
  { workspace, user }: Owner,
  person: string,
  limit: number,
): Promise<{ text: Typed; at: Temporal.Instant }[]> {
  const rows = await db
    .selectFrom('win')
    .innerJoin('win_person', (join) =>
      join
        .onRef('win_person.workspace_id', '=', 'win.workspace_id')
        .onRef('win_person.win_id', '=', 'win.id'),
    )
    .select(['win.text', 'win.created_at as at'])
    .where('win.workspace_id', '=', workspace)
    .where('win.user_id', '=', user)
    .where('win.undone_at', 'is', null)
    .where('win_person.user_id', '=', person)
    .orderBy('win.created_at', 'desc')
    .orderBy('win.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ text, at }) => ({ text, at: Temporal.Instant.fromEpochMilliseconds(at) }));
}

/** The wins that the owner wrote down from `since` to before `until`, the newest first. */
export async function winsOfWeek(
  db: Db,
  { workspace, user }: Owner,
  { since, until }: { since: Temporal.Instant; until: Temporal.Instant },
): Promise<Typed[]> {
  const rows = await db
    .selectFrom('win')
    .select('text')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('undone_at', 'is', null)
    .where('created_at', '>=', since.epochMilliseconds)
    .where('created_at', '<', until.epochMilliseconds)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ text }) => text);
}

/** When the owner wrote down the first win that is still there; null for none. */
export async function firstWin(
  db: Db,
  { workspace, user }: Owner,
): Promise<Temporal.Instant | null> {
  const row = await db
    .selectFrom('win')
    .select('created_at as at')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('undone_at', 'is', null)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
  return row ? Temporal.Instant.fromEpochMilliseconds(row.at) : null;
}
