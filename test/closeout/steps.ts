import { rowsOf } from '../slack/rows.ts';
import { setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

export const team = '#team-aurora';

/** Mira leads a team and has recorded wins in March. */
export async function inMarch(): Promise<World> {
  const world = await createWorld({ starts: '2027-03-16T13:00[Europe/Berlin]' });
  const { mira } = world;
  await setUp(world);
  await mira.types('/win shipped the login fix with @ana');
  await mira.types('/win slept well');
  await mira.types('/win');
  await mira.fillsAndSubmits({
    'What went well?': 'The fair <!here> & more',
    'Who was part of it?': ['ana', 'bo'],
    'Why did it matter?': 'Twelve new shops.',
  });
  await mira.sees();
  return world;
}

/** She has the draft before her. */
export async function writing(): Promise<World> {
  const world = await inMarch();
  await world.mira.types('/coach celebrate march');
  await world.mira.submits();
  return world;
}

/** She looks at it as it will look. */
export async function looking(): Promise<World> {
  const world = await writing();
  await world.mira.submits();
  return world;
}

/** She has shared it. */
export async function shared(): Promise<World> {
  const world = await looking();
  await world.mira.submits();
  await world.mira.sees();
  return world;
}

/** Somebody deletes the post in Slack. */
export function deletesThePost({ sandbox }: World): void {
  const channel = Object.values(sandbox.state.channels).find((c) => c.name === 'team-aurora');
  sandbox.state.messages[channel?.id ?? ''] = [];
}

export const rows = (world: World) => rowsOf(world).selectFrom('celebration').selectAll().execute();
