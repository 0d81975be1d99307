import { sql } from 'kysely';
import type { Db } from './schema.ts';

/**
 * What was deleted is gone from the write-ahead log too, not only from the tables: empties the log. False when somebody is
 * reading just now, such as a backup; then it is to be tried again. Not within a transaction.
 */
export async function scrub(db: Db): Promise<boolean> {
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
  return rows[0]?.busy === 0;
}
