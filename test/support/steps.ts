import { catalogue } from '../../src/practices/index.ts';
import { rowsOf } from '../slack/rows.ts';
import type { Actor } from '../../sandbox/actor.ts';
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

/** People besides those who have names of their own: crowd0, crowd1 and so on. */
export function joinedByCrowd({ sandbox }: World, count: number): string[] {
  const ana = Object.values(sandbox.state.users).find(({ name }) => name === 'ana');
  if (!ana) throw new Error('no ana');
  const names = Array.from({ length: count }, (_, n) => `crowd${n}`);
  for (const [n, name] of names.entries()) {
    const id = `U0CROWD${10 + n}`;
    sandbox.state.users[id] = { ...ana, id, name, display_name: name, real_name: name };
  }
  return names;
}

/** Mira has muted every habit but one, as if long ago. */
export async function mutesAllBut(world: World, key: string): Promise<void> {
  const others = catalogue.filter((practice) => practice.key !== key);
  await rowsOf(world)
    .insertInto('mute')
    .values(
      others.map((practice) => ({
        workspace_id: world.app.workspace,
        user_id: world.mira.person.id,
        practice: practice.key,
        at: 0,
      })),
    )
    .onConflict((c) => c.doNothing())
    .execute();
}

/** Fills in the form for kudos that is open, looks at the post, and lets it go out. The errors of the form come back. */
export async function postsKudos(
  giver: Actor,
  entries: Parameters<Actor['fills']>[0] = {},
): Promise<Record<string, string>> {
  const errors = await giver.fillsAndSubmits(entries);
  return Object.keys(errors).length > 0 ? errors : giver.submits();
}
