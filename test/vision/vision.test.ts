import { expect, test } from 'vitest';
import { setUp } from '../support/steps.ts';
import { createWorld } from '../support/world.ts';

test('Tuesday: a reminder before the block, silence, a prompt for a note, which comes back', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await world.at('2027-03-16T08:44');
  await mira.sees();

  await world.at('2027-03-16T08:45');
  expect(await mira.sees()).toMatchInlineSnapshot(`
    "*Vision time, 9:00 to 11:00*
    It is two years from now and things are going well. Describe one ordinary day of your team and of the people you serve.
    · Close the mail, find a quiet place. I stay silent until 11:00 and ask for a note then.
    [Move it] [Skip this week] [Mute]"
  `);
  await world.at('2027-03-16T10:59');
  expect(await mira.sees()).toBe('');
  await world.at('2027-03-16T11:00');
  expect(await mira.sees()).toMatchInlineSnapshot(`
    "↳ *Vision time is over. What is clearer to you now?*
    ↳ Half a thought is fine. Only you see it; it comes back next week.
    ↳ [Write a note]"
  `);

  await mira.clicks('Write a note');
  expect(await mira.form()).toMatchInlineSnapshot(`
    "Your vision note
    It is two years from now and things are going well. Describe one ordinary day of your team and of the people you serve.
    What is clearer to you now?: ‹ ›
      · Only you see it. It comes back before your next vision time.
    [Keep the note] [Cancel]"
  `);
  expect(await mira.fillsAndSubmits({ 'What is clearer to you now?': '   ' })).not.toEqual({});
  await mira.fillsAndSubmits({ 'What is clearer to you now?': 'One page for shops.\n<!channel>' });
  expect(await mira.sees()).toMatchInlineSnapshot(`
    "↳ *Noted*
    ↳ > One page for shops.
    ↳ > <!channel>
    ↳ · It comes back before your next vision time. Only you see it.
    ↳ [Edit the note]"
  `);
  await mira.clicks('Edit the note');
  expect(await mira.form()).toContain('One page for shops.');
  await mira.fillsAndSubmits({ 'What is clearer to you now?': 'One page for every shop.' });

  await world.at('2027-03-23T08:45');
  const next = await mira.sees();
  expect(next).toContain('*Last time you noted* (Tuesday 16 March)\n> One page for every shop.');
  expect(next).not.toContain('It is two years from now');
});

test('one week can be moved, from the reminder or before; the other weeks stay', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await world.at('2027-03-16T08:45');
  await mira.sees();
  await mira.clicks('Move it');
  expect(await mira.form()).toMatchInlineSnapshot(`
    "Move vision time
    Vision time is today at 9:00. Where should it go? Other weeks stay as they are.
    Day: ‹2027-03-16›
    From: ‹09:00›
      · Your time zone is Europe/Berlin.
    [Move it] [Cancel]"
  `);
  expect(await mira.fillsAndSubmits({ Day: '2027-03-20' })).toEqual({
    day: 'You work Monday to Friday. Choose one of those days.',
  });
  expect(await mira.fillsAndSubmits({ Day: '2027-03-23' })).toEqual({
    day: 'Your next vision time is Tuesday 23 March already. Choose a day before it.',
  });
  expect(await mira.fillsAndSubmits({ Day: '2027-03-18', From: '06:00' })).toEqual({
    from: 'The reminder would come at 5:45, in your quiet hours (18:00 to 8:00). Choose another time, or change the quiet hours in /coach.',
  });
  expect(await mira.fillsAndSubmits({ Day: '2027-03-18', From: '14:00' })).toEqual({});
  expect(await mira.sees()).toMatchInlineSnapshot(
    `"Vision time moved: it is on Thursday 18 March at 14:00. I remind you 15 minutes before."`,
  );

  await world.at('2027-03-16T12:00');
  expect(await mira.sees()).toBe('');
  await world.at('2027-03-18T13:45');
  expect(await mira.sees()).toContain('*Vision time, 14:00 to 16:00*');
  await world.at('2027-03-18T16:00');
  expect(await mira.sees()).toContain('Vision time is over.');
  await world.at('2027-03-23T08:45');
  expect(await mira.sees()).toContain('*Vision time, 9:00 to 11:00*');
});

test('a week can be skipped', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await world.at('2027-03-16T08:45');
  await mira.sees();
  await mira.clicks('Skip this week');
  expect(await mira.sees()).toBe(
    'Skipped this week. The next one is on Tuesday 23 March at 9:00.\n[Bring it back]',
  );
  await world.at('2027-03-16T12:00');
  expect(await mira.sees()).toBe('');
  await world.at('2027-03-23T08:45');
  expect(await mira.sees()).toContain('*Vision time, 9:00 to 11:00*');
});

test('a skipped week can be brought back while its block is not over', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await world.at('2027-03-16T08:44');
  await mira.sees();
  await world.at('2027-03-16T08:45');
  const reminder = await mira.sees();
  await mira.clicks('Skip this week');
  await mira.sees();
  await mira.clicks('Bring it back');
  expect(await mira.sees()).toBe(reminder);
  await world.at('2027-03-16T11:00');
  expect(await mira.sees()).toContain('Vision time is over.');

  await mira.opensHome();
  await mira.clicksOnHome('Move the next one');
  await mira.fillsAndSubmits({ Day: '2027-03-24' });
  await world.at('2027-03-23T12:00');
  expect(await mira.sees()).not.toContain('Vision time');
  await world.at('2027-03-24T08:45');
  expect(await mira.sees()).toContain('*Vision time, 9:00 to 11:00*');
});

test('day, hour and length can be changed', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach vision');
  expect(await mira.form()).toMatchInlineSnapshot(`
    "Vision time
    A protected time each week to think about where your team goes, for whom and why. I remind you 15 minutes before, stay silent while it lasts, and ask for a note at its end.
    Day: ‹Tuesday›
    From: ‹09:00›
      · Your time zone is Europe/Berlin.
    Length: ‹2 hours›
    The next one is tomorrow at 9:00.  [Move only this one]
    Not for you?  [Mute]
    [Save] [Cancel]"
  `);
  await mira.fillsAndSubmits({ Day: 'Thursday', From: '13:30', Length: '1.5 hours' });
  await world.at('2027-03-18T13:14');
  await mira.sees();
  await world.at('2027-03-18T13:15');
  expect(await mira.sees()).toContain('*Vision time, 13:30 to 15:00*');
  await mira.opensHome();
  expect(await mira.homeTab()).toContain('· Thursdays, 13:30 to 15:00');
});

test('a reminder that could not come is not sent into the block, but the note is asked for', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await world.at('2027-03-15T18:00');
  await mira.sees();
  await world.app.stop();
  world.clock.set(Temporal.Instant.from('2027-03-16T08:30:00Z'));
  await world.restarts();
  await world.passes({ minutes: 1 });
  expect(await mira.sees()).toBe('');
  await world.at('2027-03-16T11:00');
  expect(await mira.sees()).toContain('*Vision time is over. What is clearer to you now?*');
});
