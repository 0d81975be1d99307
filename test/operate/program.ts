import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { Actor } from '../../sandbox/actor.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/index.ts';
import { systemClock } from '../../src/time/clock.ts';
import { temporaryFolder } from '../db/temporary.ts';
import { manifest } from '../support/world.ts';

/** The program as an operator runs it: a process of its own, on a database file, against the practice Slack. */
export type Program = {
  child: ChildProcess;
  pid: number;
  port: number;
  /** What it wrote so far. */
  written(): string;
  exit: Promise<number | NodeJS.Signals | null>;
};

export async function practiceSlack(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ clock: systemClock, manifest, ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** Starts it and waits until it runs. */
export async function startProgram(
  sandbox: Sandbox,
  databaseFile: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Program> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../src/main.ts')], {
    cwd: temporaryFolder(),
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      PORT: '0',
      SLACK_API_URL: sandbox.apiUrl,
      SLACK_BOT_TOKEN: sandbox.botToken,
      SLACK_APP_TOKEN: sandbox.appToken,
      SLACK_TIMEOUT_MS: '2000',
      DATABASE_URL: `sqlite:${databaseFile}`,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let written = '';
  child.stdout.on('data', (chunk: Buffer) => (written += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (written += chunk.toString()));
  const exit = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('close', (code, signal) => resolve(signal ?? code));
  });
  const port = await vi.waitFor(
    () => {
      const found = /"port":(\d+)\D.*"msg":"running"/.exec(written)?.[1];
      if (found === undefined) throw new Error(`not running:\n${written}`);
      return Number(found);
    },
    { timeout: 15_000, interval: 20 },
  );
  return { child, pid: child.pid ?? 0, port, written: () => written, exit };
}

/** Somebody who types at a program; `until` waits for what they see next to hold a text. */
export function somebody(sandbox: Sandbox, name: string) {
  const actor = new Actor(sandbox.person(name), sandbox, () => sandbox.idle());
  return {
    actor,
    async until(text: string | RegExp, timeout = 10_000): Promise<string> {
      let seen = '';
      await vi.waitFor(
        async () => {
          seen += await actor.sees();
          if (!(typeof text === 'string' ? seen.includes(text) : text.test(seen))) {
            throw new Error(`not seen yet: ${text}; but ${seen}`);
          }
        },
        { timeout, interval: 30 },
      );
      return seen;
    },
  };
}
