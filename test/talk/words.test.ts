import { describe, expect, test } from 'vitest';
import { setUp } from '../support/steps.ts';
import { createWorld, type World, type WorldOptions } from '../support/world.ts';
import { replies } from './replies.ts';

/** Mira's nudge of Monday 10:00, read. */
async function nudged(options?: WorldOptions): Promise<World> {
  const world = await createWorld(options);
  await setUp(world);
  await world.at('2027-03-15T10:00');
  await world.mira.sees();
  return world;
}

const firstNudge = 'Look at the next task on your board';

describe('a reply under a nudge', () => {
  test.each(['socket', 'http'] as const)(
    'is its answer, confirmed and undone over %s',
    async (mode) => {
      const { mira } = await nudged({ mode });
      await replies(mira, firstNudge, 'A bakery in Lisbon sleeps on Fridays. <!channel> & co');
      expect(await mira.sees()).toMatchInlineSnapshot(`
        "*Say who the work helps*
        Look at the next task on your board. Write one sentence on who will be glad when it is done, and why.
        · Your team's purpose:
          Small shops get paid the day they sell.
        · Why: Work is easier to care about when you can see whose day it makes better.
        *Who it helps, and how*
        A bakery in Lisbon sleeps on Fridays. <!channel> & co
        · Done. Good, now that task has a face. Only you see this.
        ↳ mira: A bakery in Lisbon sleeps on Fridays. <!channel> & co
        ↳ Noted. Good, now that task has a face.
        ↳ · Only you see this. It is kept in your journal.
        ↳ [Undo]"
      `);
      await mira.clicks('Undo');
      expect(await mira.sees()).toMatchInlineSnapshot(`
        "*Say who the work helps*
        Look at the next task on your board. Write one sentence on who will be glad when it is done, and why.
        · Your team's purpose:
          Small shops get paid the day they sell.
        · Why: Work is easier to care about when you can see whose day it makes better.
        [Do it] ‹Later› [Not useful] [Mute]
        ↳ Taken back. Your message stays here; your journal is as it was before."
      `);
    },
  );
});
