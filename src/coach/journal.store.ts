import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Db, Schema } from '../db/schema.ts';

type Answers = Readonly<Record<string, string>>;
type Whose = { workspace: string; user: string };

export type Entry = { id: string; answers: Answers; at: Temporal.Instant };

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

/** Changes what is written; an entry without any answer goes. */
export async function changeEntry(
  tx: Db,
  whose: Whose,
  id: string,
  answers: Answers,
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
    answers: answers.parse(JSON.parse(row.answers)),
    at: Temporal.Instant.fromEpochMilliseconds(row.created_at),
  };
}
