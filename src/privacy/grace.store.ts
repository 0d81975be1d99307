import type { Db } from '../db/schema.ts';
import type { Whose } from './forgetting.ts';

/** Those who were deactivated before a moment and are not forgotten yet. */
export async function deactivatedBefore(
  db: Db,
  moment: Temporal.Instant,
  limit: number,
): Promise<Whose[]> {
  const rows = await db
    .selectFrom('person')
    .select(['workspace_id', 'user_id'])
    .where('deactivated_at', '<=', moment.epochMilliseconds)
    .orderBy('deactivated_at')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ workspace: row.workspace_id, user: row.user_id }));
}

/** The workspaces whose token Slack has refused since before a moment. */
export async function lostBefore(db: Db, moment: Temporal.Instant): Promise<string[]> {
  const rows = await db
    .selectFrom('workspace')
    .select('id')
    .where('lost_at', '<=', moment.epochMilliseconds)
    .execute();
  return rows.map((row) => row.id);
}

/** Whether somebody is still deactivated since before a moment: they may be back since they were listed. */
export async function isGone(
  tx: Db,
  { workspace, user }: Whose,
  moment: Temporal.Instant,
): Promise<boolean> {
  const row = await tx
    .selectFrom('person')
    .select('user_id')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('deactivated_at', '<=', moment.epochMilliseconds)
    .executeTakeFirst();
  return row !== undefined;
}
