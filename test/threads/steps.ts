import type { Actor } from '../../sandbox/actor.ts';
import type { Seen } from '../../sandbox/index.ts';
import { wordings } from '../../src/threads/weekly.view.ts';
import { setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

export const team = '#team-aurora';
/** What the first thread asks. */
export const question = wordings[0] ?? '';

/** Mira has started a weekly thread in her team's channel, on a Monday. */
export async function started(): Promise<World> {
  const world = await createWorld();
  await setUp(world);
  await world.mira.types('/coach threads');
  await world.mira.submits();
  await world.mira.closes();
  return world;
}

/** It is Friday, and the thread is there. */
export async function opened(): Promise<World> {
  const world = await started();
  await world.at('2027-03-19T15:00');
  await world.ana.sees(team);
  return world;
}

/** Somebody answers in the thread. */
export async function writes(world: World, who: Actor, text: string): Promise<Seen> {
  const thread = await who.finds(question, team);
  const said = await who.person.says(team, text, { thread });
  await world.passes({ seconds: 2 });
  return said;
}

/** Only members read the team's channel from now on. */
export function makePrivate({ sandbox }: World): void {
  const channel = Object.values(sandbox.state.channels).find(({ name }) => `#${name}` === team);
  if (!channel) throw new Error(`no ${team}`);
  channel.kind = 'private';
}
