import { type Kysely, sql } from 'kysely';
import { integer, table } from '../src/db/table.ts';

export const name = '0003-privacy';

/**
 * Since when somebody is deactivated, and the exports that somebody has asked for and not got yet. Of those who left before
 * this step, the moment at which it was read counts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('person').addColumn('deactivated_at', integer).execute();
  await sql`update person set deactivated_at = read_at where is_deactivated = 1`.execute(db);
  await db.schema
    .createIndex('person_by_deactivated_at')
    .on('person')
    .column('deactivated_at')
    .execute();
  await db.schema
    .createIndex('person_by_read_at')
    .on('person')
    .columns(['workspace_id', 'is_deactivated', 'read_at'])
    .execute();
  await table(db, 'export_request')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('asked_at', integer, (c) => c.notNull())
    .addColumn('files', 'text')
    .addPrimaryKeyConstraint('export_request_key', ['workspace_id', 'user_id'])
    .execute();
}
