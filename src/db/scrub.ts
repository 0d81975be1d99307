import { sql } from 'kysely';
import { busyTimeoutMs } from './inspect.ts';
import type { Db } from './schema.ts';

/**
 * What was deleted is gone from the write-ahead log too, not only from the tables: empties the log. False when somebody is
 * reading just now, such as a backup; then it is to be tried again. Waits for nobody. Not within a transaction.
 */
export async function scrub(db: Db): Promise<boolean> {
  return db.connection().execute(async (connection) => {
    await sql`pragma busy_timeout = 0`.execute(connection);
    try {
      const checkpoint = sql<{ busy: number }>`pragma wal_checkpoint(truncate)`;
      const { rows } = await checkpoint.execute(connection);
      return rows[0]?.busy === 0;
    } finally {
      await sql.raw(`pragma busy_timeout = ${busyTimeoutMs}`).execute(connection);
    }
  });
}
