import { expect, test } from 'vitest';
import { setUp } from '../support/steps.ts';
import { createWorld } from '../support/world.ts';

test('the plan shows the coming seven days, each nudge with its reason', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach plan');
  expect(await mira.form()).toMatchInlineSnapshot(`
    "This week
    · The coming seven days. Answers change what comes: this is the plan as of now.
    ———
    *Say who the work helps*
    Today at 10:00
    · A good one to begin with: it takes a minute.
    [Swap] ‹Move› [Drop]
    ———
    *Vision time*
    Tomorrow, 9:00 to 11:00
    · Silence, for where you are going. \`/coach vision\` moves it.
    ———
    *Clear one thing out of the way*
    Wednesday 17 March at 10:00
    · A good one to begin with: it takes a minute.
    [Swap] ‹Move› [Drop]
    ———
    *Notice one small win*
    Friday 19 March at 10:00
    · A good one to begin with: it takes a minute.
    [Swap] ‹Move› [Drop]
    [Close]"
  `);
});
