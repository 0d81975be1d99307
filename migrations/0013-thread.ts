import type { Kysely } from 'kysely';
import { integer, table } from '../src/db/table.ts';

export const name = '0013-thread';

/** The threads below posts of ours in channels, and what people write and react there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'thread')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('outbox_id', 'text', (c) => c.notNull())
    .addColumn('until_at', integer, (c) => c.notNull())
    .addColumn('read_at', integer)
    .addColumn('closed_at', integer)
    .addColumn('drawn', 'text', (c) => c.notNull().defaultTo(''))
    .addPrimaryKeyConstraint('thread_key', ['workspace_id', 'outbox_id'])
    .execute();
  await db.schema
    .createIndex('thread_by_closed_at_read_at')
    .on('thread')
    .columns(['workspace_id', 'closed_at', 'read_at'])
    .execute();
  await table(db, 'thread_reply')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('thread_id', 'text', (c) => c.notNull())
    .addColumn('ts', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('edited', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('thread_reply_key', ['workspace_id', 'thread_id', 'ts'])
    .addForeignKeyConstraint(
      'thread_reply_thread',
      ['workspace_id', 'thread_id'],
      'thread',
      ['workspace_id', 'outbox_id'],
      (fk) => fk.onDelete('cascade'),
    )
    .execute();
  await table(db, 'thread_reaction')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('thread_id', 'text', (c) => c.notNull())
    .addColumn('ts', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('count', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('thread_reaction_key', ['workspace_id', 'thread_id', 'ts', 'name'])
    .addForeignKeyConstraint(
      'thread_reaction_thread',
      ['workspace_id', 'thread_id'],
      'thread',
      ['workspace_id', 'outbox_id'],
      (fk) => fk.onDelete('cascade'),
    )
    .execute();
  await db.schema
    .createIndex('thread_reply_by_user_id')
    .on('thread_reply')
    .columns(['workspace_id', 'user_id'])
    .execute();
}
