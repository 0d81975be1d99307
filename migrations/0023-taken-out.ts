import type { Kysely } from 'kysely';
import { integer } from '../src/db/table.ts';

export const name = '0023-taken-out';

/** When somebody who is named in a weekly kudos took themselves out of it; those of before took out the whole. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('thread_kudos_person').addColumn('taken_out_at', integer).execute();
}
