import type { Db } from '../db/schema.ts';

/** What waits for somebody's hours is looked at again now: their hours have changed, or they take no messages any more. */
export async function reconsider(
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
    .where('due_at', '>', now.epochMilliseconds)
    .execute();
}
