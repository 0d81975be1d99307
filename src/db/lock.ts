import { closeSync, existsSync, openSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { DatabaseError } from './errors.ts';

/**
 * Makes this process the only one on `file` until `release` is called or the process ends, however it ends:
 * the system frees the lock on the sibling file, which leaves the data file open to backups and the doctor.
 * Throws DatabaseError when another process holds it.
 */
export function lockFile(file: string): { release(): void } {
  const path = `${file}.lock`;
  // Once it is there it must not be opened by any other way: closing it would end the lock that this process holds.
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  const lock = new BetterSqlite3(path, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new DatabaseError(
        `Another Both Hats process is using ${file}. Stop it first, or point DATABASE_URL at another file.`,
      );
    }
    throw error;
  }
  return { release: () => lock.close() };
}
