import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { effects, type Sandbox, sampleWorkspace } from '../../sandbox/index.ts';
import { openDatabase } from '../../src/db/open.ts';
import { keepWorkspace } from '../../src/db/workspace.store.ts';
import { enqueue } from '../../src/slack/outbox.store.ts';
import { systemClock } from '../../src/time/clock.ts';
import { temporaryFolder } from '../db/temporary.ts';
import { practiceSlack, type Program, somebody, startProgram } from './program.ts';

/* Faults of the machine, brought about for real on a program that runs. */

vi.setConfig({ testTimeout: 60_000 });

function wins(databaseFile: string): string[] {
  const database = new BetterSqlite3(databaseFile, { readonly: true, timeout: 5_000 });
  try {
    return database.prepare<[], string>('select text from win order by created_at').pluck().all();
  } finally {
    database.close();
  }
}

/** Breaks something, and returns what mends it. */
type Fault = (at: { program: Program | null; databaseFile: string }) => () => void;

/** A file system of 3 MB of its own. Only root may make one. */
function smallDisk(): string {
  const folder = temporaryFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m,mode=0700', 'tmpfs', folder]);
  onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
  return join(folder, 'both-hats.db');
}

const mayMount =
  process.getuid?.() === 0 &&
  spawnSync('sh', ['-c', 'd=$(mktemp -d) && mount -t tmpfs tmpfs $d && umount $d']).status === 0;
const hasPrlimit = spawnSync('prlimit', ['--version']).status === 0;

/** Fills the disk to the last byte. */
const fillDisk: Fault = ({ databaseFile }) => {
  const filler = join(dirname(databaseFile), 'filler');
  for (let size = 65_536; size >= 1; size /= 8) {
    for (;;) {
      try {
        appendFileSync(filler, Buffer.alloc(size));
      } catch {
        break;
      }
    }
  }
  return () => rmSync(filler);
};

/** No write to any file works any more, as on a disk that the system has made read-only. */
const refuseWrites: Fault = ({ program }) => {
  const limit = (fsize: string) =>
    execFileSync('prlimit', ['--pid', String(program?.pid), `--fsize=${fsize}:unlimited`]);
  limit('0');
  return () => void limit('unlimited');
};

/** Another program holds the database in a transaction for longer than anybody waits. */
const holdDatabase: Fault = ({ databaseFile }) => {
  const other = new BetterSqlite3(databaseFile);
  other.exec('BEGIN IMMEDIATE');
  return () => other.close();
};

const faults: [string, Fault, { database: () => string; possible: boolean }][] = [
  ['a disk that is full', fillDisk, { database: smallDisk, possible: mayMount }],
  ['a disk that takes no writes', refuseWrites, { database: inFolder, possible: hasPrlimit }],
  ['a database that is busy', holdDatabase, { database: inFolder, possible: true }],
];

function inFolder(): string {
  return join(temporaryFolder(), 'both-hats.db');
}

describe.each(faults)('%s, while it runs:', (_, fault, { database, possible }) => {
  test.runIf(possible)(
    'an error with an id instead of a false confirmation, and all is well afterwards',
    async () => {
      const sandbox = await practiceSlack();
      const databaseFile = database();
      const program = await startProgram(sandbox, databaseFile);
      const mira = somebody(sandbox, 'mira');
      await mira.actor.types('/win before');
      await mira.until('Recorded');
      await mira.actor.types('/win');
      await vi.waitFor(async () => expect(await mira.actor.form()).toContain('What went well?'));
      await mira.actor.fills({ 'What went well?': 'kept in the form' });

      const mend = fault({ program, databaseFile });
      await mira.actor.types('/win lost in between');
      const seen = await mira.until('Something went wrong on our side');
      const [, id = ''] = /\(([0-9a-f]{8})\)/.exec(seen) ?? [];
      expect(seen).not.toContain('Recorded');
      expect(program.written()).toContain(`"id":"${id}"`);
      const errors = await mira.actor.submits();
      expect(JSON.stringify(errors)).toMatch(/Something went wrong on our side|form/);
      expect(await mira.actor.form()).toContain('kept in the form');

      mend();
      expect(wins(databaseFile)).toEqual(['before']);
      expect(await mira.actor.submits()).toEqual({});
      await mira.until('Recorded');
      await mira.actor.types('/win afterwards');
      await mira.until('Recorded');
      expect(wins(databaseFile)).toEqual(['before', 'kept in the form', 'afterwards']);
      const health = await fetch(`http://127.0.0.1:${program.port}/healthz`);
      expect([health.status, await health.text()]).toEqual([200, 'ok\n']);

      program.child.kill('SIGTERM');
      expect(await program.exit).toBe(0);
      const check = new BetterSqlite3(databaseFile, { readonly: true });
      expect(check.pragma('integrity_check', { simple: true })).toBe('ok');
      check.close();
    },
  );
});

test.runIf(mayMount)(
  'a disk that is read-only at the start: a sentence, and the database as it was',
  async () => {
    const databaseFile = smallDisk();
    await (await openDatabase(databaseFile, migrations, systemClock.now())).close();
    const disk = dirname(databaseFile);
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(import.meta.dirname, '../../src/main.ts')],
      {
        env: {
          PATH: process.env['PATH'],
          SLACK_BOT_TOKEN: 'xoxb-1-a',
          SLACK_APP_TOKEN: 'xapp-1-b',
          DATABASE_URL: `sqlite:${databaseFile}`,
          PORT: '0',
        },
        encoding: 'utf8',
        timeout: 30_000,
      },
    );
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(
        /^The database file .+ cannot be .+ read-only.+ the permissions of its folder\.\n$/,
      ),
    ]);
    execFileSync('mount', ['-o', 'remount,rw', disk]);
    const whole = await openDatabase(databaseFile, migrations, systemClock.now());
    expect(whole.migrated).toEqual([]);
    await whole.close();
  },
);

test.runIf(mayMount)('a backup onto a full disk leaves no half of one, and says why', async () => {
  const databaseFile = inFolder();
  await (await openDatabase(databaseFile, migrations, systemClock.now())).close();
  const target = smallDisk();
  fillDisk({ program: null, databaseFile: target });
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, '../../src/backup.ts'), target],
    { env: { ...process.env, DATABASE_URL: `sqlite:${databaseFile}` }, encoding: 'utf8' },
  );
  expect(status).toBe(2);
  expect(stderr).toMatch(/^The backup .+ could not be written: .+ Check free disk space/);
  expect(readdirSync(dirname(target))).toEqual(['filler']);
});

describe('killed in the middle of a migration', () => {
  test('the database is as it was before that step, and the next start takes it', async () => {
    const file = inFolder();
    const before = await openDatabase(file, migrations, systemClock.now());
    await keepWorkspace(before.db, { id: 'T1', name: 'One', botUser: 'U0' }, systemClock.now());
    await before.close();

    for (const moment of ['first', 'half', 'last']) {
      const migrating = spawnSync(
        process.execPath,
        [join(import.meta.dirname, 'migrating.ts'), file, moment],
        { encoding: 'utf8', timeout: 30_000 },
      );
      expect([migrating.signal, migrating.stdout]).toEqual(['SIGKILL', `${moment}\n`]);
      const { db, close, migrated } = await openDatabase(file, migrations, systemClock.now());
      expect(migrated).toEqual([]);
      const tables = await db.introspection.getTables();
      expect(tables.map(({ name }) => name)).not.toContain('big');
      expect(await db.selectFrom('workspace').select(['id', 'name']).execute()).toEqual([
        { id: 'T1', name: 'One' },
      ]);
      await close();
    }
    const whole = spawnSync(
      process.execPath,
      [join(import.meta.dirname, 'migrating.ts'), file, 'never'],
      { encoding: 'utf8', timeout: 30_000 },
    );
    expect([whole.status, whole.stdout]).toEqual([0, '30000 rows\n']);
  });
});

describe('SIGTERM in the middle of a drain', () => {
  test('ends it within eight seconds, and the next start sends the rest, each once', async () => {
    const sample = sampleWorkspace();
    const channels = sample.channels.map((channel) => ({ ...channel, app: true }));
    const sandbox = await practiceSlack({ workspace: { ...sample, channels } });
    const databaseFile = inFolder();
    const texts = await owe(databaseFile, sandbox, 18);
    sandbox.faults.next('chat.postMessage', effects.delay(150), { times: 1_000 });

    const first = await startProgram(sandbox, databaseFile);
    await vi.waitFor(() => expect(arrived(sandbox).length).toBeGreaterThan(2), 10_000);
    const told = performance.now();
    first.child.kill('SIGTERM');
    expect(await first.exit).toBe(0);
    expect(performance.now() - told).toBeLessThan(8_000);
    expect(arrived(sandbox).length).toBeLessThan(texts.length);
    expect(states(databaseFile)).toEqual(['due', 'sent']);

    await startProgram(sandbox, databaseFile);
    await vi.waitFor(() => expect(states(databaseFile)).toEqual(['sent']), 20_000);
    expect(arrived(sandbox).toSorted()).toEqual(texts.toSorted());
  });
});

/** Puts posts for three channels into the outbox of an app that does not run yet. */
async function owe(databaseFile: string, sandbox: Sandbox, n: number): Promise<string[]> {
  const now = systemClock.now();
  const workspace = sandbox.teamId;
  const { db, close } = await openDatabase(databaseFile, migrations, now);
  await keepWorkspace(db, { id: workspace, name: 'x', botUser: sandbox.botUserId }, now);
  const channels = Object.values(sandbox.state.channels)
    .filter(({ kind, archived }) => kind === 'public' && !archived)
    .slice(0, 3);
  const texts = Array.from({ length: n }, (_, i) => `owed ${i}`);
  for (const [i, text] of texts.entries()) {
    const to = { channel: channels[i % channels.length]?.id ?? '' };
    await enqueue(
      db,
      { workspace, to, kind: 'owed', message: { text, blocks: [] }, dueAt: now },
      now,
    );
  }
  await close();
  return texts;
}

function arrived(sandbox: Sandbox): string[] {
  return Object.values(sandbox.state.messages)
    .flat()
    .map(({ text }) => text)
    .filter((text) => text.startsWith('owed'));
}

function states(databaseFile: string): string[] {
  const database = new BetterSqlite3(databaseFile, { readonly: true });
  const sql = "select distinct state from outbox where kind = 'owed' order by state";
  const all = database.prepare<[], string>(sql).pluck().all();
  database.close();
  return all;
}
