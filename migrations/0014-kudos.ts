import type { Kysely } from 'kysely';
import { integer, table } from '../src/db/table.ts';

export const name = '0014-kudos';

/**
 * Kudos say apart from what somebody did what it changed, and which message they are about. `kudos_draft` holds words for a
 * day: those that are looked at before they are posted, and those that stood in a post before it was changed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('kudos')
    .addColumn('effect', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema.alterTable('kudos').addColumn('link', 'text').execute();
  await db.schema
    .createIndex('kudos_person_by_user_id')
    .on('kudos_person')
    .columns(['workspace_id', 'user_id', 'kudos_id'])
    .execute();
  // The thread's own first message goes with the post.
  await db.schema
    .createIndex('outbox_by_thread_of')
    .on('outbox')
    .columns(['workspace_id', 'thread_of'])
    .where('thread_of', 'is not', null)
    .execute();
  await table(db, 'kudos_draft')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('kudos_id', 'text')
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('effect', 'text', (c) => c.notNull())
    .addColumn('link', 'text')
    .addColumn('people', 'text', (c) => c.notNull())
    .addColumn('created_at', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('kudos_draft_key', ['workspace_id', 'id'])
    .execute();
  await db.schema
    .createIndex('kudos_draft_by_user_id_kudos_id')
    .on('kudos_draft')
    .columns(['workspace_id', 'user_id', 'kudos_id'])
    .execute();
}
