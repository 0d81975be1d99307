import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { type App, StartError, startApp } from '../src/app.ts';
import { type Sandbox, startSandbox } from './index.ts';
import { readManifest } from './manifest.ts';
import { firstMoment, playTour } from './tour/tour.ts';
import { type HandClock, handClock } from './travel.ts';

type PracticeOptions = {
  port: number;
  log: Logger;
  /** Takes the transcript, piece by piece. */
  print(text: string): void;
};

/**
 * The real app on the sandbox, with a database of its own that goes when it stops: plays the first Tuesday as a
 * transcript, and stays up. Where the port is taken, it says so and takes another.
 */
export async function startPractice({ port, log, print }: PracticeOptions): Promise<App> {
  const clock = handClock(firstMoment);
  const manifest = readManifest(join(import.meta.dirname, '../manifest.yml'));
  const sandbox = await startSandbox({ clock, manifest });
  const folder = mkdtempSync(join(tmpdir(), 'both-hats-practice-'));
  const start = (on: number) => startOn({ sandbox, clock, log, port: on, folder });

  let app: App;
  try {
    app = await start(port);
  } catch (error) {
    if (!(error instanceof StartError) || error.code !== 'port_taken') throw error;
    print(`Port ${port} is taken, taking another one.\n\n`);
    app = await start(0);
  }

  await playTour({ app, sandbox, clock, print });
  clock.run();
  print(
    `\nThat was the first Tuesday. The app is still running on its practice workspace (health: http://127.0.0.1:${app.port}/healthz); Ctrl+C stops it.\nTo use it in Slack, see "Install it into your workspace" in README.md.\n`,
  );
  return {
    ...app,
    stop: async (withinMs) => {
      await app.stop(withinMs);
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function startOn(of: {
  sandbox: Sandbox;
  clock: HandClock;
  log: Logger;
  port: number;
  folder: string;
}): Promise<App> {
  const { sandbox, clock, log, port, folder } = of;
  return startApp({
    slack: {
      botToken: sandbox.botToken,
      apiUrl: sandbox.apiUrl,
      timeoutMs: 10_000,
      connection: { mode: 'socket', appToken: sandbox.appToken },
    },
    databaseFile: join(folder, 'both-hats.db'),
    port,
    clock,
    log,
  });
}
