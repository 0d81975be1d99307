import type { Selectable } from 'kysely';
import { growingId } from '../db/id.ts';
import type { Db, Schema } from '../db/schema.ts';
import { somebodyWhoLeft } from '../slack/text.ts';
import { reactionsOf, repliesOf } from '../slack/thread.store.ts';
import type { Kept, Kudos } from './kudos.ts';

/** Writes down a kudos whose post is the message `outbox`, and returns its id. */
export async function addKudos(
  tx: Db,
  workspace: string,
  kudos: Omit<Kudos, 'id'> & { outbox: string },
  now: Temporal.Instant,
): Promise<string> {
  const id = growingId();
  await tx
    .insertInto('kudos')
    .values({
      workspace_id: workspace,
      id,
      user_id: kudos.giver,
      win_id: kudos.win,
      channel: kudos.channel,
      text: kudos.did,
      effect: kudos.effect,
      link: kudos.link,
      outbox_id: kudos.outbox,
      created_at: now.epochMilliseconds,
    })
    .execute();
  await addPeople(tx, workspace, id, kudos.people);
  return id;
}

/** Lets a kudos say something else; `sent` when it is posted anew by another message. */
export async function changeKudos(
  tx: Db,
  workspace: string,
  kudos: Kudos,
  sent?: { outbox: string; now: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('kudos')
    .set({
      channel: kudos.channel,
      text: kudos.did,
      effect: kudos.effect,
      ...(sent && { outbox_id: sent.outbox, created_at: sent.now.epochMilliseconds }),
    })
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', kudos.giver)
    .where('id', '=', kudos.id)
    .execute();
  await tx
    .deleteFrom('kudos_person')
    .where('workspace_id', '=', workspace)
    .where('kudos_id', '=', kudos.id)
    .execute();
  await addPeople(tx, workspace, kudos.id, kudos.people);
}

/** A kudos is taken back: it was never given. */
export async function removeKudos(tx: Db, workspace: string, kudos: Kudos): Promise<void> {
  await tx
    .deleteFrom('kudos')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', kudos.giver)
    .where('id', '=', kudos.id)
    .execute();
}

/** A kudos of `giver`; null when they have none of that id. */
export async function readKudos(
  db: Db,
  workspace: string,
  giver: string,
  id: string,
): Promise<Kept | null> {
  const row = await kudosRows(db, workspace)
    .where('kudos.user_id', '=', giver)
    .where('kudos.id', '=', id)
    .executeTakeFirst();
  return row ? ((await withPeople(db, [row]))[0] ?? null) : null;
}

/** The kudos whose post is the message `outbox`; null for none. */
export async function kudosOfMessage(
  db: Db,
  workspace: string,
  outbox: string,
): Promise<Kept | null> {
  const row = await kudosRows(db, workspace)
    .where('kudos.outbox_id', '=', outbox)
    .executeTakeFirst();
  return row ? ((await withPeople(db, [row]))[0] ?? null) : null;
}

/** The kudos that `giver` made of their wins and that reached their channel, or will: the oldest first. */
export async function sharesOf(
  db: Db,
  { workspace, user }: { workspace: string; user: string },
  wins: readonly string[],
): Promise<{ id: string; win: string; channel: string; at: Temporal.Instant }[]> {
  if (wins.length === 0) return [];
  const rows = await kudosRows(db, workspace)
    .where('kudos.user_id', '=', user)
    .where('kudos.win_id', 'in', [...wins])
    .where((e) =>
      e.or([e('outbox.state', 'is', null), e('outbox.state', 'not in', [...failedStates])]),
    )
    .orderBy('kudos.created_at')
    .orderBy('kudos.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    win: row.win_id ?? '',
    channel: row.channel,
    at: Temporal.Instant.fromEpochMilliseconds(row.created_at),
  }));
}

/** What somebody gave, the newest first, with what did not reach its channel. */
export async function listGiven(
  db: Db,
  { workspace, user }: { workspace: string; user: string },
  page: { limit: number; offset: number },
): Promise<Kept[]> {
  const rows = await newest(kudosRows(db, workspace), page)
    .where('kudos.user_id', '=', user)
    .execute();
  return withPeople(db, rows);
}

/** Where somebody was thanked by others, the newest first: what reached its channel. */
export async function listReceived(
  db: Db,
  { workspace, user }: { workspace: string; user: string },
  page: { limit: number; offset: number },
): Promise<Kept[]> {
  const rows = await newest(kudosRows(db, workspace), page)
    .where('kudos.user_id', '<>', user)
    .where('kudos.id', 'in', (e) =>
      e
        .selectFrom('kudos_person')
        .select('kudos_person.kudos_id')
        .where('kudos_person.workspace_id', '=', workspace)
        .where('kudos_person.user_id', '=', user),
    )
    .where((e) => e.or([e('outbox.state', 'is', null), e('outbox.state', '=', 'sent')]))
    .execute();
  return withPeople(db, rows);
}

function newest(
  rows: ReturnType<typeof kudosRows>,
  { limit, offset }: { limit: number; offset: number },
) {
  return rows
    .orderBy('kudos.created_at', 'desc')
    .orderBy('kudos.id', 'desc')
    .limit(limit)
    .offset(offset);
}

/** What became of a post that will not come. One that the outbox has forgotten went out long ago. */
const failedStates = ['dead', 'missed'] as const;

function kudosRows(db: Db, workspace: string) {
  return db
    .selectFrom('kudos')
    .leftJoin('outbox', (join) =>
      join
        .onRef('outbox.workspace_id', '=', 'kudos.workspace_id')
        .onRef('outbox.id', '=', 'kudos.outbox_id'),
    )
    .selectAll('kudos')
    .select('outbox.state as outbox_state')
    .where('kudos.workspace_id', '=', workspace);
}

async function addPeople(
  tx: Db,
  workspace: string,
  id: string,
  people: readonly string[],
): Promise<void> {
  await tx
    .insertInto('kudos_person')
    .values(
      people.map((user_id, position) => ({
        workspace_id: workspace,
        kudos_id: id,
        user_id,
        position,
      })),
    )
    .execute();
}

type Row = Selectable<Schema['kudos']> & { outbox_state: Schema['outbox']['state'] | null };

async function withPeople(db: Db, rows: readonly Row[]): Promise<Kept[]> {
  const [first] = rows;
  if (!first) return [];
  const people = await db
    .selectFrom('kudos_person')
    .select(['kudos_id', 'user_id'])
    .where('workspace_id', '=', first.workspace_id)
    .where(
      'kudos_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('kudos_id')
    .orderBy('position')
    .orderBy('user_id')
    .execute();
  const outboxes = rows.map((row) => row.outbox_id);
  const replies = await repliesOf(db, first.workspace_id, outboxes);
  const reactions = await reactionsOf(db, first.workspace_id, outboxes);
  return rows.map((row) => ({
    id: row.id,
    giver: row.user_id,
    channel: row.channel,
    did: row.text,
    effect: row.effect,
    link: row.link,
    people: people.filter((one) => one.kudos_id === row.id).map((one) => one.user_id),
    win: row.win_id,
    outbox: row.outbox_id,
    at: Temporal.Instant.fromEpochMilliseconds(row.created_at),
    failed: failedStates.some((state) => state === row.outbox_state),
    added: {
      people: othersIn(replies, row),
      reactions: reactions
        .filter(({ outbox }) => outbox === row.outbox_id)
        .reduce((sum, { count }) => sum + count, 0),
    },
  }));
}

/** Whoever wrote below a kudos, without its giver and whoever is forgotten. */
function othersIn(replies: Awaited<ReturnType<typeof repliesOf>>, row: Row): string[] {
  const wrote = replies.filter(({ outbox }) => outbox === row.outbox_id).map(({ user }) => user);
  const nobody = [row.user_id, somebodyWhoLeft];
  return [...new Set(wrote)].filter((user) => !nobody.includes(user));
}

/** A kudos that somebody gave or got; null for any other. */
export async function readSeen(
  db: Db,
  { workspace, user }: { workspace: string; user: string },
  id: string,
): Promise<Kept | null> {
  const row = await kudosRows(db, workspace).where('kudos.id', '=', id).executeTakeFirst();
  const [kudos] = row ? await withPeople(db, [row]) : [];
  return kudos && [kudos.giver, ...kudos.people].includes(user) ? kudos : null;
}

/** When `user` last thanked each person by kudos that reached their channel, or will. */
export async function thanked(
  db: Db,
  { workspace, user }: { workspace: string; user: string },
): Promise<ReadonlyMap<string, Temporal.Instant>> {
  const rows = await db
    .selectFrom('kudos')
    // A cross join reads the kudos first; left to itself, SQLite reads the people of all.
    .crossJoin('kudos_person')
    .leftJoin('outbox', (join) =>
      join
        .onRef('outbox.workspace_id', '=', 'kudos.workspace_id')
        .onRef('outbox.id', '=', 'kudos.outbox_id'),
    )
    .select((e) => ['kudos_person.user_id as person', e.fn.max('kudos.created_at').as('at')])
    .whereRef('kudos_person.workspace_id', '=', 'kudos.workspace_id')
    .whereRef('kudos_person.kudos_id', '=', 'kudos.id')
    .where('kudos.workspace_id', '=', workspace)
    .where('kudos.user_id', '=', user)
    .where((e) =>
      e.or([e('outbox.state', 'is', null), e('outbox.state', 'not in', [...failedStates])]),
    )
    .groupBy('kudos_person.user_id')
    .execute();
  return new Map(
    rows.map(({ person, at }) => [person, Temporal.Instant.fromEpochMilliseconds(at)]),
  );
}

/** When `user` gave kudos since then that reached their channel, or will. */
export async function kudosGiven(
  db: Db,
  { workspace, user }: { workspace: string; user: string },
  since: Temporal.Instant,
): Promise<Temporal.Instant[]> {
  const rows = await kudosRows(db, workspace)
    .clearSelect()
    .select('kudos.created_at as at')
    .where('kudos.user_id', '=', user)
    .where('kudos.created_at', '>=', since.epochMilliseconds)
    .where((e) =>
      e.or([e('outbox.state', 'is', null), e('outbox.state', 'not in', [...failedStates])]),
    )
    .execute();
  return rows.map(({ at }) => Temporal.Instant.fromEpochMilliseconds(at));
}
