import { describe, expect, test } from 'vitest';
import { effects } from '../../sandbox/index.ts';
import { setUp, postsKudos } from '../support/steps.ts';
import { createWorld } from '../support/world.ts';
import { count, rowsOf } from './rows.ts';
import { accepts } from '../delegations/some.ts';

test('what people do is acked without asking Slack anything first', async () => {
  const world = await createWorld();
  world.sandbox.faults.next('auth.test', effects.http(503), { times: 9 });
  await world.mira.types('/win shipped the login fix');
  expect(await world.mira.sees()).toContain('shipped the login fix');
  expect(world.sandbox.traffic.filter((entry) => entry.what === 'auth.test')).toHaveLength(1);
});

test('when Slack asks one person to wait, the others are not held up', async () => {
  const world = await createWorld();
  const { mira, bo } = world;
  world.sandbox.faults.next('users.info', effects.rateLimit(12));
  await mira.types('/coach');
  expect(await mira.sees()).toBe(
    '(only you) Slack is busy just now. Please try again in 12 seconds.',
  );
  await bo.types('/win');
  expect(await bo.form()).toContain('What went well?');
});

test('a form whose opening was not answered is open, and nothing else is said', async () => {
  const world = await createWorld();
  world.sandbox.faults.next('views.open', effects.resetAfter);
  await world.mira.types('/win');
  expect(await world.mira.form()).toContain('What went well?');
  expect(await world.mira.sees()).toBe('');
});

describe('a form that Slack thinks has failed', () => {
  test('sent again as it is takes effect once', async () => {
    const world = await createWorld({ sandbox: { limits: { ackMs: 300 } } });
    const { mira } = world;
    await mira.types('/win');
    await mira.fills({ 'What went well?': 'version A' });
    world.sandbox.faults.dropAck();
    await mira.submits();
    expect(await mira.form()).toContain('version A');
    await mira.submits();
    expect(await mira.form()).toBe('');
    expect(await count(rowsOf(world), 'win')).toBe(1);
  });

  test('changed and sent again says what was saved, and keeps the text', async () => {
    const world = await createWorld({ sandbox: { limits: { ackMs: 300 } } });
    const { mira } = world;
    await mira.types('/win');
    await mira.fills({ 'What went well?': 'version A' });
    world.sandbox.faults.dropAck();
    await mira.submits();
    const errors = await mira.fillsAndSubmits({ 'What went well?': 'version B' });
    expect(Object.values(errors).join('')).toMatch(/^This was saved a moment ago/);
    expect(await mira.form()).toContain('version B');
    const rows = await rowsOf(world).selectFrom('win').select('text').execute();
    expect(rows).toEqual([{ text: 'version A' }]);
  });
});

describe('a message that somebody counts on', () => {
  test('outlives a failed try and the weekend after it', async () => {
    const world = await createWorld({ starts: '2027-03-19T16:00[Europe/Berlin]' });
    const { mira, ana } = world;
    await setUp(world);
    await mira.types('/delegate @ana the release notes');
    await mira.fillsAndSubmits({
      'What does done look like?': 'They are sent.',
      Authority: 'It is yours',
    });
    await ana.sees();
    await world.at('2027-03-19T17:59');
    world.sandbox.faults.next('chat.postMessage', effects.rateLimit(30));
    await accepts(ana);
    await world.at('2027-03-22T07:59');
    expect(await mira.sees()).not.toContain('accepted');
    await world.at('2027-03-22T08:00');
    expect(await mira.sees()).toContain('@ana accepted');
  });

  test('outlives a weekend without the app', async () => {
    const world = await createWorld({ starts: '2027-03-19T16:00[Europe/Berlin]' });
    const { mira, ana } = world;
    await setUp(world);
    await mira.types('/win shipped the login fix with @ana');
    world.sandbox.faults.next('chat.postMessage', effects.http(503));
    await mira.clicks('Share as kudos');
    await postsKudos(mira);
    await world.app.stop();
    world.clock.set(Temporal.Instant.from('2027-03-22T08:30:00Z'));
    await world.restarts();
    await world.passes({ minutes: 2 });
    expect(await ana.sees('#team-aurora')).toContain('shipped the login fix');
  });

  test('is given up after a day of trying, and its author hears of it', async () => {
    const world = await createWorld({ starts: '2027-03-16T11:30[Europe/Berlin]' });
    const { mira, ana } = world;
    await setUp(world);
    await mira.types('/win shipped the login fix with @ana');
    await mira.sees();
    world.sandbox.faults.next('chat.postMessage', effects.error('service_unavailable'), {
      times: 200,
    });
    await mira.clicks('Share as kudos');
    await postsKudos(mira);
    await world.at('2027-03-17T13:00');
    world.sandbox.faults.clear();
    await world.at('2027-03-18T08:00');
    expect(await ana.sees('#team-aurora')).not.toContain('login fix');
    expect(await mira.sees()).toContain('shipped the login fix');
  });
});
