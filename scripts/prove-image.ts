/*
 * Proves without a container engine what the Dockerfile promises: follows its steps in a fresh folder, and runs what it
 * runs, as its user and with the code read-only, against the practice Slack. As root: `npx node scripts/prove-image.ts`.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { readManifest } from '../sandbox/manifest.ts';
import { systemClock } from '../src/time/clock.ts';
import { buildImage, environmentOf, type Image, inImage } from './dockerfile.ts';

/** What `docker stop` waits before it kills. */
const patienceMs = 10_000;

const root = join(import.meta.dirname, '..');

function proved(what: string): void {
  process.stdout.write(`image: ${what}\n`);
}

/** Node as the base image has it, where every user can run it. */
function installNode(place: string): string {
  const bin = join(place, 'bin');
  mkdirSync(bin);
  copyFileSync(process.execPath, join(bin, 'node'));
  chmodSync(join(bin, 'node'), 0o755);
  return bin;
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return String(typeof address === 'object' ? address?.port : '');
}

/** Starts a command of the image: its user, its environment, nothing of ours. */
function run(image: Image, [file = '', ...args]: string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(file, args, {
    cwd: inImage(image, '.'),
    env: { ...environmentOf(image), TMPDIR: '/nowhere', ...env },
    ...image.user,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

type Ended = { code: number | NodeJS.Signals | null; written: string };

/** How it ended, and what it wrote. It is killed after `withinMs`, as an engine would. */
async function ended(program: ChildProcess, withinMs = patienceMs): Promise<Ended> {
  let written = '';
  const keep = (chunk: Buffer) => (written += chunk.toString());
  program.stdout?.on('data', keep);
  program.stderr?.on('data', keep);
  const timer = setTimeout(() => program.kill('SIGKILL'), withinMs);
  const code = await new Promise<Ended['code']>((resolve) => {
    program.once('close', (exit, signal) => resolve(signal ?? exit));
  });
  clearTimeout(timer);
  return { code, written };
}

async function isHealthy(image: Image, env: NodeJS.ProcessEnv): Promise<boolean> {
  return (await ended(run(image, image.healthcheck, env))).code === 0;
}

async function becomes(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await holds()) return;
    await sleep(200);
  }
  assert.fail(`never ${what}`);
}

/** One life of the container: it starts, is healthy, answers and stops when told to. */
async function live(
  image: Image,
  sandbox: Sandbox,
  mode: 'socket' | 'http',
  env: NodeJS.ProcessEnv,
): Promise<void> {
  assert.equal(await isHealthy(image, env), false, 'healthy before it runs');
  const configured = {
    ...env,
    SLACK_API_URL: sandbox.apiUrl,
    SLACK_BOT_TOKEN: sandbox.botToken,
    ...(mode === 'socket'
      ? { SLACK_APP_TOKEN: sandbox.appToken }
      : { SLACK_SIGNING_SECRET: sandbox.signingSecret }),
  };
  const program = run(image, image.command, configured);
  const end = ended(program, 60_000);
  try {
    await becomes('healthy', () => isHealthy(image, env));
    sandbox.deliverTo(mode === 'http' ? `http://127.0.0.1:${env['PORT']}/slack/events` : null);
    const mira = sandbox.person('mira');
    const before = (await mira.sees('app')).length;
    await mira.types('/coach help');
    await becomes('an answer', async () => (await mira.sees('app')).length > before);
    proved(`it is healthy and answers over ${mode}`);
    for (const tool of ['src/doctor.ts', 'src/backup.ts']) {
      const { code: how, written } = await ended(run(image, ['node', tool], configured));
      assert.equal(how, 0, `${tool} beside it: ${written}`);
    }
    proved('beside it the doctor has nothing to mend, and a backup is made');

    const told = performance.now();
    program.kill('SIGTERM');
    const { code } = await end;
    const took = performance.now() - told;
    assert.deepEqual([code, took < patienceMs], [0, true], `SIGTERM: ${code} after ${took} ms`);
    proved(`SIGTERM ends it with exit code 0 after ${Math.round(took)} ms`);
  } catch (error) {
    program.kill('SIGKILL');
    process.stderr.write((await end).written);
    throw error;
  }
}

/** What lies on the volume is its owner's alone. The lock holds nothing. */
function checkVolume(image: Image, folder: string): void {
  const names = readdirSync(folder).filter((name) => !name.endsWith('.lock'));
  assert.ok(names.includes('both-hats.db'));
  for (const name of names) {
    const { mode, uid } = statSync(join(folder, name));
    const rights = name === 'backups' ? 0o700 : 0o600;
    assert.deepEqual([name, mode & 0o777, uid], [name, rights, image.user.uid]);
  }
  proved(`on the volume, for its user alone: ${names.join(', ')}`);
}

async function prove(place: string): Promise<void> {
  const bin = installNode(place);
  const path = `${bin}:${process.env['PATH']}`;
  const image = buildImage(readFileSync(join(root, 'Dockerfile'), 'utf8'), {
    from: root,
    into: place,
    env: { ...process.env, NODE_ENV: undefined, PATH: path },
  });
  execFileSync('chmod', ['-R', 'a+rX,a-w', inImage(image, '.')]);
  assert.equal(`v${Number.parseInt(image.base, 10)}`, process.version.split('.')[0]);
  assert.ok(image.user.uid > 0 && image.user.gid > 0, 'the image runs as root');
  assert.deepEqual(image.volumes, ['/data']);
  for (const left of ['sandbox', 'test', '.env', 'node_modules/vitest', 'node_modules/ws']) {
    assert.equal(existsSync(inImage(image, left)), false, `${left} is in the image`);
  }
  proved(`built, to run ${image.command.join(' ')} as ${image.user.uid} on node ${image.base}`);

  const env = { PATH: bin, PORT: await freePort() };
  const bare = await ended(run(image, image.command, env));
  assert.deepEqual([bare.code, bare.written.trim().split('\n').length], [2, 1], bare.written);
  proved('without tokens it ends with exit code 2 and one sentence');

  const manifest = readManifest(join(root, 'manifest.yml'));
  const sandbox = await startSandbox({ clock: systemClock, manifest });
  try {
    await live(image, sandbox, 'socket', env);
    await live(image, sandbox, 'http', env);
    proved('the second life began on the database of the first');
  } finally {
    await sandbox.close();
  }
  checkVolume(image, inImage(image, '/data'));
}

if (process.getuid?.() !== 0) {
  process.stderr.write('This takes on the user of the image, so it must be run as root.\n');
  process.exit(2);
}
const place = mkdtempSync(join(tmpdir(), 'both-hats-image-'));
chmodSync(place, 0o755);
try {
  await prove(place);
} finally {
  rmSync(place, { recursive: true, force: true });
}
