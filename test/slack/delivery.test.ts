import { describe, expect, test } from 'vitest';
import { effects } from '../../sandbox/index.ts';
import { enqueue, type Outgoing } from '../../src/slack/outbox.store.ts';
import { setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';
import { rowsOf } from './rows.ts';

const post = 'chat.postMessage';

test('Slack asks for 30 seconds of silence: what waits goes out after them, and people are answered at once', async () => {
  const world = await createWorld();
  const { mira, ana } = world;
  await setUp(world);
  const dueAt = berlin('2027-03-15T09:30');
  await writes(world, 'Hello', { dueAt });
  world.sandbox.faults.next(post, effects.rateLimit(30));
  await world.at('2027-03-15T09:30');
  expect(messages(world, 'Hello')).toEqual([]);

  await mira.types('/win shipped the login fix');
  expect(await mira.sees()).toContain('*Recorded.*');
  await mira.clicks('Edit');
  expect(await mira.fillsAndSubmits({ 'What went well?': 'shipped both fixes' })).toEqual({});
  expect(await mira.sees()).toContain('shipped both fixes');
  await mira.opensHome();
  expect(await mira.homeTab()).toContain('shipped both fixes');
  await ana.types('/coach');
  expect(await ana.form()).toContain('Your team');
  expect(messages(world, 'Hello')).toEqual([]);

  await world.passes({ seconds: 29 });
  expect(messages(world, 'Hello')).toEqual([]);
  await world.passes({ minutes: 1 });
  expect(messages(world, 'Hello')).toHaveLength(1);
});

test('Slack asks us to slow down: the nudge waits, an answer does not', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  world.sandbox.faults.next(post, effects.rateLimit(600));
  await world.at('2027-03-15T10:00');
  expect(await mira.sees()).toBe('');

  await mira.types('/coach help');
  expect(await mira.sees()).toContain('(only you) ');
  await mira.types('/coach');
  expect(await mira.form()).toContain('Your team');
  await world.at('2027-03-15T10:09');
  expect(await mira.sees()).toBe('');
  await world.at('2027-03-15T10:10');
  expect(await mira.sees()).toContain('[Do it]');
});

test('a nudge whose answer was lost is not sent again, and can be answered meanwhile', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  world.sandbox.faults.next(post, effects.resetAfter);
  await world.at('2027-03-15T10:00');
  expect(await mira.sees()).toContain('[Not useful]');
  await mira.clicks('Not useful');
  expect(await mira.sees()).toContain('Not useful. It will come less often.');
  await world.at('2027-03-15T12:30');
  expect(await mira.sees()).toBe('');
  const rows = await unanswered(world).select(['state', 'attempt']).execute();
  expect(rows).toEqual([{ state: 'sent', attempt: 1 }]);
});

test('a nudge that never reached Slack comes a little later, once', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  world.sandbox.faults.next(post, effects.reset);
  await world.at('2027-03-15T10:00');
  expect(await mira.sees()).toBe('');
  await world.at('2027-03-15T10:01');
  expect(await mira.sees()).toContain('[Do it]');
  await world.at('2027-03-15T12:30');
  expect(await mira.sees()).toBe('');
});

describe('a message to a manager that becomes due', () => {
  test.each([
    ['in working hours goes at once', '2027-03-15T14:00', '2027-03-15T14:00'],
    ['after six waits for the morning', '2027-03-17T18:30', '2027-03-18T08:00'],
    ['at six exactly is quiet already', '2027-03-17T18:00', '2027-03-18T08:00'],
    ['at night waits for the morning', '2027-03-18T03:00', '2027-03-18T08:00'],
    ['on Friday evening waits for Monday', '2027-03-19T18:30', '2027-03-22T08:00'],
    ['on Saturday noon waits for Monday', '2027-03-20T12:00', '2027-03-22T08:00'],
    ['over a change of the clocks waits for Monday', '2027-03-26T18:30', '2027-03-29T08:00'],
    ['in vision time waits until it is over', '2027-03-16T09:30', '2027-03-16T11:00'],
  ])('%s', async (_what, due, arrival) => {
    const world = await createWorld();
    await setUp(world);
    await writes(world, 'Hello', { dueAt: berlin(due) });
    await world.at(due);
    expect(arrivalOf(world, 'Hello')).toBe(due === arrival ? arrival : null);
    await world.at(arrival);
    expect(arrivalOf(world, 'Hello')).toBe(arrival);
  });

  test('while they pause waits until they are back, and what nobody asked for is dropped', async () => {
    const world = await createWorld();
    const { mira } = world;
    await setUp(world);
    await mira.types('/coach pause until 2027-03-18');
    const dueAt = berlin('2027-03-16T14:00');
    await writes(world, 'Asked for', { dueAt });
    await writes(world, 'Unasked', { dueAt, unaskedOn: Temporal.PlainDate.from('2027-03-16') });
    await world.at('2027-03-19T12:00');
    expect(arrivalOf(world, 'Asked for')).toBe('2027-03-18T08:00');
    expect(arrivalOf(world, 'Unasked')).toBeNull();
  });

  test('is dropped when it could only come after it has lost its point', async () => {
    const world = await createWorld();
    await setUp(world);
    const dueAt = berlin('2027-03-15T18:30');
    await writes(world, 'Today', { dueAt, expiresAt: berlin('2027-03-16T08:00') });
    await world.at('2027-03-16T12:00');
    expect(arrivalOf(world, 'Today')).toBeNull();
  });

  test('in a channel goes at any hour', async () => {
    const world = await createWorld();
    await setUp(world);
    await world.mira.person.invites('app', '#general');
    const dueAt = berlin('2027-03-20T23:00');
    await writes(world, 'News', { to: { channel: 'C0GENERAL00' }, dueAt });
    await world.at('2027-03-21T00:00');
    expect(arrivalOf(world, 'News')).toBe('2027-03-20T23:00');
  });
});

describe('stopping the app', () => {
  test('finishes what is under way, and the next start sends the rest', async () => {
    const world = await createWorld();
    await setUp(world);
    const before = calls(world);
    for (let n = 0; n < 8; n += 1) await writes(world, `m${n}`, { dueAt: world.clock.now() });
    world.sandbox.faults.next(post, effects.delay(120), { times: 4 });
    const beat = world.app.beat();
    while (calls(world) < before + 4) await new Promise(setImmediate);
    const began = performance.now();
    await world.app.stop();
    expect(performance.now() - began).toBeLessThan(8_000);
    await beat;
    expect(calls(world)).toBe(before + 4);
    expect(await states(world)).toEqual(['due 4', 'sent 4']);

    await world.restarts();
    await world.passes({ minutes: 1 });
    expect(await states(world)).toEqual(['sent 8']);
  });

  test('does not wait for an answer that never comes, and finds the message afterwards', async () => {
    const world = await createWorld({ timeoutMs: 1_500 });
    await setUp(world);
    const before = calls(world);
    await writes(world, 'Hello', { dueAt: world.clock.now() });
    world.sandbox.faults.next(post, effects.hangAfter);
    const beat = world.app.beat().catch(() => {});
    while (calls(world) === before) await new Promise(setImmediate);
    const began = performance.now();
    await world.app.stop(200);
    expect(performance.now() - began).toBeLessThan(1_200);
    await world.restarts();
    await world.passes({ minutes: 1 });
    expect(await states(world)).toEqual(['sent 1']);
    expect(messages(world, 'Hello')).toHaveLength(1);
    await beat;
  });
});

function berlin(local: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Berlin').toInstant();
}

async function writes(world: World, text: string, change: Partial<Outgoing>): Promise<void> {
  const now = world.clock.now();
  const { workspace } = world.app;
  const message = { text, blocks: [] };
  const outgoing = { workspace, to: { user: world.mira.id }, kind: 'test', message, dueAt: now };
  await enqueue(rowsOf(world), { ...outgoing, ...change }, now);
}

function messages(world: World, text: string) {
  return Object.values(world.sandbox.state.messages)
    .flat()
    .filter((message) => message.text === text);
}

/** When a message came, in Berlin, to the minute; null when it did not. */
function arrivalOf(world: World, text: string): string | null {
  const [message] = messages(world, text);
  if (!message) return null;
  const at = Temporal.Instant.fromEpochMilliseconds(Math.floor(Number(message.ts)) * 1000);
  const local = at.toZonedDateTimeISO('Europe/Berlin').toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' });
}

function calls(world: World): number {
  return world.sandbox.traffic.filter((entry) => entry.what === post).length;
}

/** What the app sent by itself: not the answers to what somebody did. */
function unanswered(world: World) {
  return rowsOf(world).selectFrom('outbox').where('kind', '!=', 'reply');
}

async function states(world: World): Promise<string[]> {
  const rows = await unanswered(world).select('state').execute();
  const counted = Map.groupBy(rows, (row) => row.state);
  return [...counted].map(([state, rows]) => `${state} ${rows.length}`).toSorted();
}
