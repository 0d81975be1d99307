import { type Kysely, sql } from 'kysely';
import { table } from '../src/db/table.ts';

export const name = '0022-told-together';

/**
 * What falls due together is told in one message, which is composed when it goes out: in which message somebody hears that a
 * delegation is overdue, and in which each of the two sees what done looks like to both.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'overdue')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('delegation_id', 'text', (c) => c.notNull())
    .addColumn('due_on', 'text', (c) => c.notNull())
    .addColumn('outbox_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('overdue_key', ['workspace_id', 'user_id', 'delegation_id', 'due_on'])
    .execute();
  await db.schema
    .createIndex('overdue_by_outbox_id')
    .on('overdue')
    .columns(['workspace_id', 'outbox_id'])
    .execute();
  // What waits already is composed like the rest, and what was told stays told. Its occurrence was named `overdue ROLE DATE`.
  await sql`insert into overdue (workspace_id, user_id, delegation_id, due_on, outbox_id)
    select workspace_id, user_id, substr(schedule_id, length('delegation:') + 1), substr(slot, -10), id
    from outbox where kind = 'delegation-overdue' and state in ('due', 'sending', 'sent')
      and schedule_id is not null and slot is not null`.execute(db);

  for (const side of ['manager', 'person']) {
    const column = `${side}_shown_outbox_id`;
    await db.schema.alterTable('done_question').addColumn(column, 'text').execute();
    await db.schema
      .createIndex(`done_question_by_${column}`)
      .on('done_question')
      .columns(['workspace_id', column])
      .where(column, 'is not', null)
      .execute();
    await sql`update done_question set ${sql.ref(column)} = (
        select id from outbox where outbox.workspace_id = done_question.workspace_id
          and outbox.schedule_id = 'done-shown:' || done_question.id and outbox.slot = ${side}
          and outbox.state in ('due', 'sending'))
      where shown_at is not null`.execute(db);
  }
}
