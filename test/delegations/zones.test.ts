import { expect, test } from 'vitest';
import { createWorld } from '../support/world.ts';
import { accepts } from './some.ts';

test('check-ins follow the zone that the delegate chose in /coach, not the one of the profile', async () => {
  const world = await createWorld();
  const { mira, ana } = world;
  await ana.types('/coach');
  await ana.fillsAndSubmits({ 'Time zone': 'Europe/Lisbon' });
  await mira.types('/delegate @ana the release notes');
  await mira.fillsAndSubmits({
    'What does done look like?': 'They are sent.',
    Authority: 'It is yours',
    'Check-in': 'Wednesday',
  });
  await world.at('2027-03-15T14:00', 'Europe/Lisbon');
  await ana.sees();
  await accepts(ana);
  await ana.sees();

  await world.at('2027-03-17T09:59', 'Europe/Lisbon');
  expect(await ana.sees()).not.toContain('Any roadblock');
  await world.at('2027-03-17T10:00', 'Europe/Lisbon');
  expect(await ana.sees()).toContain('Any roadblock');

  await ana.types('/coach');
  await ana.fillsAndSubmits({ 'Time zone': 'America/New_York' });
  await world.at('2027-03-24T09:59', 'America/New_York');
  expect(await ana.sees()).not.toContain('Any roadblock');
  await world.at('2027-03-24T10:00', 'America/New_York');
  expect(await ana.sees()).toContain('Any roadblock');
});

test("somebody nobody has looked up yet is written to by their own zone's hours", async () => {
  const world = await createWorld({ starts: '2027-03-15T18:30[America/New_York]' });
  const { ana, otto } = world;
  await ana.types('/delegate @otto call the harbour office');
  await ana.fillsAndSubmits({
    'What does done look like?': 'They have answered.',
    Authority: 'It is yours',
  });
  await otto.sees();
  await accepts(otto);
  await world.passes({ hours: 13 });
  expect(await ana.sees()).not.toContain('accepted');
  await world.at('2027-03-16T08:00', 'America/New_York');
  expect(await ana.sees()).toContain('@otto accepted');
});
