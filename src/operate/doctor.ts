import type { Migration } from '../../migrations/index.ts';
import type { Config, SlackConfig } from '../config.ts';
import { openReadOnly, overSqlite } from '../db/inspect.ts';
import type { Clock } from '../time/clock.ts';
import { checkDatabase, checkDisk, checkRights } from './file-checks.ts';
import { type Finding, mend, ok } from './finding.ts';
import { scopesOf } from './manifest.ts';
import {
  askSlack,
  checkClock,
  checkPublicUrl,
  checkReach,
  checkScopes,
  checkSocket,
  checkToken,
} from './slack-checks.ts';
import { checkBackups, checkOutbox, checkTick, checkWorkspace } from './work-checks.ts';

type Options = {
  config: Config & { slack: SlackConfig };
  clock: Clock;
  migrations: readonly Migration[];
  /** The text of manifest.yml. */
  manifest: string;
};

/** Everything that the operator may want to know, in the order in which it is mended. Changes nothing. */
export async function examine(options: Options): Promise<Finding[]> {
  const { config, clock, migrations } = options;
  const { slack, databaseFile } = config;
  const answer = await askSlack(slack, 'auth.test', slack.botToken);
  const now = clock.now();
  const { connection } = slack;
  const [reachable, database] = await Promise.all([
    connection.mode === 'socket'
      ? checkSocket(slack, connection.appToken)
      : checkPublicUrl(config.publicUrl, connection.signingSecret, now),
    checkDatabase(databaseFile, migrations),
  ]);
  return [
    checkConfig(config),
    checkReach(answer, slack.apiUrl),
    checkToken(answer),
    checkScopes(answer, scopesOf(options.manifest)),
    reachable,
    checkClock(answer, now),
    database.finding,
    checkDisk(databaseFile),
    checkRights(databaseFile),
    ...(database.isCurrent ? await readWork(config, answer?.workspace ?? null, now) : []),
    ...(await checkHealth(config.port)),
  ];
}

function checkConfig({ slack, port }: Options['config']): Finding {
  const mode = slack.connection.mode === 'socket' ? 'Socket Mode' : 'HTTP';
  return ok('configuration', `${mode}, health on port ${port}`);
}

async function readWork(
  config: Config,
  workspace: string | null,
  now: Temporal.Instant,
): Promise<Finding[]> {
  const db = overSqlite(openReadOnly(config.databaseFile));
  try {
    return [
      await checkWorkspace(db, workspace),
      await checkTick(db, now),
      await checkOutbox(db, now),
      await checkBackups(db, config.backupKeep, now),
    ];
  } finally {
    await db.destroy();
  }
}

/** What the running app says of itself; nothing when none answers here, which the last tick tells better. */
async function checkHealth(port: number): Promise<Finding[]> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/healthz`, {
      signal: AbortSignal.timeout(5_000),
    });
    const lines = (await response.text()).trim().split('\n');
    if (response.ok && lines[0] === 'ok')
      return [ok('health', `the app on port ${port} says that it is well`)];
    if (response.status !== 503) return [];
    return lines.map((line) => mend('health', `the app says: ${line}.`));
  } catch {
    return [];
  }
}
