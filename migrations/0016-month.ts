import type { Kysely } from 'kysely';
import { integer, table } from '../src/db/table.ts';

export const name = '0016-month';

/** The pictures of somebody's months that Slack holds, so that none is handed over twice. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'month_picture')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('month', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('file_id', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('uploaded_at', integer, (c) => c.notNull())
    .addColumn('sent_at', integer)
    .addPrimaryKeyConstraint('month_picture_key', ['workspace_id', 'user_id', 'month'])
    .execute();
  // A month is read on every drawing of the Home tab, and asks what was answered in it.
  await db.schema
    .createIndex('nudge_by_responded_at')
    .on('nudge')
    .columns(['workspace_id', 'user_id', 'responded_at'])
    .execute();
}
