import type { Db } from '../db/schema.ts';
import { counting, withPeople } from './weekly.store.ts';

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
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where(counting)
    .where('created_at', '>=', from.epochMilliseconds)
    .where('created_at', '<', until.epochMilliseconds)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const kept = await withPeople(db, workspace, rows);
  return kept.map(({ id, text, people, at }) => ({
    id,
    text,
    effect: '' as const,
    people: [...people],
    win: null,
    at,
  }));
}
