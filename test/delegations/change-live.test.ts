import { describe, expect, test } from 'vitest';
import { createWorld, type World } from '../support/world.ts';
import { accepts, delegates } from './some.ts';

const everyDay = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];

/** What the coach says in the open form; [] for nothing. */
async function remarks({ mira }: World): Promise<string[]> {
  return (await mira.form()).split('\n').filter((line) => line.includes(':bulb:'));
}

/** Bo has accepted a report, and Mira is about to change it. */
async function changing(fields: Record<string, string> = {}): Promise<World> {
  const world = await createWorld();
  const { mira, bo } = world;
  await delegates(mira, '@bo', { Due: '2027-04-30', ...fields });
  await accepts(bo);
  await mira.types('/delegate list');
  await mira.clicksInForm('More');
  await mira.clicksInForm('Change it');
  return world;
}

describe('check-ins that become daily', () => {
  test('on a long piece of work are close company, and may be all the same', async () => {
    const world = await changing();
    const { mira, bo } = world;
    expect(await remarks(world)).toEqual([]);
    await mira.fills({ 'Check-ins': everyDay });
    expect(await remarks(world)).toMatchInlineSnapshot(`
      [
        "· :bulb: A question every day for 46 days can feel like a hand on the shoulder. Once a week is mostly enough. They can come to you in between.",
      ]
    `);
    await mira.fills({ 'Check-ins': ['Monday', 'Thursday'] });
    expect(await remarks(world)).toEqual([]);
    await mira.fills({ 'Check-ins': everyDay });
    expect(await mira.submits()).toEqual({});
    expect(await bo.looksAt()).not.toContain('hand on the shoulder');
  });

  test('are none on a short one, and follow the due date', async () => {
    const world = await changing();
    const { mira } = world;
    await mira.fills({ 'Check-ins': everyDay, Due: '2027-03-17' });
    expect(await remarks(world)).toEqual([]);
    await mira.fills({ Due: '2027-05-31' });
    expect((await remarks(world)).join()).toContain('A question every day for 77 days');
  });

  test('are not named to whoever had them before, unless the work becomes long by the change', async () => {
    const daily = { 'Check-in': 'Every working day' };
    const long = await changing(daily);
    await long.mira.fills({ 'Check-ins': everyDay, Due: '2027-05-31' });
    expect(await remarks(long)).toEqual([]);
    const short = await changing({ ...daily, Due: '2027-03-17' });
    await short.mira.fills({ Due: '2027-05-31' });
    expect(await remarks(short)).toHaveLength(1);
  });

  test('and those that end on long work are named, too', async () => {
    const world = await changing();
    const { mira } = world;
    await mira.fills({ 'Check-ins': [] });
    expect((await remarks(world)).join()).toContain('46 days are a long time without a word.');
    await mira.fills({ Due: '2027-03-26' });
    expect(await remarks(world)).toEqual([]);
  });

  test('that come at an hour at which nobody is at work are left out, and that is said', async () => {
    const world = await changing();
    const { mira } = world;
    await mira.fills({ 'Check-in time': '20:00' });
    expect(await remarks(world)).toEqual([
      '· :bulb: At 20:00 they are not at work, so that check-in is left out. Choose a time within their hours.',
    ]);
    await mira.fills({ 'Check-in time': '15:00' });
    expect(await remarks(world)).toEqual([]);
    await mira.fills({ 'Check-ins': ['Saturday'] });
    expect(await remarks(world)).toEqual([
      '· :bulb: On a Saturday they are not at work, so that check-in is left out. Choose a day on which they work.',
    ]);
    await mira.fills({ 'Check-in time': '06:00', 'Check-ins': [] });
    expect((await remarks(world)).join()).not.toContain('at work');
    await world.bo.types('/coach off tomorrow');
    await mira.fills({ 'Check-in time': '14:00', 'Check-ins': ['Tuesday'] });
    expect(await remarks(world)).toEqual([]);
  });

  test('keep what is typed while it is said', async () => {
    const world = await changing();
    const { mira } = world;
    await mira.person.typesInto('Outcome', 'Another report');
    await mira.fills({ 'Check-ins': everyDay });
    expect(await remarks(world)).toHaveLength(1);
    expect(await mira.form()).toContain('Outcome: ‹Another report›');
  });
});
