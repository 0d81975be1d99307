import { describe, expect, test, vi } from 'vitest';
import { setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';
import { count, rowsOf } from './rows.ts';

const modes = ['socket', 'http'] as const;

function calls(world: World, what: string): number {
  return world.sandbox.traffic.filter((entry) => entry.what === what).length;
}

describe.each(modes)('delivered three times over %s, with one effect:', (mode) => {
  test('a command', async () => {
    const world = await createWorld({ mode });
    const db = rowsOf(world);
    world.sandbox.faults.redeliver(3);
    await world.mira.types('/win shipped the login fix');
    await world.sandbox.idle();
    expect(calls(world, 'slash_commands:/win')).toBe(3);
    expect(await count(db, 'win')).toBe(1);
    expect(await count(db, 'receipt')).toBe(1);
    expect(await world.mira.sees()).toMatch(/^\(only you\) /);
    expect(calls(world, 'response_url')).toBe(1);
  });

  test('a click', async () => {
    const world = await createWorld({ mode });
    await setUp(world);
    await world.at('2027-03-15T10:00');
    world.sandbox.faults.redeliver(3);
    await world.mira.clicks('Mute');
    await world.sandbox.idle();
    expect(await count(rowsOf(world), 'mute')).toBe(1);
    expect(calls(world, 'chat.update')).toBe(1);
    expect(await world.mira.sees()).toContain('Muted.');
  });

  test('a submission', async () => {
    const world = await createWorld({ mode });
    const db = rowsOf(world);
    world.sandbox.faults.redeliver(3);
    await setUp(world);
    await world.sandbox.idle();
    expect(await count(db, 'manager')).toBe(1);
    expect(await count(db, 'team_member')).toBe(2);
    expect(calls(world, 'chat.postMessage')).toBe(1);
    expect(await world.mira.form()).toBe('');
  });

  test('an event', async () => {
    const world = await createWorld({ mode });
    await setUp(world);
    const db = rowsOf(world);
    const before = await count(db, 'receipt');
    world.sandbox.faults.redeliver(3);
    await world.mira.person.changesZone('America/New_York');
    await world.app.settled();
    expect(calls(world, 'events_api:user_change')).toBe(3);
    expect((await count(db, 'receipt')) - before).toBe(1);
    await world.mira.opensHome();
    expect((await count(db, 'receipt')) - before).toBe(2);
    expect(await world.mira.homeTab()).toContain('Only you see this page.');
  });

  test('an event that was not acked is delivered again later', async () => {
    const world = await createWorld({ mode, sandbox: { limits: { ackMs: 100 } } });
    const db = rowsOf(world);
    world.sandbox.faults.dropAck(2);
    await world.mira.opensHome();
    await vi.waitFor(() => expect(calls(world, 'events_api:app_home_opened')).toBe(2));
    world.sandbox.retryNow();
    await vi.waitFor(() => {
      world.sandbox.retryNow();
      expect(calls(world, 'events_api:app_home_opened')).toBe(3);
    });
    await world.sandbox.idle();
    expect(await count(db, 'receipt')).toBe(1);
  });
});

test.each(['command', 'click'] as const)(
  'a %s whose socket dies before the ack comes again on another, with one effect',
  async (what) => {
    const world = await createWorld();
    const { sandbox, mira } = world;
    const db = rowsOf(world);
    await setUp(world);
    await world.at('2027-03-15T10:00');
    await mira.sees();
    const nudge = await mira.finds('Do it');

    sandbox.faults.resendAfterDeath();
    sandbox.faults.dropAck();
    const before = await count(db, 'receipt');
    const done =
      what === 'command'
        ? mira.person.types('/win shipped the login fix')
        : mira.person.clicks(nudge, 'nudge.mute');
    await vi.waitFor(async () => expect(await count(db, 'receipt')).toBe(before + 1));
    await world.app.settled();
    sandbox.faults.cutSockets();
    expect(await done).toEqual({ ok: true });
    await world.app.settled();
    expect(await count(db, 'receipt')).toBe(before + 1);
    expect(await count(db, what === 'command' ? 'win' : 'mute')).toBe(1);
    expect(await mira.sees()).not.toBe('');
    expect(await mira.sees()).toBe('');
  },
);
