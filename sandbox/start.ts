import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { type App, type AppOptions, StartError, startApp } from '../src/app.ts';
import { type Sandbox, startSandbox } from './index.ts';
import { readManifest } from './manifest.ts';
import { firstMoment, playTour } from './tour/tour.ts';
import { type HandClock, handClock } from './travel.ts';

/** The real app on the sandbox, with a clock set by hand and a database that goes when it stops. */
type Practice = { app: App; sandbox: Sandbox; clock: HandClock };

type Print = (text: string) => void;

/**
 * Runs the app on the sandbox: plays the first Tuesday as a transcript, then lets the time run, and stays up.
 * Where the port is taken, it says so and takes another.
 */
export async function startPractice(options: {
  port: number;
  log: Logger;
  print: Print;
}): Promise<App> {
  const { port, log, print } = options;
  const { app, sandbox, clock } = await start({ log, port, heartbeat: true }, print);
  await playTour({ app, sandbox, clock, print });
  clock.run();
  print(
    `\nThat was the first Tuesday. The app goes on running on its practice workspace (health: http://127.0.0.1:${app.port}/healthz); Ctrl+C stops it.\nTo use it in Slack, see "Install it into your workspace" in README.md.\n`,
  );
  return app;
}

/** Plays the first Tuesday and stops. */
export async function playOnce(log: Logger, print: Print): Promise<void> {
  const { app, sandbox, clock } = await start({ log, port: 0, heartbeat: false }, print);
  try {
    await playTour({ app, sandbox, clock, print });
  } finally {
    await app.stop();
  }
}

async function start(
  options: Pick<AppOptions, 'log' | 'port'> & { heartbeat: boolean },
  print: Print,
): Promise<Practice> {
  const clock = handClock(firstMoment);
  const manifest = readManifest(join(import.meta.dirname, '../manifest.yml'));
  const sandbox = await startSandbox({ clock, manifest });
  const folder = mkdtempSync(join(tmpdir(), 'both-hats-practice-'));
  const startOn = (port: number) =>
    startApp({
      ...options,
      port,
      clock,
      databaseFile: join(folder, 'both-hats.db'),
      slack: {
        botToken: sandbox.botToken,
        apiUrl: sandbox.apiUrl,
        timeoutMs: 10_000,
        connection: { mode: 'socket', appToken: sandbox.appToken },
      },
    });

  const app = await startOn(options.port).catch((error: unknown) => {
    if (!(error instanceof StartError) || error.code !== 'port_taken') throw error;
    print(`Port ${options.port} is taken, so the health page takes another.\n\n`);
    return startOn(0);
  });
  const stop = async (withinMs?: number) => {
    await app.stop(withinMs);
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { app: { ...app, stop }, sandbox, clock };
}
