import { closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { Migration } from '../../migrations/index.ts';
import { DatabaseError } from './errors.ts';
import { lockFile } from './lock.ts';
import { appliedMigrations, applyMigrations, pendingMigrations } from './migrate.ts';
import type { Db, Schema } from './schema.ts';

export type OpenDatabase = {
  db: Db;
  /** Names of the migrations taken while opening. */
  migrated: readonly string[];
  /** The copy made before migrating, if there was something to copy. */
  copy: string | null;
  close(): Promise<void>;
};

/** "BHat" in ASCII: SQLite's application_id of our files. */
const applicationId = 0x42486174;

/**
 * Opens the SQLite file, alone (another process on it is refused), checked and migrated; makes it, mode 0600, if there is none.
 * Before migrating a file that holds data, a copy is made beside it.
 * Throws DatabaseError with a sentence for the operator; a file that is damaged, foreign or newer is left as it is.
 */
export async function openDatabase(
  file: string,
  migrations: readonly Migration[],
  now: Temporal.Instant,
): Promise<OpenDatabase> {
  makeFile(file);
  const lock = lockFile(file);
  let sqlite: BetterSqlite3.Database | null = null;
  try {
    sqlite = new BetterSqlite3(file, { timeout: 2_000 });
    const isNew = checkFile(sqlite, file);
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('foreign_keys = ON');
    if (isNew) sqlite.pragma(`application_id = ${applicationId}`);

    const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: sqlite }) });
    const pending = pendingMigrations(await appliedMigrations(db), migrations);
    let copy: string | null = null;
    if (!isNew && pending.length > 0) copy = copyFile(sqlite, file, now);
    await applyMigrations(db, pending, now);
    return {
      db,
      migrated: pending.map((m) => m.name),
      copy,
      close: async () => {
        await db.destroy();
        lock.release();
      },
    };
  } catch (error) {
    sqlite?.close();
    lock.release();
    throw asDatabaseError(error, file);
  }
}

function makeFile(file: string): void {
  try {
    const folder = dirname(file);
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
    if (!statSync(file).isFile()) throw new Error('it is not a file');
  } catch (error) {
    throw new DatabaseError(
      `The database file ${file} cannot be made or read (${messageOf(error)}). Check DATABASE_URL and that its folder can be written to.`,
    );
  }
}

/** Whether the file is empty. Throws DatabaseError for one that is damaged or not ours. */
function checkFile(sqlite: BetterSqlite3.Database, file: string): boolean {
  const tables = sqlite.prepare("select count(*) from sqlite_master where type = 'table'").pluck();
  if (tables.get() === 0) return true;
  if (sqlite.pragma('application_id', { simple: true }) !== applicationId) {
    throw new DatabaseError(
      `${file} is a SQLite database, but not one of Both Hats. Point DATABASE_URL at another file.`,
    );
  }
  const report = sqlite.pragma('quick_check(1)', { simple: true });
  if (report !== 'ok') throw damaged(file, String(report));
  return false;
}

function copyFile(sqlite: BetterSqlite3.Database, file: string, now: Temporal.Instant): string {
  const stamp = now.round('second').toString().replaceAll(/[-:]/g, '');
  const copy = `${file}.before-upgrade-${stamp}`;
  closeSync(openSync(copy, 'a', 0o600));
  sqlite.prepare('VACUUM INTO ?').run(copy);
  return copy;
}

function asDatabaseError(error: unknown, file: string): unknown {
  if (!(error instanceof BetterSqlite3.SqliteError)) return error;
  if (error.code === 'SQLITE_NOTADB' || error.code.startsWith('SQLITE_CORRUPT')) {
    return damaged(file, error.message);
  }
  return new DatabaseError(
    `The database ${file} cannot be used: ${error.message} (${error.code}). Check free disk space and the permissions of its folder.`,
    { cause: error },
  );
}

function damaged(file: string, report: string): DatabaseError {
  return new DatabaseError(
    `The database ${file} is damaged (${report}). It was left untouched: move it aside and restore a backup.`,
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
