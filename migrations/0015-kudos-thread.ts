import type { Kysely } from 'kysely';
import { integer, table } from '../src/db/table.ts';

export const name = '0015-kudos-thread';

/** A kudos thread each week in the channels that want one, and the kudos that people write in it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'kudos_channel')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('day', integer, (c) => c.notNull())
    .addColumn('time', 'text', (c) => c.notNull())
    .addColumn('zone', 'text', (c) => c.notNull())
    .addColumn('wording', integer, (c) => c.notNull())
    .addColumn('silent_weeks', integer, (c) => c.notNull())
    .addColumn('created_at', integer, (c) => c.notNull())
    .addColumn('stopped_at', integer)
    .addPrimaryKeyConstraint('kudos_channel_key', ['workspace_id', 'channel'])
    .execute();
  await db.schema
    .createIndex('kudos_channel_by_user_id')
    .on('kudos_channel')
    .columns(['workspace_id', 'user_id'])
    .execute();
  await table(db, 'thread_kudos')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('thread_id', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('ts', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('created_at', integer, (c) => c.notNull())
    .addColumn('taken_out_at', integer)
    .addPrimaryKeyConstraint('thread_kudos_key', ['workspace_id', 'id'])
    .addUniqueConstraint('thread_kudos_place', ['workspace_id', 'channel', 'ts'])
    .execute();
  await table(db, 'thread_kudos_person')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('kudos_id', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('thread_kudos_person_key', ['workspace_id', 'kudos_id', 'user_id'])
    .addForeignKeyConstraint(
      'thread_kudos_person_kudos',
      ['workspace_id', 'kudos_id'],
      'thread_kudos',
      ['workspace_id', 'id'],
      (fk) => fk.onDelete('cascade'),
    )
    .execute();
  await db.schema
    .createIndex('thread_kudos_by_user_id_created_at')
    .on('thread_kudos')
    .columns(['workspace_id', 'user_id', 'created_at'])
    .execute();
  await db.schema
    .createIndex('thread_kudos_by_thread_id')
    .on('thread_kudos')
    .columns(['workspace_id', 'thread_id'])
    .execute();
  await db.schema
    .createIndex('thread_kudos_person_by_user_id')
    .on('thread_kudos_person')
    .columns(['workspace_id', 'user_id'])
    .execute();
}
