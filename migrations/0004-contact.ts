import type { Kysely } from 'kysely';
import { integer, table } from '../src/db/table.ts';

export const name = '0004-contact';

/** Hours of people who are not coached, and what they know and want of messages from us. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'own_hours')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('zone', 'text')
    .addColumn('working_days', 'text', (c) => c.notNull())
    .addColumn('quiet_from', 'text', (c) => c.notNull())
    .addColumn('quiet_to', 'text', (c) => c.notNull())
    .addColumn('updated_at', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('own_hours_key', ['workspace_id', 'user_id'])
    .execute();
  await table(db, 'contact')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('told_in', 'text')
    .addColumn('stopped_at', integer)
    .addPrimaryKeyConstraint('contact_key', ['workspace_id', 'user_id'])
    .execute();
}
