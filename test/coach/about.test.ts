import { expect, test } from 'vitest';
import { exportOf, filesOf, forgets } from '../privacy/some.ts';
import { rowsOf } from '../slack/rows.ts';
import { mutesAllBut, setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

/** Mira wrote down what drives Ana, the only habit that comes. */
async function noted(): Promise<World> {
  const world = await createWorld();
  await setUp(world);
  await mutesAllBut(world, 'learn-a-motivator');
  await world.at('2027-03-15T10:00');
  await world.mira.clicks('Do it');
  await world.mira.fillsAndSubmits({
    'Who is it?': 'ana',
    'What drives them?': 'Being asked *first* when something <!here> breaks',
    'How do you know?': 'They told me',
  });
  await world.mira.sees();
  return world;
}

test('a nudge comes back to what was written, and about whom', async () => {
  const world = await noted();
  await world.at('2027-06-15T12:00');
  expect(await world.mira.sees()).toContain(
    'On Monday 15 March you wrote down what drives @ana: “Being asked *first* when something <!here> breaks”.',
  );
});

test('an export has the names of those whom the journal is about', async () => {
  const world = await noted();
  await world.mira.types('/coach export');
  const { people } = await exportOf(world, world.mira);
  expect(people[world.ana.id]).toBe('ana');
  const csv = (await filesOf(world, world.mira)).find(({ name }) => name.endsWith('.csv'));
  expect(csv?.text).toContain('person: ana');
  expect(csv?.text).not.toContain(world.ana.id);
});

test('whoever is forgotten is named no more in what others wrote about them', async () => {
  const world = await noted();
  const { mira, ana } = world;
  await ana.types('/win found the loose screw');
  await forgets(ana);
  await world.at('2027-06-15T12:00');
  const seen = await mira.sees();
  expect(seen).toContain(
    'On Monday 15 March you wrote down what drives somebody who left: “Being asked',
  );
  const { answers } = await rowsOf(world)
    .selectFrom('journal')
    .select('answers')
    .executeTakeFirstOrThrow();
  expect(answers).not.toContain(ana.id);
});
