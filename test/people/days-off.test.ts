import { expect, test } from 'vitest';
import { setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

const delegation = {
  Who: '@ana',
  Outcome: '5-page report',
  'What does done look like?': 'A page a week, read by two shops.',
  Authority: 'Decide, tell me after',
};

/** What somebody reads between now and a moment; with the dates on which a message came. */
async function readUntil(world: World, who: World['mira'], until: string): Promise<string> {
  await world.at(until);
  return who.sees();
}

test('two weeks off: nothing comes, then one welcome in the place of the nudge', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach off 22 March to 2 April');
  expect(await mira.sees()).toMatchInlineSnapshot(`
    "(only you) Off: Monday 22 March to Friday 2 April. Nothing reaches you then, and nothing piles up. I am back on Monday 5 April.
    [Remove]"
  `);
  await readUntil(world, mira, '2027-03-20T12:00');

  expect(await readUntil(world, mira, '2027-04-05T09:59')).toBe('');
  expect(await readUntil(world, mira, '2027-04-05T23:00')).toMatchInlineSnapshot(`
    "*Good to have you back.* Arrive first: today nothing else comes from me unasked.
    Your next vision time is on Tuesday 6 April at 9:00."
  `);
  expect(await readUntil(world, mira, '2027-04-06T12:00')).toContain('Vision time');
});

test('what somebody agreed on waits for the first working morning; the sender reads when it comes', async () => {
  const world = await createWorld();
  const { mira, ana } = world;
  await setUp(world);
  await ana.types('/coach off until thursday');
  await ana.sees();
  await mira.types('/delegate');
  await mira.fillsAndSubmits(delegation);
  expect(await mira.form()).toContain('on Friday at 8:00, their time');
  expect(await readUntil(world, ana, '2027-03-19T12:59')).toBe('');
  expect(await readUntil(world, ana, '2027-03-19T13:01')).toContain('5-page report');
});

test('the list: days off are added, joined, removed, and refused where they make no sense', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach off');
  expect(await mira.form()).toMatchInlineSnapshot(`
    "Days off
    Nothing reaches you on these days. What somebody agreed on with you comes on your next working day.
    ———
    First day off (optional): ‹ ›
    Last day off (optional): ‹ ›
      · Leave it empty for a single day.
    Public holidays (optional): ‹Germany, Berlin›
      · A country, and its region where it has holidays of its own. They are days off then. Empty: none.
    [Save] [Cancel]"
  `);
  expect(await mira.submits()).toMatchInlineSnapshot(`{}`);
  await mira.types('/coach off');
  expect(
    await mira.fillsAndSubmits({ 'First day off': '2027-03-24', 'Last day off': '2027-03-22' }),
  ).toMatchInlineSnapshot(`
    {
      "to": "That is before the first day. Choose the same day or a later one.",
    }
  `);
  await mira.fillsAndSubmits({ 'First day off': '2027-03-22', 'Last day off': '2027-03-24' });
  expect(await mira.sees()).toContain('Off: Monday 22 March to Wednesday 24 March.');
  await mira.types('/coach off 25 to 26 march');
  expect(await mira.sees()).toContain('Off: Monday 22 March to Friday 26 March.');
  await mira.types('/coach off yesterday');
  expect(await mira.sees()).toContain('That day has passed.');
  await mira.types('/coach off when pigs fly');
  expect(await mira.sees()).toContain("I can't read");
  await mira.types('/coach off 2028-03-24');
  expect(await mira.sees()).toContain('more than a year ahead');

  await mira.opensHome();
  expect(await mira.homeTab()).toContain('Days off: Monday 22 March to Friday 26 March');
  await mira.clicksOnHome('Days off');
  expect(await mira.form()).toContain('*Monday 22 March to Friday 26 March*');
  await mira.clicksInForm('Remove');
  expect(await mira.form()).not.toContain('22 March');
});

test('public holidays of a region are days off, by their local date', async () => {
  const world = await createWorld({ starts: '2027-03-24T08:30[Europe/Berlin]' });
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach off');
  expect(await mira.fillsAndSubmits({ 'Public holidays': 'Atlantis' })).toMatchInlineSnapshot(`
    {
      "holidays": "I know no such country. Type it in English, such as Germany or Brazil.",
    }
  `);
  expect(await mira.fillsAndSubmits({ 'Public holidays': 'Germany, Atlantis' }))
    .toMatchInlineSnapshot(`
    {
      "holidays": "I know no such region of Germany. There are: Brandenburg; Berlin; Baden-Württemberg; Bayern; Hansestadt Bremen; Hessen; Hansestadt Hamburg; Mecklenburg-Vorpommern; Niedersachsen; Nordrhein-Westfalen; Rheinland-Pfalz; Schleswig-Holstein; Saarland; Sachsen; Sachsen-Anhalt; Thüringen.",
    }
  `);
  await mira.fillsAndSubmits({ 'Public holidays': 'germany, berlin' });
  expect(await mira.sees()).toMatchInlineSnapshot(`
    "Public holidays of Germany, Berlin are days off now.
    · The next one is Friday 26 March: Good Friday."
  `);
  expect(await readUntil(world, mira, '2027-03-25T23:00')).not.toBe('');
  expect(await readUntil(world, mira, '2027-03-30T08:00')).toBe('');
  await world.at('2027-05-06T08:00');
  await mira.opensHome();
  expect(await mira.homeTab()).toContain('*Off* until Friday 7 May (Ascension Day).');
});

test('away by the Slack status: nothing unasked, and what was agreed on waits until they are back', async () => {
  const world = await createWorld();
  const { mira, ana } = world;
  await setUp(world);
  await world.at('2027-03-16T07:00');
  await mira.sees();
  await mira.person.setsStatus(':palm_tree:', 'Sardinia, call my deputy');
  await ana.types('/delegate');
  await ana.fillsAndSubmits({ ...delegation, Who: '@mira' });
  expect(await readUntil(world, mira, '2027-03-25T12:00')).toBe('');
  await mira.opensHome();
  expect(await mira.homeTab()).toContain('*Away* by your Slack status, until you change it.');
  await mira.person.setsStatus('', '');
  expect(await readUntil(world, mira, '2027-03-26T09:59')).toContain('5-page report');
  expect(await readUntil(world, mira, '2027-03-26T23:00')).toContain('Good to have you back.');
  const kept = world.log.join('\n');
  expect(kept).not.toContain('Sardinia');
});

test('a delegate who is out sick is asked once their status has ended, at a working hour', async () => {
  const world = await createWorld();
  const { mira, bo } = world;
  await setUp(world);
  await bo.types('/coach off');
  await bo.closes();
  await mira.types('/delegate');
  await mira.fillsAndSubmits({ ...delegation, Who: '@bo' });
  expect(await bo.sees()).toContain('5-page report');
  await bo.person.setsStatus('', 'Out sick', Temporal.Instant.from('2027-03-17T22:00Z'));
  await mira.types('/delegate');
  await mira.fillsAndSubmits({ ...delegation, Who: '@bo', Outcome: 'The budget for April' });
  expect(await mira.form()).toContain('on Thursday at 8:00, their time');
  expect(await readUntil(world, bo, '2027-03-18T03:29')).toBe('');
  expect(await readUntil(world, bo, '2027-03-18T03:31')).toContain('The budget for April');
});

test('back on the day of vision time: its reminder brings the welcome, and stays the only one', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach off 17 March to 29 March');
  await mira.sees();
  await world.at('2027-03-17T00:00');
  await mira.sees();
  expect(await readUntil(world, mira, '2027-03-30T08:44')).toBe('');
  const welcome = await readUntil(world, mira, '2027-03-30T10:30');
  expect(welcome).toContain('Good to have you back.');
  expect(welcome.match(/Good to have you back/g)).toHaveLength(1);
});

test('a pause of a week ends with a welcome, one of three days does not', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach pause until 18 March');
  await mira.sees();
  expect(await readUntil(world, mira, '2027-03-19T23:00')).not.toContain('Good to have you back');
  await mira.types('/coach pause until 29 March');
  await mira.sees();
  expect(await readUntil(world, mira, '2027-03-29T09:59')).toBe('');
  expect(await readUntil(world, mira, '2027-03-29T23:00')).toContain('Good to have you back.');
});

test('whoever is back earlier gets what waits at once', async () => {
  const world = await createWorld();
  const { mira, bo } = world;
  await setUp(world);
  await bo.types('/coach off for 2 weeks');
  await bo.sees();
  await mira.types('/delegate');
  await mira.fillsAndSubmits({ ...delegation, Who: '@bo' });
  expect(await readUntil(world, bo, '2027-03-17T09:00')).toBe('');
  await bo.types('/coach off');
  await bo.clicksInForm('Remove');
  await bo.closes();
  await world.passes({ minutes: 1 });
  expect(await bo.sees()).toContain('5-page report');
});

test('public holidays are in the setup form too, and what was chosen before is kept', async () => {
  const world = await createWorld();
  const { mira } = world;
  await mira.types('/coach off');
  await mira.fillsAndSubmits({ 'Public holidays': 'Germany' });
  await mira.sees();
  await mira.types('/coach');
  expect(await mira.form()).toContain('Public holidays (optional): ‹Germany›');
  expect(await mira.fillsAndSubmits({ 'Public holidays': 'Atlantis' })).toHaveProperty('holidays');
  await mira.fillsAndSubmits({ 'Public holidays': 'Germany, Berlin' });
  expect(await mira.sees()).toContain("You're set.");
  await mira.opensHome();
  expect(await mira.homeTab()).toContain('Days off: public holidays of Germany, Berlin');
  // Good Friday and Easter Monday.
  await world.at('2027-03-25T23:00');
  await mira.sees();
  expect(await readUntil(world, mira, '2027-03-29T23:00')).toBe('');
});

test('a day off on the day of vision time leaves it out that week, and the Home tab says the next', async () => {
  const world = await createWorld({ starts: '2027-12-20T08:30[Europe/Berlin]' });
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach off');
  await mira.fillsAndSubmits({ 'First day off': '2027-12-21' });
  expect(await mira.sees()).toContain('I am back on Wednesday 22 December.');
  await mira.opensHome();
  expect(await mira.homeTab()).toContain('*Next* on Tuesday 28 December at 9:00');
  await world.at('2027-12-20T23:00');
  await mira.sees();
  expect(await readUntil(world, mira, '2027-12-21T23:00')).toBe('');
});
