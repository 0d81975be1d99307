import type { Kysely } from 'kysely';
import { integer, table } from '../src/db/table.ts';

export const name = '0017-celebration';

/** Posts in which somebody celebrates finished work or a month with their team, as drafts and once they are shared. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'celebration')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('set_out', 'text', (c) => c.notNull())
    .addColumn('did', 'text', (c) => c.notNull())
    .addColumn('learned', 'text', (c) => c.notNull())
    .addColumn('thanks', 'text', (c) => c.notNull())
    .addColumn('channel', 'text')
    .addColumn('chosen', 'text', (c) => c.notNull())
    .addColumn('answers_to', 'text')
    .addColumn('outbox_id', 'text')
    .addColumn('told_outbox_id', 'text')
    .addColumn('created_at', integer, (c) => c.notNull())
    .addColumn('changed_at', integer, (c) => c.notNull())
    .addColumn('shared_at', integer)
    .addPrimaryKeyConstraint('celebration_key', ['workspace_id', 'id'])
    .execute();
  await db.schema
    .createIndex('celebration_by_user_id')
    .on('celebration')
    .columns(['workspace_id', 'user_id', 'state'])
    .execute();
  await db.schema
    .createIndex('celebration_by_outbox_id')
    .on('celebration')
    .columns(['workspace_id', 'outbox_id'])
    .execute();
  await table(db, 'celebration_person')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('celebration_id', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('celebration_person_key', [
      'workspace_id',
      'celebration_id',
      'user_id',
    ])
    .addForeignKeyConstraint(
      'celebration_person_celebration',
      ['workspace_id', 'celebration_id'],
      'celebration',
      ['workspace_id', 'id'],
      (fk) => fk.onDelete('cascade'),
    )
    .execute();
  await db.schema
    .createIndex('celebration_person_by_user_id')
    .on('celebration_person')
    .columns(['workspace_id', 'user_id'])
    .execute();
}
