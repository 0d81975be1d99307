import { describe, expect, test } from 'vitest';
import { keepWorkspace } from '../../src/db/workspace.store.ts';
import type { Actor } from '../../sandbox/actor.ts';
import { rowsOf } from '../slack/rows.ts';
import { setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';
import { busyMonday, bytesOf, reading } from './some.ts';

const days = (n: number) => ({ hours: 24 * n });

/** They are back: Slack says so with the next change of their profile. */
async function returns(world: World, who: Actor): Promise<void> {
  const { user } = who.person;
  user.deleted = false;
  await who.person.changesZone('Europe/Madrid');
  await world.app.settled();
}

/** The clock is set, and one minute's work done: while nothing may be sent, every minute would have some. */
async function wakes(world: World, after: Temporal.DurationLike): Promise<void> {
  world.clock.set(world.clock.now().add(after));
  await world.app.beat();
  await world.app.settled();
}

async function leaves(world: World, name: string): Promise<void> {
  world.sandbox.deactivates(name);
  await world.sandbox.idle();
  await world.app.settled();
}

describe('somebody who was deactivated', () => {
  test('is forgotten a month later, not before; what others rely on stays without the name', async () => {
    const world = await createWorld();
    const { mira, ana, bo, passes } = world;
    await busyMonday(world);
    await leaves(world, 'mira');
    await passes(days(29));
    expect(bytesOf(world)).toContain('CANARYWIN');
    await passes(days(2));
    expect(bytesOf(world)).not.toContain('CANARYWIN');
    expect(bytesOf(world)).not.toContain(mira.id);
    expect(bytesOf(world)).toContain('CANARYGIVEN');
    await bo.types('/delegate list');
    expect(await bo.form()).toContain('somebody who left');
    expect(await ana.looksAt()).toContain('Nobody has this any more: “CANARYOWNED');
    expect(world.log.some((line) => line.includes('somebody deactivated was forgotten'))).toBe(
      true,
    );
    expect(world.log.filter((line) => /"level":(50|60)/.test(line))).toEqual([]);
  });

  test('and came back within the month keeps everything, and the month begins anew', async () => {
    const world = await createWorld();
    const { mira, passes } = world;
    await busyMonday(world);
    await leaves(world, 'mira');
    await passes(days(20));
    await returns(world, mira);
    await passes(days(20));
    expect(bytesOf(world)).toContain('CANARYWIN');
    await leaves(world, 'mira');
    await passes(days(20));
    expect(bytesOf(world)).toContain('CANARYWIN');
    await passes(days(11));
    expect(bytesOf(world)).not.toContain('CANARYWIN');
  });

  test('counts from the first word of it, however often their profile changes', async () => {
    const world = await createWorld();
    await busyMonday(world);
    await leaves(world, 'mira');
    await world.passes(days(20));
    await leaves(world, 'mira');
    await world.passes(days(11));
    expect(bytesOf(world)).not.toContain('CANARYWIN');
  });

  test('while the app was down is noticed within a week, and the month begins then', async () => {
    const world = await createWorld();
    await busyMonday(world);
    world.sandbox.person('mira').user.deleted = true;
    await world.passes(days(30));
    expect(bytesOf(world)).toContain('CANARYWIN');
    await world.passes(days(10));
    expect(bytesOf(world)).not.toContain('CANARYWIN');
  });

  test('stays where the operator wants nobody forgotten, and goes sooner where they say so', async () => {
    const never = await createWorld({ forgetAfterDays: 0 });
    await busyMonday(never);
    await leaves(never, 'mira');
    await wakes(never, days(400));
    expect(bytesOf(never)).toContain('CANARYWIN');

    const soon = await createWorld({ forgetAfterDays: 1 });
    await busyMonday(soon);
    await leaves(soon, 'mira');
    await soon.passes({ hours: 26 });
    expect(bytesOf(soon)).not.toContain('CANARYWIN');
  });
});

describe('a workspace that has removed the app', () => {
  test('loses everything a month later, and another one nothing', async () => {
    const world = await createWorld();
    const { sandbox, clock } = world;
    await busyMonday(world);
    const db = rowsOf(world);
    await keepWorkspace(db, { id: 'T2', name: 'CANARYTWO', botUser: 'U0BOT' }, clock.now());
    const win = { id: 'w', user_id: world.mira.id, why: '', created_at: 1, undone_at: null };
    await db
      .insertInto('win')
      .values({ workspace_id: 'T2', text: 'CANARYELSEWHERE', ...win })
      .execute();
    sandbox.uninstalls();
    await sandbox.idle();
    await wakes(world, days(29));
    expect(bytesOf(world)).toContain('CANARYWIN');
    await wakes(world, days(2));
    const bytes = bytesOf(world);
    const gone = ['CANARYWIN', 'CANARYGIVEN', 'CANARYOTHER'];
    expect(gone.filter((text) => bytes.includes(text))).toEqual([]);
    expect(bytes).toContain('CANARYELSEWHERE');
    expect(bytes).toContain('CANARYTWO');
    const told = world.log.filter((line) => line.includes('that removed the app was deleted'));
    expect(told).toHaveLength(1);
    await wakes(world, days(2));
    expect(world.log.filter((line) => line.includes('removed the app was'))).toHaveLength(1);
  });

  test('that installs it again within the month keeps everything', async () => {
    const world = await createWorld();
    const { mira, sandbox } = world;
    await busyMonday(world);
    sandbox.uninstalls();
    await sandbox.idle();
    await wakes(world, days(20));
    sandbox.reinstalls();
    await wakes(world, days(20));
    await mira.types('/win list');
    expect(await mira.form()).toContain('CANARYWIN');
  });

  test('installed again at the last moment: the token is asked for before anything is deleted', async () => {
    const world = await createWorld({ forgetAfterDays: 1 });
    const { sandbox, clock } = world;
    await busyMonday(world);
    sandbox.uninstalls();
    await sandbox.idle();
    await wakes(world, { hours: 12 });
    // Nobody has looked since, and the row still says that it is lost.
    sandbox.reinstalls();
    const db = rowsOf(world);
    await db
      .updateTable('workspace')
      .set({ lost_at: clock.now().subtract({ hours: 48 }).epochMilliseconds })
      .execute();
    await wakes(world, { hours: 2 });
    expect(bytesOf(world)).toContain('CANARYWIN');
    expect(reading(world).prepare('select count(*) from manager').pluck().get()).toBe(1);
  });

  test('after that it starts anew, with nothing from before', async () => {
    const world = await createWorld({ forgetAfterDays: 1 });
    const { mira, sandbox } = world;
    await setUp(world);
    sandbox.uninstalls();
    await sandbox.idle();
    await wakes(world, { hours: 26 });
    expect(reading(world).prepare('select count(*) from manager').pluck().get()).toBe(0);
    sandbox.reinstalls();
    await world.restarts();
    await mira.types('/coach');
    expect(await mira.form()).toContain('Set up your coach');
    await mira.submits();
    expect(await mira.sees()).toContain("*You're set.*");
  });
});
