import type { Kysely } from 'kysely';
import { integer } from '../src/db/table.ts';

export const name = '0009-roadblock';

/** What follows a roadblock: what is needed, where and when it is read, and when it was out of the way. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('check_in')
    .addColumn('need', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  for (const column of ['told_in', 'read_from']) {
    await db.schema.alterTable('check_in').addColumn(column, 'text').execute();
  }
  await db.schema.alterTable('check_in').addColumn('gone_at', integer).execute();
}
