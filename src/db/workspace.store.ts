import type { Db } from './schema.ts';

/** Writes down the workspace that the bot token belongs to: every row of the others names it. */
export async function keepWorkspace(
  db: Db,
  workspace: { id: string; name: string; botUser: string },
  now: Temporal.Instant,
): Promise<void> {
  const change = { name: workspace.name, bot_user_id: workspace.botUser };
  await db
    .insertInto('workspace')
    .values({ id: workspace.id, created_at: now.epochMilliseconds, ...change })
    .onConflict((c) => c.column('id').doUpdateSet(change))
    .execute();
}
