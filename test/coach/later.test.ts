import { expect, test } from 'vitest';
import { effects } from '../../sandbox/index.ts';
import { rowsOf } from '../slack/rows.ts';
import { mutesAllBut, setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

async function nudged(): Promise<World> {
  const world = await createWorld();
  await setUp(world);
  await world.at('2027-03-15T10:00');
  await world.mira.sees();
  return world;
}

/** How many messages have the buttons of a nudge. */
async function live(world: World): Promise<number> {
  return (await world.mira.looksAt()).split('[Do it]').length - 1;
}

test('what came back says so in its old message, and has its buttons once', async () => {
  const world = await nudged();
  const { mira } = world;
  await mira.clicks('nudge.later', { value: 'In an hour' });
  await world.at('2027-03-15T11:00');
  expect(await mira.sees()).toContain('· It came back: the newer message has its buttons.\n\n');
  expect(await mira.looksAt()).not.toContain('[Undo]');
  expect(await live(world)).toBe(1);
});

test('undone after it came back: the old message does not get its buttons again', async () => {
  const world = await nudged();
  const { mira, sandbox } = world;
  await mira.clicks('nudge.later', { value: 'In an hour' });
  sandbox.faults.next('chat.update', effects.error('internal_error'), { times: 1 });
  await world.at('2027-03-15T11:00');
  await mira.clicks('Undo');
  expect(await mira.looksAt()).toContain('· It came back: the newer message has its buttons.');
  expect(await live(world)).toBe(1);
});

test('undone while it is on its way back: it stands in the old message, once', async () => {
  const world = await nudged();
  const { mira, sandbox } = world;
  await mira.clicks('nudge.later', { value: 'In an hour' });
  sandbox.faults.next('chat.update', effects.error('internal_error'));
  sandbox.faults.next('chat.postMessage', effects.rateLimit(600));
  await world.at('2027-03-15T11:00');
  await mira.clicks('Undo');
  await world.at('2027-03-15T12:00');
  expect(await live(world)).toBe(1);
  await mira.clicks('Not useful');
  expect(await mira.looksAt()).toContain('Not useful. It will come less often.');
  expect(await live(world)).toBe(0);
});

test('later respects vision time, in the promise and when it comes back', async () => {
  const world = await nudged();
  const { mira } = world;
  await mira.clicks('nudge.later', { value: 'Tomorrow at 10:00' });
  expect(await mira.sees()).toContain('it comes back on Tuesday 16 March at 11:00.');
  await mira.opensHome();
  await mira.clicksOnHome('Move the next one');
  await mira.fillsAndSubmits({ From: '10:30' });
  await mira.closes();
  await world.at('2027-03-16T11:00');
  expect(await mira.sees()).toContain('it comes back on Tuesday 16 March at 12:30.');
  await world.at('2027-03-16T12:30');
  expect(await live(world)).toBe(1);
});

test('one that comes back in the morning of vision time does not keep its reminder away', async () => {
  const world = await nudged();
  const { mira } = world;
  await world.at('2027-03-15T17:30');
  await mira.clicks('nudge.later', { value: 'In an hour' });
  expect(await mira.sees()).toContain('it comes back on Tuesday 16 March at 8:00.');
  await world.at('2027-03-16T08:00');
  expect(await mira.sees()).toContain('[Do it]');
  await world.at('2027-03-16T08:45');
  expect(await mira.sees()).toContain('*Vision time, 9:00 to 11:00*');

  await mira.clicks('Move it');
  await mira.fillsAndSubmits({ Day: '2027-03-18' });
  await mira.closes();
  await world.at('2027-03-17T17:30');
  await mira.sees();
  await mira.clicks('nudge.later', { value: 'In an hour' });
  await world.at('2027-03-18T08:00');
  expect(await mira.sees()).toContain('[Do it]');
  await world.at('2027-03-18T08:45');
  expect(await mira.sees()).toContain('*Vision time, 9:00 to 11:00*');
});

test('later and a pause: it comes at the first open moment after, or says that it did not', async () => {
  const world = await nudged();
  const { mira } = world;
  await mira.clicks('nudge.later', { value: 'In an hour' });
  await mira.types('/coach pause until thursday');
  await world.at('2027-03-15T11:00');
  expect(await mira.sees()).toContain('Later: it comes back on Thursday 18 March at 8:00.');
  await world.at('2027-03-18T08:00');
  expect(await mira.sees()).toContain('[Do it]');

  await mira.clicks('nudge.later', { value: 'In an hour' });
  await mira.types('/coach pause');
  await mira.submits();
  await world.at('2027-03-18T09:00');
  expect(await mira.sees()).toContain('Later: it did not come back, since you paused.');
  await world.at('2027-03-25T09:00');
  expect(await live(world)).toBe(0);
  await mira.clicks('Undo');
  expect(await live(world)).toBe(1);
  await mira.clicks('nudge.later', { value: 'In an hour' });
  expect(await mira.sees()).toContain('You are paused, so I cannot bring it back.');
});

test('two open nudges of one habit: when one mutes it, the other does not come back', async () => {
  const world = await createWorld();
  const { mira } = world;
  await mira.types('/coach');
  await mira.fillsAndSubmits({ 'How many a week': '5 nudges' });
  await mutesAllBut(world, 'connect-to-purpose');
  await world.at('2027-04-01T10:30');
  const all = await mira.person.sees();
  const same = all.filter((line) => JSON.stringify(line.blocks).includes('Say who the work helps'));
  const [first, second] = same;
  if (!first || !second) throw new Error('expected two nudges of one habit');
  await mira.person.clicks(first, 'nudge.later', { value: 'In an hour' });
  await world.app.settled();
  await mira.person.clicks(second, 'Mute');
  await world.app.settled();
  const now = (await mira.looksAt()).split('\n\n').filter((m) => m.includes('Say who the work'));
  expect(now.filter((m) => m.includes('Muted.')).length).toBe(2);
  const before = await mira.looksAt();
  await world.at('2027-04-01T12:00');
  expect(await mira.looksAt()).toBe(before);
});

test('one that was put off to tomorrow is the nudge of that day', async () => {
  const world = await createWorld();
  const { mira } = world;
  await mira.types('/coach');
  await mira.fillsAndSubmits({ 'How many a week': '4 nudges' });
  await world.at('2027-03-17T10:00');
  await mira.sees();
  await mira.clicks('nudge.later', { value: 'Tomorrow at 10:00' });
  await mira.sees();
  await mira.opensHome();
  expect(await mira.homeTab()).toContain('*Next nudge* on Friday at 10:00');
  await world.at('2027-03-18T12:00');
  expect((await mira.sees()).split('[Do it]').length - 1).toBe(1);
  await mira.clicks('Not useful');

  await world.at('2027-03-22T10:00');
  await mira.clicks('nudge.later', { value: 'In an hour' });
  await mira.clicks('Undo');
  await mira.opensHome();
  expect(await mira.homeTab()).toContain('*Next nudge* on Wednesday at 10:00');
});

test('a form that is kept but cannot be shown is not sent twice', async () => {
  const world = await nudged();
  const { mira, sandbox } = world;
  await mira.clicks('Do it');
  sandbox.faults.next('chat.update', effects.http(503), { times: 3 });
  const words = { 'The task': 'Retry failed payouts', 'Who it helps, and how': 'A bakery.' };
  expect(await mira.fillsAndSubmits(words)).toEqual({});
  expect(await mira.sees()).toBe('');
  await mira.clicks('Do it');
  expect(await mira.form()).toBe('');
  expect(await mira.sees()).toContain('Done. Good, now that task has a face.');
  const rows = await rowsOf(world).selectFrom('journal').select('id').execute();
  expect(rows.length).toBe(1);
});

test('a second form of one nudge keeps what was typed, and says that there is one already', async () => {
  const world = await nudged();
  const { mira } = world;
  await mira.clicks('Do it');
  await mira.fills({ 'The task': 'One', 'Who it helps, and how': 'A bakery.' });
  const nudge = await rowsOf(world).selectFrom('nudge').select('id').executeTakeFirstOrThrow();
  await rowsOf(world)
    .updateTable('nudge')
    .set({ response: 'done' })
    .where('id', '=', nudge.id)
    .execute();
  await rowsOf(world)
    .insertInto('journal')
    .values({
      workspace_id: world.app.workspace,
      id: 'before',
      user_id: mira.id,
      practice: 'connect-to-purpose',
      nudge_id: nudge.id,
      answers: JSON.stringify({ task: 'Said in the thread' }),
      created_at: 0,
    })
    .execute();
  expect(await mira.submits()).toEqual({
    task: 'You have written this one down already, and it is kept.',
  });
});

test('what is written in the form of a nudge that was done without a word meanwhile is kept', async () => {
  const world = await nudged();
  const { mira } = world;
  await mira.clicks('Do it');
  await mira.fills({ 'The task': 'One', 'Who it helps, and how': 'A bakery.' });
  // As another device does it with a plan that happened.
  await rowsOf(world)
    .updateTable('nudge')
    .set({ response: 'done', responded_at: world.clock.now().epochMilliseconds })
    .execute();
  expect(await mira.submits()).toEqual({});
  expect(await mira.sees()).toContain('A bakery.\n· Done.');
});
