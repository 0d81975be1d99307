import BetterSqlite3 from 'better-sqlite3';
import { Kysely } from 'kysely';
import { DatabaseError } from './errors.ts';
import { appliedMigrations } from './migrate.ts';
import { groupCommitDialect } from './group-commit.ts';
import type { Db, Schema } from './schema.ts';

/** "BHat" in ASCII: SQLite's application_id of our files. */
export const applicationId = 0x42486174;

/**
 * How long one process waits for another's short transaction. Everything else waits with it, and whoever sent a form
 * reads after three seconds that it failed: so not long.
 */
export const busyTimeoutMs = 500;

export function overSqlite(database: BetterSqlite3.Database): Db {
  return new Kysely<Schema>({ dialect: groupCommitDialect(database) });
}

/** Opens a database for reading alone, also beside a running app. */
export function openReadOnly(file: string): BetterSqlite3.Database {
  return new BetterSqlite3(file, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs });
}

/**
 * Reads what a file is, without changing a byte of it. `foreign` and `damaged` make the sentence for one that is not
 * ours, or broken: thrown as DatabaseError.
 */
export async function inspect(
  file: string,
  say: { foreign(): string; damaged(report: string): string },
): Promise<{ isNew: boolean; applied: readonly string[] }> {
  const sqlite = openReadOnly(file);
  try {
    const tables = "select count(*) from sqlite_master where type = 'table'";
    if (sqlite.prepare(tables).pluck().get() === 0) return { isNew: true, applied: [] };
    if (sqlite.pragma('application_id', { simple: true }) !== applicationId) {
      throw new DatabaseError(say.foreign());
    }
    const report = sqlite.pragma('quick_check(1)', { simple: true });
    if (report !== 'ok') {
      const [line = ''] = String(report).split('\n').slice(-1);
      throw new DatabaseError(say.damaged(line));
    }
    return { isNew: false, applied: await appliedMigrations(overSqlite(sqlite)) };
  } catch (error) {
    throw isDamage(error) ? new DatabaseError(say.damaged(error.message)) : error;
  } finally {
    sqlite.close();
  }
}

/** SQLite's words for a file that is broken, or no database at all. */
export function isDamage(error: unknown): error is Error {
  const code = codeOf(error);
  return code === 'SQLITE_NOTADB' || (code?.startsWith('SQLITE_CORRUPT') ?? false);
}

/** SQLite's code or the system's; null for an error that has none. */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  return 'code' in error && typeof error.code === 'string' ? error.code : null;
}
