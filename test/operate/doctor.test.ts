import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { effects, type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/index.ts';
import { type App, startApp } from '../../src/app.ts';
import { type Config, readConfig, type SlackConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/db/open.ts';
import { keepVital } from '../../src/db/workspace.store.ts';
import { examine } from '../../src/operate/doctor.ts';
import { type Finding, lineOf } from '../../src/operate/finding.ts';
import { readHttpDate } from '../../src/operate/http-date.ts';
import { readManifestText } from '../../src/operate/manifest.ts';
import { enqueue } from '../../src/slack/outbox.store.ts';
import { systemClock } from '../../src/time/clock.ts';
import { temporaryFolder } from '../db/temporary.ts';
import { manifest } from '../support/world.ts';

/* A ward: the practice Slack, perhaps the app on it, and the doctor who looks at both. */

type Ward = {
  sandbox: Sandbox;
  databaseFile: string;
  config: Config & { slack: SlackConfig };
  /** Starts the app, as it runs for an operator. */
  starts(): Promise<App>;
  /** What the doctor finds under a name: the lines, without "ok" where all is well. */
  finds(name: string, change?: Partial<Config>, later?: Temporal.DurationLike): Promise<string>;
  all(): Promise<Finding[]>;
};

async function createWard(
  mode: 'socket' | 'http' = 'socket',
  options: Partial<SandboxOptions> = {},
): Promise<Ward> {
  const sandbox = await startSandbox({ clock: systemClock, manifest, ...options });
  const databaseFile = join(temporaryFolder(), 'both-hats.db');
  const apps: App[] = [];
  onTestFinished(async () => {
    for (const app of apps) await app.stop();
    await sandbox.close();
  });
  const config: Ward['config'] = {
    ...readConfig({}),
    slack: {
      botToken: sandbox.botToken,
      apiUrl: sandbox.apiUrl,
      timeoutMs: 2_000,
      connection:
        mode === 'socket'
          ? { mode, appToken: sandbox.appToken }
          : { mode, signingSecret: sandbox.signingSecret },
    },
    port: 0,
    databaseFile,
  };
  const look = (change: Partial<Config> = {}, later: Temporal.DurationLike = { seconds: 0 }) =>
    examine({
      config: { ...config, ...change, slack: change.slack ?? config.slack },
      clock: { now: () => systemClock.now().add(later) },
      migrations,
      manifest: readManifestText(),
    });
  return {
    sandbox,
    databaseFile,
    config,
    async starts() {
      const { slack } = config;
      const log = pino({ level: 'silent' });
      const app = await startApp({
        slack,
        databaseFile,
        port: 0,
        clock: systemClock,
        log,
        heartbeat: false,
      });
      apps.push(app);
      await app.beat();
      return app;
    },
    async finds(name, change, later) {
      const findings = (await look(change, later)).filter((finding) => finding.name === name);
      return findings.map((finding) => lineOf(finding)).join('\n');
    },
    all: () => look(),
  };
}

describe('beside a running app', () => {
  test.each(['socket', 'http'] as const)(
    'all is well over %s, and nothing changes',
    async (mode) => {
      const ward = await createWard(mode);
      const app = await ward.starts();
      ward.config.port = app.port;
      if (mode === 'http') ward.config.publicUrl = `http://127.0.0.1:${app.port}`;
      const findings = await ward.all();
      expect(findings.filter(({ ok }) => !ok)).toEqual([]);
      expect(findings.map(({ name }) => name)).toEqual([
        'configuration',
        'Slack',
        'bot token',
        'scopes',
        mode === 'socket' ? 'socket' : 'public URL',
        'clock',
        'database',
        'disk',
        'permissions',
        'workspace',
        'last tick',
        'outbox',
        'backups',
        'health',
      ]);
      await app.beat();
    },
  );

  test('as a program: a line each, and the exit code says it', async () => {
    const ward = await createWard();
    const app = await ward.starts();
    const env = {
      SLACK_API_URL: ward.sandbox.apiUrl,
      SLACK_BOT_TOKEN: ward.sandbox.botToken,
      SLACK_APP_TOKEN: ward.sandbox.appToken,
      DATABASE_URL: `sqlite:${ward.databaseFile}`,
      PORT: String(app.port),
    };
    const well = await run(env);
    expect({ code: well.code, err: well.err }).toEqual({ code: 0, err: '' });
    expect(well.out.trim().split('\n')).toHaveLength(14);
    for (const line of well.out.trim().split('\n')) expect(line).toMatch(/^ok {4}[\w ]+: /);
    expect(well.out).not.toContain(ward.sandbox.botToken);

    ward.sandbox.revokeToken();
    const ill = await run(env);
    expect(ill.code).toBe(1);
    expect(ill.out).toContain('mend  bot token: Slack refuses it (token_revoked): copy SLACK_BOT');
    expect(await run({ ...env, SLACK_APP_TOKEN: 'secret' })).toEqual({
      code: 2,
      out: '',
      err: expect.stringMatching(/^SLACK_APP_TOKEN must be the app-level token[^\n]+\n$/),
    });
    expect((await run({})).err).toMatch(/^SLACK_BOT_TOKEN is missing/);
  });
});

function run(env: Record<string, string>): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(import.meta.dirname, '../../src/doctor.ts')],
      { cwd: temporaryFolder(), env: { PATH: process.env['PATH'], ...env } },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

describe('before the first start', () => {
  test('there is nothing to mend yet', async () => {
    const ward = await createWard();
    expect((await ward.all()).filter(({ ok }) => !ok)).toEqual([]);
    expect(await ward.finds('database')).toBe(
      `ok    database: none at ${ward.databaseFile} yet; the first start makes it`,
    );
  });
});

describe('Slack', () => {
  test('that cannot be reached', async () => {
    const ward = await createWard();
    await ward.sandbox.close();
    expect(await ward.finds('Slack')).toMatch(/^mend {2}Slack: does not answer at http:\/\/127/);
    expect(await ward.finds('bot token')).toMatch(/^mend .*not checked/);
    expect(await ward.finds('socket')).toMatch(/^mend .*not checked/);
  });

  test('that answers with something else, such as a portal of the network', async () => {
    const ward = await createWard();
    ward.sandbox.faults.next('auth.test', effects.http(200));
    expect(await ward.finds('Slack')).toMatch(/^mend {2}Slack: does not answer/);
  });

  test('that asks for other scopes than the token has: they are named', async () => {
    const bot = (manifest.oauth_config?.scopes.bot ?? []).filter(
      (scope) => scope !== 'im:history' && scope !== 'users:read',
    );
    const other = {
      ...manifest,
      oauth_config: { scopes: { bot: [...bot, 'pins:read' as const] } },
    };
    const ward = await createWard('socket', { manifest: other });
    expect(await ward.finds('scopes')).toBe(
      'mend  scopes: missing im:history, users:read; superfluous pins:read: paste manifest.yml under App Manifest at api.slack.com/apps, and install the app again.',
    );
  });

  test('that gives no socket', async () => {
    const ward = await createWard();
    const { faults } = ward.sandbox;
    faults.next('apps.connections.open', effects.error('invalid_auth'));
    expect(await ward.finds('socket')).toMatch(/^mend .*\(invalid_auth\): copy SLACK_APP_TOKEN/);
    faults.next('apps.connections.open', effects.error('socket_mode_not_enabled'));
    expect(await ward.finds('socket')).toMatch(/^mend .*Socket Mode is off: switch it on/);
    expect(ward.sandbox.connections()).toBe(0);
  });

  test('whose clock is another than ours', async () => {
    const ward = await createWard();
    expect(await ward.finds('clock')).toBe("ok    clock: within 2 seconds of Slack's");
    expect(await ward.finds('clock', {}, { minutes: 10 })).toMatch(
      /^mend {2}clock: (599|60[01]) seconds ahead of Slack's: let this machine keep its clock/,
    );
    expect(await ward.finds('clock', {}, { minutes: -10 })).toMatch(
      /^mend {2}clock: (599|60[012]) seconds behind Slack's/,
    );
  });

  test('whose token is of another workspace than the database', async () => {
    const ward = await createWard();
    await (await ward.starts()).stop();
    const database = new BetterSqlite3(ward.databaseFile);
    database.pragma('foreign_keys = OFF');
    database.exec("update workspace set id = 'TOTHER'");
    database.close();
    expect(await ward.finds('workspace')).toBe(
      `mend  workspace: the token is of ${ward.sandbox.teamId}, the database of TOTHER: use the token of that one, or another database.`,
    );
  });
});

describe('the public URL', () => {
  test('is asked as Slack asks, when it is known', async () => {
    const ward = await createWard('http');
    expect(await ward.finds('public URL')).toMatch(/^ok {4}.*not checked: set PUBLIC_URL/);
    const app = await ward.starts();
    const here = `http://127.0.0.1:${app.port}`;
    expect(await ward.finds('public URL', { publicUrl: here })).toBe(
      `ok    public URL: ${here}/slack/events answers as Slack wants it to`,
    );
    const connection = { mode: 'http', signingSecret: '0123456789abcdef0' } as const;
    const slack = { ...ward.config.slack, connection };
    expect(await ward.finds('public URL', { publicUrl: here, slack })).toMatch(
      /^mend .* refuses our signature: the app that answers there has another SLACK_SIGNING_SECRET/,
    );
    const elsewhere = ward.sandbox.apiUrl.replace('/api/', '');
    expect(await ward.finds('public URL', { publicUrl: elsewhere })).toMatch(
      /^mend .* answers with 404: let the proxy pass/,
    );
    expect(await ward.finds('public URL', { publicUrl: 'http://127.0.0.1:1' })).toMatch(
      /^mend .* cannot be reached from here/,
    );
  });
});

describe('the database', () => {
  async function stopped(): Promise<Ward> {
    const ward = await createWard();
    await (await ward.starts()).stop();
    return ward;
  }
  const change = (file: string, sql: string) => {
    const database = new BetterSqlite3(file);
    database.exec(sql);
    database.close();
  };

  test('that is whole is said so, with its step', async () => {
    const ward = await stopped();
    expect(await ward.finds('database')).toMatch(
      /^ok {4}database: .+ is whole, at step \d{4}-[\w-]+, \d+ kB$/,
    );
  });

  test('that is damaged, foreign, newer, older or unreadable', async () => {
    const ward = await stopped();
    const { databaseFile: file } = ward;
    change(file, "insert into migration values ('9999-future', 1)");
    expect(await ward.finds('database')).toMatch(/^mend .*newer version .* \(it has 9999-future\)/);
    change(file, "delete from migration where name > '0001z'");
    expect(await ward.finds('database')).toMatch(/^ok .* has still to take 0002-/);
    expect(await ward.finds('outbox')).toBe('');
    change(file, 'pragma application_id = 7');
    expect(await ward.finds('database')).toMatch(/^mend .* is not one of Both Hats/);
    writeFileSync(file, Buffer.alloc(8_192, 'garbage'));
    expect(await ward.finds('database')).toMatch(/^mend .* is damaged .*restore a backup/);
    rmSync(file);
    mkdirSync(file);
    expect(await ward.finds('database')).toMatch(/^mend .* cannot be read .*check its permissions/);
  });

  test('that others can read', async () => {
    const ward = await stopped();
    chmodSync(ward.databaseFile, 0o644);
    const { databaseFile: file } = ward;
    expect(await ward.finds('permissions')).toMatch(
      new RegExp(
        `^mend {2}permissions: others on this machine can read ${file}.*: chmod 600 '${file}'`,
      ),
    );
  });

  test('that stands on a disk with room', async () => {
    const ward = await stopped();
    expect(await ward.finds('disk')).toMatch(
      new RegExp(`^ok {4}disk: [\\d.]+ GB free in ${dirname(ward.databaseFile)}$`),
    );
  });
});

describe('what the app does', () => {
  /** A database as a stopped app left it, for a look at its rows. */
  async function left(write: (ward: Ward, db: Awaited<ReturnType<typeof open>>) => Promise<void>) {
    const ward = await createWard();
    await (await ward.starts()).stop();
    const opened = await open(ward.databaseFile);
    await write(ward, opened);
    await opened.close();
    return ward;
  }
  const open = (file: string) => openDatabase(file, migrations, systemClock.now());

  test('a tick that is late', async () => {
    const ward = await createWard();
    await ward.starts();
    expect(await ward.finds('last tick')).toMatch(
      /^ok .*\d seconds? ago; started \d seconds? ago$/,
    );
    expect(await ward.finds('last tick', {}, { hours: 3 })).toBe(
      'mend  last tick: 3 hours ago: the app does not run, or is stuck; start it, or look at its log.',
    );
  });

  test('messages that wait, that are stuck, and that came to no good end', async () => {
    const ward = await left(async ({ sandbox }, { db }) => {
      const now = systemClock.now();
      for (const hours of [-1, 1]) {
        const outgoing = {
          workspace: sandbox.teamId,
          to: { user: 'U1' },
          kind: 'nudge',
          message: { text: 'x', blocks: [] },
          dueAt: now.add({ hours }),
        };
        await enqueue(db, outgoing, now);
        await enqueue(db, outgoing, now);
      }
      const rows = await db.selectFrom('outbox').select('id').orderBy('due_at').execute();
      await db
        .updateTable('outbox')
        .set({ state: 'dead', error: 'is_archived' })
        .where('id', '=', rows[0]?.id ?? '')
        .execute();
    });
    expect(await ward.finds('outbox', {}, { minutes: -50 })).toBe(
      'ok    outbox: 3 waiting, 0 under way, the oldest due for 10 minutes, in the last day 0 missed and 1 dead (1 is_archived)',
    );
    expect(await ward.finds('outbox')).toMatch(
      /^mend .* the oldest due for 1 hour, .*: see whether the app runs, and its log for “not sent”\.$/,
    );
  });

  test('a token that was lost', async () => {
    const ward = await left(async (_, { db }) => {
      const lost = { lost_at: 0, lost_code: 'token_revoked' };
      await db.updateTable('workspace').set(lost).execute();
    });
    expect(await ward.finds('workspace')).toMatch(
      /^mend .* since 1970-01-01T00:00:00Z \(token_revoked\) and nothing is sent: install the app/,
    );
  });

  test('backups that are off, made, late or failed', async () => {
    const ward = await left(async ({ sandbox }, { db }) => {
      await keepVital(db, sandbox.teamId, 'backup', systemClock.now());
    });
    expect(await ward.finds('backups')).toMatch(/^ok .*no daily ones: BACKUP_KEEP=7/);
    const kept = { backupKeep: 7 };
    expect(await ward.finds('backups', kept)).toMatch(/^ok .*the last \d seconds? ago, 7 kept$/);
    expect(await ward.finds('backups', kept, { hours: 30 })).toMatch(/^mend .*none for 1 day:/);
    const { db, close } = await open(ward.databaseFile);
    const later = systemClock.now().add({ seconds: 1 });
    await keepVital(db, ward.sandbox.teamId, 'backup-failed', later, 'SQLITE_FULL');
    await close();
    expect(await ward.finds('backups', kept, { hours: 2 })).toMatch(
      /^mend .*the last try failed 1 hour ago \(SQLITE_FULL\): check free space/,
    );
  });

  test('what the app says of its own health', async () => {
    const ward = await createWard();
    const app = await ward.starts();
    await expect.poll(() => ward.sandbox.connections()).toBe(2);
    ward.sandbox.faults.next('apps.connections.open', effects.http(503), { times: 1_000 });
    ward.sandbox.faults.cutSockets();
    await expect
      .poll(() => ward.finds('health', { port: app.port }), { timeout: 3_000 })
      .toBe('mend  health: the app says: Slack cannot reach this app.');
  });
});

test('a Date header is read as it is written, and nothing else is', () => {
  expect(readHttpDate('Sun, 06 Nov 1994 08:49:37 GMT')?.toString()).toBe('1994-11-06T08:49:37Z');
  expect(readHttpDate('Fri, 29 Feb 2028 23:59:59 GMT')?.toString()).toBe('2028-02-29T23:59:59Z');
  for (const other of [
    null,
    '',
    'Sunday, 06-Nov-94 08:49:37 GMT',
    'Sun Nov  6 08:49:37 1994',
    'Sun, 06 Nov 1994 08:49:37 +0100',
    'Sun, 31 Feb 2027 00:00:00 GMT',
    'Sun, 06 Foo 1994 08:49:37 GMT',
  ]) {
    expect([other, readHttpDate(other)]).toEqual([other, null]);
  }
});
