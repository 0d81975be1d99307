import { peopleNamed, type Person, personOf, readPeople, whyNot } from '../people/index.ts';
import type { Call } from '../slack/call.ts';
import { failureOf } from '../slack/failure.ts';
import { mentions, type Typed } from '../slack/text.ts';
import { mentionsForNames, namesForMentions } from '../slack/typed.ts';
import { type Origin, peopleLimit, textLimit, type WinDraft } from './win.ts';

type Named = { id: string; name: string };

/**
 * Typed text in which "@ana" mentions her: one of `known` first, else whoever alone is called so among those of whom something
 * is kept. `mentioned`: all of them, also where their mentions would make the text too long, so that it stays as it was typed.
 */
export async function withMentions(
  call: Call,
  text: Typed,
  known: readonly Named[] = [],
): Promise<{ text: Typed; mentioned: readonly string[] }> {
  const named = await namedIn(call, text, known);
  return {
    text: mentionsForNames(text, named, textLimit),
    mentioned: mentions(mentionsForNames(text, named, Infinity)),
  };
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

/** `people`, and those besides who are `mentioned` and not `but`: as many as a win holds. */
export async function withMentioned(
  call: Call,
  people: readonly string[],
  mentioned: readonly string[],
  but: readonly string[] = [],
): Promise<readonly string[]> {
  const known = new Set([...people, ...but]);
  const others = mentioned.filter((user) => !known.has(user));
  const room = Math.max(0, peopleLimit - people.length);
  return [...people, ...(await realPeople(call, others.slice(0, room)))];
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
  const { text, mentioned } = await withMentions(call, typed.text, known);
  const ids = chosen.map(({ id }) => id);
  return { text, why: typed.why, people: await withMentioned(call, ids, mentioned, offered) };
}
