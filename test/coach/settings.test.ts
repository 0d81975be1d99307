import { expect, test } from 'vitest';
import { rowsOf } from '../slack/rows.ts';
import { setUp } from '../support/steps.ts';
import { createWorld } from '../support/world.ts';

test('another day for vision time: the nudges move with it, and no day has two', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await world.at('2027-03-15T10:30');
  await mira.types('/coach vision');
  await mira.fillsAndSubmits({ Day: 'Wednesday' });
  await mira.closes();
  await mira.opensHome();
  expect(await mira.homeTab()).toContain('*Next nudge* tomorrow at 10:00');
  await world.at('2027-03-19T12:00');
  await mira.sees();
  await mira.clicks('Not useful');
  await world.at('2027-03-26T18:00');
  const days = (await mira.person.sees())
    .filter((line) => /Do it|Not useful|Skip this week/.test(JSON.stringify(line.blocks)))
    .map((line) => Temporal.Instant.fromEpochMilliseconds(Number(line.ts) * 1000))
    .map((at) => at.toZonedDateTimeISO('Europe/Berlin').toPlainDate().toString());
  expect(days).toEqual([
    '2027-03-15',
    '2027-03-16',
    '2027-03-17',
    '2027-03-19',
    '2027-03-22',
    '2027-03-23',
    '2027-03-24',
    '2027-03-26',
  ]);
});

test('a nudge makes room for vision time that was moved to its day', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.opensHome();
  await mira.clicksOnHome('Move the next one');
  await mira.fillsAndSubmits({ Day: '2027-03-17', From: '14:00' });
  await mira.closes();
  await world.at('2027-03-16T18:00');
  await mira.opensHome();
  expect(await mira.homeTab()).toContain('*Next nudge* on Friday at 10:00');
  await mira.sees();
  await world.at('2027-03-17T18:00');
  expect(await mira.sees()).not.toContain('[Do it]');
});

test('vision time set by hand for today is reminded of, also after the nudge of the day', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await world.at('2027-03-15T11:00');
  await mira.types('/coach vision');
  await mira.fillsAndSubmits({ Day: 'Monday', From: '14:00' });
  expect(await mira.form()).toContain('The next one is today at 14:00.');
  await mira.closes();
  await mira.sees();
  await world.at('2027-03-15T13:45');
  expect(await mira.sees()).toContain('*Vision time, 14:00 to 16:00*');
});

test('a day that has had its nudge is not promised another', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await world.at('2027-03-15T10:30');
  await mira.sees();
  await mira.types('/coach');
  await mira.fillsAndSubmits({ 'Nudges come at': '14:00' });
  expect(await mira.sees()).toContain('Next nudge on Wednesday 17 March at 14:00, then every');
  await world.at('2027-03-15T18:00');
  expect(await mira.sees()).toBe('');
});

test('settings saved during a pause know of it', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach pause');
  await mira.submits();
  await mira.sees();
  await mira.types('/coach');
  await mira.fillsAndSubmits({ 'Nudges come at': '11:00' });
  expect(await mira.sees()).toMatchInlineSnapshot(`
    "*Saved.*
    Paused until you type \`/coach resume\`.
    Then nudges come every Monday, Wednesday and Friday at 11:00."
  `);
  await mira.types('/coach vision');
  await mira.fillsAndSubmits({ From: '10:00' });
  expect(await mira.form()).toMatchInlineSnapshot(`
    "Vision time
    *Saved:* Tuesdays, 10:00 to 12:00.
    Paused until you type \`/coach resume\`.
    [Done]"
  `);
  await mira.closes();

  await mira.types('/coach pause until 6 April');
  await mira.sees();
  await mira.types('/coach');
  await mira.submits();
  expect(await mira.sees()).toMatchInlineSnapshot(`
    "*Saved.*
    Paused until Tuesday 6 April.
    Next nudge on Wednesday 7 April at 11:00, then every Monday, Wednesday and Friday at 11:00.
    Vision time is on Tuesday 6 April at 10:00. I remind you 15 minutes before."
  `);
  await mira.opensHome();
  const home = await mira.homeTab();
  expect(home).toContain(
    '*Paused* until Tuesday 6 April.\n*Next nudge* on Wednesday 7 April at 11:00',
  );
  expect(home).toContain('*Next* on Tuesday 6 April at 10:00');
  await world.at('2027-04-06T09:45');
  expect(await mira.sees()).toContain('*Vision time, 10:00 to 12:00*');
});

test('a pace that the days do not allow is said', async () => {
  const { mira } = await createWorld();
  await mira.types('/coach');
  await mira.fillsAndSubmits({ 'How many a week': '5 nudges' });
  const why = 'That makes 4 a week: never two on one day, and Tuesday is for vision time.';
  expect(await mira.sees()).toContain(why);
  await mira.opensHome();
  expect(await mira.homeTab()).toContain(why);
});

test('the zone: cases and nicknames are read, fixed offsets are not kept', async () => {
  const world = await createWorld();
  const { mira } = world;
  const saves = async (zone: string) => {
    await mira.types('/coach');
    const errors = await mira.fillsAndSubmits({ 'Time zone': zone });
    if (Object.keys(errors).length > 0) await mira.closes();
    return errors;
  };
  const zone = async () => {
    await mira.opensHome();
    return / · ([A-Z]\S+)\n/.exec(await mira.homeTab())?.[1];
  };
  expect(await saves('   ')).toEqual({ zone: 'Type a city, such as Berlin, or a time zone.' });
  expect(await saves('CET')).toEqual({ zone: 'Which one: Europe/Berlin, Europe/Paris?' });
  expect(await saves('EST')).toEqual({});
  expect(await zone()).toBe('America/New_York');
  expect(await saves('HST')).toEqual({});
  expect(await zone()).toBe('Pacific/Honolulu');
  expect(await saves('europe/berlin')).toEqual({});
  expect(await zone()).toBe('Europe/Berlin');
  await mira.person.changesZone('Asia/Tokyo');
  expect(await zone()).toBe('Asia/Tokyo');
});

test('a pause is read as people say it, and a day off says when I am really back', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach resume');
  expect(await mira.sees()).toBe(
    '(only you) You are not paused. The next nudge comes on Monday 15 March at 10:00.',
  );
  const says = async (words: string) => {
    await mira.types(`/coach pause ${words}`);
    return (await mira.sees()).split('\n')[0];
  };
  expect(await says('for 2 weeks')).toContain('Paused until Monday 29 March.');
  expect(await says('3 days')).toContain('Paused until Thursday 18 March.');
  expect(await says('a week')).toContain('Paused until Monday 22 March.');
  expect(await says('until 20 March')).toContain(
    'Paused until Saturday 20 March. That is a day off, so I am back on Monday 22 March.',
  );
  const tooFar = 'That is more than a year ahead. Choose a day within a year';
  expect(await says('until 2029-01-01')).toContain(tooFar);
  await mira.types('/coach pause');
  expect(await mira.fillsAndSubmits({ 'Back on': '2028-03-16' })).toEqual({
    until: expect.stringContaining(tooFar),
  });
});

test('habits for teams far apart and for new leads come when their box is ticked', async () => {
  const world = await createWorld();
  const { mira } = world;
  const boxes = {
    remote: 'Some of us work remotely',
    isNew: 'I have been leading people for less than a year',
  };
  const kept = () =>
    rowsOf(world)
      .selectFrom('manager')
      .select(['is_remote', 'leading_since'])
      .executeTakeFirstOrThrow();
  const saves = async (ticked: string[]) => {
    await mira.types('/coach');
    expect(await mira.fillsAndSubmits({ 'Does this fit you?': ticked })).toEqual({});
  };
  await mira.types('/coach');
  await mira.submits();
  expect(await kept()).toEqual({ is_remote: 0, leading_since: null });

  await saves([boxes.remote, boxes.isNew]);
  expect(await kept()).toEqual({ is_remote: 1, leading_since: '2027-03-15' });
  await mira.types('/coach');
  expect(await mira.form()).toContain(`☑ ${boxes.remote}\n  ☑ ${boxes.isNew}`);
  await mira.closes();

  await world.at('2027-04-20T12:00');
  await saves([boxes.isNew]);
  expect(await kept()).toEqual({ is_remote: 0, leading_since: '2027-03-15' });
  await saves([]);
  expect(await kept()).toEqual({ is_remote: 0, leading_since: null });
});

test('the first year of leading ends by itself', async () => {
  const world = await createWorld();
  const { mira } = world;
  const isNew = 'I have been leading people for less than a year';
  await mira.types('/coach');
  await mira.fillsAndSubmits({ 'Does this fit you?': [isNew] });
  await mira.types('/coach pause');
  await mira.submits();
  world.clock.set(Temporal.Instant.from('2028-03-14T12:00Z'));
  await mira.types('/coach');
  expect(await mira.form()).toContain(`☑ ${isNew}`);
  await mira.closes();
  world.clock.set(Temporal.Instant.from('2028-03-15T12:00Z'));
  await mira.types('/coach');
  expect(await mira.form()).toContain(`☐ ${isNew}`);
  await mira.submits();
  const { leading_since } = await rowsOf(world)
    .selectFrom('manager')
    .select('leading_since')
    .executeTakeFirstOrThrow();
  expect(leading_since).toBeNull();
});

test('without a moment for the next nudge the Home tab still comes, and saving the settings sets one', async () => {
  const world = await createWorld();
  const { mira } = world;
  await mira.types('/coach');
  await mira.submits();
  await rowsOf(world).deleteFrom('schedule').where('kind', '=', 'nudge').execute();
  await mira.opensHome();
  expect(await mira.homeTab()).toContain(
    '*No nudge is planned.* Save your settings once, and the next one is.',
  );
  await mira.clicksOnHome('Change settings');
  await mira.submits();
  expect(await mira.homeTab()).toContain('*Next nudge* today at 10:00');
});
