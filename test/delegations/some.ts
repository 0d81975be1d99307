import type { Actor } from '../../sandbox/actor.ts';
import { createWorld, type World } from '../support/world.ts';

type Fields = Record<string, string>;

/** The form as somebody fills it in who means it. */
export const report: Fields = {
  Outcome: '5-page Q3 retention report',
  'What does done look like?': 'Three causes with numbers, one proposal',
  Authority: 'Decide, tell me after',
};

/** Hands something over to `who`, such as '@ana', and returns the errors in the form. */
export async function delegates(
  manager: Actor,
  who: string,
  fields: Fields = {},
): Promise<Record<string, string>> {
  await manager.types('/delegate');
  return manager.fillsAndSubmits({ Who: who, ...report, ...fields });
}

/** Takes on what was asked, with what done looks like in their words. */
export async function accepts(delegate: Actor, value?: string): Promise<void> {
  await delegate.clicks('Accept', value === undefined ? {} : { value });
  await delegate.fillsAndSubmits({ restated: inTheirWords });
}

export const inTheirWords = 'They know in five pages why shops leave';

/** The value of the buttons in the message that shows `text`. */
export async function idIn(reader: Actor, text: string): Promise<string> {
  const message = await reader.finds(text);
  const [, id] = /"value":"([^"]+)"/.exec(JSON.stringify(message.blocks)) ?? [];
  if (id === undefined) throw new Error(`there is no button under "${text}"`);
  return id;
}

/** A world in which Bo has accepted what Mira handed over, and both have read of it. */
export async function accepted(fields: Fields = {}): Promise<World> {
  const world = await createWorld();
  await delegates(world.mira, '@bo', fields);
  await accepts(world.bo);
  for (const who of [world.bo, world.mira]) await who.sees();
  return world;
}
