import type { Kysely } from 'kysely';
import { integer, table } from '../src/db/table.ts';

export const name = '0020-card';

/** What a manager notes about one person, for themselves. A card is found by its manager: they come first in the key. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'card')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('manager_id', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('strengths', 'text', (c) => c.notNull())
    .addColumn('motivates', 'text', (c) => c.notNull())
    .addColumn('aspirations', 'text', (c) => c.notNull())
    .addColumn('ways', 'text', (c) => c.notNull())
    .addColumn('before_change', 'text')
    .addColumn('created_at', integer, (c) => c.notNull())
    .addColumn('changed_at', integer)
    .addPrimaryKeyConstraint('card_key', ['workspace_id', 'manager_id', 'person_id'])
    .execute();
  // A card goes with the person whom it is about.
  await db.schema
    .createIndex('card_by_person_id')
    .on('card')
    .columns(['workspace_id', 'person_id'])
    .execute();
  // What can be taken back is looked through every hour.
  await db.schema
    .createIndex('card_by_changed_at')
    .on('card')
    .columns(['workspace_id', 'changed_at'])
    .execute();
}
