import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Db, Schema } from '../db/schema.ts';
import type { Entry } from './journal.ts';

type Whose = { workspace: string; user: string };

/** What somebody wrote in answer to a nudge; null for nothing. */
export async function entryFor(db: Db, whose: Whose, nudge: string): Promise<Entry | null> {
  const row = await db
    .selectFrom('journal')
    .selectAll()
    .where('workspace_id', '=', whose.workspace)
    .where('user_id', '=', whose.user)
    .where('nudge_id', '=', nudge)
    .executeTakeFirst();
  return row ? entryFrom(row) : null;
}

/** An entry of somebody's journal; null when it is not there, or not theirs. */
export async function readEntry(db: Db, whose: Whose, id: string): Promise<Entry | null> {
  const row = await db
    .selectFrom('journal')
    .selectAll()
    .where('workspace_id', '=', whose.workspace)
    .where('user_id', '=', whose.user)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? entryFrom(row) : null;
}

/** A page of somebody's journal, the newest first; `practice` null for all of it. */
export async function listEntries(
  db: Db,
  whose: Whose,
  wanted: { practice: string | null; limit: number; offset: number },
): Promise<Entry[]> {
  const rows = await entries(db, whose, wanted.practice)
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(wanted.limit)
    .offset(wanted.offset)
    .execute();
  return rows.map(entryFrom);
}

export async function countEntries(db: Db, whose: Whose, practice: string | null): Promise<number> {
  const { n } = await entries(db, whose, practice)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** The keys of the practices of which something is written. */
export async function practicesInJournal(db: Db, whose: Whose): Promise<string[]> {
  const rows = await entries(db, whose, null).select('practice').distinct().execute();
  return rows.map((row) => row.practice);
}

function entries(db: Db, { workspace, user }: Whose, practice: string | null) {
  const all = db
    .selectFrom('journal')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user);
  return practice === null ? all : all.where('practice', '=', practice);
}

/** Changes what is written; an entry without any answer goes. */
export async function changeEntry(
  tx: Db,
  whose: Whose,
  id: string,
  answers: Entry['answers'],
): Promise<void> {
  if (Object.keys(answers).length === 0) {
    await tx
      .deleteFrom('journal')
      .where('workspace_id', '=', whose.workspace)
      .where('user_id', '=', whose.user)
      .where('id', '=', id)
      .execute();
    return;
  }
  await tx
    .updateTable('journal')
    .set({ answers: JSON.stringify(answers) })
    .where('workspace_id', '=', whose.workspace)
    .where('user_id', '=', whose.user)
    .where('id', '=', id)
    .execute();
}

const answers = z.record(z.string(), z.string());

function entryFrom(row: Selectable<Schema['journal']>): Entry {
  return {
    id: row.id,
    practice: row.practice,
    nudge: row.nudge_id,
    answers: answers.parse(JSON.parse(row.answers)),
    at: Temporal.Instant.fromEpochMilliseconds(row.created_at),
  };
}

/** What somebody wrote in answer to some practices from `from` to before `until`, the oldest first. */
export async function entriesBetween(
  db: Db,
  whose: Whose,
  { from, until }: { from: Temporal.Instant; until: Temporal.Instant },
  practices: readonly string[],
): Promise<Entry[]> {
  const rows = await entries(db, whose, null)
    .selectAll()
    .where('practice', 'in', [...practices])
    .where('created_at', '>=', from.epochMilliseconds)
    .where('created_at', '<', until.epochMilliseconds)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(entryFrom);
}
