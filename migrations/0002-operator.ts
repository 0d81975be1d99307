import type { Kysely } from 'kysely';
import { integer, table } from '../src/db/table.ts';

export const name = '0002-operator';

/** What whoever runs the app wants to know of it: when it last did what, and since when Slack refuses its token. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'vital')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('at', integer, (c) => c.notNull())
    .addColumn('note', 'text')
    .addPrimaryKeyConstraint('vital_key', ['workspace_id', 'name'])
    .execute();
  await db.schema.alterTable('workspace').addColumn('lost_at', integer).execute();
  await db.schema.alterTable('workspace').addColumn('lost_code', 'text').execute();
}
