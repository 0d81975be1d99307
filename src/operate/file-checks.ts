import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Migration } from '../../migrations/index.ts';
import { DatabaseError } from '../db/errors.ts';
import { inspect } from '../db/inspect.ts';
import { pendingMigrations } from '../db/migrate.ts';
import { backupFolder } from './backup.ts';
import { dailyBackups } from './daily-backup.ts';
import { type Finding, mend, ok, saySize } from './finding.ts';

/** Less free space than this is little, however small the database. */
const fewBytes = 200_000_000;

/** What the database file is: whole, ours, and of which version. `isCurrent`: its tables are those of this code. */
export async function checkDatabase(
  file: string,
  migrations: readonly Migration[],
): Promise<{ finding: Finding; isCurrent: boolean }> {
  const name = 'database';
  if (!existsSync(file)) {
    const words = `none at ${file} yet; the first start makes it`;
    return { finding: ok(name, words), isCurrent: false };
  }
  try {
    const { isNew, applied } = await inspect(file, {
      foreign: () => `${file} is not one of Both Hats: point DATABASE_URL at another file.`,
      damaged: (report) =>
        `${file} is damaged (${report}): stop the app and restore a backup (npm run restore).`,
    });
    const pending = pendingMigrations(applied, migrations);
    if (isNew) return { finding: ok(name, `${file} is new and empty`), isCurrent: false };
    if (pending.length === 0) {
      const words = `${file} is whole, at step ${applied.at(-1)}, ${saySize(statSync(file).size)}`;
      return { finding: ok(name, words), isCurrent: true };
    }
    const steps = pending.map((step) => step.name).join(', ');
    const words = `${file} has still to take ${steps}; the next start does it`;
    return { finding: ok(name, words), isCurrent: false };
  } catch (error) {
    const words = error instanceof Error ? error.message : 'unreadable';
    const what =
      error instanceof DatabaseError
        ? words
        : `${file} cannot be read (${words}): check its permissions, and run the doctor as the app's user.`;
    return { finding: mend(name, what), isCurrent: false };
  }
}

/** Whether there is room for what the database needs when it is copied: at an upgrade and for a backup. */
export function checkDisk(file: string): Finding {
  const name = 'disk';
  const folder = existingFolder(file);
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const needed = Math.max(fewBytes, 3 * (existsSync(file) ? statSync(file).size : 0));
  const words = `${saySize(free)} free in ${folder}`;
  return free >= needed
    ? ok(name, words)
    : mend(name, `${words}: make room for ${saySize(needed)}, or upgrades and backups fail.`);
}

/** The files that hold what people wrote are for the app's user alone, and writable for it. */
export function checkRights(file: string, envFile = '.env'): Finding {
  const name = 'permissions';
  const files = [file, `${file}-wal`, `${file}-shm`, ...backupsOf(file), envFile].filter((each) =>
    existsSync(each),
  );
  const open = files.filter((each) => (statSync(each).mode & 0o077) !== 0);
  if (open.length > 0) {
    const named = open.map((each) => `'${each}'`).join(' ');
    return mend(name, `others on this machine can read ${open.join(', ')}: chmod 600 ${named}`);
  }
  const folder = existingFolder(file);
  for (const each of [folder, ...(existsSync(file) ? [file] : [])]) {
    try {
      accessSync(each, constants.R_OK | constants.W_OK);
    } catch {
      return mend(
        name,
        `this user may not write ${each}: give it to the app's user (chown), and run the doctor as that one.`,
      );
    }
  }
  return ok(name, `the database is for its owner alone, and ${folder} can be written to`);
}

function backupsOf(file: string): string[] {
  return dailyBackups(file).map((backup) => join(backupFolder(file), backup));
}

/** The folder of the database, or the nearest one above it that there is. */
function existingFolder(file: string): string {
  let folder = dirname(file);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
