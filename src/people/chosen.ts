import type { WebClient } from '@slack/web-api';
import type { Db } from '../db/schema.ts';
import { list } from '../slack/text.ts';
import { personOf } from './people.ts';
import { type Person, whyNot } from './person.ts';
import { readPerson } from './person.store.ts';

type Asking = { db: Db; slack: WebClient; workspace: string; now: Temporal.Instant };

/** The people chosen in a form, in their order, or why one of them cannot be chosen, in words for the field. */
export async function checkPeople(
  asking: Asking,
  users: readonly string[],
): Promise<{ people: Person[] } | { problem: string }> {
  const found = await Promise.all(users.map((user) => personOf(asking, user)));
  const people = found.filter((person) => person !== null);
  if (people.length < users.length) {
    const unknown = users.filter((_, at) => found[at] === null);
    return { problem: `I can't find ${list(unknown)} in this workspace. Choose somebody else.` };
  }
  const problem = people.map(whyNot).find((reason) => reason !== null);
  return problem ? { problem } : { people };
}

/** The people among `users` whom Slack knows, in their order; without those whom it does not tell of in time. */
export async function peopleOf(asking: Asking, users: readonly string[]): Promise<Person[]> {
  const found = await Promise.all(users.map((user) => personOf(asking, user).catch(() => null)));
  return found.filter((person) => person !== null);
}

/** What is known of `users` without asking Slack, for forms that must open at once. */
export async function knownPeople(
  db: Db,
  workspace: string,
  users: readonly string[],
): Promise<Person[]> {
  const found = await Promise.all(users.map((user) => readPerson(db, workspace, user)));
  return found.flatMap((known) => (known ? [known.person] : []));
}
