import type { WebClient } from '@slack/web-api';
import type { Db } from '../db/schema.ts';
import { list } from '../slack/text.ts';
import { personOf } from './people.ts';
import { type Person, whyNot } from './person.ts';
import { readNamed } from './person.store.ts';

type Asking = { db: Db; slack: WebClient; workspace: string; now: Temporal.Instant };

/**
 * The people chosen in a form, in their order, or who cannot be chosen, and why, in words for the field. Whoever `stood`
 * there before may have left since; of those whom Slack does not know any more nothing is returned.
 */
export async function checkPeople(
  asking: Asking,
  users: readonly string[],
  stood: readonly string[] = [],
): Promise<{ people: Person[] } | { problem: string; refused: string[] }> {
  const found = await Promise.all(users.map((user) => personOf(asking, user)));
  const unknown = users.filter((user, at) => found[at] === null && !stood.includes(user));
  if (unknown.length > 0) {
    const problem = `I can't find ${list(unknown)} in this workspace. Choose somebody else.`;
    return { problem, refused: unknown };
  }
  const people = found.filter((person) => person !== null);
  const refused = people.flatMap((person) => {
    const why = person.isDeactivated && stood.includes(person.id) ? null : whyNot(person);
    return why === null ? [] : [{ id: person.id, why }];
  });
  const [first] = refused;
  return first ? { problem: first.why, refused: refused.map(({ id }) => id) } : { people };
}

/** The people among `users` whom Slack knows, in their order; without those whom it does not tell of in time. */
export async function peopleOf(asking: Asking, users: readonly string[]): Promise<Person[]> {
  const found = await Promise.all(users.map((user) => personOf(asking, user).catch(() => null)));
  return found.filter((person) => person !== null);
}

/** A text is looked through for so many names, of so many words each. */
const mostNames = 50;
const longestName = 4;

/**
 * The people whose names stand after an @ in typed text, each with the name as it stands there: Slack turns only what was
 * picked from its list into a mention. Without those whose name more than one person has, or whom nothing is known of.
 */
export async function peopleNamed(
  db: Db,
  workspace: string,
  text: string,
): Promise<{ id: string; name: string }[]> {
  const typed = new Set<string>();
  const marks = text.matchAll(/(?<![\p{L}\p{N}<])@(?=\p{L})/gu);
  for (const { index } of Array.from(marks).slice(0, mostNames)) {
    const words =
      text
        .slice(index + 1, index + 200)
        .match(/^\S+(?: \S+)*/)?.[0]
        .split(' ') ?? [];
    for (let length = 1; length <= Math.min(longestName, words.length); length += 1) {
      const name = words.slice(0, length).join(' ');
      typed.add(name).add(name.replace(/[^\p{L}\p{N}]+$/u, ''));
      typed.add(name.replace(/['’]s$/, ''));
    }
  }
  const found = await readNamed(db, workspace, [...typed]);
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  return [...typed].flatMap((name) => {
    const called = found.filter((person) => same(person.name, name));
    const [only] = called;
    return only && called.length === 1 ? [{ id: only.id, name }] : [];
  });
}
