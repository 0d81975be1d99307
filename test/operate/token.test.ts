import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { effects } from '../../sandbox/index.ts';
import { enqueue } from '../../src/slack/outbox.store.ts';
import { setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';
import { rowsOf } from '../slack/rows.ts';

/* The bot token stops working while the app runs, and works again later. */

const afternoon = '2027-03-15T16:00[Europe/Berlin]';

/** Log lines about the token: one when it is lost, one when it works again. */
function told({ log }: World): { code: string | undefined; msg: string; workspace: string }[] {
  return log
    .map((line) => JSON.parse(line) as { code?: string; msg: string; workspace: string })
    .filter(({ msg }) => msg.startsWith('Slack refuses our token') || msg.includes('token again'))
    .map(({ code, msg, workspace }) => ({ code, msg: msg.slice(0, 23), workspace }));
}

async function health({ app }: World): Promise<[number, string]> {
  const response = await fetch(`http://127.0.0.1:${app.port}/healthz`);
  return [response.status, await response.text()];
}

function calls({ sandbox }: World, method: string): number {
  return sandbox.traffic.filter((entry) => entry.what === method).length;
}

/** Writes messages that are due now, to two people by turns. */
async function owes(world: World, n: number): Promise<void> {
  const { sandbox, clock } = world;
  const now = clock.now();
  for (let i = 0; i < n; i += 1) {
    const message = { text: `owed ${i}`, blocks: [] };
    const to = { user: sandbox.person(i % 2 === 0 ? 'mira' : 'ana').id };
    await enqueue(
      rowsOf(world),
      { workspace: sandbox.teamId, to, kind: 'owed', message, dueAt: now },
      now,
    );
  }
}

function arrived({ sandbox }: World): string[] {
  return Object.values(sandbox.state.messages)
    .flat()
    .map(({ text }) => text)
    .filter((text) => text.startsWith('owed'));
}

async function states(world: World): Promise<Record<string, number>> {
  const rows = await rowsOf(world)
    .selectFrom('outbox')
    .select('state')
    .where('kind', '=', 'owed')
    .execute();
  const byState = Object.groupBy(rows, ({ state }) => state);
  return Object.fromEntries(Object.entries(byState).map(([state, all]) => [state, all.length]));
}

describe('a token revoked in the middle of a drain', () => {
  test.each([
    ['revoked', 'token_revoked'],
    ['inactive', 'account_inactive'],
  ] as const)(
    '(%s) stops everything at once, and nothing is lost or doubled',
    async (how, code) => {
      const world = await createWorld({ starts: afternoon });
      const { sandbox } = world;
      await setUp(world);
      await owes(world, 8);
      let posts = 0;
      sandbox.onTraffic((entry) => {
        if (entry.what === 'chat.postMessage' && entry.ms === undefined) posts += 1;
        if (posts === 3) sandbox.revokeToken(how);
      });
      await world.app.beat();
      await world.app.settled();

      const sent = arrived(world).length;
      expect(sent).toBeGreaterThan(0);
      expect(sent).toBeLessThan(8);
      expect(await states(world)).toEqual({ sent, due: 8 - sent });
      expect(told(world)).toEqual([
        { code, msg: 'Slack refuses our token', workspace: sandbox.teamId },
      ]);
      expect(world.log.filter((line) => line.includes('"not sent"'))).toEqual([]);
      expect(await health(world)).toEqual([
        503,
        `Slack refuses the bot token (${code}) since 2027-03-15T15:00:00Z: install the app again\n`,
      ]);
      const kept = await rowsOf(world).selectFrom('workspace').selectAll().executeTakeFirst();
      expect([kept?.lost_at, kept?.lost_code]).toEqual([world.clock.now().epochMilliseconds, code]);

      // It is asked about every few minutes, and by nothing else.
      const before = { test: calls(world, 'auth.test'), post: calls(world, 'chat.postMessage') };
      await world.passes({ minutes: 30 });
      expect(calls(world, 'chat.postMessage')).toBe(before.post);
      expect(calls(world, 'auth.test') - before.test).toBeGreaterThanOrEqual(9);
      expect(calls(world, 'auth.test') - before.test).toBeLessThanOrEqual(11);

      sandbox.reinstalls();
      await world.passes({ minutes: 5 });
      expect(arrived(world).toSorted()).toEqual(
        Array.from({ length: 8 }, (_, i) => `owed ${i}`).toSorted(),
      );
      expect(await health(world)).toEqual([200, 'ok\n']);
      expect(told(world)).toHaveLength(2);
      const now = await rowsOf(world).selectFrom('workspace').selectAll().executeTakeFirst();
      expect([now?.lost_at, now?.lost_code]).toEqual([null, null]);
    },
  );

  test('nudges that were due meanwhile are missed, not heaped up', async () => {
    const world = await createWorld();
    await setUp(world);
    world.sandbox.revokeToken();
    await world.at('2027-03-15T10:00');
    await world.at('2027-03-15T15:00');
    world.sandbox.reinstalls();
    await world.at('2027-03-15T15:10');
    expect(await world.mira.sees()).toBe('');
    await world.at('2027-03-17T10:00');
    expect(await world.mira.sees()).toContain('[Do it]');
  });

  test('while a lost answer is looked for: it is looked for again afterwards', async () => {
    const world = await createWorld({ starts: afternoon, timeoutMs: 200 });
    await setUp(world);
    await owes(world, 1);
    world.sandbox.faults.next('chat.postMessage', effects.hangAfter);
    await world.app.beat();
    world.sandbox.revokeToken();
    await sleep(600);
    await world.passes({ minutes: 10 });
    expect(await states(world)).toEqual({ sending: 1 });
    world.sandbox.reinstalls();
    await world.passes({ minutes: 5 });
    expect(await states(world)).toEqual({ sent: 1 });
    expect(arrived(world)).toEqual(['owed 0']);
  });
});

describe('a token that is refused while nothing is to be sent', () => {
  test('is noticed when somebody types a command: health says so, and one line in the log', async () => {
    const world = await createWorld({ starts: afternoon });
    world.sandbox.revokeToken();
    const before = calls(world, 'auth.test');
    for (const _ of [1, 2, 3]) await world.mira.types('/win');
    await world.app.settled();
    expect(await health(world)).toEqual([
      503,
      'Slack refuses the bot token (token_revoked) since 2027-03-15T15:00:00Z: install the app again\n',
    ]);
    expect(told(world)).toHaveLength(1);
    expect(calls(world, 'auth.test') - before).toBe(1);

    world.sandbox.reinstalls();
    await world.passes({ minutes: 5 });
    expect(await health(world)).toEqual([200, 'ok\n']);
  });

  test('is noticed when a Home tab cannot be drawn', async () => {
    const world = await createWorld({ starts: afternoon });
    world.sandbox.revokeToken();
    await world.mira.opensHome();
    await world.app.settled();
    expect((await health(world))[0]).toBe(503);
  });

  test('is asked about first: a person may be meant', async () => {
    const world = await createWorld({ starts: afternoon });
    world.sandbox.faults.next('views.open', effects.error('account_inactive'));
    await world.mira.types('/win');
    await world.app.settled();
    expect(await health(world)).toEqual([200, 'ok\n']);
    expect(told(world)).toEqual([]);
  });
});

describe('an uninstall', () => {
  test.each([
    [['tokens_revoked', 'app_uninstalled']],
    [['app_uninstalled', 'tokens_revoked']],
    [['app_uninstalled', 'app_uninstalled', 'tokens_revoked', 'tokens_revoked']],
    [['app_uninstalled']],
    [['tokens_revoked']],
  ] as const)('heard of by %j is one loss, with its first moment', async (order) => {
    const world = await createWorld({ starts: afternoon });
    await setUp(world);
    world.sandbox.faults.redeliver(2);
    world.sandbox.uninstalls(order);
    await vi.waitFor(() => expect(told(world)).toHaveLength(1));
    await world.sandbox.idle();
    const posts = calls(world, 'chat.postMessage');
    await owes(world, 3);
    await world.passes({ minutes: 10 });
    expect(calls(world, 'chat.postMessage')).toBe(posts);
    expect(told(world).map(({ code }) => code)).toEqual([expect.stringMatching(/uninst|revoked/)]);
    expect((await health(world))[0]).toBe(503);

    world.sandbox.faults.clear();
    world.sandbox.reinstalls();
    await world.passes({ minutes: 5 });
    expect(arrived(world)).toHaveLength(3);
    expect((await health(world))[0]).toBe(200);
  });

  test('that arrives late, after the app was installed again, is over by itself', async () => {
    const world = await createWorld({ starts: afternoon });
    await setUp(world);
    world.sandbox.uninstalls();
    world.sandbox.reinstalls();
    await vi.waitFor(() => expect(told(world)).toHaveLength(1));
    await owes(world, 1);
    await world.passes({ minutes: 5 });
    expect(arrived(world)).toEqual(['owed 0']);
    expect(told(world)).toHaveLength(2);
  });
});

test('a refusal that is about one message is not taken for the loss of the token', async () => {
  const world = await createWorld({ starts: afternoon });
  await setUp(world);
  await owes(world, 2);
  world.sandbox.faults.next('chat.postMessage', effects.error('account_inactive'));
  await world.app.beat();
  await world.app.settled();
  expect(await states(world)).toEqual({ dead: 1, sent: 1 });
  expect(told(world)).toEqual([]);
});

test('a restart with a working token ends the loss', async () => {
  const world = await createWorld({ starts: afternoon });
  await setUp(world);
  world.sandbox.uninstalls();
  await vi.waitFor(() => expect(told(world)).toHaveLength(1));
  world.sandbox.reinstalls();
  await world.restarts();
  expect(await health(world)).toEqual([200, 'ok\n']);
});
