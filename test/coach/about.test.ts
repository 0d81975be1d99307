import { expect, test } from 'vitest';
import { accepts, delegates } from '../delegations/some.ts';
import { exportOf, filesOf, forgets } from '../privacy/some.ts';
import { rowsOf } from '../slack/rows.ts';
import { mutesAllBut, setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

/** Mira wrote down what drives Ana, the only habit that comes. */
async function noted(drives = 'Being asked *first* when something <!here> breaks'): Promise<World> {
  const world = await createWorld();
  await setUp(world);
  await mutesAllBut(world, 'learn-a-motivator');
  await world.at('2027-03-15T10:00');
  await world.mira.clicks('Do it');
  await world.mira.fillsAndSubmits({
    'Who is it?': 'ana',
    'What drives them?': drives,
    'How do you know?': 'They told me',
  });
  await world.mira.sees();
  return world;
}

async function leaves(world: World, name: string): Promise<void> {
  world.sandbox.deactivates(name);
  await world.sandbox.idle();
  await world.app.settled();
}

test('a nudge comes back to what was written, and about whom', async () => {
  const world = await noted();
  await world.at('2027-06-15T12:00');
  expect(await world.mira.sees()).toContain(
    'On Monday 15 March you wrote down what drives @ana: “Being asked *first* when something <!here> breaks”.',
  );
  await world.mira.clicks('Do it');
  expect(await world.mira.form()).toContain('Who is it?: ‹ana›');
});

test('quoted words do not turn the order of those around them', async () => {
  const world = await noted('\u202Efirst');
  await world.at('2027-05-04T12:00');
  expect(await world.mira.sees()).toContain('you wrote down what drives @ana: “first”.');
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
  expect(seen).toContain('[Do it]');
  expect(seen).not.toContain('somebody who left');
  expect(seen).not.toContain('Being asked');
  const { answers } = await rowsOf(world)
    .selectFrom('journal')
    .select('answers')
    .executeTakeFirstOrThrow();
  expect(answers).not.toContain(ana.id);
});

test('a nudge does not ask after what was cleared', async () => {
  const world = await createWorld();
  const { mira, at } = world;
  await setUp(world);
  await mutesAllBut(world, 'remove-an-obstacle');
  await at('2027-03-15T10:00');
  await mira.clicks('Do it');
  await mira.fillsAndSubmits({
    'What was in the way?': 'No access to the test data',
    'Is it out of the way?': 'Yes, it is gone',
    'Who did you ask?': '@ana',
  });
  await mira.sees();
  await at('2027-03-24T12:00');
  const seen = await mira.sees();
  expect(seen).toContain('*Clear one thing out of the way*');
  expect(seen).not.toContain('No access to the test data');
});

test('a nudge comes back to nothing that is about somebody who has left', async () => {
  const world = await noted();
  await leaves(world, 'ana');
  await world.at('2027-06-15T12:00');
  const seen = await world.mira.sees();
  expect(seen).toContain('[Do it]');
  expect(seen).not.toContain('@ana');
});

test.each([
  ['is forgotten', async ({ ana }: World) => forgets(ana)],
  ['has left', async (world: World) => leaves(world, 'ana')],
])(
  'a nudge that was put off comes back with something to do once whom it named %s',
  async (_, then) => {
    const world = await createWorld();
    const { mira, ana, at } = world;
    await setUp(world);
    await mutesAllBut(world, 'grow-someone');
    await ana.types('/win found the loose screw');
    await at('2027-03-15T10:00');
    expect(await mira.sees()).toContain('Send @ana two lines');
    await mira.clicks('nudge.later', { value: 'In an hour' });
    await mira.sees();
    await then(world);
    await at('2027-03-15T11:00');
    const seen = await mira.sees();
    expect(seen).toContain('Who is nearly ready for something bigger');
    expect(seen).not.toContain('somebody who left');
    expect(seen).not.toContain('@ana');
  },
);

test.each(['start-stop-continue', 'thank-the-unthanked'])(
  '%s names only those in the team who are still there',
  async (key) => {
    const world = await createWorld();
    const { mira } = world;
    await setUp(world);
    await mutesAllBut(world, key);
    await leaves(world, 'ana');
    await world.at('2027-09-15T12:00');
    const seen = await mira.sees();
    expect(seen).toContain('@bo');
    expect(seen).not.toContain('@ana');
  },
);

test('without anybody left in it, a team is none', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mutesAllBut(world, 'thank-the-unthanked');
  for (const name of ['ana', 'bo']) await leaves(world, name);
  await world.at('2027-09-15T12:00');
  expect(await mira.sees()).toBe('');
});

test('what somebody had who has left brings no habit up: what becomes of it is asked elsewhere', async () => {
  const world = await createWorld();
  const { mira, bo } = world;
  await setUp(world);
  await mutesAllBut(world, 'explain-the-why');
  await delegates(mira, '@bo', { Outcome: 'The quarterly report' });
  await accepts(bo);
  await leaves(world, 'bo');
  await world.at('2027-04-15T12:00');
  expect(await mira.looksAt()).not.toContain('[Not useful]');
});

test.each([
  ['as it stands', async () => {}, true],
  ['that is gone', async ({ bo }: World) => bo.clicks('It is out of the way'), false],
] as const)('a roadblock %s is cleared only if it is there', async (_, then, isThere) => {
  const world = await createWorld();
  const { mira, bo } = world;
  await setUp(world);
  await mutesAllBut(world, 'check-in-not-hover');
  await delegates(mira, '@bo');
  await accepts(bo);
  await world.at('2027-03-23T14:00', 'Asia/Kolkata');
  await bo.clicks('Yes');
  await bo.fillsAndSubmits({ roadblock: 'No access to billing', need: 'A word with Finance' });
  await then(world);
  await mira.sees();
  await world.at('2027-03-24T12:00');
  expect((await mira.sees()).includes('Clear just that')).toBe(isThere);
});

test.each([
  ['two days after it was due, not in the minute of that notice', '2027-03-19T12:00', true],
  ['with the notice', '2027-03-17T12:00', false],
])('what is late is asked after %s', async (_, then, isAsked) => {
  const world = await late();
  await world.at(then);
  expect((await world.mira.sees()).includes('Ask @bo once what is in the way')).toBe(isAsked);
});

test('what was handed in is not late', async () => {
  const world = await late();
  await world.bo.clicks('Hand in');
  await world.bo.submits();
  await world.at('2027-03-22T12:00');
  expect(await world.mira.sees()).not.toContain('Ask @bo once what is in the way');
});

/** Bo has work that is due on Tuesday. */
async function late(): Promise<World> {
  const world = await createWorld();
  const { mira, bo } = world;
  await setUp(world);
  await mutesAllBut(world, 'check-in-not-hover');
  await delegates(mira, '@bo', { Due: '2027-03-16' });
  await accepts(bo);
  await mira.sees();
  return world;
}

test('work is with somebody once they have taken it on', async () => {
  const world = await createWorld();
  const { mira, bo } = world;
  await setUp(world);
  await mutesAllBut(world, 'match-strengths');
  await delegates(mira, '@bo');
  await mira.sees();
  await world.at('2027-03-17T12:00');
  expect(await mira.looksAt()).not.toContain('[Not useful]');
  await accepts(bo);
  await world.at('2027-03-19T12:00');
  expect(await mira.sees()).toContain('@bo now has “5-page Q3 retention report”.');
});

test('what was declined is no finished work', async () => {
  const world = await createWorld();
  const { mira, bo } = world;
  await setUp(world);
  await mutesAllBut(world, 'project-close-out');
  await delegates(mira, '@bo');
  await bo.clicks('Decline');
  await bo.submits();
  await mira.sees();
  await world.at('2027-03-22T12:00');
  expect(await mira.looksAt()).not.toContain('[Not useful]');
});

test('a plan offers no 1:1 with somebody who has left', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await leaves(world, 'ana');
  await world.at('2027-03-15T10:00');
  await mira.clicks('Plan it');
  await expect(
    mira.fills({ 'Bring it back': 'At my 1:1 with ana, on the day and at the time below' }),
  ).rejects.toThrow('with ana');
  await mira.fills({ 'Bring it back': 'At my 1:1 with bo, on the day and at the time below' });
});

test('a thank-you that has waited says since when, and names another one each time', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mutesAllBut(world, 'thank-the-unthanked');
  await mira.types('/coach practice thank-you');
  await mira.fillsAndSubmits({
    'Whom did you thank?': 'bo',
    'What for, and what did it change?': 'Stayed late for the release, so it went out.',
  });
  await mira.sees();
  await world.at('2027-04-07T12:00');
  expect(await mira.sees()).toContain(
    'Why this? By your record, @ana has had no thanks from you yet.',
  );
  await world.at('2027-05-01T12:00');
  expect(await mira.sees()).toContain(
    'Why this? By your record, @bo has had no thanks from you since Monday 15 March.',
  );
});

test.each([
  ['with an answer', 'No'],
  ['without one', null],
])('check-ins every day, %s, are settled by changing them', async (_, answer) => {
  const world = await createWorld();
  const { mira, bo } = world;
  await setUp(world);
  await mutesAllBut(world, 'check-in-not-hover');
  await delegates(mira, '@bo', { 'Check-in': 'Every working day' });
  await world.at('2027-03-15T10:00');
  await accepts(bo);
  for (const day of ['17', '18', '19', '22']) {
    await world.at(`2027-03-${day}T09:00`);
    if (answer) await bo.clicks(answer);
  }
  await mira.types('/delegate list');
  await mira.clicksInForm('More');
  await mira.clicksInForm('Change it');
  await mira.fillsAndSubmits({ 'Check-ins': ['Thursday'] });
  await world.at('2027-03-22T10:00');
  expect(await mira.sees()).not.toContain('*Check in at one fixed time*');
});

test('two check-ins without an answer bring up another hour for them', async () => {
  const world = await createWorld();
  const { mira, bo } = world;
  await setUp(world);
  await mutesAllBut(world, 'check-in-not-hover');
  await delegates(mira, '@bo');
  await accepts(bo);
  await world.at('2027-03-29T12:00');
  expect(await mira.sees()).not.toContain('*Check in at one fixed time*');
  await world.at('2027-04-02T12:00');
  const seen = await mira.sees();
  expect(seen).toContain(
    'The last check-ins on “5-page Q3 retention report” had no answer. Ask @bo which day and hour would be easier, and move them there.',
  );
  expect(seen).toContain('Why this? The last two check-ins with @bo had no answer.');
});
