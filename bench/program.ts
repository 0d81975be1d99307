import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { appToken, botToken, type LoadSlack, signingSecret } from './slack.ts';

export type Mode = 'Socket Mode' | 'HTTP';

/** A program under measurement, running; `ours` is the app, `bare` the ordinary Bolt app. */
export type Program = {
  databaseFile: string;
  /** Resident memory in bytes. */
  resident(): number;
  stop(): Promise<void>;
};

const ended: (() => void)[] = [];

/** A folder on the disk (TMPDIR says where) that is gone when the benchmark ends, however it ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'both-hats-bench-'));
  ended.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Kills what was started and removes what was written; safe to call twice. */
export function cleanUp(): void {
  for (const end of ended.splice(0).toReversed()) end();
}

/** A process that does not outlive the benchmark. */
function owned(child: ChildProcess): ChildProcess {
  ended.push(() => child.kill('SIGKILL'));
  return child;
}

const programs = { ours: '../src/main.ts', bare: 'bare.ts' } as const;

const { scripts } = z
  .object({ scripts: z.object({ start: z.string() }) })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')));

/** Where src/main.ts keeps what was compiled. */
const compiled = join(import.meta.dirname, '../node_modules/.cache/both-hats');

/** What Node is told when the app is started as it should be. */
const ownFlags = scripts.start.split(' ').filter((word) => word.startsWith('--'));

/**
 * Runs a file of this folder in a process of its own, started as the app is, and resolves with what it tells. Throws when it
 * ends without a word.
 */
export async function told<Told>(file: string, orders: object): Promise<Told> {
  const child = owned(
    fork(join(import.meta.dirname, file), [JSON.stringify(orders)], {
      execArgv: ownFlags,
      env: { ...process.env, TZ: 'UTC', NODE_ENV: 'production', NODE_COMPILE_CACHE: compiled },
    }),
  );
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${file} ended with ${String(code)}`);
  });
  failed.catch(() => {});
  const [message] = (await Promise.race([once(child, 'message'), failed])) as [Told];
  return message;
}

/**
 * Starts a program on this Slack, as it would run in production, its log in a file. Resolves when commands can arrive.
 * Throws when it ends before. `databaseFile`: one that has rows already.
 */
export async function startProgram(
  which: keyof typeof programs,
  mode: Mode,
  slack: LoadSlack,
  databaseFile = join(temporaryFolder(), 'bench.db'),
): Promise<Program> {
  const folder = temporaryFolder();
  const logFile = join(folder, 'log');
  const log = openSync(logFile, 'a');
  const flags = which === 'ours' ? ownFlags : [];
  const child = owned(
    spawn(process.execPath, [...flags, join(import.meta.dirname, programs[which])], {
      // No .env of whoever runs the benchmark.
      cwd: folder,
      stdio: ['ignore', log, 'inherit'],
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        TZ: 'UTC',
        PORT: '0',
        DATABASE_URL: `sqlite:${databaseFile}`,
        SLACK_BOT_TOKEN: botToken,
        SLACK_API_URL: slack.apiUrl,
        ...(mode === 'HTTP'
          ? { SLACK_SIGNING_SECRET: signingSecret }
          : { SLACK_APP_TOKEN: appToken }),
      },
    }),
  );
  closeSync(log);
  const gone = once(child, 'exit').then(() => Promise.reject(new Error(`${which} has ended`)));
  gone.catch(() => {});
  const ready =
    mode === 'HTTP'
      ? portIn(logFile, child).then((port) => slack.deliverTo(port))
      : slack.sockets() > 0
        ? Promise.resolve()
        : slack.nextSocket();
  await Promise.race([ready, gone]);
  return {
    databaseFile,
    resident: () => residentOf(child.pid ?? 0),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function portIn(logFile: string, child: ChildProcess): Promise<number> {
  while (child.exitCode === null) {
    const line = /^.*"msg":"running".*$/m.exec(readFileSync(logFile, 'utf8'))?.[0];
    const port = line && /"port":(\d+)/.exec(line)?.[1];
    if (port) return Number(port);
    await sleep(5);
  }
  throw new Error('no port');
}

function residentOf(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes ?? 0) * 1024;
}
