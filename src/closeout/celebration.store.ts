import type { Selectable } from 'kysely';
import { z } from 'zod';
import { growingId } from '../db/id.ts';
import type { Db, Schema } from '../db/schema.ts';
import type { Celebration, Content } from './celebration.ts';
import { readSource, type Source, writeSource } from './closeout.ts';

type Whose = { workspace: string; user: string };

/** Begins a draft and returns its id. */
export async function addDraft(
  tx: Db,
  whose: Whose,
  of: { source: Source; content: Content; chosen: readonly string[]; answers: string | null },
  now: Temporal.Instant,
): Promise<string> {
  const id = growingId();
  await tx
    .insertInto('celebration')
    .values({
      workspace_id: whose.workspace,
      id,
      user_id: whose.user,
      state: 'draft',
      source: writeSource(of.source),
      ...columnsOf(of.content),
      chosen: JSON.stringify(of.chosen),
      answers_to: of.answers,
      outbox_id: null,
      told_outbox_id: null,
      created_at: now.epochMilliseconds,
      changed_at: now.epochMilliseconds,
      shared_at: null,
    })
    .execute();
  await addPeople(tx, whose.workspace, id, of.content.people);
  return id;
}

/** Keeps what its author wrote; false when they have no such celebration in that state. */
export async function changeCelebration(
  tx: Db,
  whose: Whose,
  id: string,
  of: {
    state: Celebration['state'];
    content: Content;
    /** As before when it is left out. */
    chosen?: readonly string[];
  },
  now: Temporal.Instant,
): Promise<boolean> {
  const changed = await tx
    .updateTable('celebration')
    .set({
      ...columnsOf(of.content),
      ...(of.chosen && { chosen: JSON.stringify(of.chosen) }),
      changed_at: now.epochMilliseconds,
    })
    .where('workspace_id', '=', whose.workspace)
    .where('user_id', '=', whose.user)
    .where('id', '=', id)
    .where('state', '=', of.state)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return false;
  await tx
    .deleteFrom('celebration_person')
    .where('workspace_id', '=', whose.workspace)
    .where('celebration_id', '=', id)
    .execute();
  await addPeople(tx, whose.workspace, id, of.content.people);
  return true;
}

/** A draft answers a nudge from now on, unless it answers one already; null: what it answered is done. */
export async function setAnswers(
  tx: Db,
  whose: Whose,
  id: string,
  answers: string | null,
): Promise<void> {
  let query = tx
    .updateTable('celebration')
    .set({ answers_to: answers })
    .where('workspace_id', '=', whose.workspace)
    .where('user_id', '=', whose.user)
    .where('id', '=', id);
  if (answers !== null) query = query.where('answers_to', 'is', null);
  await query.execute();
}

/** A draft is shared by the message `outbox`, of which `told` tells its author. */
export async function markShared(
  tx: Db,
  whose: Whose,
  id: string,
  sent: { outbox: string; told: string | null; now: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('celebration')
    .set({
      state: 'shared',
      outbox_id: sent.outbox,
      told_outbox_id: sent.told,
      shared_at: sent.now.epochMilliseconds,
    })
    .where('workspace_id', '=', whose.workspace)
    .where('user_id', '=', whose.user)
    .where('id', '=', id)
    .execute();
}

/** What was shared by the message `outbox` is a draft again. */
export async function markUnshared(tx: Db, workspace: string, outbox: string): Promise<void> {
  await tx
    .updateTable('celebration')
    .set({ state: 'draft', outbox_id: null, told_outbox_id: null, shared_at: null })
    .where('workspace_id', '=', workspace)
    .where('outbox_id', '=', outbox)
    .execute();
}

export async function removeDraft(tx: Db, whose: Whose, id: string): Promise<void> {
  await tx
    .deleteFrom('celebration')
    .where('workspace_id', '=', whose.workspace)
    .where('user_id', '=', whose.user)
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .execute();
}

/** A celebration of somebody's; null when they have none of that id. */
export async function readCelebration(
  db: Db,
  whose: Whose,
  id: string,
): Promise<Celebration | null> {
  const row = await celebrations(db, whose).where('id', '=', id).executeTakeFirst();
  return row ? withPeople(db, row) : null;
}

/** The celebration whose post is the message `outbox`; null for none. */
export async function celebrationOfMessage(
  db: Db,
  workspace: string,
  outbox: string,
): Promise<Celebration | null> {
  const row = await db
    .selectFrom('celebration')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('outbox_id', '=', outbox)
    .executeTakeFirst();
  return row ? withPeople(db, row) : null;
}

/** Somebody's newest celebrations in a state, and of one source where that is named. */
export async function newest(
  db: Db,
  whose: Whose,
  of: { state: Celebration['state']; limit: number; source?: Source },
): Promise<Celebration[]> {
  let query = celebrations(db, whose).where('state', '=', of.state);
  if (of.source) query = query.where('source', '=', writeSource(of.source));
  const rows = await query
    .orderBy('changed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(of.limit)
    .execute();
  return Promise.all(rows.map((row) => withPeople(db, row)));
}

/** When somebody shared celebrations since then. */
export async function celebrated(
  db: Db,
  whose: Whose,
  since: Temporal.Instant,
): Promise<Temporal.Instant[]> {
  const rows = await celebrations(db, whose)
    .where('state', '=', 'shared')
    .where('shared_at', '>=', since.epochMilliseconds)
    .execute();
  return rows.flatMap(({ shared_at: at }) => instantFrom(at) ?? []);
}

function celebrations(db: Db, { workspace, user }: Whose) {
  return db
    .selectFrom('celebration')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user);
}

function columnsOf(content: Content) {
  const { title, setOut, did, learned, thanks, channel } = content;
  return { title, set_out: setOut, did, learned, thanks, channel };
}

async function addPeople(
  tx: Db,
  workspace: string,
  id: string,
  people: readonly string[],
): Promise<void> {
  if (people.length === 0) return;
  await tx
    .insertInto('celebration_person')
    .values(
      people.map((user_id, position) => ({
        workspace_id: workspace,
        celebration_id: id,
        user_id,
        position,
      })),
    )
    .onConflict((c) => c.doNothing())
    .execute();
}

const keys = z.array(z.string());

async function withPeople(db: Db, row: Selectable<Schema['celebration']>): Promise<Celebration> {
  const people = await db
    .selectFrom('celebration_person')
    .select('user_id')
    .where('workspace_id', '=', row.workspace_id)
    .where('celebration_id', '=', row.id)
    .orderBy('position')
    .orderBy('user_id')
    .execute();
  return {
    id: row.id,
    author: row.user_id,
    state: row.state,
    source: readSource(row.source) ?? { kind: 'project' },
    title: row.title,
    setOut: row.set_out,
    did: row.did,
    learned: row.learned,
    thanks: row.thanks,
    channel: row.channel,
    people: people.map(({ user_id: person }) => person),
    chosen: keys.parse(JSON.parse(row.chosen)),
    answers: row.answers_to,
    outbox: row.outbox_id,
    told: row.told_outbox_id,
    changedAt: Temporal.Instant.fromEpochMilliseconds(row.changed_at),
    sharedAt: instantFrom(row.shared_at),
  };
}

function instantFrom(milliseconds: number | null): Temporal.Instant | null {
  return milliseconds === null ? null : Temporal.Instant.fromEpochMilliseconds(milliseconds);
}
