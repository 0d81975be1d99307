import { expect, test } from 'vitest';
import { readPause } from '../../src/coach/pause.ts';
import { sayFixedDate } from '../../src/time/words.ts';
import { setUp } from '../support/steps.ts';
import { createWorld } from '../support/world.ts';
import { date } from '../time/some.ts';

test.each([
  ['for two weeks', 'Monday 29 March'],
  ['two weeks', 'Monday 29 March'],
  ['for ten days', 'Thursday 25 March'],
  ['for a couple of weeks', 'Monday 29 March'],
  ['for a fortnight', 'Monday 29 March'],
  ['for 14 days.', 'Monday 29 March'],
  ['until next week', 'Monday 22 March'],
  ['this week', 'Monday 22 March'],
  ['today', 'Tuesday 16 March'],
  ['until the end of the month', 'Thursday 1 April'],
  ['until the 30th', 'Tuesday 30 March'],
  ['until may', 'Saturday 1 May'],
  ['until friday!', 'Friday 19 March'],
  ['until monday morning', 'Monday 22 March'],
  ['until 12.5.', 'Wednesday 12 May'],
  ['until 3/29', 'Monday 29 March'],
])('a pause “%s” lasts until %s', (typed, said) => {
  const read = readPause(typed, date('2027-03-15'));
  expect(read?.kind === 'until' && sayFixedDate(read.until, date('2027-03-15'))).toBe(said);
});

test('until a month that has begun says no day', async () => {
  expect(readPause('until march', date('2027-03-15'))).toBeNull();
  expect(readPause('until this week', date('2027-03-17'))).toBeNull();
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach off until march');
  expect(await mira.sees()).toContain("I can't read “until march” as days.");
  await mira.types('/coach pause until march');
  expect(await mira.sees()).toContain("I can't read “until march” as a date.");
});

test('a date in figures that is in May or in February is asked', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach pause until 2/5');
  expect(await mira.sees()).toMatchInlineSnapshot(`
    "(only you) Back on Sunday 2 May, or back on Saturday 5 February 2028?
    [Back on Sunday 2 May]
    [Back on Saturday 5 February 2028]"
  `);
  await mira.clicks('Back on Sunday 2 May');
  expect(await mira.sees()).toContain('Paused until Sunday 2 May.');
  await mira.types('/coach off 4/5 to 6/5');
  expect(await mira.sees()).toMatchInlineSnapshot(`
    "(only you) Off Tuesday 4 May to Thursday 6 May or Monday 5 April to Saturday 5 June?
    [Off: Tuesday 4 May to Thursday 6 May]
    [Off: Monday 5 April to Saturday 5 June]"
  `);
  await mira.clicks('Off: Tuesday 4 May to Thursday 6 May');
  expect(await mira.sees()).toContain('Off: Tuesday 4 May to Thursday 6 May.');
});

test('a later day alone may be a day off or the day back: that is asked', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach pause tomorrow');
  expect(await mira.sees()).toMatchInlineSnapshot(`
    "(only you) Off Tuesday 16 March, or back on Tuesday 16 March?
    [Off: Tuesday 16 March]
    [Back on Tuesday 16 March]"
  `);
  await mira.clicks('Off: Tuesday 16 March');
  expect(await mira.sees()).toContain('Off: Tuesday 16 March.');
  await mira.types('/coach pause next week');
  expect(await mira.sees()).toMatchInlineSnapshot(`
    "(only you) Off Monday 22 March to Sunday 28 March, or back on Monday 22 March?
    [Off: Monday 22 March to Sunday 28 March]
    [Back on Monday 22 March]"
  `);
  await mira.clicks('Back on Monday 22 March');
  expect(await mira.sees()).toContain('Paused until Monday 22 March.');
  await mira.types('/coach pause 3 to 14 may');
  expect(await mira.sees()).toMatchInlineSnapshot(`
    "(only you) A pause begins at once, and days off on their day. Off Monday 3 May to Friday 14 May?
    [Off: Monday 3 May to Friday 14 May]"
  `);
  await world.at('2027-05-04T12:00');
  await mira.clicks('Off: Monday 3 May to Friday 14 May');
  expect(await mira.sees()).toContain('That day has passed.');
});

test('a day that no month has is named, with the two beside it', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach pause until 31 feb');
  expect(await mira.sees()).toMatchInlineSnapshot(`
    "(only you) There is no 31 February. Did you mean Tuesday 29 February 2028 or Wednesday 1 March 2028?
    [Back on Tuesday 29 February 2028]
    [Back on Wednesday 1 March 2028]"
  `);
  await mira.types('/coach off 31 april');
  expect(await mira.sees()).toMatchInlineSnapshot(`
    "(only you) There is no 31 April. Did you mean Friday 30 April or Saturday 1 May?
    [Off: Friday 30 April]
    [Off: Saturday 1 May]"
  `);
  await mira.clicks('Off: Friday 30 April');
  expect(await mira.sees()).toContain('Off: Friday 30 April.');
});
