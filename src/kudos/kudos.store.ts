import { randomUUIDv7 } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Db, Schema } from '../db/schema.ts';
import type { Kudos } from './kudos.ts';

/** Writes down a kudos whose post is the message `outbox`. */
export async function addKudos(
  tx: Db,
  workspace: string,
  kudos: Omit<Kudos, 'id'> & { outbox: string },
  now: Temporal.Instant,
): Promise<void> {
  const id = randomUUIDv7();
  await tx
    .insertInto('kudos')
    .values({
      workspace_id: workspace,
      id,
      user_id: kudos.giver,
      win_id: kudos.win,
      channel: kudos.channel,
      text: kudos.text,
      outbox_id: kudos.outbox,
      created_at: now.epochMilliseconds,
    })
    .execute();
  await tx
    .insertInto('kudos_person')
    .values(kudos.people.map((user_id) => ({ workspace_id: workspace, kudos_id: id, user_id })))
    .execute();
}

/** A kudos of `giver`; null when they have none of that id. */
export async function readKudos(
  db: Db,
  workspace: string,
  giver: string,
  id: string,
): Promise<Kudos | null> {
  const row = await db
    .selectFrom('kudos')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', giver)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? withPeople(db, row) : null;
}

/** The kudos whose post is the message `outbox`; null for none. */
export async function kudosOfMessage(
  db: Db,
  workspace: string,
  outbox: string,
): Promise<Kudos | null> {
  const row = await db
    .selectFrom('kudos')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('outbox_id', '=', outbox)
    .executeTakeFirst();
  return row ? withPeople(db, row) : null;
}

/** Removes a kudos of `giver`, as when another one takes its place; false when there is none of that id. */
export async function removeKudos(
  tx: Db,
  workspace: string,
  giver: string,
  id: string,
): Promise<boolean> {
  const removed = await tx
    .deleteFrom('kudos')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', giver)
    .where('id', '=', id)
    .executeTakeFirst();
  return removed.numDeletedRows > 0n;
}

async function withPeople(db: Db, row: Selectable<Schema['kudos']>): Promise<Kudos> {
  const people = await db
    .selectFrom('kudos_person')
    .select('user_id')
    .where('workspace_id', '=', row.workspace_id)
    .where('kudos_id', '=', row.id)
    .orderBy('user_id')
    .execute();
  return {
    id: row.id,
    giver: row.user_id,
    channel: row.channel,
    text: row.text,
    people: people.map((person) => person.user_id),
    win: row.win_id,
  };
}
