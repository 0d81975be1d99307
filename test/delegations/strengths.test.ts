import { describe, expect, test } from 'vitest';
import { setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';
import { report } from './some.ts';

/** Mira has noted that Ana writes and Bo is good at sums. */
async function noted(): Promise<World> {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach people @ana');
  await mira.fillsAndSubmits({ 'What are they good at?': 'Writing.\n- Editing <!here>' });
  await mira.types('/coach people @bo');
  await mira.fillsAndSubmits({ 'What are they good at?': 'Sums\nTranslating' });
  return world;
}

async function remarks({ mira }: World): Promise<string[]> {
  return (await mira.form()).split('\n').filter((line) => line.includes(':bulb:'));
}

async function writes(world: World, outcome: string): Promise<void> {
  await world.mira.person.typesInto('Outcome', outcome);
  await world.passes({ milliseconds: 700 });
}

describe('whose strength it is', () => {
  test('is said while the form is written, and for whoever is chosen where it is theirs', async () => {
    const world = await noted();
    const { mira } = world;
    await mira.types('/delegate @bo');
    await writes(world, 'The letter to all shops is written');
    expect(await remarks(world)).toMatchInlineSnapshot(`
      [
        "· :bulb: ana’s card says: Writing. Is this theirs?",
      ]
    `);
    await mira.fills({ Who: '@ana' });
    expect(await remarks(world)).toMatchInlineSnapshot(`
      [
        "· :bulb: ana’s card says: Writing. It fits: tell them that this is why you ask.",
      ]
    `);
    await writes(world, 'The letter to all shops is edited');
    expect((await remarks(world)).join()).toContain('Editing <!here>. It fits');
    expect(JSON.stringify((await mira.person.view())?.view)).toContain('Editing &lt;!here&gt;');
    await writes(world, 'The letter to all shops is printed');
    expect(await remarks(world)).toEqual([]);
  });

  test('names two people where it may be either', async () => {
    const world = await noted();
    const { mira } = world;
    await mira.types('/delegate');
    await writes(world, 'The letter is written, and translated into Spanish');
    expect(await remarks(world)).toMatchInlineSnapshot(`
      [
        "· :bulb: ana’s card says: Writing. bo’s card says: Translating. Whose is this?",
      ]
    `);
    await mira.fills({ Who: '@bo' });
    expect((await remarks(world)).join()).toContain('bo’s card says: Translating. It fits');
  });

  test('stands there as the form opens', async () => {
    const world = await noted();
    await world.mira.types('/delegate @bo Write the newsletter for the shops');
    expect((await remarks(world)).join()).toContain('Is this theirs?');
  });

  test('waits until nothing weightier is to be said, holds nothing up, and is not said after', async () => {
    const world = await noted();
    const { mira, bo } = world;
    await mira.types('/delegate @bo');
    await mira.fills({ ...report, Outcome: 'The newsletter for the shops is written' });
    await world.passes({ milliseconds: 700 });
    expect((await remarks(world)).join()).toContain('There is no date yet.');
    await mira.fills({ Due: '2027-03-26' });
    expect((await remarks(world)).join()).toContain('ana’s card says: Writing.');
    await mira.fills({ Due: '2027-03-27' });
    expect((await remarks(world)).join()).toContain('bo is not at work on Saturday 27 March.');
    await mira.fills({ Due: '2027-03-26' });
    expect(await mira.submits()).toEqual({});
    expect(await mira.form()).toContain('On its way');
    expect(await mira.form()).not.toContain('card');
    expect(await bo.looksAt()).not.toContain('card');
  });

  test('is nobody else’s business, and nobody’s who has left', async () => {
    const world = await noted();
    const { otto, mira, sandbox } = world;
    await otto.types('/delegate @bo Write the newsletter for the shops');
    expect(await otto.form()).not.toContain('card says');
    sandbox.deactivates('ana');
    await sandbox.idle();
    await mira.types('/delegate @bo Write the newsletter for the shops');
    expect(await remarks(world)).toEqual([]);
  });
});
