import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { startApp } from '../../src/app.ts';
import { startSandbox } from '../index.ts';
import { readManifest } from '../manifest.ts';
import { handClock } from '../travel.ts';
import { firstMoment, playTour } from './tour.ts';

/** Plays the first Tuesday on a workspace and a database of its own, which go when it ends. */
export async function playOnce(log: Logger, print: (text: string) => void): Promise<void> {
  const clock = handClock(firstMoment);
  const manifest = readManifest(join(import.meta.dirname, '../../manifest.yml'));
  const sandbox = await startSandbox({ clock, manifest });
  const folder = mkdtempSync(join(tmpdir(), 'both-hats-tour-'));
  try {
    const app = await startApp({
      log,
      clock,
      port: 0,
      host: '127.0.0.1',
      heartbeat: false,
      databaseFile: join(folder, 'both-hats.db'),
      slack: {
        botToken: sandbox.botToken,
        apiUrl: sandbox.apiUrl,
        timeoutMs: 10_000,
        connection: { mode: 'socket', appToken: sandbox.appToken },
      },
    });
    try {
      await playTour({ app, sandbox, clock, print });
    } finally {
      await app.stop();
    }
  } finally {
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
