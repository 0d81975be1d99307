import type { Actor } from '../../sandbox/actor.ts';

/** Answers in the thread of the message in the DM that shows `above`. */
export async function replies(who: Actor, above: string, text: string): Promise<void> {
  await says(who, text, above);
}

/** Writes to the app in words, in the thread of the message that shows `above` if one is given; returns where it stands. */
export async function says(
  who: Actor,
  text: string,
  above?: string,
): Promise<{ channel: string; ts: string }> {
  const thread = above === undefined ? {} : { thread: await who.finds(above) };
  const said = await who.person.says('app', text, thread);
  return said;
}
