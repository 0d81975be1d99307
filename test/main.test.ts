import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { effects, startSandbox } from '../sandbox/index.ts';
import { systemClock } from '../src/time/clock.ts';
import { manifest } from './support/world.ts';

/* `npm start` as an operator has it: a process of its own, its exit code, and what it writes. */

vi.setConfig({ testTimeout: 30_000 });

const main = join(import.meta.dirname, '../src/main.ts');
const production = { NODE_ENV: 'production', PORT: '0', LOG_LEVEL: 'info' };

type Env = Readonly<Record<string, string>>;

/** Starts the program with `env` alone, in an empty folder. */
function start(env: Env, folder = emptyFolder()) {
  const child = spawn(process.execPath, [main], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const written = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (written.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (written.stderr += chunk.toString()));
  const exit = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('close', (code, signal) => resolve(signal ?? code));
  });
  return { child, written, exit };
}

type Program = ReturnType<typeof start>;

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'both-hats-main-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The port on which a program answers, once it runs. */
function portOf({ written }: Program): Promise<number> {
  return vi.waitFor(
    () => {
      const port = /"port":(\d+)\D.*"msg":"running"/.exec(written.stdout)?.[1];
      if (port === undefined) throw new Error(`not running:\n${written.stdout}${written.stderr}`);
      return Number(port);
    },
    { timeout: 10_000, interval: 20 },
  );
}

async function practiceSlack() {
  const sandbox = await startSandbox({ clock: systemClock, manifest });
  onTestFinished(() => sandbox.close());
  const env = {
    ...production,
    SLACK_API_URL: sandbox.apiUrl,
    SLACK_BOT_TOKEN: sandbox.botToken,
    SLACK_TIMEOUT_MS: '2000',
  };
  return {
    sandbox,
    socket: { ...env, SLACK_APP_TOKEN: sandbox.appToken },
    http: { ...env, SLACK_SIGNING_SECRET: sandbox.signingSecret },
  };
}

/** The one line that the operator reads when a program does not start. */
async function refusal(env: Env, folder?: string): Promise<string> {
  const program = start(env, folder);
  const code = await program.exit;
  expect({ code, stderr: program.written.stderr }).toEqual({
    code: 2,
    stderr: expect.stringMatching(/^[^\n]+\.\n$/),
  });
  expect(program.written.stdout).not.toMatch(/\n\s+at /);
  return program.written.stderr.trimEnd();
}

describe('an environment in which it cannot start: exit code 2 and one sentence', () => {
  const tokens = { ...production, SLACK_BOT_TOKEN: 'xoxb-1-a', SLACK_APP_TOKEN: 'xapp-1-b' };

  test.each<[string, Env]>([
    ['SLACK_BOT_TOKEN', { NODE_ENV: 'production' }],
    ['SLACK_APP_TOKEN', { ...tokens, SLACK_APP_TOKEN: '' }],
    ['PORT', { PORT: '99999' }],
    ['DATABASE_URL', { ...tokens, DATABASE_URL: 'postgres://localhost/both_hats' }],
    ['DATABASE_URL', { ...tokens, DATABASE_URL: 'sqlite:/dev/null/both-hats.db' }],
    ['SLACK_API_URL', { ...tokens, SLACK_API_URL: 'http://127.0.0.1:1/api/' }],
  ])('%s in %j', async (name, env) => {
    expect(await refusal(env)).toContain(name);
  });

  test('a bot token that Slack refuses', async () => {
    const { socket, http } = await practiceSlack();
    const wrong = { SLACK_BOT_TOKEN: 'xoxb-wrong' };
    expect(await refusal({ ...socket, ...wrong })).toBe(
      'Slack refuses the token (invalid_auth): copy SLACK_BOT_TOKEN and SLACK_APP_TOKEN again from api.slack.com/apps.',
    );
    expect(await refusal({ ...http, ...wrong })).toBe(
      'Slack refuses the token (invalid_auth): copy SLACK_BOT_TOKEN again from api.slack.com/apps.',
    );
  });

  test('an app-level token that Slack refuses', async () => {
    const { socket } = await practiceSlack();
    expect(await refusal({ ...socket, SLACK_APP_TOKEN: 'xapp-wrong' })).toContain(
      'SLACK_APP_TOKEN',
    );
  });

  test('a port that is taken', async () => {
    const { socket } = await practiceSlack();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, resolve));
    onTestFinished(() => void other.close());
    const address = other.address();
    const PORT = String(typeof address === 'object' ? address?.port : '');
    expect(await refusal({ ...socket, PORT })).toContain('PORT');
  });

  test('a database that another process has open', async () => {
    const { socket } = await practiceSlack();
    const folder = emptyFolder();
    await portOf(start(socket, folder));
    expect(await refusal(socket, folder)).toContain('data/both-hats.db');
  });
});

describe('with tokens', () => {
  test.each(['socket', 'http'] as const)(
    'it starts, answers and stops when told to: %s',
    async (mode) => {
      const slack = await practiceSlack();
      const program = start(slack[mode]);
      const port = await portOf(program);
      if (mode === 'http') slack.sandbox.deliverTo(`http://127.0.0.1:${port}/slack/events`);

      const health = await fetch(`http://127.0.0.1:${port}/healthz`);
      expect([health.status, await health.text()]).toEqual([200, 'ok\n']);

      const mira = slack.sandbox.person('mira');
      await mira.types('/coach help');
      const answers = await vi.waitFor(async () => {
        const seen = await mira.sees('app');
        if (seen.length === 0) throw new Error('no answer');
        return seen;
      });
      expect(JSON.stringify(answers)).toContain('/coach');

      const told = performance.now();
      program.child.kill('SIGTERM');
      expect(await program.exit).toBe(0);
      expect(performance.now() - told).toBeLessThan(8_000);
      expect(program.written.stderr).toBe('');
    },
  );

  test('Ctrl+C stops it too', async () => {
    const { socket } = await practiceSlack();
    const program = start(socket);
    await portOf(program);
    program.child.kill('SIGINT');
    expect(await program.exit).toBe(0);
  });

  test('.env of the working directory is read', async () => {
    const { socket } = await practiceSlack();
    const folder = emptyFolder();
    const { SLACK_BOT_TOKEN, ...others } = socket;
    writeFileSync(join(folder, '.env'), `SLACK_BOT_TOKEN=${SLACK_BOT_TOKEN}\n`);
    expect(await portOf(start(others, folder))).toBeGreaterThan(0);
  });
});

test('without tokens it runs on the practice sandbox until told to stop', async () => {
  const program = start({ PORT: '0' });
  await vi.waitFor(() => expect(program.written.stdout).toContain('Ctrl+C'), {
    timeout: 20_000,
    interval: 50,
  });
  program.child.kill('SIGTERM');
  expect(await program.exit).toBe(0);
  expect(program.written.stderr).toBe('');
});

test('told to stop while it starts, it stops once it has', async () => {
  const { sandbox, socket } = await practiceSlack();
  sandbox.faults.next('auth.test', effects.delay(700));
  const program = start(socket);
  await vi.waitFor(() => expect(program.written.stdout).toContain('database migrated'), {
    timeout: 20_000,
    interval: 5,
  });
  expect(program.written.stdout).not.toContain('running');
  program.child.kill('SIGTERM');
  expect(await program.exit).toBe(0);
});
