import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { effects, startSandbox } from '../../sandbox/index.ts';
import { type AppOptions, StartError, startApp } from '../../src/app.ts';
import type { SlackConfig } from '../../src/config.ts';
import { setUp } from '../support/steps.ts';
import { createWorld, manifest } from '../support/world.ts';
import { count, rowsOf } from './rows.ts';
import { noon } from './post.ts';

describe('a start that cannot succeed ends with a sentence:', () => {
  test('a bad bot token', async () => {
    const { start } = await almostRunning();
    await expect(start({ botToken: 'xoxb-wrong' })).rejects.toThrow(
      new StartError(
        'bad_token',
        'Slack refuses the token (invalid_auth): copy SLACK_BOT_TOKEN and SLACK_APP_TOKEN again from api.slack.com/apps.',
      ),
    );
  });

  test('a bot token that was revoked', async () => {
    const { start, sandbox } = await almostRunning();
    sandbox.revokeToken();
    await expect(start({})).rejects.toThrow(/^Slack refuses the token \(token_revoked\)/);
  });

  test('a bad app-level token', async () => {
    const { start, sandbox } = await almostRunning();
    await expect(start({ connection: { mode: 'socket', appToken: 'xapp-wrong' } })).rejects.toThrow(
      new StartError(
        'bad_token',
        'Slack refuses the app-level token (invalid_auth): copy SLACK_APP_TOKEN again from api.slack.com/apps (Basic Information, App-Level Tokens; it needs connections:write).',
      ),
    );
    await sandbox.idle();
    const tries = sandbox.traffic.filter((entry) => entry.what === 'apps.connections.open');
    expect(tries.length, 'nobody goes on trying').toBeLessThanOrEqual(2);
  });

  test('Slack that does not answer', async () => {
    const { start, sandbox } = await almostRunning();
    await sandbox.close();
    await expect(start({})).rejects.toThrow(
      /^Slack does not answer at http:\/\/127\.0\.0\.1:\d+\/api\/: check this machine's network, or SLACK_API_URL\.$/,
    );
  }, 20_000);

  test('a port that is taken', async () => {
    const { start } = await almostRunning();
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, resolve));
    onTestFinished(() => void taken.close());
    const { port } = taken.address() as AddressInfo;
    await expect(start({}, { port })).rejects.toThrow(
      new StartError(
        'port_taken',
        'The port is taken: set PORT to a free one, or stop what listens there.',
      ),
    );
  });

  test('and leaves the database free for the next one', async () => {
    const { start, sandbox } = await almostRunning();
    await expect(start({ botToken: 'xoxb-wrong' })).rejects.toThrow(StartError);
    const app = await start({});
    await app.stop();
    await app.stop();
    expect(sandbox.connections()).toBe(0);
  });
});

describe('the connection', () => {
  test('is lost for good when the app-level token is refused later on', async () => {
    const world = await createWorld();
    world.sandbox.faults.next('apps.connections.open', effects.error('token_revoked'));
    world.sandbox.faults.cutSockets();
    await expect(world.app.lost).rejects.toThrow(
      'Slack cannot be reached over Socket Mode (token_revoked)',
    );
  });

  test('comes back by itself after trouble that passes', async () => {
    const world = await createWorld();
    const { faults } = world.sandbox;
    faults.next('apps.connections.open', effects.http(503));
    faults.next('apps.connections.open', effects.reset);
    faults.cutSockets();
    await vi.waitFor(() => expect(world.sandbox.connections()).toBe(1), 5_000);
    await world.mira.types('/coach help');
    expect(await world.mira.sees()).toContain('/coach help');
  });

  test('is gone after a stop, also when it was just being opened', async () => {
    const world = await createWorld();
    world.sandbox.faults.next('apps.connections.open', effects.delay(100));
    world.sandbox.faults.cutSockets();
    await vi.waitFor(() => expect(opens(world.sandbox)).toBe(2));
    await world.app.stop();
    await world.sandbox.idle();
    await vi.waitFor(() => expect(opens(world.sandbox)).toBe(2));
    expect(world.sandbox.connections()).toBe(0);
  });

  test.each(['warning', 'refresh_requested', 'link_disabled', 'too_many_websockets'] as const)(
    'renewed with two sockets (%s) loses nothing and doubles nothing',
    async (reason) => {
      const world = await createWorld({ sockets: 2 });
      const { sandbox, mira } = world;
      await vi.waitFor(() => expect(sandbox.connections()).toBe(2));
      await setUp(world);
      sandbox.faults.resendAfterDeath();
      for (let n = 0; n < 24; n += 1) {
        if (n === 8 || n === 16) sandbox.faults.disconnect(reason);
        // Whom Slack tells that the app does not answer types it again.
        while (!(await mira.person.types(`/win number ${n}`)).ok) await sandbox.idle();
      }
      await vi.waitFor(() => expect(sandbox.connections()).toBe(2), 5_000);
      await world.app.settled();
      expect(await count(rowsOf(world), 'win')).toBe(24);
    },
  );
});

function opens(sandbox: { traffic: { what: string }[] }): number {
  return sandbox.traffic.filter((entry) => entry.what === 'apps.connections.open').length;
}

async function almostRunning() {
  const clock = { now: () => noon };
  const sandbox = await startSandbox({ clock, manifest });
  const folder = mkdtempSync(join(tmpdir(), 'both-hats-start-'));
  onTestFinished(async () => {
    await sandbox.close().catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  });
  const start = (slack: Partial<SlackConfig>, change: Partial<AppOptions> = {}) =>
    startApp({
      slack: {
        botToken: sandbox.botToken,
        apiUrl: sandbox.apiUrl,
        timeoutMs: 2_000,
        connection: { mode: 'socket', appToken: sandbox.appToken },
        ...slack,
      },
      databaseFile: join(folder, 'both-hats.db'),
      port: 0,
      clock,
      log: pino({ level: 'silent' }),
      heartbeat: false,
      ...change,
    });
  return { start, sandbox };
}
