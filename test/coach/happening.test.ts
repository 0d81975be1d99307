import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { practicesAfter } from '../../src/coach/happening.ts';
import { toldTriggers } from '../../src/practices/index.ts';
import { setUp } from '../support/steps.ts';
import { createWorld } from '../support/world.ts';

const accessory = z.looseObject({ value: z.string().optional() });

test('what happened is told by one tap; what follows it is offered, and planned', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.opensHome();
  await mira.clicksOnHome('Something happened');
  expect(await mira.form()).toMatchInlineSnapshot(`
    "Something happened
    *What is it?* One tap is enough, nothing to write.
    [A project starts] [A setback] [An incident]
    [A change is coming] [A hard conversation ahead] [A one-to-one ahead]
    [A review ahead] [An experiment starts] [An experiment has ended]
    · I offer you at once what helps then, and look out for it in the plan for two weeks. I keep which of these it was and when, nothing else, and only you see it.
    ———
    [This week] [All habits]
    [Close]"
  `);
  await mira.clicksInForm('An incident');
  expect(await mira.form()).toMatchInlineSnapshot(`
    "Something happened
    *Noted: an incident.* The plan looks out for it for two weeks.  [Undo]
    What helps now:
    ———
    *Turn the talk from who to what*
    People are more likely to tell you what really happened when they are not afraid of being blamed for it.
    [Do it now]
    ———
    [Something else] [This week] [All habits]
    [Close]"
  `);
  await mira.clicksInForm('This week');
  expect(await mira.form()).toContain(' at 10:00\n· You told me of an incident.');
  await mira.closes();
  await world.at('2027-03-19T10:00');
  expect(await mira.sees()).toContain('Why this? You told me of an incident.');
});

test('told by mistake, it is taken back and changes nothing', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach plan');
  const before = await mira.form();
  await mira.clicksInForm('Something happened');
  await mira.clicksInForm('A change is coming');
  await mira.clicksInForm('Undo');
  expect(await mira.form()).not.toContain('you told me');
  await mira.clicksInForm('This week');
  expect(await mira.form()).toBe(before);
});

test('it can be forgotten later, and is over after two weeks', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach practice');
  await mira.clicksInForm('Something happened');
  await mira.clicksInForm('A setback');
  await mira.clicksInForm('Something else');
  await mira.clicksInForm('An incident');
  await mira.closes();
  await world.at('2027-03-25T12:00');
  await mira.types('/coach practice');
  await mira.clicksInForm('Something happened');
  expect(await mira.form()).toContain('A setback · you told me Monday 15 March  [Forget it]');
  const told = z
    .object({
      view: z.object({ blocks: z.array(z.looseObject({ accessory: accessory.optional() })) }),
    })
    .parse(await mira.person.view())
    .view.blocks.flatMap((block) => block.accessory?.value ?? []);
  await mira.clicksInForm('Forget it', { value: told[0] ?? '' });
  expect(await mira.form()).not.toContain('An incident · you told me');
  expect(await mira.form()).toContain('A setback · you told me Monday 15 March');
  await mira.closes();
  await world.at('2027-03-30T12:00');
  await mira.types('/coach practice');
  await mira.clicksInForm('Something happened');
  expect(await mira.form()).not.toContain('you told me');
});

test('a double tap tells it once', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach practice');
  await mira.clicksInForm('Something happened');
  const tap = () => mira.person.clicks('view', 'A setback');
  await Promise.all([tap(), tap()]);
  expect(await mira.form()).toContain('*Noted: a setback.*');
  await mira.clicksInForm('Undo');
  expect(await mira.form()).not.toContain('you told me');
});

test('what it offers is done at once', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach practice');
  await mira.clicksInForm('Something happened');
  await mira.clicksInForm('A hard conversation ahead');
  await mira.clicksInForm('Do it now');
  expect(await mira.form()).toContain('hard conversation');
});

test.each(toldTriggers)('%s brings up something', (what) => {
  const found = practicesAfter(what, new Set());
  expect(found.length).toBeGreaterThan(0);
  const muted = new Set(found.map(({ key }) => key));
  expect(practicesAfter(what, muted)).toEqual([]);
});

test('what was decided for a day and what was told is kept for two months', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach practice');
  await mira.fills({ Search: 'yes and' });
  await mira.clicksInForm('practice.more', { value: 'Plan it for Friday 19 March' });
  await mira.clicksInForm('Something happened');
  await mira.clicksInForm('A setback');
  const kept = () => {
    const db = new BetterSqlite3(world.databaseFile, { readonly: true });
    const count = (table: string) => db.prepare(`select * from ${table}`).all().length;
    const rows = { plan_change: count('plan_change'), happening: count('happening') };
    db.close();
    return rows;
  };
  await world.at('2027-05-12T12:00');
  expect(kept()).toEqual({ plan_change: 1, happening: 1 });
  await world.at('2027-05-19T12:00');
  expect(kept()).toEqual({ plan_change: 0, happening: 0 });
});
