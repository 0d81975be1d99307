import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { ConfigError, readConfig, readDatabaseFile, readEnvFile } from '../src/config.ts';

const socket = { SLACK_BOT_TOKEN: 'xoxb-1-a', SLACK_APP_TOKEN: 'xapp-1-b' };
const http = {
  SLACK_BOT_TOKEN: 'xoxb-1-a',
  SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
};

/** What the operator reads. */
function refusal(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('the environment was taken');
}

describe('what is taken', () => {
  test('nothing set: the practice sandbox, and defaults', () => {
    expect(readConfig({})).toEqual({
      slack: null,
      port: 3000,
      databaseFile: './data/both-hats.db',
      logLevel: 'info',
      publicUrl: null,
      backupKeep: 0,
      forgetAfterDays: 30,
      metrics: null,
    });
  });

  test('how long what is kept of people who left stays: FORGET_AFTER_DAYS', () => {
    expect(readConfig({ FORGET_AFTER_DAYS: '0' }).forgetAfterDays).toBe(0);
    expect(readConfig({ FORGET_AFTER_DAYS: '90' }).forgetAfterDays).toBe(90);
    expect(refusal({ FORGET_AFTER_DAYS: 'never' })).toBe(
      'FORGET_AFTER_DAYS must be a whole number from 0 to 3650.',
    );
  });

  test('what is for the operator: PUBLIC_URL, BACKUP_KEEP, METRICS_PORT and METRICS_HOST', () => {
    const config = readConfig({
      PUBLIC_URL: 'https://coach.example.com/',
      BACKUP_KEEP: '7',
      METRICS_PORT: '9464',
    });
    expect(config).toMatchObject({
      publicUrl: 'https://coach.example.com',
      backupKeep: 7,
      metrics: { port: 9464, host: '127.0.0.1' },
    });
    const open = readConfig({ METRICS_PORT: '9464', METRICS_HOST: '0.0.0.0' });
    expect(open.metrics?.host).toBe('0.0.0.0');
  });

  test('an app-level token: Socket Mode', () => {
    expect(readConfig(socket).slack).toEqual({
      botToken: 'xoxb-1-a',
      apiUrl: 'https://slack.com/api/',
      timeoutMs: 10_000,
      connection: { mode: 'socket', appToken: 'xapp-1-b' },
    });
  });

  test('a signing secret: HTTP', () => {
    expect(readConfig(http).slack?.connection).toEqual({
      mode: 'http',
      signingSecret: '0123456789abcdef0123456789abcdef',
    });
  });

  test('production with tokens', () => {
    expect(readConfig({ ...socket, NODE_ENV: 'production' }).slack).not.toBeNull();
  });

  test.each([
    ['0', 0],
    ['8080', 8080],
    ['65535', 65_535],
  ])('PORT=%s', (PORT, port) => {
    expect(readConfig({ PORT }).port).toBe(port);
  });

  test.each([
    ['sqlite:./data/both-hats.db', './data/both-hats.db'],
    ['sqlite:/data/both-hats.db', '/data/both-hats.db'],
    ['sqlite:///data/both-hats.db', '/data/both-hats.db'],
  ])('DATABASE_URL=%s', (DATABASE_URL, file) => {
    expect(readConfig({ DATABASE_URL }).databaseFile).toBe(file);
  });

  test.each([
    ['https://slack.example/api', 'https://slack.example/api/'],
    ['http://127.0.0.1:4000/api/', 'http://127.0.0.1:4000/api/'],
    ['http://localhost:4000/api', 'http://localhost:4000/api/'],
    ['http://[::1]:4000/api', 'http://[::1]:4000/api/'],
  ])('SLACK_API_URL=%s', (SLACK_API_URL, apiUrl) => {
    expect(readConfig({ ...socket, SLACK_API_URL }).slack?.apiUrl).toBe(apiUrl);
  });

  test('SLACK_TIMEOUT_MS and LOG_LEVEL', () => {
    const config = readConfig({ ...socket, SLACK_TIMEOUT_MS: '2500', LOG_LEVEL: 'debug' });
    expect([config.slack?.timeoutMs, config.logLevel]).toEqual([2_500, 'debug']);
  });
});

test('the database alone needs no tokens', () => {
  const DATABASE_URL = 'sqlite:/data/both-hats.db';
  expect(readDatabaseFile({ NODE_ENV: 'production', DATABASE_URL })).toBe('/data/both-hats.db');
  expect(() => readDatabaseFile({ DATABASE_URL: 'both-hats.db' })).toThrow(ConfigError);
});

describe('what is refused, in one sentence that names the variable and the fix', () => {
  test.each([
    'SLACK_BOT_TOKEN',
    'SLACK_APP_TOKEN',
    'SLACK_SIGNING_SECRET',
    'SLACK_API_URL',
    'SLACK_TIMEOUT_MS',
    'PORT',
    'DATABASE_URL',
    'LOG_LEVEL',
    'PUBLIC_URL',
    'BACKUP_KEEP',
    'METRICS_PORT',
    'METRICS_HOST',
  ])('%s empty, or nothing but spaces', (name) => {
    const sentence = `${name} is empty: give it a value, or remove the line to leave it out.`;
    expect(refusal({ ...socket, [name]: '' })).toBe(sentence);
    expect(refusal({ ...socket, [name]: '  ' })).toBe(sentence);
  });

  test.each([
    [
      'SLACK_BOT_TOKEN',
      ['xapp-1-a', 'xoxp-1-a', 'xoxb-', 'xoxb-1 2'],
      'SLACK_BOT_TOKEN must be the bot token, which begins with xoxb- (api.slack.com/apps, OAuth & Permissions).',
    ],
    [
      'SLACK_APP_TOKEN',
      ['xoxb-1-a', 'xapp-'],
      'SLACK_APP_TOKEN must be the app-level token, which begins with xapp- (api.slack.com/apps, Basic Information, App-Level Tokens).',
    ],
    [
      'SLACK_SIGNING_SECRET',
      ['secret', '0123', 'xoxb-0123456789abcdef'],
      'SLACK_SIGNING_SECRET must be the signing secret, a line of hexadecimal digits (api.slack.com/apps, Basic Information).',
    ],
    [
      'SLACK_API_URL',
      ['slack.com', 'http://slack.com/api/', 'ftp://localhost/', 'http://localhost.example/'],
      'SLACK_API_URL must be an https address, or an http one on this machine; leave it out to use Slack.',
    ],
    [
      'SLACK_TIMEOUT_MS',
      ['99', '60001', '2.5', '10s'],
      'SLACK_TIMEOUT_MS must be a whole number from 100 to 60000.',
    ],
    [
      'PORT',
      ['65536', '-1', '80a', '3000.5', '1e3'],
      'PORT must be a whole number from 0 to 65535.',
    ],
    [
      'DATABASE_URL',
      ['./data/both-hats.db', 'sqlite:', 'mysql://localhost/both_hats'],
      'DATABASE_URL must look like sqlite:./data/both-hats.db.',
    ],
    [
      'DATABASE_URL',
      ['postgres://localhost/both_hats', 'postgresql://localhost/both_hats'],
      'DATABASE_URL names a PostgreSQL database, which this version does not support yet; use sqlite:./data/both-hats.db.',
    ],
    [
      'LOG_LEVEL',
      ['verbose', 'INFO'],
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.',
    ],
    [
      'PUBLIC_URL',
      ['coach.example.com', 'http://coach.example.com', 'https://coach.example.com/slack/events'],
      'PUBLIC_URL must be the https address at which Slack reaches the app, such as https://coach.example.com.',
    ],
    ['BACKUP_KEEP', ['-1', 'seven', '366'], 'BACKUP_KEEP must be a whole number from 0 to 365.'],
    ['METRICS_PORT', ['65536', 'on'], 'METRICS_PORT must be a whole number from 0 to 65535.'],
    [
      'METRICS_HOST',
      ['http://localhost', 'a b'],
      'METRICS_HOST must be an address of this machine, such as 127.0.0.1 or 0.0.0.0.',
    ],
  ])('%s malformed: %j', (name, values, sentence) => {
    for (const value of values) expect(refusal({ ...socket, [name]: value })).toBe(sentence);
  });

  test('no bot token', () => {
    const sentence =
      'SLACK_BOT_TOKEN is missing: set it to the bot token from api.slack.com/apps (OAuth & Permissions).';
    expect(refusal({ SLACK_APP_TOKEN: socket.SLACK_APP_TOKEN })).toBe(sentence);
    expect(refusal({ SLACK_SIGNING_SECRET: http.SLACK_SIGNING_SECRET })).toBe(sentence);
  });

  test('neither an app-level token nor a signing secret', () => {
    expect(refusal({ SLACK_BOT_TOKEN: socket.SLACK_BOT_TOKEN })).toBe(
      'SLACK_APP_TOKEN is missing: set it for Socket Mode (api.slack.com/apps, Basic Information, App-Level Tokens), or set SLACK_SIGNING_SECRET for HTTP.',
    );
  });

  test('both of them', () => {
    expect(refusal({ ...socket, ...http })).toBe(
      'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set: keep the first for Socket Mode or the second for HTTP, and remove the other.',
    );
  });

  test('nothing at all in production', () => {
    expect(refusal({ NODE_ENV: 'production' })).toBe(
      'SLACK_BOT_TOKEN is missing: set it to the bot token from api.slack.com/apps (OAuth & Permissions); the practice sandbox does not run with NODE_ENV=production.',
    );
  });
});

describe('.env', () => {
  afterEach(() => vi.unstubAllEnvs());

  test('is read, but does not override what is set', () => {
    vi.stubEnv('PORT', '4001');
    vi.stubEnv('LOG_LEVEL', undefined);
    const folder = mkdtempSync(join(tmpdir(), 'both-hats-env-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, '.env');
    writeFileSync(file, 'PORT=4002\n# a remark\nLOG_LEVEL=debug\n');
    readEnvFile(file);
    const { port, logLevel } = readConfig({
      PORT: process.env['PORT'],
      LOG_LEVEL: process.env['LOG_LEVEL'],
    });
    expect([port, logLevel]).toEqual([4001, 'debug']);
  });

  test('may be missing', () => {
    expect(() => readEnvFile('/nowhere/.env')).not.toThrow();
  });
});
