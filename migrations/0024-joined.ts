import { type Kysely, sql } from 'kysely';
import { integer } from '../src/db/table.ts';

export const name = '0024-joined';

/** Since when somebody is in a manager's team; those of before as long as the manager is coached. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('team_member').addColumn('joined_at', integer).execute();
  await sql`update team_member set joined_at = (
      select created_at from manager where manager.workspace_id = team_member.workspace_id
        and manager.user_id = team_member.manager_id)`.execute(db);
}
