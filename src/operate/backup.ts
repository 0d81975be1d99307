import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Migration } from '../../migrations/index.ts';
import { DatabaseError } from '../db/errors.ts';
import { codeOf, inspect, openReadOnly } from '../db/inspect.ts';
import { pendingMigrations } from '../db/migrate.ts';

/** Where backups lie unless told otherwise: beside the database. */
export function backupFolder(databaseFile: string): string {
  return join(dirname(databaseFile), 'backups');
}

/** The file for a backup made by hand at this moment. */
export function backupFile(databaseFile: string, now: Temporal.Instant): string {
  const stamp = now.round('second').toString().replaceAll(/[-:]/g, '');
  return join(backupFolder(databaseFile), `${stem(databaseFile)}-${stamp}.db`);
}

/** The name of a database file without its ending: what its backups' names begin with. */
export function stem(databaseFile: string): string {
  return basename(databaseFile).replace(/\.(db|sqlite3?)$/, '');
}

/**
 * Writes a copy of the database to `target`, also while the app runs: under another name until it is read back and found
 * whole, and for its owner alone. Throws DatabaseError with a sentence; then there is no file of that name.
 */
export async function makeBackup(
  databaseFile: string,
  target: string,
  migrations: readonly Migration[],
): Promise<void> {
  if (!existsSync(databaseFile)) {
    throw new DatabaseError(
      `There is no database at ${databaseFile} to back up. Check DATABASE_URL, or start the app once.`,
    );
  }
  if (existsSync(target)) {
    throw new DatabaseError(`${target} exists already. Name another file, or remove that one.`);
  }
  const part = `${target}.part`;
  try {
    if (!existsSync(dirname(target))) mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    copyDatabase(databaseFile, part);
    await checkCopy(part, migrations);
    sync(part);
    renameSync(part, target);
    sync(dirname(target));
  } catch (error) {
    removed(part);
    throw asSentence(error, `The backup ${target} could not be written`);
  }
}

/** Writes what is in a database, its log included, into a new file for the owner alone. */
export function copyDatabase(from: string, to: string): void {
  rmSync(to, { force: true });
  closeSync(openSync(to, 'wx', 0o600));
  const sqlite = openReadOnly(from);
  try {
    sqlite.prepare('VACUUM INTO ?').run(to);
  } finally {
    sqlite.close();
  }
}

/**
 * Holds a copy against what we know: whole, ours, and of no newer version. Returns the steps that it has still to take.
 * Throws DatabaseError with a sentence.
 */
export async function checkCopy(
  file: string,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  const { isNew, applied } = await inspect(file, {
    foreign: () => `${file} is a SQLite database, but not one of Both Hats. Name another file.`,
    damaged: (report) => `${file} is damaged (${report}). Take another backup.`,
  });
  if (isNew) throw new DatabaseError(`${file} holds nothing. Name another file.`);
  return pendingMigrations(applied, migrations).map((step) => step.name);
}

function removed(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The folder itself is the trouble, and that is what is said.
  }
}

/** Has a file, or the names in a folder, written through to the disk. */
export function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The system's errors and SQLite's as a sentence that begins with `what`; any other stays as it is. */
export function asSentence(error: unknown, what: string): unknown {
  const code = codeOf(error);
  if (error instanceof DatabaseError || code === null) return error;
  const message = error instanceof Error ? error.message : '';
  return new DatabaseError(
    `${what}: ${message} (${code}). Check free disk space and the permissions of the folder.`,
    { cause: error },
  );
}
