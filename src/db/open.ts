import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { Migration } from '../../migrations/index.ts';
import { DatabaseError } from './errors.ts';
import {
  applicationId,
  busyTimeoutMs,
  codeOf,
  inspect,
  isDamage,
  openReadOnly,
  overSqlite,
} from './inspect.ts';
import { lockFile } from './lock.ts';
import { appliedMigrations, applyMigrations, pendingMigrations } from './migrate.ts';
import type { Db } from './schema.ts';

export type OpenDatabase = {
  db: Db;
  /** Names of the migrations taken while opening. */
  migrated: readonly string[];
  /** The copy made before migrating, if there was something to copy. */
  copy: string | null;
  close(): Promise<void>;
};

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
  let lock: { release(): void } | null = null;
  let sqlite: BetterSqlite3.Database | null = null;
  try {
    lock = lockFile(file);
    const { applied, isNew } = await inspect(file, {
      foreign: () =>
        `${file} is a SQLite database, but not one of Both Hats. Point DATABASE_URL at another file.`,
      damaged: (report) => damaged(file, report),
    });
    const pending = pendingMigrations(applied, migrations);
    const copy = !isNew && pending.length > 0 ? copyFile(file, now) : null;

    sqlite = new BetterSqlite3(file, { timeout: busyTimeoutMs });
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('foreign_keys = ON');
    // What somebody deletes is overwritten, not only left out of the tables.
    sqlite.pragma('secure_delete = ON');
    if (isNew) sqlite.pragma(`application_id = ${applicationId}`);
    const db = overSqlite(sqlite);
    try {
      await applyMigrations(db, pending, now);
    } catch (error) {
      // A start that fails again and again must not fill the disk with copies.
      const isUnchanged = (await appliedMigrations(db)).length === applied.length;
      if (copy && isUnchanged) rmSync(copy);
      throw error;
    }
    const { release } = lock;
    return {
      db,
      migrated: pending.map((m) => m.name),
      copy,
      close: async () => {
        await db.destroy();
        release();
      },
    };
  } catch (error) {
    sqlite?.close();
    lock?.release();
    throw asDatabaseError(error, file);
  }
}

function makeFile(file: string): void {
  try {
    const folder = dirname(file);
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
    if (!statSync(file).isFile()) throw new Error('it is not a file');
    // SQLite itself opens a file that it may not write, and says nothing until the first change.
    accessSync(file, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new DatabaseError(
      `The database file ${file} cannot be made, read or written (${messageOf(error)}). Check DATABASE_URL and the permissions of its folder.`,
    );
  }
}

function copyFile(file: string, now: Temporal.Instant): string {
  const stamp = now.round('second').toString().replaceAll(/[-:]/g, '');
  const copy = `${file}.before-upgrade-${stamp}`;
  // One of this very second is what a start that was killed has left.
  rmSync(copy, { force: true });
  closeSync(openSync(copy, 'a', 0o600));
  const sqlite = openReadOnly(file);
  try {
    sqlite.prepare('VACUUM INTO ?').run(copy);
  } finally {
    sqlite.close();
  }
  return copy;
}

/** SQLite's errors and the system's, as a sentence; any other error is a fault of ours and stays as it is. */
function asDatabaseError(error: unknown, file: string): unknown {
  if (error instanceof DatabaseError || codeOf(error) === null) return error;
  if (isDamage(error)) return new DatabaseError(damaged(file, error.message));
  return new DatabaseError(
    `The database ${file} cannot be used: ${messageOf(error)} (${codeOf(error)}). Check free disk space and the permissions of its folder.`,
    { cause: error },
  );
}

function damaged(file: string, report: string): string {
  return `The database ${file} is damaged (${report}). It was left untouched: move it aside and restore a backup.`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
