import type { Kysely } from 'kysely';
import { integer, table } from '../src/db/table.ts';

export const name = '0007-share';

/** What people show others of their journal: to a channel or to one person. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'share')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('journal_id', 'text', (c) => c.notNull())
    .addColumn('channel', 'text')
    .addColumn('person_id', 'text')
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('outbox_id', 'text', (c) => c.notNull())
    .addColumn('created_at', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('share_key', ['workspace_id', 'id'])
    .execute();
  await db.schema
    .createIndex('share_by_user_id_journal_id')
    .on('share')
    .columns(['workspace_id', 'user_id', 'journal_id'])
    .execute();
  await db.schema
    .createIndex('share_by_outbox_id')
    .on('share')
    .columns(['workspace_id', 'outbox_id'])
    .execute();
}
