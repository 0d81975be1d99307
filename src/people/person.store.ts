import { type Selectable, sql } from 'kysely';
import type { Db, Schema } from '../db/schema.ts';
import { somebodyWhoLeft } from '../slack/text.ts';
import type { Person } from './person.ts';

/** What is known of a person, and since when; null for nothing. */
export async function readPerson(
  db: Db,
  workspace: string,
  user: string,
): Promise<{ person: Person; readAt: Temporal.Instant } | null> {
  const row = await db
    .selectFrom('person')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .executeTakeFirst();
  return row
    ? { person: personFrom(row), readAt: Temporal.Instant.fromEpochMilliseconds(row.read_at) }
    : null;
}

/** What is known of `users`, in their order; without those of whom nothing is. */
export async function readPeople(
  db: Db,
  workspace: string,
  users: readonly string[],
): Promise<Person[]> {
  if (users.length === 0) return [];
  const rows = await db
    .selectFrom('person')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('user_id', 'in', [...new Set(users)])
    .execute();
  const byId = new Map(rows.map((row) => [row.user_id, personFrom(row)]));
  return users.flatMap((user) => byId.get(user) ?? []);
}

function personFrom(row: Selectable<Schema['person']>): Person {
  return {
    id: row.user_id,
    name: row.name,
    zone: row.zone,
    isBot: row.is_bot === 1,
    isDeactivated: row.is_deactivated === 1,
    isForeign: row.is_foreign === 1,
  };
}

/** Those of `users` who have left the workspace, as far as is known; whoever is forgotten counts as one of them. */
export async function whoLeft(
  db: Db,
  workspace: string,
  users: readonly string[],
): Promise<ReadonlySet<string>> {
  if (users.length === 0) return new Set([somebodyWhoLeft]);
  const rows = await db
    .selectFrom('person')
    .select('user_id')
    .where('workspace_id', '=', workspace)
    .where('is_deactivated', '=', 1)
    .where('user_id', 'in', [...new Set(users)])
    .execute();
  return new Set([...rows.map((row) => row.user_id), somebodyWhoLeft]);
}

/** The people who are called so, whatever the case (of ASCII letters), as far as they are known; neither apps nor whoever left or belongs to another workspace. */
export async function readNamed(
  db: Db,
  workspace: string,
  names: readonly string[],
): Promise<{ id: string; name: string }[]> {
  if (names.length === 0) return [];
  return db
    .selectFrom('person')
    .select(['user_id as id', 'name'])
    .where('workspace_id', '=', workspace)
    .where('is_bot', '=', 0)
    .where('is_deactivated', '=', 0)
    .where('is_foreign', '=', 0)
    .where((e) =>
      e.or([
        e('name', 'in', [...names]),
        e(
          sql`lower(name)`,
          'in',
          names.map((name) => name.toLowerCase()),
        ),
      ]),
    )
    .execute();
}

/** The active people of a workspace whose profiles were read before a moment, first the one longest ago. */
export async function readBefore(
  db: Db,
  workspace: string,
  moment: Temporal.Instant,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('person')
    .select('user_id')
    .where('workspace_id', '=', workspace)
    .where('is_deactivated', '=', 0)
    .where('read_at', '<', moment.epochMilliseconds)
    .orderBy('read_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.user_id);
}

export async function keepPerson(
  db: Db,
  workspace: string,
  person: Person,
  now: Temporal.Instant,
): Promise<void> {
  const change = {
    name: person.name,
    zone: person.zone,
    is_bot: person.isBot ? 1 : 0,
    is_deactivated: person.isDeactivated ? 1 : 0,
    is_foreign: person.isForeign ? 1 : 0,
    read_at: now.epochMilliseconds,
  };
  const left = person.isDeactivated ? now.epochMilliseconds : null;
  await db
    .insertInto('person')
    .values({ workspace_id: workspace, user_id: person.id, ...change, deactivated_at: left })
    .onConflict((c) =>
      c.columns(['workspace_id', 'user_id']).doUpdateSet((e) => ({
        ...change,
        // The moment at which Slack first said so stays; whoever is back has none.
        deactivated_at: left === null ? null : e.fn.coalesce('person.deactivated_at', e.val(left)),
      })),
    )
    .execute();
}
