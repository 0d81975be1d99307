import { z } from 'zod';
import { growingId } from '../db/id.ts';
import type { Db } from '../db/schema.ts';
import { draftsFor, type Words } from './kudos.ts';

type Whose = { workspace: string; user: string };

const people = z.array(z.string());

/** Keeps words that are not posted yet, or, of a `kudos`, those that its post said until now. Returns their id. */
export async function keepDraft(
  db: Db,
  { workspace, user }: Whose,
  words: Words,
  { kudos = null, now }: { kudos?: string | null; now: Temporal.Instant },
): Promise<string> {
  const id = growingId();
  await db
    .insertInto('kudos_draft')
    .values({
      workspace_id: workspace,
      id,
      user_id: user,
      kudos_id: kudos,
      channel: words.channel,
      text: words.did,
      effect: words.effect,
      link: words.link,
      people: JSON.stringify(words.people),
      created_at: now.epochMilliseconds,
    })
    .execute();
  return id;
}

/** Words that somebody has not posted yet; null when there are none of that id. */
export async function readDraft(db: Db, whose: Whose, id: string): Promise<Words | null> {
  const row = await drafts(db, whose)
    .where('id', '=', id)
    .where('kudos_id', 'is', null)
    .selectAll()
    .executeTakeFirst();
  return row ? wordsFrom(row) : null;
}

export async function removeDraft(db: Db, { workspace, user }: Whose, id: string): Promise<void> {
  await db
    .deleteFrom('kudos_draft')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('id', '=', id)
    .execute();
}

/** What a kudos said before it was changed last, and when that was; null when that is too long ago, or it was never changed. */
export async function wordsBefore(
  db: Db,
  whose: Whose,
  kudos: string,
  now: Temporal.Instant,
): Promise<{ id: string; words: Words; at: Temporal.Instant } | null> {
  const row = await drafts(db, whose)
    .where('kudos_id', '=', kudos)
    .where('created_at', '>', goneBefore(now))
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (!row) return null;
  const at = Temporal.Instant.fromEpochMilliseconds(row.created_at);
  return { id: row.id, words: wordsFrom(row), at };
}

/** Those of these kudos that were changed of late. */
export async function changedOfLate(
  db: Db,
  whose: Whose,
  kudos: readonly string[],
  now: Temporal.Instant,
): Promise<ReadonlySet<string>> {
  if (kudos.length === 0) return new Set();
  const rows = await drafts(db, whose)
    .where('kudos_id', 'in', [...kudos])
    .where('created_at', '>', goneBefore(now))
    .select('kudos_id')
    .execute();
  return new Set(rows.flatMap((row) => row.kudos_id ?? []));
}

/** A kudos is taken back: nothing of what it said before is needed. */
export async function removeBefore(
  tx: Db,
  { workspace, user }: Whose,
  kudos: string,
): Promise<void> {
  await tx
    .deleteFrom('kudos_draft')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('kudos_id', '=', kudos)
    .execute();
}

/** Deletes what was kept for long enough. */
export async function forgetDrafts(db: Db, now: Temporal.Instant): Promise<void> {
  for (const { id } of await db.selectFrom('workspace').select('id').execute()) {
    await db
      .deleteFrom('kudos_draft')
      .where('workspace_id', '=', id)
      .where('created_at', '<=', goneBefore(now))
      .execute();
  }
}

function goneBefore(now: Temporal.Instant): number {
  return now.subtract(draftsFor).epochMilliseconds;
}

function drafts(db: Db, { workspace, user }: Whose) {
  return db
    .selectFrom('kudos_draft')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user);
}

function wordsFrom(row: {
  channel: string;
  text: string;
  effect: string;
  link: string | null;
  people: string;
}): Words {
  return {
    channel: row.channel,
    did: row.text,
    effect: row.effect,
    link: row.link,
    people: [...new Set(people.parse(JSON.parse(row.people)))],
  };
}
