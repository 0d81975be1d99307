import { type Kysely, sql } from 'kysely';
import { integer, table } from '../src/db/table.ts';

export const name = '0012-wins';

/**
 * The message that a win came from, what it said before its last change, and what is looked for in a list that a form covers.
 * Files that somebody waits for, of more kinds than one: those of an export go on being waited for.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'file_request')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('asked_at', integer, (c) => c.notNull())
    .addColumn('asks', 'text', (c) => c.notNull())
    .addColumn('files', 'text')
    .addPrimaryKeyConstraint('file_request_key', ['workspace_id', 'user_id', 'kind'])
    .execute();
  await sql`insert into file_request (workspace_id, user_id, kind, id, asked_at, asks, files)
    select workspace_id, user_id, 'export', id, asked_at, '', files from export_request`.execute(
    db,
  );
  await db.schema.dropTable('export_request').execute();

  await db.schema.alterTable('win').addColumn('link', 'text').execute();
  await db.schema.alterTable('win').addColumn('before_change', 'text').execute();
  await db.schema.alterTable('win').addColumn('changed_at', integer).execute();
  await table(db, 'win_search')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('view_id', 'text', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('at', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('win_search_key', ['workspace_id', 'user_id', 'view_id'])
    .execute();
}
