import type { World } from './world.ts';

/** Mira has set up her coach with a team, a channel and a purpose, and read what was said. */
export async function setUp(world: World): Promise<void> {
  await world.mira.types('/coach');
  await world.mira.fillsAndSubmits({
    'Your team': ['@ana', '@bo'],
    "Your team's channel": '#team-aurora',
    'What is your team there for?': 'Small shops get paid the day they sell.',
  });
  await world.mira.sees();
}
