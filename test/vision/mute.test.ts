import { expect, test } from 'vitest';
import { setUp } from '../support/steps.ts';
import { createWorld } from '../support/world.ts';

test('vision time is muted with one tap, its day is free, and it can be brought back', async () => {
  const world = await createWorld();
  const { mira } = world;
  await mira.types('/coach');
  await mira.fillsAndSubmits({ 'How many a week': '5 nudges' });
  await world.at('2027-03-16T08:44');
  await mira.sees();
  await world.at('2027-03-16T08:45');
  const reminder = await mira.sees();
  expect(JSON.stringify(await mira.finds('[Mute]'))).not.toContain('Mute vision time?');
  await mira.clicks('Mute');
  expect(await mira.sees()).toBe(
    'Vision time is muted: no reminders, and its day is free for a nudge.\n[Bring it back]',
  );
  await mira.opensHome();
  expect(await mira.homeTab()).toContain('Muted: Vision time  [Unmute]');
  expect(await mira.homeTab()).not.toContain('Tuesdays');
  await mira.clicks('Bring it back');
  expect(await mira.sees()).toBe(reminder);
  await mira.clicks('Mute');
  await mira.sees();
  await world.at('2027-03-16T11:30');
  expect(await mira.sees()).toBe('');

  await world.at('2027-03-22T10:30');
  await mira.sees();
  await mira.clicks('Not useful');
  await world.at('2027-03-23T09:59');
  await mira.sees();
  await world.at('2027-03-23T10:00');
  expect(await mira.sees()).toContain('[Do it]');
  await mira.types('/coach vision');
  expect(await mira.form()).toContain(
    'It is muted: no reminders, and its day is free for a nudge.  [Bring it back]',
  );
  await mira.clicksInForm('Bring it back');
  expect(await mira.form()).toContain('The next one is on Tuesday 30 March at 9:00.');
  await mira.clicksInForm('Mute');
  expect(await mira.form()).toContain('It is muted');
  await mira.closes();

  await mira.opensHome();
  await mira.clicksOnHome('Unmute');
  expect(await mira.homeTab()).toContain('*Next* on Tuesday 30 March at 9:00');
  await world.at('2027-03-30T08:45');
  expect(await mira.sees()).toContain('*Vision time, 9:00 to 11:00*');
  await world.at('2027-03-30T10:30');
  expect(await mira.sees()).toBe('');
});

test('nobody is met with a silence that they were not told of', async () => {
  const world = await createWorld({ starts: '2027-03-16T09:05[Europe/Berlin]' });
  const { mira, ana } = world;
  await mira.types('/coach');
  await mira.submits();
  expect(await mira.sees()).toContain("You're set.");
  await ana.types('/delegate @mira the budget for April');
  await ana.fillsAndSubmits({
    'What does done look like?': 'A sum for each team.',
    Authority: 'Decide, tell me after',
  });
  expect(await mira.sees()).toContain('the budget for April');
});

test('a note whose block ends in quiet hours is asked for at the next opening, and the reminder says so', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach vision');
  expect(await mira.fillsAndSubmits({ From: '16:30' })).toEqual({});
  await mira.closes();
  await world.at('2027-03-16T16:15');
  expect(await mira.sees()).toContain('ask for a note on Wednesday 17 March at 8:00.');
  await world.at('2027-03-17T07:59');
  expect(await mira.sees()).toBe('');
  await world.at('2027-03-17T08:00');
  expect(await mira.sees()).toContain('Vision time is over.');
});
