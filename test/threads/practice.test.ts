import { describe, expect, test } from 'vitest';
import { rowsOf } from '../slack/rows.ts';
import { mutesAllBut, setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';
import { started, team } from './steps.ts';

/** A nudge to open a kudos thread has come. */
async function nudged(before: () => Promise<World>): Promise<World> {
  const world = await before();
  await mutesAllBut(world, 'kudos-thread');
  await world.at('2027-03-15T10:05');
  expect(await world.mira.sees()).toContain('*Open a kudos thread*');
  return world;
}

async function bare(): Promise<World> {
  const world = await createWorld();
  await setUp(world);
  return world;
}

async function response(world: World): Promise<string | null> {
  const row = await rowsOf(world)
    .selectFrom('nudge')
    .select('response')
    .where('practice', '=', 'kudos-thread')
    .executeTakeFirstOrThrow();
  return row.response;
}

describe('the habit of opening a kudos thread', () => {
  test('starts the weekly thread, which is its answer', async () => {
    const world = await nudged(bare);
    const { mira } = world;
    await mira.clicks('Do it');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Weekly kudos thread
      Once a week I ask in your channel whom people want to thank. They answer in the thread, and a last line there says who was thanked.
      Which channel?: ‹team-aurora›
      Day: ‹Friday›
        · The last line comes on Monday at 9:00; for a thread on Saturday, Sunday or early Monday, on Wednesday.
      Time: ‹15:00›
        · By the clock of Europe/Berlin.
      · Everybody in the channel sees it and can answer. You can stop it with one button, and after 4 weeks without a word it stops by itself.
      [I opened one myself]
      [Start it] [Cancel]"
    `);
    expect(await response(world)).toBeNull();
    await mira.submits();
    expect(await mira.form()).toContain('#team-aurora gets a kudos thread every Friday at 15:00.');
    await mira.closes();
    expect(await response(world)).toBe('done');
    expect(await mira.sees()).toContain('Done. Good, now there is a place to say it.');
  });

  test('has a way to a thread of one’s own, which is noted in the journal', async () => {
    const world = await nudged(bare);
    const { mira } = world;
    await mira.clicks('Do it');
    await mira.clicksInForm('I opened one myself');
    await mira.fillsAndSubmits({ 'Who was named, and what for?': 'Ana, for the printer' });
    expect(await mira.person.view()).toBeUndefined();
    expect(await response(world)).toBe('done');
    expect(await mira.sees()).toContain('Ana, for the printer');
  });

  test('is noted in the journal where a weekly thread runs already, whoever started it', async () => {
    const hers = await nudged(started);
    await hers.mira.clicks('Do it');
    expect(await hers.mira.form()).toContain('Who was named, and what for?');
    const world = await nudged(async () => {
      const world = await bare();
      await world.bo.types('/coach');
      await world.bo.fillsAndSubmits({ "Your team's channel": team });
      await world.bo.types('/coach threads');
      await world.bo.submits();
      return world;
    });
    await world.mira.clicks('Do it');
    expect(await world.mira.form()).toContain('Who was named, and what for?');
  });

  test('starts one again where it was stopped', async () => {
    const world = await nudged(async () => {
      const world = await started();
      await world.mira.types('/coach threads');
      await world.mira.clicks('Stop it');
      await world.mira.sees();
      return world;
    });
    await world.mira.clicks('Do it');
    expect(await world.mira.form()).toContain('[Start it]');
  });

  test('does the same when it is asked for by name', async () => {
    const world = await bare();
    const { mira } = world;
    await mira.types('/coach practice open a kudos thread');
    await mira.submits();
    expect(await mira.form()).toContain('#team-aurora gets a kudos thread every Friday');
    await mira.closes();
    expect(await mira.sees()).toContain('Done. Good, now there is a place to say it.');
    await mira.types('/coach practice open a kudos thread');
    expect(await mira.form()).toContain('Who was named, and what for?');
  });

  test('keeps its nudge in mind through the warning of a shared channel', async () => {
    const world = await nudged(bare);
    const { mira, sandbox } = world;
    sandbox.sets('team-aurora', { shared: true });
    await mira.clicks('Do it');
    await mira.submits();
    expect(await response(world)).toBeNull();
    await mira.submits();
    expect(await response(world)).toBe('done');
  });
});
