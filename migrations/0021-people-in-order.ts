import type { Kysely } from 'kysely';
import { integer } from '../src/db/table.ts';

export const name = '0021-people-in-order';

/** The place of somebody among the people of a win, a kudos or a celebration, as its author put them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['win_person', 'kudos_person', 'celebration_person']) {
    await db.schema
      .alterTable(table)
      .addColumn('position', integer, (c) => c.notNull().defaultTo(0))
      .execute();
  }
}
