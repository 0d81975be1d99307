import { describe, expect, test } from 'vitest';
import { effects } from '../../sandbox/faults.ts';
import { delegates } from '../delegations/some.ts';
import { setUp, postsKudos } from '../support/steps.ts';
import { createWorld } from '../support/world.ts';
import { exportOf, filesOf } from './some.ts';

describe('what is kept, on the Home tab', () => {
  test('is sent by a button, as by the command', async () => {
    const world = await createWorld();
    const { mira } = world;
    await setUp(world);
    await mira.opensHome();
    expect((await mira.homeTab()).split('———').at(-1)).toMatchInlineSnapshot(`
      "
      · *What is kept about you* is yours: have it sent to you, or have it deleted.
      [Send me everything] [Forget me]
      · Only you see this page. \`/coach help\` lists everything."
    `);
    await mira.clicksOnHome('Send me everything');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Send me everything
      I'm gathering everything that I keep about you. It comes to our direct messages, on the Messages tab, in a minute.
      [Close]"
    `);
    expect((await filesOf(world, mira)).map(({ name }) => name)).toEqual([
      'both-hats-2027-03-15.json',
      'both-hats-2027-03-15.csv',
    ]);
    expect((await exportOf(world, mira)).about.user).toBe(mira.id);
  });

  test('says that it is on its way until it has arrived', async () => {
    const world = await createWorld();
    const { mira, sandbox } = world;
    await setUp(world);
    await mira.opensHome();
    sandbox.faults.next('files.getUploadURLExternal', effects.http(503), { times: 9 });
    await mira.clicksOnHome('Send me everything');
    await mira.closes();
    expect(await mira.homeTab()).toContain('your files are on their way to our direct messages');
    expect(await mira.homeTab()).not.toContain('[Send me everything]');
    expect(await filesOf(world, mira)).toEqual([]);
    sandbox.faults.clear();
    await world.passes({ minutes: 10 });
    expect(await filesOf(world, mira)).toHaveLength(2);
    await mira.opensHome();
    expect(await mira.homeTab()).toContain('[Send me everything] [Forget me]');
  });

  test('is deleted by a button, after the same two questions', async () => {
    const world = await createWorld();
    const { mira } = world;
    await setUp(world);
    await mira.opensHome();
    await mira.clicksOnHome('Forget me');
    expect(await mira.form()).toContain('This deletes everything that Both Hats keeps about you.');
    await mira.submits();
    await mira.fillsAndSubmits({ 'Type forget to delete everything about you': 'forget' });
    expect(await mira.form()).toContain('Everything that I kept about you is deleted');
    expect(await mira.homeTab()).not.toContain('What is kept about you');
  });

  test('is there for somebody who was handed work, and for whoever wrote down a win', async () => {
    const { mira, ana, bo } = await createWorld();
    await delegates(mira, '@bo');
    await ana.types('/win shipped the login fix');
    for (const who of [mira, ana, bo]) {
      await who.opensHome();
      expect(await who.homeTab()).toContain('[Send me everything] [Forget me]');
    }
  });

  test('is left out for a stranger, and does not tell them that somebody named them', async () => {
    const { mira, otto } = await createWorld();
    await otto.opensHome();
    expect(await otto.homeTab()).not.toContain('What is kept about you');
    await mira.types('/win shipped the login fix with @otto');
    await mira.types('/coach');
    await mira.fillsAndSubmits({ 'Your team': ['@otto'] });
    await otto.opensHome();
    expect(await otto.homeTab()).not.toContain('What is kept about you');
  });

  test('is there for somebody who was given kudos in a channel', async () => {
    const { mira, otto } = await createWorld();
    await mira.types('/win shipped the login fix with @otto');
    await mira.clicks('Share as kudos');
    await postsKudos(mira, { 'Where?': '#team-aurora' });
    await otto.opensHome();
    expect(await otto.homeTab()).toContain('What is kept about you');
  });
});
