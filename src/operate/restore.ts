import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { Migration } from '../../migrations/index.ts';
import { DatabaseError } from '../db/errors.ts';
import { lockFile } from '../db/lock.ts';
import { asSentence, checkCopy, copyDatabase, sync } from './backup.ts';

export type Restored = {
  /** Where the file that was replaced is now; null when there was none. */
  kept: string | null;
  /** The steps that the next start will take. */
  pending: readonly string[];
  /** Messages that were waiting when the backup was made: they are looked for in Slack before they are sent. */
  toLookFor: number;
};

/**
 * Puts a backup in the place of the database, whose file is kept aside. Refuses while the app runs, and a backup that is
 * damaged, foreign or newer: DatabaseError with a sentence, and everything is as it was. A crash half-way leaves the
 * old database or the new one in place, never none, and what is kept aside is whole.
 */
export async function restoreBackup(
  backup: string,
  databaseFile: string,
  migrations: readonly Migration[],
  now: Temporal.Instant,
): Promise<Restored> {
  if (!existsSync(backup)) {
    throw new DatabaseError(`There is no file ${backup}. Name one of the backups.`);
  }
  if (!existsSync(dirname(databaseFile))) {
    throw new DatabaseError(
      `There is no folder ${dirname(databaseFile)} to restore into. Check DATABASE_URL.`,
    );
  }
  const part = `${databaseFile}.restoring`;
  let lock: { release(): void } | null = null;
  try {
    await checkCopy(backup, migrations);
    lock = lockFile(databaseFile);
    copyDatabase(backup, part);
    const pending = await checkCopy(part, migrations);
    const toLookFor = doubtWhatWaits(part, now);
    sync(part);
    const kept = existsSync(databaseFile) ? keepAside(databaseFile, now) : null;
    renameSync(part, databaseFile);
    sync(dirname(databaseFile));
    return { kept, pending, toLookFor };
  } catch (error) {
    throw asSentence(error, `${backup} could not be restored`);
  } finally {
    for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(part + ending, { force: true });
    lock?.release();
  }
}

/**
 * What was waiting to be sent when the backup was made may have been sent since: it becomes what a call without an answer
 * leaves behind, which the sender looks for in Slack before it sends anything.
 */
function doubtWhatWaits(file: string, now: Temporal.Instant): number {
  const sqlite = new BetterSqlite3(file);
  try {
    const doubt = sqlite.prepare(`
      update outbox set state = 'sending', attempt = attempt + 1, claimed_at = 0,
        first_claimed_at = coalesce(first_claimed_at, created_at)
      where state in ('due', 'sending') and due_at <= ?`);
    return doubt.run(now.epochMilliseconds).changes;
  } finally {
    sqlite.close();
  }
}

/** The old file gets a second name, with its log; its own name stays until the new one takes it. */
function keepAside(databaseFile: string, now: Temporal.Instant): string {
  const stamp = now.round('second').toString().replaceAll(/[-:]/g, '');
  const kept = `${databaseFile}.replaced-${stamp}`;
  for (const ending of ['', '-wal']) {
    if (existsSync(databaseFile + ending)) secondName(databaseFile + ending, kept + ending);
  }
  sync(dirname(databaseFile));
  // The log belongs to the old file: beside the new one it would be taken for that one's.
  for (const ending of ['-wal', '-shm']) rmSync(databaseFile + ending, { force: true });
  return kept;
}

function secondName(file: string, name: string): void {
  try {
    linkSync(file, name);
  } catch {
    copyFileSync(file, name);
  }
}
