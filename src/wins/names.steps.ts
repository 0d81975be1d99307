import { peopleNamed, type Person, personOf, readPeople, whyNot } from '../people/index.ts';
import type { Call } from '../slack/call.ts';
import { failureOf } from '../slack/failure.ts';
import { mentions, type Typed } from '../slack/text.ts';
import { mentionsForNames, namesForMentions } from '../slack/typed.ts';
import { type Origin, peopleLimit, textLimit, type WinDraft } from './win.ts';

type Named = { id: string; name: string };

/**
 * Typed text in which "@ana" mentions her: one of `known` first, else whoever alone is called so among those of whom something
 * is kept.
 */
export async function withMentions(
  call: Call,
  text: Typed,
  known: readonly Named[] = [],
): Promise<Typed> {
  return mentionsForNames(text, await namedIn(call, text, known), textLimit);
}

/** Those whose names a form may show in the place of their mentions, and whoever else would be meant by what stands there then. */
export async function namesFor(
  call: Call,
  text: Typed,
  users: readonly string[],
): Promise<readonly Named[]> {
  const known = await readPeople(call.db, call.workspace, users);
  return namedIn(call, namesForMentions(text, known), known);
}

async function namedIn(
  { db, workspace }: Call,
  text: Typed,
  known: readonly Named[],
): Promise<readonly Named[]> {
  const called = new Set(known.map(({ name }) => name));
  const others = await peopleNamed(db, workspace, text);
  return [...known, ...others.filter(({ name }) => !called.has(name))];
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

/**
 * A draft from the form: "@ana" in the text mentions her, and whoever is mentioned was part of it, but for those whom the form
 * knew of and who are not chosen any more.
 */
export async function draftFrom(
  call: Call,
  typed: { text: string; why: string },
  chosen: readonly Person[],
  { offered = [] }: Origin,
): Promise<WinDraft> {
  const known = [...chosen, ...(await readPeople(call.db, call.workspace, offered))];
  const text = await withMentions(call, typed.text, known);
  const ids = chosen.map(({ id }) => id);
  return { text, why: typed.why, people: await withMentioned(call, ids, text, offered) };
}
