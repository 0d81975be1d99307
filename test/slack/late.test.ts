import { describe, expect, test } from 'vitest';
import { accepts, delegates } from '../delegations/some.ts';
import { setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';
import { rowsOf } from './rows.ts';

/* What was due while the app was down, and what is due at another moment than it was just now. */

describe('grace', () => {
  test('after an hour without the app a nudge still comes', async () => {
    const world = await createWorld();
    await setUp(world);
    await down(world, '2027-03-15T11:00');
    expect(await world.mira.sees()).toContain('[Do it]');
  });

  test('after three it is missed, and the next one comes as usual', async () => {
    const world = await createWorld();
    const { mira } = world;
    await setUp(world);
    await down(world, '2027-03-15T13:00');
    expect(await mira.sees()).toBe('');
    const rows = await rowsOf(world)
      .selectFrom('outbox')
      .select(['state', 'error'])
      .where('kind', '!=', 'reply')
      .execute();
    expect(rows).toEqual([{ state: 'missed', error: 'too late' }]);
    await world.at('2027-03-17T09:59');
    await mira.sees();
    await world.at('2027-03-17T10:00');
    expect(await mira.sees()).toContain('[Do it]');
  });

  test('a week without the app brings no week of nudges', async () => {
    const world = await createWorld();
    const { mira } = world;
    await setUp(world);
    await down(world, '2027-03-24T16:00');
    expect(await mira.sees()).toBe('');
    await world.at('2027-03-26T10:00');
    expect((await mira.sees()).split('[Do it]')).toHaveLength(2);
  });
});

describe('after days without the app', () => {
  test('a start within two hours after the time of a nudge still brings that of the day', async () => {
    const world = await createWorld();
    const { mira } = world;
    await setUp(world);
    await world.at('2027-03-15T09:00');
    await down(world, '2027-03-19T11:30');
    await world.passes({ minutes: 2 });
    expect((await mira.sees()).split('[Do it]')).toHaveLength(2);
    await world.at('2027-03-22T09:59');
    expect(await mira.sees()).toBe('');
  });

  test('a check-in of today comes the same day, and none of those before', async () => {
    const world = await createWorld();
    const { mira, ana } = world;
    await setUp(world);
    await delegates(mira, '@ana', { 'Check-in': 'Every working day' });
    await world.at('2027-03-15T14:00');
    await accepts(ana);
    await ana.sees();
    await down(world, '2027-03-19T18:00');
    await world.passes({ minutes: 2 });
    expect((await ana.sees()).split('Any roadblock')).toHaveLength(2);
    await world.at('2027-03-22T14:59');
    expect(await ana.sees()).toBe('');
    await world.at('2027-03-22T15:00');
    expect(await ana.sees()).toContain('Any roadblock');
  });

  test('a welcome back is not sent days late, beside the nudge of another day', async () => {
    const world = await createWorld();
    const { mira } = world;
    await setUp(world);
    await mira.types('/coach off 16 March to 26 March');
    await mira.sees();
    await world.at('2027-03-20T12:00');
    await mira.sees();
    await down(world, '2027-03-31T09:30');
    await world.at('2027-03-31T20:00');
    expect(await mira.sees()).not.toContain('Good to have you back');
    const rows = await rowsOf(world)
      .selectFrom('outbox')
      .select(['kind', 'state', 'unasked_on'])
      .where('created_at', '>', Temporal.Instant.from('2027-03-30T00:00Z').epochMilliseconds)
      .where('unasked_on', 'is not', null)
      .execute();
    expect(rows).toEqual([
      { kind: 'welcome-back', state: 'missed', unasked_on: '2027-03-29' },
      { kind: expect.any(String), state: 'sent', unasked_on: '2027-03-31' },
    ]);
  });
});

describe('the zone changes a minute before a nudge', () => {
  test.each([
    ['westwards: it comes at the same hour there', 'America/New_York', '2027-03-15T15:00'],
    ['eastwards, past its hour: it comes at once', 'Asia/Kolkata', '2027-03-15T10:00'],
    ['into the night: that day has none', 'Pacific/Auckland', '2027-03-16T22:00'],
  ])('%s', async (_what, zone, arrival) => {
    const world = await createWorld();
    const { mira } = world;
    await setUp(world);
    await world.at('2027-03-15T09:59');
    await mira.person.changesZone(zone);
    await world.at(Temporal.PlainDateTime.from(arrival).subtract({ minutes: 1 }).toString());
    if (arrival > '2027-03-15T10:00') expect(await mira.sees()).not.toContain('[Do it]');
    await world.at(arrival);
    expect((await mira.sees()).split('[Do it]')).toHaveLength(2);
    await world.passes({ hours: 20 });
    expect(await mira.sees()).not.toContain('[Do it]');
  });
});

/** The app is down until a local moment. */
async function down(world: World, until: string): Promise<void> {
  await world.app.stop();
  world.clock.set(Temporal.PlainDateTime.from(until).toZonedDateTime('Europe/Berlin').toInstant());
  await world.restarts();
  await world.passes({ minutes: 1 });
}
