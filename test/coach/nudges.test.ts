import { expect, test } from 'vitest';
import { mutesAllBut, setUp } from '../support/steps.ts';
import { createWorld } from '../support/world.ts';

test.each(['socket', 'http'] as const)(
  'a nudge is done by its short form, over %s',
  async (mode) => {
    const world = await createWorld({ mode });
    const { mira } = world;
    await setUp(world);

    await world.at('2027-03-15T10:00');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "*Say who the work helps*
      Look at the next task on your board. Write one sentence on who will be glad when it is done, and why.
      · Your team's purpose:
        Small shops get paid the day they sell.
      · Why: Work is easier to care about when you can see whose day it makes better.
        Why this? A good one to begin with: it takes a minute.
      [Do it] ‹Later› [Plan it] [Not useful] [Mute]"
    `);
    await mira.clicks('Do it');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Who does it help?
      Look at the next task on your board. Write one sentence on who will be glad when it is done, and why.
      The task: ‹Shorter loading time for the order page›
      Who it helps, and how: ‹Mina at the warehouse can print the list before the van arrives.›
        · One sentence is enough. A real person is better than a group.
      · Only you see this, until you share it. It is kept in your journal.
      [Keep it] [Cancel]"
    `);
    expect(await mira.submits()).toEqual({
      task: expect.any(String),
      helps: expect.any(String),
    });
    await mira.fillsAndSubmits({
      'The task': 'Retry failed payouts',
      'Who it helps, and how': 'A bakery in Lisbon <!here> sleeps on Fridays.',
    });
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "*Say who the work helps*
      Look at the next task on your board. Write one sentence on who will be glad when it is done, and why.
      · Your team's purpose:
        Small shops get paid the day they sell.
      · Why: Work is easier to care about when you can see whose day it makes better.
      *The task*
      Retry failed payouts
      *Who it helps, and how*
      A bakery in Lisbon <!here> sleeps on Fridays.
      · Done. Good, now that task has a face. Only you see this, until you share it.
      [Share it]"
    `);
  },
);

test('later: in an hour, then tomorrow at the usual time; each can be undone', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await world.at('2027-03-15T10:00');
  const nudge = await mira.sees();

  await mira.clicks('nudge.later', { value: 'In an hour' });
  expect(await mira.sees()).toContain('· Later: it comes back on Monday 15 March at 11:00.');
  await mira.clicks('Undo');
  expect(await mira.sees()).toBe(nudge);
  await mira.clicks('nudge.later', { value: 'In an hour' });
  await world.at('2027-03-15T11:00');
  expect(await mira.sees()).toContain(nudge);

  await mira.clicks('nudge.later', { value: 'Tomorrow at 10:00' });
  expect(await mira.sees()).toContain('· Later: it comes back on Tuesday 16 March at 11:00.');
  await world.at('2027-03-16T10:59');
  expect(await mira.sees()).not.toContain('[Do it]');
  await world.at('2027-03-16T11:00');
  expect(await mira.sees()).toContain(nudge);
});

test('later never lands in quiet hours', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await world.at('2027-03-15T17:30');
  await mira.sees();
  await mira.clicks('nudge.later', { value: 'In an hour' });
  expect(await mira.sees()).toContain('· Later: it comes back on Tuesday 16 March at 8:00.');

  await world.at('2027-03-19T10:00');
  await mira.sees();
  await mira.clicks('nudge.later', { value: 'Tomorrow at 10:00' });
  expect(await mira.sees()).toContain('· Later: it comes back on Monday 22 March at 10:00.');
});

test('not useful makes a habit rarer; muted never comes, until it is unmuted on the Home tab', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await world.at('2027-03-15T10:00');
  const first = (await mira.sees()).split('\n')[0] ?? '';
  // One tap: it asks for no second one, since it can be undone in place.
  expect(JSON.stringify(await mira.finds('[Mute]'))).not.toContain('"confirm"');
  await mira.clicks('Mute');
  expect(await mira.sees()).toContain('· Muted. You can unmute it on the Home tab.');
  await mira.opensHome();
  expect(await mira.homeTab()).toContain('Muted: Say who the work helps');

  await world.at('2027-03-17T10:00');
  const second = (await mira.sees()).split('\n')[0] ?? '';
  expect(second).not.toBe(first);
  await mira.clicks('Not useful');
  expect(await mira.sees()).toContain('· Not useful. It will come less often.');

  await world.at('2027-04-16T12:00');
  expect(await mira.sees()).not.toContain(first);
  await mira.opensHome();
  await mira.clicksOnHome('Unmute');
  expect(await mira.homeTab()).not.toContain('Muted');
  await mutesAllBut(world, 'connect-to-purpose');
  await world.at('2027-04-30T12:00');
  expect(await mira.sees()).toContain(first);
});

test('no habit comes twice in the same words within eight weeks, and never two on one day', async () => {
  const world = await createWorld();
  const { mira } = world;
  await mira.types('/coach');
  await mira.fillsAndSubmits({ 'How many a week': '5 nudges' });
  let date = Temporal.PlainDate.from('2027-03-15');
  const parts: string[] = [];
  while (date.toString() < '2027-05-11') {
    await world.at(`${date.toString()}T12:00`);
    const seen = await mira.sees();
    if (seen !== '') parts.push(seen);
    // One that is answered now and then keeps the pace.
    if (seen.includes('[Do it]')) {
      await mira.clicks('Not useful');
      await mira.sees();
    }
    date = date.add({ days: 2 });
  }
  const seen = parts.join('\n\n').split('\n\n');
  const words = seen.map((message) => message.split('\n')[1]);
  expect(words.length).toBeGreaterThan(40);
  expect(new Set(words).size).toBe(words.length);

  const days = (await mira.person.sees())
    .filter((line) => line.kind === 'message')
    .slice(1)
    .map((line) =>
      Temporal.Instant.fromEpochMilliseconds(Number(line.ts) * 1000)
        .toZonedDateTimeISO('Europe/Berlin')
        .toPlainDate()
        .toString(),
    );
  expect(new Set(days).size).toBe(days.length);
});

test('a nudge that could not go within two hours is dropped, not sent late', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await world.app.stop();
  world.clock.set(world.clock.now().add({ hours: 4 }));
  await world.restarts();
  await world.passes({ minutes: 1 });
  expect(await mira.sees()).toBe('');
  await world.at('2027-03-17T10:00');
  expect(await mira.sees()).toContain('*Say who the work helps*');
});

test("a button can't reach somebody else's nudge", async () => {
  const world = await createWorld();
  const { mira, otto } = world;
  await setUp(world);
  await world.at('2027-03-15T10:00');
  const nudge = await mira.finds('[Do it]');
  const value = JSON.stringify(nudge.blocks).match(/"nudge\.do".*?"value":"([^"]+)"/)?.[1] ?? '';
  expect(value).not.toBe('');

  await otto.types('/coach');
  await otto.submits();
  await otto.sees();
  await world.at('2027-03-16T09:00', 'Australia/Lord_Howe');
  await world.at('2027-03-17T10:00', 'Australia/Lord_Howe');
  const own = await otto.finds('[Do it]');
  const tampered = JSON.stringify(own.blocks).replaceAll(/"value":"[^"]+"/g, `"value":"${value}"`);
  const stored = world.sandbox.state.messages[own.channel]?.find((m) => m.ts === own.ts);
  Object.assign(stored ?? {}, { blocks: JSON.parse(tampered) });
  await otto.sees();
  await otto.clicks('Not useful');
  expect(await otto.sees()).toContain("(only you) I can't find that nudge any more.");
});

test('what is typed into a nudge stands in no log line', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await world.at('2027-03-15T10:00');
  await mira.clicks('Do it');
  await mira.fillsAndSubmits({
    'The task': 'canary-one',
    'Who it helps, and how': 'canary-two',
  });
  expect(world.log.join('')).not.toMatch(/canary|Small shops/);
});
