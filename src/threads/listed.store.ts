import type { Db } from '../db/schema.ts';
import type { ThreadKudos } from './weekly.ts';
import { counting, withPeople } from './weekly.store.ts';

type Whose = { workspace: string; user: string };

/** What somebody wrote in thanks in weekly threads, the newest first. */
export async function listGivenInThreads(
  db: Db,
  { workspace, user }: Whose,
  limit: number,
): Promise<ThreadKudos[]> {
  const rows = await newest(db, workspace, limit).where('user_id', '=', user).execute();
  return withPeople(db, workspace, rows);
}

/** Where somebody was thanked in the weekly threads of these channels, the newest first. */
export async function listReceivedInThreads(
  db: Db,
  { workspace, user }: Whose,
  { channels, limit }: { channels: readonly string[]; limit: number },
): Promise<ThreadKudos[]> {
  if (channels.length === 0) return [];
  const rows = await newest(db, workspace, limit)
    .where('channel', 'in', [...channels])
    .where('id', 'in', (e) =>
      e
        .selectFrom('thread_kudos_person')
        .select('kudos_id')
        .where('workspace_id', '=', workspace)
        .where('user_id', '=', user)
        .where('thread_kudos_person.taken_out_at', 'is', null),
    )
    .execute();
  return withPeople(db, workspace, rows);
}

/** The channels in whose weekly threads somebody was thanked. */
export async function channelsThanking(db: Db, { workspace, user }: Whose): Promise<string[]> {
  const rows = await db
    .selectFrom('thread_kudos')
    .innerJoin('thread_kudos_person', (join) =>
      join
        .onRef('thread_kudos_person.workspace_id', '=', 'thread_kudos.workspace_id')
        .onRef('thread_kudos_person.kudos_id', '=', 'thread_kudos.id'),
    )
    .select('thread_kudos.channel')
    .distinct()
    .where('thread_kudos.workspace_id', '=', workspace)
    .where('thread_kudos.taken_out_at', 'is', null)
    .where('thread_kudos_person.taken_out_at', 'is', null)
    .where('thread_kudos_person.user_id', '=', user)
    .execute();
  return rows.map(({ channel }) => channel);
}

function newest(db: Db, workspace: string, limit: number) {
  return db
    .selectFrom('thread_kudos')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where(counting)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
}
