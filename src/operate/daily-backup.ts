import { once } from 'node:events';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import { keepVital } from '../db/workspace.store.ts';
import { failureOf } from '../slack/failure.ts';
import { backupFolder, stem } from './backup.ts';

export type DailyBackup = {
  /** Makes the backup of this day, if there is none, and removes the oldest beyond the number to keep. */
  run(now: Temporal.Instant): Promise<void>;
};

type Options = {
  db: Db;
  workspace: string;
  databaseFile: string;
  /** How many are kept; 0: none are made. */
  keep: number;
  log: Logger;
  /** Told of each try. */
  tried(ok: boolean): void;
};

/** After a failure there is another try this much later. */
const pause = Temporal.Duration.from({ hours: 1 });

/** The day's number in the names of backups that we rotate. Files of other names, made by hand, are never touched. */
function dailyName(databaseFile: string, day: Temporal.PlainDate): string {
  return `${stem(databaseFile)}-${day.toString()}.db`;
}

/** The daily backups that there are, oldest first. */
export function dailyBackups(databaseFile: string): string[] {
  const folder = backupFolder(databaseFile);
  if (!existsSync(folder)) return [];
  const before = `${stem(databaseFile)}-`;
  return readdirSync(folder)
    .filter((name) => name.startsWith(before) && isDay(name.slice(before.length)))
    .toSorted();
}

function isDay(rest: string): boolean {
  return /^\d{4}-\d\d-\d\d\.db$/.test(rest);
}

/**
 * One backup a day (UTC), the first time that it is asked after midnight, in a thread of its own: a large file takes
 * seconds, during which the app has others to answer. A failure is logged once and tried again after an hour.
 */
export function createDailyBackup(options: Options): DailyBackup {
  const { db, workspace, databaseFile, keep, log } = options;
  let failedBefore = false;
  let notBefore: Temporal.Instant | null = null;
  let underWay: Promise<void> | null = null;

  function run(now: Temporal.Instant): Promise<void> {
    underWay ??= runOnce(now).finally(() => {
      underWay = null;
    });
    return underWay;
  }

  async function runOnce(now: Temporal.Instant): Promise<void> {
    if (keep === 0 || (notBefore && Temporal.Instant.compare(now, notBefore) < 0)) return;
    const today = dailyName(databaseFile, now.toZonedDateTimeISO('UTC').toPlainDate());
    const folder = backupFolder(databaseFile);
    try {
      if ((dailyBackups(databaseFile).at(-1) ?? '') < today) {
        await inThread(databaseFile, join(folder, today));
        options.tried(true);
        log.info({ backup: today }, 'backup made');
        await keepVital(db, workspace, 'backup', now);
      }
      const old = dailyBackups(databaseFile).slice(0, -keep);
      for (const name of old) rmSync(join(folder, name));
      failedBefore = false;
      notBefore = null;
    } catch (error) {
      options.tried(false);
      notBefore = now.add(pause);
      const { code } = failureOf(error);
      if (!failedBefore) log.error({ code }, 'backup failed; it is tried again every hour');
      failedBefore = true;
      await keepVital(db, workspace, 'backup-failed', now, code);
    }
  }

  return { run };
}

const answer = z.object({ failed: z.string().nullable() });

async function inThread(databaseFile: string, target: string): Promise<void> {
  const worker = new Worker(new URL('backup.worker.ts', import.meta.url), {
    workerData: { databaseFile, target },
  });
  try {
    const [said] = await once(worker, 'message');
    const { failed } = answer.parse(said);
    if (failed !== null) throw Object.assign(new Error('no backup'), { code: failed });
  } finally {
    await worker.terminate();
  }
}
