import { peopleNamed, personOf, whyNot } from '../people/index.ts';
import type { Call } from '../slack/call.ts';
import { failureOf } from '../slack/failure.ts';
import { mentions, type Typed } from '../slack/text.ts';
import { mentionsForNames } from '../slack/typed.ts';
import { peopleLimit, textLimit } from './win.ts';

type Named = { id: string; name: string };

/**
 * Typed text in which "@ana" mentions her: one of `known` first, else whoever alone is called so among those of whom something
 * is kept.
 */
export async function withMentions(
  { db, workspace }: Call,
  text: Typed,
  known: readonly Named[] = [],
): Promise<Typed> {
  const called = new Set(known.map(({ name }) => name));
  const others = await peopleNamed(db, workspace, text);
  const named = [...known, ...others.filter(({ name }) => !called.has(name))];
  return mentionsForNames(text, named, textLimit);
}

/** `people`, and those besides whom the text mentions and who are not `but`: as many as a win holds. */
export async function withMentioned(
  call: Call,
  people: readonly string[],
  text: Typed,
  but: readonly string[] = [],
): Promise<readonly string[]> {
  const known = new Set([...people, ...but]);
  const mentioned = mentions(text).filter((user) => !known.has(user));
  const room = Math.max(0, peopleLimit - people.length);
  return [...people, ...(await realPeople(call, mentioned.slice(0, room)))];
}

/** Those mentioned who are people; also whom Slack does not tell of, since a win is never lost for that. */
export async function realPeople(
  call: Call,
  mentioned: readonly string[],
): Promise<readonly string[]> {
  const isPerson = async (user: string): Promise<boolean> => {
    try {
      const person = await personOf(call, user);
      return person !== null && whyNot(person) === null;
    } catch (error) {
      call.log.warn({ failure: failureOf(error) }, 'somebody in a win not checked');
      return true;
    }
  };
  const real = await Promise.all(mentioned.map(isPerson));
  return mentioned.filter((_, at) => real[at]);
}
