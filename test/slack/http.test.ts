import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { describe, expect, test, vi } from 'vitest';
import { effects } from '../../sandbox/index.ts';
import { createWorld, type World } from '../support/world.ts';
import { count, rowsOf } from './rows.ts';

/** Real time: signatures are about the real world. */
function realSeconds(): number {
  return Math.floor((performance.timeOrigin + performance.now()) / 1000);
}

type Forgery = { secret?: string; stamp?: number | string; headers?: Record<string, string> };

/** Delivers a body as Slack does, or nearly so; the status comes back. */
async function delivers(world: World, body: string, forgery: Forgery = {}): Promise<number> {
  const stamp = String(forgery.stamp ?? realSeconds());
  const key = forgery.secret ?? world.sandbox.signingSecret;
  const signature = createHmac('sha256', key).update(`v0:${stamp}:${body}`).digest('hex');
  const response = await fetch(address(world, '/slack/events'), {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': `v0=${signature}`,
      ...forgery.headers,
    },
  });
  await response.text();
  return response.status;
}

function address(world: World, path: string): string {
  return `http://127.0.0.1:${world.app.port}${path}`;
}

function command(world: World, change: Record<string, string> = {}): string {
  return new URLSearchParams({
    command: '/win',
    text: 'shipped the login fix',
    user_id: world.mira.id,
    channel_id: 'C0GENERAL00',
    team_id: world.app.workspace,
    trigger_id: '1.2.3',
    response_url: `${new URL(world.sandbox.apiUrl).origin}/commands/none`,
    ...change,
  }).toString();
}

async function wins(world: World): Promise<number> {
  await world.app.settled();
  return count(rowsOf(world), 'win');
}

describe('a request to /slack/events', () => {
  test('signed by Slack is taken', async () => {
    const world = await createWorld({ mode: 'http' });
    expect(await delivers(world, command(world))).toBe(200);
    expect(await wins(world)).toBe(1);
  });

  test('that is replayed has its effect once', async () => {
    const world = await createWorld({ mode: 'http' });
    const stamp = realSeconds() - 100;
    for (let n = 0; n < 3; n += 1) {
      expect(await delivers(world, command(world), { stamp })).toBe(200);
    }
    expect(await wins(world)).toBe(1);
  });

  test.each<[string, Forgery]>([
    ['signed with another secret', { secret: 'f'.repeat(32) }],
    ['older than five minutes', { stamp: realSeconds() - 6 * 60 }],
    ['from the future', { stamp: realSeconds() + 24 * 3600 }],
    ['from the year 10,000', { stamp: 253_402_300_800 }],
    ['with a time that is none', { stamp: 'soon' }],
    ['with a time before all times', { stamp: '-Infinity' }],
    ['with an empty time', { stamp: '' }],
    ['without a signature', { headers: { 'x-slack-signature': '' } }],
    ['with half a signature', { headers: { 'x-slack-signature': 'v0=' } }],
    ['of another version', { headers: { 'x-slack-signature': 'v1=abc' } }],
  ])('%s is refused', async (_what, forgery) => {
    const world = await createWorld({ mode: 'http' });
    expect(await delivers(world, command(world), forgery)).toBe(401);
    expect(await wins(world)).toBe(0);
  });

  test('whose body was changed after signing is refused', async () => {
    const world = await createWorld({ mode: 'http' });
    const stamp = String(realSeconds());
    const key = world.sandbox.signingSecret;
    const signature = createHmac('sha256', key)
      .update(`v0:${stamp}:${command(world)}`)
      .digest();
    const headers = { 'x-slack-signature': `v0=${signature.toString('hex')}` };
    const changed = command(world, { text: 'I was paid' });
    expect(await delivers(world, changed, { stamp, headers })).toBe(401);
    expect(await wins(world)).toBe(0);
  });

  test('of more than 256 KB is refused, whether it says so or not', async () => {
    const world = await createWorld({ mode: 'http' });
    const large = command(world, { text: 'x'.repeat(257 * 1024) });
    expect(await delivers(world, large)).toBe(413);
    expect(await inChunks(world, large)).not.toBe(200);
    expect(await wins(world)).toBe(0);
    expect(await delivers(world, command(world)), 'the next one is served').toBe(200);
  });

  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])('by %s is refused', async (method) => {
    const world = await createWorld({ mode: 'http' });
    const response = await fetch(address(world, '/slack/events'), { method });
    expect(response.status).toBe(405);
  });

  test('with a body that nobody can read is no trouble', async () => {
    const world = await createWorld({ mode: 'http' });
    const json = { 'content-type': 'application/json' };
    for (const [body, headers] of [
      ['', json],
      ['{', json],
      ['payload=%7B', {}],
      ['command=%2Fwin', {}],
      ['command=/win&command=/win&trigger_id=1&trigger_id=2', {}],
      [command(world, { trigger_id: '' }).replace('trigger_id=', ''), {}],
    ] as const) {
      await delivers(world, body, { headers });
    }
    expect(await wins(world)).toBe(0);
    expect(await delivers(world, command(world))).toBe(200);
    expect(await wins(world)).toBe(1);
  });

  test.each<[string, string, string]>([
    ['null', 'null', 'application/json'],
    ['a number', '5', 'application/json'],
    ['a text', '"x"', 'application/json'],
    ['a list', '[]', 'application/json'],
    ['nothing readable', '{', 'application/json'],
    ['null in a form', 'payload=null', 'application/x-www-form-urlencoded'],
    ['a list in a form', 'payload=%5B%5D', 'application/x-www-form-urlencoded'],
  ])('that is signed and holds %s is refused, in one line', async (_what, body, type) => {
    const world = await createWorld({ mode: 'http' });
    const headers = { 'content-type': type };
    expect(await delivers(world, body, { headers, secret: 'f'.repeat(32) })).toBe(401);
    const before = world.log.length;
    expect(await delivers(world, body, { headers })).toBe(400);
    await world.app.settled();
    const lines = world.log.slice(before).map((line) => JSON.parse(line) as object);
    expect(lines).toEqual([expect.objectContaining({ msg: 'request refused', status: 400 })]);
    expect(await delivers(world, command(world)), 'the next one is served').toBe(200);
    expect(await wins(world)).toBe(1);
  });

  test('to prove the address is answered with the challenge', async () => {
    const world = await createWorld({ mode: 'http' });
    expect(await world.sandbox.verifyUrl()).toBe(true);
  });

  test('elsewhere finds nothing', async () => {
    const world = await createWorld({ mode: 'http' });
    for (const path of ['/', '/slack', '/slack/events/', '/slack/install', '//slack/events']) {
      const response = await fetch(address(world, path), { method: 'POST', body: 'x' });
      expect([path, response.status]).toEqual([path, 404]);
    }
  });
});

/** A signed body without a content-length. */
function inChunks(world: World, body: string): Promise<number | string> {
  const stamp = String(realSeconds());
  const key = world.sandbox.signingSecret;
  const signature = createHmac('sha256', key).update(`v0:${stamp}:${body}`).digest('hex');
  return new Promise((resolve) => {
    const outgoing = request(
      address(world, '/slack/events'),
      {
        method: 'POST',
        headers: {
          'transfer-encoding': 'chunked',
          'content-type': 'application/x-www-form-urlencoded',
          'x-slack-request-timestamp': stamp,
          'x-slack-signature': `v0=${signature}`,
        },
      },
      (response) => resolve(response.resume().statusCode ?? 0),
    );
    outgoing.on('error', (error) => resolve(error.message));
    for (let at = 0; at < body.length; at += 16_384) outgoing.write(body.slice(at, at + 16_384));
    outgoing.end();
  });
}

describe('/healthz', () => {
  test.each(['socket', 'http'] as const)('says ok over %s', async (mode) => {
    const world = await createWorld({ mode });
    const response = await fetch(address(world, '/healthz'));
    expect([response.status, await response.text()]).toEqual([200, 'ok\n']);
  });

  test('says so when Slack cannot reach us, and when it can again', async () => {
    const world = await createWorld();
    const { faults } = world.sandbox;
    faults.next('apps.connections.open', effects.http(503), { times: 3 });
    faults.cutSockets();
    await vi.waitFor(async () => {
      const response = await fetch(address(world, '/healthz'));
      expect([response.status, await response.text()]).toEqual([
        503,
        'Slack cannot reach this app\n',
      ]);
    });
    faults.clear();
    await vi.waitFor(async () => {
      expect((await fetch(address(world, '/healthz'))).status).toBe(200);
    }, 3_000);
  });

  test('says so when the database does not answer', async () => {
    const world = await createWorld();
    const db = rowsOf(world);
    await db.schema.alterTable('workspace').renameTo('gone').execute();
    const response = await fetch(address(world, '/healthz'));
    expect([response.status, await response.text()]).toEqual([
      503,
      'the database does not answer\n',
    ]);
  });

  test('has no other path in Socket Mode', async () => {
    const world = await createWorld();
    const response = await fetch(address(world, '/slack/events'), { method: 'POST' });
    expect(response.status).toBe(404);
  });
});
