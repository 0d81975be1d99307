import { expect, test } from 'vitest';
import type { Actor } from '../../sandbox/actor.ts';
import { setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

async function reminded(): Promise<World> {
  const world = await createWorld();
  await setUp(world);
  await world.at('2027-03-16T08:45');
  await world.mira.sees();
  return world;
}

async function moves(mira: Actor, entries: Record<string, string>): Promise<void> {
  expect(await mira.fillsAndSubmits(entries)).toEqual({});
  expect(await mira.form()).toContain('Vision time moved');
  await mira.closes();
  expect(await mira.form()).toBe('');
}

test('a move lies so far ahead that its reminder can come', async () => {
  const world = await reminded();
  const { mira } = world;
  await world.at('2027-03-16T08:50');
  await mira.clicks('Move it');
  expect(await mira.fillsAndSubmits({ From: '09:00' })).toEqual({
    from: 'My reminder comes 15 minutes before. Choose 9:10 or later.',
  });
  expect(await mira.fillsAndSubmits({ From: '09:05' })).toEqual({
    from: 'My reminder comes 15 minutes before. Choose 9:10 or later.',
  });
  await moves(mira, { From: '09:10' });
  expect(await mira.sees()).toBe(
    'Vision time moved: it is on Tuesday 16 March at 9:10. I remind you 15 minutes before.',
  );
  await world.at('2027-03-16T08:55');
  expect(await mira.sees()).toContain('*Vision time, 9:10 to 11:10*');
  await world.at('2027-03-16T11:09');
  expect(await mira.sees()).toBe('');
  await world.at('2027-03-16T11:10');
  expect(await mira.sees()).toContain('Vision time is over.');
});

test('a moved week that is skipped comes back where it was moved', async () => {
  const world = await reminded();
  const { mira } = world;
  await mira.clicks('Move it');
  await moves(mira, { Day: '2027-03-18', From: '14:00' });
  await world.at('2027-03-18T13:44');
  await mira.sees();
  await world.at('2027-03-18T13:45');
  const reminder = await mira.sees();
  await mira.clicks('Skip this week');
  expect(await mira.sees()).toContain('Skipped this week.');
  await mira.clicks('Bring it back');
  expect(await mira.sees()).toBe(reminder);
  await world.at('2027-03-18T15:59');
  expect(await mira.sees()).toBe('');
  await world.at('2027-03-18T16:00');
  expect(await mira.sees()).toContain('Vision time is over.');
});

test('a week moved twice: the reminder says where it is by now', async () => {
  const world = await reminded();
  const { mira } = world;
  await mira.clicks('Move it');
  await moves(mira, { Day: '2027-03-18', From: '14:00' });
  await mira.opensHome();
  await mira.clicksOnHome('Move the next one');
  expect(await mira.form()).toContain('Move vision time\nVision time is on Thursday at 14:00.');
  await moves(mira, { Day: '2027-03-19' });
  expect(await mira.sees()).toBe(
    'Vision time moved: it is on Friday 19 March at 14:00. I remind you 15 minutes before.',
  );
  await world.at('2027-03-19T13:44');
  expect(await mira.sees()).not.toContain('Vision time,');
  await world.at('2027-03-19T13:45');
  expect(await mira.sees()).toContain('*Vision time, 14:00 to 16:00*');
});

test('a skip tells of the next week as it was moved', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await world.at('2027-03-16T08:45');
  await mira.opensHome();
  await mira.clicksOnHome('Move the next one');
  await moves(mira, { Day: '2027-03-25', From: '15:00' });
  await mira.sees();
  await mira.clicks('Skip this week');
  expect(await mira.sees()).toContain('The next one is on Thursday 25 March at 15:00.');
});

test('settings that change after the reminder take the session with them: one note, at the real end', async () => {
  const world = await reminded();
  const { mira } = world;
  await world.at('2027-03-16T08:50');
  await mira.types('/coach vision');
  await mira.fillsAndSubmits({ Day: 'Thursday', From: '13:30', Length: '1.5 hours' });
  expect(await mira.form()).toMatchInlineSnapshot(`
    "Vision time
    *Saved:* Thursdays, 13:30 to 15:00.
    The next one is on Thursday at 13:30. I remind you 15 minutes before.
    [Done]"
  `);
  await mira.closes();
  expect(await mira.sees()).toBe(
    'Vision time moved: it is on Thursday 18 March at 13:30. I remind you 15 minutes before.',
  );
  await world.at('2027-03-18T13:14');
  expect(await mira.sees()).not.toContain('Vision time');
  await world.at('2027-03-18T13:15');
  expect(await mira.sees()).toContain('*Vision time, 13:30 to 15:00*');

  await world.at('2027-03-18T14:00');
  await mira.types('/coach vision');
  await mira.fillsAndSubmits({ Length: '2 hours' });
  await mira.closes();
  expect(await mira.sees()).toContain('*Vision time, 13:30 to 15:30*');
  await world.at('2027-03-18T15:29');
  expect(await mira.sees()).toBe('');
  await world.at('2027-03-18T15:30');
  expect(await mira.sees()).toContain('Vision time is over.');

  await mira.types('/coach vision');
  await mira.fillsAndSubmits({ Day: 'Friday' });
  expect(await mira.form()).toContain('The next one is on Friday 26 March at 13:30.');
  await mira.closes();
  await world.at('2027-03-19T18:00');
  expect(await mira.sees()).not.toContain('Vision time,');
});

test('somebody who lands in another zone keeps one reminder and is asked for one note, at the end there', async () => {
  const world = await reminded();
  const { mira } = world;
  await mira.person.changesZone('America/New_York');
  await world.at('2027-03-16T11:00', 'Europe/Berlin');
  expect(await mira.sees()).toBe('');
  await world.at('2027-03-16T10:59', 'America/New_York');
  expect(await mira.sees()).toBe('');
  await world.at('2027-03-16T11:00', 'America/New_York');
  expect(await mira.sees()).toContain('↳ *Vision time is over.');
});

test('a move that fits no longer is taken back, and that is said', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.opensHome();
  await mira.clicksOnHome('Move the next one');
  await moves(mira, { Day: '2027-03-19', From: '14:00' });
  const all = ['Monday', 'Tuesday', 'Wednesday', 'Thursday'];
  await mira.types('/coach');
  await mira.fillsAndSubmits({ 'Working days': all });
  expect(await mira.sees()).toContain(
    'The vision time that you had moved to Friday 19 March at 14:00 does not fit any more: it is on Tuesday 16 March at 9:00 again.\nVision time is on Tuesday 16 March at 9:00.',
  );

  await mira.clicksOnHome('Move the next one');
  await moves(mira, { Day: '2027-03-18', From: '14:00' });
  await world.at('2027-03-17T12:00');
  await mira.sees();
  await mira.types('/coach');
  await mira.fillsAndSubmits({ 'Working days': ['Monday', 'Tuesday', 'Wednesday'] });
  expect(await mira.sees()).toContain('it is on Wednesday 17 March at 14:00 now.');
  await world.at('2027-03-17T13:45');
  expect(await mira.sees()).toContain('*Vision time, 14:00 to 16:00*');
});
