import type { Db } from '../db/schema.ts';
import { readVitals } from '../db/workspace.store.ts';
import { type Finding, mend, ok, sayAge } from './finding.ts';
import { oldestDue, outboxStates, unsentSince, workspaces } from './work.store.ts';

/** A message that could go out and has not for so long is stuck. */
const stuckAfter = Temporal.Duration.from({ minutes: 15 });
/** The app ticks every minute. */
const lateTick = Temporal.Duration.from({ minutes: 3 });
const lateBackup = Temporal.Duration.from({ hours: 26 });

/** The token belongs to the workspace that the database is about, and Slack takes it. */
export async function checkWorkspace(db: Db, workspace: string | null): Promise<Finding> {
  const name = 'workspace';
  const all = await workspaces(db);
  if (workspace && all.length > 0 && !all.some(({ id }) => id === workspace)) {
    return mend(
      name,
      `the token is of ${workspace}, the database of ${all.map(({ id }) => id).join(', ')}: use the token of that one, or another database.`,
    );
  }
  const lost = all.find(({ lostAt }) => lostAt !== null);
  if (lost?.lostAt) {
    return mend(
      name,
      `Slack refuses the token of ${lost.id} since ${lost.lostAt.toString()} (${lost.code}) and nothing is sent: install the app again; a new token needs a restart.`,
    );
  }
  return ok(name, all.length === 0 ? 'none yet' : `the database is that of the token`);
}

export async function checkOutbox(db: Db, now: Temporal.Instant): Promise<Finding> {
  const name = 'outbox';
  const { due, sending } = await outboxStates(db);
  const oldest = await oldestDue(db, now);
  const unsent = await unsentSince(db, now.subtract({ hours: 24 }));
  const ended = (['missed', 'dead'] as const).map((state) => {
    const rows = unsent.filter((row) => row.state === state);
    const n = rows.reduce((sum, row) => sum + row.n, 0);
    const reasons = rows.map((row) => `${row.n} ${row.error}`).join(', ');
    return n === 0 ? `${n} ${state}` : `${n} ${state} (${reasons})`;
  });
  const words = [
    `${due} waiting`,
    `${sending} under way`,
    ...(oldest ? [`the oldest due for ${sayAge(oldest, now)}`] : []),
    `in the last day ${ended.join(' and ')}`,
  ].join(', ');
  const isStuck = oldest && isBefore(oldest.add(stuckAfter), now);
  return isStuck
    ? mend(name, `${words}: see whether the app runs, and its log for “not sent”.`)
    : ok(name, words);
}

export async function checkTick(db: Db, now: Temporal.Instant): Promise<Finding> {
  const name = 'last tick';
  const { tick, start } = await readVitals(db);
  if (!tick) return ok(name, 'none yet: the app has not run on this database');
  const ago = `${sayAge(tick.at, now)} ago`;
  if (isBefore(tick.at.add(lateTick), now)) {
    return mend(name, `${ago}: the app does not run, or is stuck; start it, or look at its log.`);
  }
  return ok(name, start ? `${ago}; started ${sayAge(start.at, now)} ago` : ago);
}

/** `keep`: how many daily backups are to be kept; 0 for none. */
export async function checkBackups(db: Db, keep: number, now: Temporal.Instant): Promise<Finding> {
  const name = 'backups';
  if (keep === 0) return ok(name, 'no daily ones: BACKUP_KEEP=7 makes one a day and keeps seven');
  const { backup, start, 'backup-failed': failed } = await readVitals(db);
  if (failed && (!backup || isBefore(backup.at, failed.at))) {
    return mend(
      name,
      `the last try failed ${sayAge(failed.at, now)} ago (${failed.note}): check free space and permissions of backups/ beside the database.`,
    );
  }
  const since = backup?.at ?? start?.at;
  if (since && isBefore(since.add(lateBackup), now)) {
    return mend(name, `none for ${sayAge(since, now)}: see whether the app runs.`);
  }
  return ok(name, backup ? `the last ${sayAge(backup.at, now)} ago, ${keep} kept` : 'none yet');
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}
