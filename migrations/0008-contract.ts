import { type Kysely, sql } from 'kysely';
import { integer, table } from '../src/db/table.ts';

export const name = '0008-contract';

/** What makes a delegation a contract: its versions, what both say of it, when it is handed in, and its history. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const texts = ['authority_limit', 'restated', 'missing'];
  for (const column of texts) {
    await db.schema
      .alterTable('delegation')
      .addColumn(column, 'text', (c) => c.notNull().defaultTo(''))
      .execute();
  }
  for (const column of ['due_at', 'link', 'check_in_days', 'pending', 'continues_id']) {
    await db.schema.alterTable('delegation').addColumn(column, 'text').execute();
  }
  for (const column of ['agreed_at', 'handed_in_at']) {
    await db.schema.alterTable('delegation').addColumn(column, integer).execute();
  }
  await db.schema
    .alterTable('delegation')
    .addColumn('version', integer, (c) => c.notNull().defaultTo(1))
    .execute();
  await db.schema
    .alterTable('delegation')
    .addColumn('step', integer, (c) => c.notNull().defaultTo(0))
    .execute();

  await sql`update delegation set check_in_days = '[' || check_in_day || ']'
    where check_in_day is not null`.execute(db);
  await db.schema.alterTable('delegation').dropColumn('check_in_day').execute();

  await table(db, 'delegation_event')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('delegation_id', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('version', integer, (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('at', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('delegation_event_key', ['workspace_id', 'id'])
    .addForeignKeyConstraint(
      'delegation_event_delegation',
      ['workspace_id', 'delegation_id'],
      'delegation',
      ['workspace_id', 'id'],
      (fk) => fk.onDelete('cascade'),
    )
    .execute();
  await db.schema
    .createIndex('delegation_event_by_delegation_id')
    .on('delegation_event')
    .columns(['workspace_id', 'delegation_id', 'id'])
    .execute();
}
