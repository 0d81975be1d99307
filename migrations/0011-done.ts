import type { Kysely } from 'kysely';
import { integer, table } from '../src/db/table.ts';

export const name = '0011-done';

/** What two people say of when something is done: asked of both, each answer its author's until both are shown. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'done_question')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('manager_id', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('delegation_id', 'text')
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('manager_outbox_id', 'text')
    .addColumn('person_outbox_id', 'text', (c) => c.notNull())
    .addColumn('created_at', integer, (c) => c.notNull())
    .addColumn('shown_at', integer)
    .addPrimaryKeyConstraint('done_question_key', ['workspace_id', 'id'])
    .execute();
  for (const column of ['manager_id', 'person_id']) {
    await db.schema
      .createIndex(`done_question_by_${column}`)
      .on('done_question')
      .columns(['workspace_id', column, 'created_at'])
      .execute();
  }
  await table(db, 'done_answer')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('question_id', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('at', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('done_answer_key', ['workspace_id', 'question_id', 'user_id'])
    .addForeignKeyConstraint(
      'done_answer_question',
      ['workspace_id', 'question_id'],
      'done_question',
      ['workspace_id', 'id'],
      (fk) => fk.onDelete('cascade'),
    )
    .execute();
}
