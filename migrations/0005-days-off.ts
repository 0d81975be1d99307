import type { Kysely } from 'kysely';
import { integer, table } from '../src/db/table.ts';

export const name = '0005-days-off';

/** Days off, the public holidays that somebody keeps, being away by one's status in Slack, and since when a pause holds. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'day_off')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('first_on', 'text', (c) => c.notNull())
    .addColumn('last_on', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('day_off_key', ['workspace_id', 'user_id', 'first_on'])
    .execute();
  await table(db, 'holiday_calendar')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('country', 'text', (c) => c.notNull())
    .addColumn('region', 'text')
    .addPrimaryKeyConstraint('holiday_calendar_key', ['workspace_id', 'user_id'])
    .execute();
  await table(db, 'away')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('since_at', integer, (c) => c.notNull())
    .addColumn('until_at', integer)
    .addPrimaryKeyConstraint('away_key', ['workspace_id', 'user_id'])
    .execute();
  await db.schema.alterTable('manager').addColumn('paused_since', 'text').execute();
}
