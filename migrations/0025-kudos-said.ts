import type { Kysely } from 'kysely';
import { table } from '../src/db/table.ts';

export const name = '0025-kudos-said';

/** What a win said when kudos were made of it, and when these followed it last. Of those of before it is not known. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'kudos_said')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('kudos_id', 'text', (c) => c.notNull())
    .addColumn('win_id', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('said', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('kudos_said_key', ['workspace_id', 'kudos_id'])
    .addForeignKeyConstraint(
      'kudos_said_kudos',
      ['workspace_id', 'kudos_id'],
      'kudos',
      ['workspace_id', 'id'],
      (fk) => fk.onDelete('cascade'),
    )
    .addForeignKeyConstraint(
      'kudos_said_win',
      ['workspace_id', 'win_id'],
      'win',
      ['workspace_id', 'id'],
      (fk) => fk.onDelete('cascade'),
    )
    .execute();
  await db.schema
    .createIndex('kudos_said_by_win_id')
    .on('kudos_said')
    .columns(['workspace_id', 'win_id'])
    .execute();
}
