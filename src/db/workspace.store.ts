import type { Db, Schema } from './schema.ts';

/** Writes down the workspace that the bot token belongs to: every row of the others names it. Its token works. */
export async function keepWorkspace(
  db: Db,
  workspace: { id: string; name: string; botUser: string },
  now: Temporal.Instant,
): Promise<void> {
  const change = {
    name: workspace.name,
    bot_user_id: workspace.botUser,
    lost_at: null,
    lost_code: null,
  };
  await db
    .insertInto('workspace')
    .values({ id: workspace.id, created_at: now.epochMilliseconds, ...change })
    .onConflict((c) => c.column('id').doUpdateSet(change))
    .execute();
}

/** Our own user in a workspace, by which people mention us. */
export async function botUserOf(db: Db, workspace: string): Promise<string> {
  const { bot_user_id: user } = await db
    .selectFrom('workspace')
    .select('bot_user_id')
    .where('id', '=', workspace)
    .executeTakeFirstOrThrow();
  return user;
}

/** Keeps the moment from which on Slack refused the token of a workspace; a later one changes nothing. */
export async function keepLoss(
  db: Db,
  workspace: string,
  code: string,
  now: Temporal.Instant,
): Promise<void> {
  await db
    .updateTable('workspace')
    .set({ lost_at: now.epochMilliseconds, lost_code: code })
    .where('id', '=', workspace)
    .where('lost_at', 'is', null)
    .execute();
}

/** The token of a workspace works again. */
export async function forgetLoss(db: Db, workspace: string): Promise<void> {
  await db
    .updateTable('workspace')
    .set({ lost_at: null, lost_code: null })
    .where('id', '=', workspace)
    .execute();
}

type Vital = Schema['vital'];

/** Writes down that something was done now, in the place of the time before. */
export async function keepVital(
  db: Db,
  workspace: string,
  name: Vital['name'],
  now: Temporal.Instant,
  note: string | null = null,
): Promise<void> {
  const change = { at: now.epochMilliseconds, note };
  await db
    .insertInto('vital')
    .values({ workspace_id: workspace, name, ...change })
    .onConflict((c) => c.columns(['workspace_id', 'name']).doUpdateSet(change))
    .execute();
}

/** When each was last done, over all workspaces. */
export async function readVitals(
  db: Db,
): Promise<Partial<Record<Vital['name'], { at: Temporal.Instant; note: string | null }>>> {
  const rows = await db.selectFrom('vital').select(['name', 'at', 'note']).orderBy('at').execute();
  return Object.fromEntries(
    rows.map(({ name, at, note }) => [
      name,
      { at: Temporal.Instant.fromEpochMilliseconds(at), note },
    ]),
  );
}
