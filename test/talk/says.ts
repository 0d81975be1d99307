import type { Actor } from '../../sandbox/actor.ts';
import type { Seen } from '../../sandbox/index.ts';

/** Writes to the app in words: in the DM, or in the thread of the message that shows `above`. */
export async function says(who: Actor, text: string, above?: string): Promise<Seen> {
  return who.person.says(
    'app',
    text,
    above === undefined ? {} : { thread: await who.finds(above) },
  );
}
