import type { Db } from '../db/schema.ts';

/** The messages that came unasked on local dates of `from` and later, before `until`: of each the date and its kind. */
export async function cameWithin(
  db: Db,
  { workspace, user }: { workspace: string; user: string },
  { from, until }: { from: Temporal.PlainDate; until: Temporal.PlainDate },
): Promise<{ date: Temporal.PlainDate; kind: string }[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['unasked_on', 'kind'])
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('unasked_on', '>=', from.toString())
    .where('unasked_on', '<', until.toString())
    .where('state', '=', 'sent')
    .execute();
  return rows.flatMap(({ unasked_on: day, kind }) =>
    day === null ? [] : [{ date: Temporal.PlainDate.from(day), kind }],
  );
}
