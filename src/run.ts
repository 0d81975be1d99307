import type { Logger } from 'pino';
import { type App, StartError, startApp } from './app.ts';
import { type Config, ConfigError, readConfig, readEnvFile } from './config.ts';
import { DatabaseError } from './db/errors.ts';
import { createLog } from './log.ts';
import { failureOf, stackOf } from './slack/failure.ts';
import { systemClock } from './time/clock.ts';

/** Exit codes: 0 asked to stop, 1 broken while running, 2 not startable as configured. */
const broken = 1;
const notStartable = 2;

/** Where the practice workspace's page is, unless PORT says another. */
const practicePort = 4600;

/** A stop takes eight seconds at most; a start that hangs must not hold it up. */
const longestStopMs = 9_000;

type Running = Pick<App, 'stop' | 'lost'>;

/** Runs the program until it is told to stop: on Slack with tokens in the environment, else on the practice sandbox. */
export async function run(): Promise<void> {
  try {
    readEnvFile();
    const config = readConfig(process.env);
    const log = createLog(config.slack ? config.logLevel : (process.env['LOG_LEVEL'] ?? 'warn'));
    const starting = config.slack ? runOnSlack(config, log) : runOnSandbox(config, log);
    stopOnSignal(starting, log);
    const app = await starting;
    process.on('unhandledRejection', (error) => die(log, 'unhandled rejection', error));
    process.on('uncaughtException', (error) => die(log, 'uncaught exception', error));
    app.lost.catch((error: unknown) => die(log, 'connection lost for good', error));
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === null) throw error;
    process.stderr.write(`${sentence}\n`);
    process.exit(notStartable);
  }
}

async function runOnSlack(config: Config, log: Logger): Promise<App> {
  if (!config.slack) throw new Error('no tokens');
  const { slack, databaseFile, port, backupKeep, forgetAfterDays, metrics } = config;
  const app = await startApp({
    slack,
    databaseFile,
    port,
    backupKeep,
    forgetAfterDays,
    metrics,
    clock: systemClock,
    log,
  });
  const { workspace, metricsPort } = app;
  const where = { port: app.port, ...(metricsPort !== null && { metricsPort }) };
  log.info({ workspace, mode: slack.connection.mode, ...where }, 'running');
  return app;
}

/** The sandbox is no part of the production image, so it is loaded only here. */
async function runOnSandbox(config: Config, log: Logger): Promise<Running> {
  const { startPractice } = await import('../sandbox/start.ts');
  return startPractice({
    folder: 'data',
    port: process.env['PORT'] ? config.port : practicePort,
    clock: systemClock,
    log,
    print: (text) => process.stdout.write(text),
    page: process.argv.includes('--live') ? 'live' : 'built',
  });
}

/** Told to stop while it starts, the program stops as soon as it has; a start that fails meanwhile says why, as ever. */
function stopOnSignal(starting: Promise<Running>, log: Logger): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(0), longestStopMs).unref();
    void starting.then(
      (app) =>
        app.stop().then(
          () => process.exit(0),
          (error: unknown) => die(log, 'stop failed', error),
        ),
      () => {},
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function die(log: Logger, what: string, error: unknown): never {
  log.fatal({ failure: failureOf(error), stack: stackOf(error) }, what);
  process.exit(broken);
}

/** The sentence for an error that the operator can mend; null for a fault of ours. */
function sentenceOf(error: unknown): string | null {
  const mendable = [ConfigError, DatabaseError, StartError];
  return mendable.some((kind) => error instanceof kind) ? (error as Error).message : null;
}
