import type { Db } from '../db/schema.ts';
import type { Typed } from '../slack/text.ts';

type Whose = { workspace: string; user: string };

/** Somebody was thanked in a weekly thread: by whom, where, and for what. */
type ThankedInThread = {
  person: string;
  giver: string;
  channel: string;
  text: Typed;
  at: Temporal.Instant;
};

/** Whom `user` thanked in weekly threads since then: one for each person, the newest first. */
export async function givenInThreads(
  db: Db,
  { workspace, user }: Whose,
  since: Temporal.Instant,
): Promise<ThankedInThread[]> {
  const rows = await recorded(db, workspace)
    .where('thread_kudos.user_id', '=', user)
    .where('thread_kudos.created_at', '>=', since.epochMilliseconds)
    .execute();
  return rows.map(thankedFrom);
}

/** The newest thanks to one person in weekly threads, whoever wrote them. */
export async function saidInThreads(
  db: Db,
  workspace: string,
  person: string,
  limit: number,
): Promise<ThankedInThread[]> {
  const rows = await recorded(db, workspace)
    .where('thread_kudos_person.user_id', '=', person)
    .limit(limit)
    .execute();
  return rows.map(thankedFrom);
}

function recorded(db: Db, workspace: string) {
  return db
    .selectFrom('thread_kudos')
    .innerJoin('thread_kudos_person', (join) =>
      join
        .onRef('thread_kudos_person.workspace_id', '=', 'thread_kudos.workspace_id')
        .onRef('thread_kudos_person.kudos_id', '=', 'thread_kudos.id'),
    )
    .select([
      'thread_kudos.user_id as giver',
      'thread_kudos.channel',
      'thread_kudos.text',
      'thread_kudos.created_at as at',
      'thread_kudos_person.user_id as person',
    ])
    .where('thread_kudos.workspace_id', '=', workspace)
    .where('thread_kudos.taken_out_at', 'is', null)
    .where('thread_kudos_person.taken_out_at', 'is', null)
    .orderBy('thread_kudos.created_at', 'desc')
    .orderBy('thread_kudos.id', 'desc');
}

function thankedFrom(row: Omit<ThankedInThread, 'at'> & { at: number }): ThankedInThread {
  return { ...row, at: Temporal.Instant.fromEpochMilliseconds(row.at) };
}
