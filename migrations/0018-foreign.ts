import type { Kysely } from 'kysely';
import { integer } from '../src/db/table.ts';

export const name = '0018-foreign';

/** Whether somebody is of another workspace, and is seen here in shared channels. Read with the rest of the profile. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('person')
    .addColumn('is_foreign', integer, (c) => c.notNull().defaultTo(0))
    .execute();
}
