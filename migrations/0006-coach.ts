import type { Kysely } from 'kysely';
import { integer, table } from '../src/db/table.ts';

export const name = '0006-coach';

/** What choosing a nudge needs: about the manager, what each nudge was about and why it came, and what they decide and tell. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('manager')
    .addColumn('is_remote', integer, (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('manager').addColumn('leading_since', 'text').execute();

  await db.schema.alterTable('nudge').addColumn('about', 'text').execute();
  await db.schema.alterTable('nudge').addColumn('about_person', 'text').execute();
  await db.schema.alterTable('nudge').addColumn('about_id', 'text').execute();
  await db.schema.alterTable('nudge').addColumn('reason', 'text').execute();
  await db.schema
    .alterTable('nudge')
    .addColumn('is_asked', integer, (c) => c.notNull().defaultTo(0))
    .execute();

  await table(db, 'plan_change')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('practice', 'text')
    .addColumn('moved_to', 'text')
    .addColumn('is_dropped', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('plan_change_key', ['workspace_id', 'user_id', 'date'])
    .execute();

  await table(db, 'happening')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('created_at', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('happening_key', ['workspace_id', 'id'])
    .execute();
  await db.schema
    .createIndex('happening_by_user_id_created_at')
    .on('happening')
    .columns(['workspace_id', 'user_id', 'created_at'])
    .execute();

  await table(db, 'intention')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('practice', 'text', (c) => c.notNull())
    .addColumn('nudge_id', 'text')
    .addColumn('when_text', 'text', (c) => c.notNull())
    .addColumn('will_text', 'text', (c) => c.notNull())
    .addColumn('follows', 'text')
    .addColumn('at', integer, (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('outbox_id', 'text')
    .addColumn('created_at', integer, (c) => c.notNull())
    .addColumn('answered_at', integer)
    .addPrimaryKeyConstraint('intention_key', ['workspace_id', 'id'])
    .execute();
  await db.schema
    .createIndex('intention_by_user_id_at')
    .on('intention')
    .columns(['workspace_id', 'user_id', 'at'])
    .execute();
  await db.schema
    .createIndex('journal_by_practice')
    .on('journal')
    .columns(['workspace_id', 'user_id', 'practice', 'created_at'])
    .execute();
}
