import type { Selectable } from 'kysely';
import { growingId } from '../db/id.ts';
import type { Db, Schema } from '../db/schema.ts';
import { z } from 'zod';
import { type Before, goneBefore, type Owner, type Win, type WinDraft } from './win.ts';

/** Writes down a new win. Ids grow with time, which keeps the order of wins of the same millisecond. */
export async function addWin(
  tx: Db,
  owner: Owner,
  { link = null, ...draft }: WinDraft & { link?: string | null },
  now: Temporal.Instant,
): Promise<Win> {
  const id = growingId();
  await tx
    .insertInto('win')
    .values({
      workspace_id: owner.workspace,
      id,
      user_id: owner.user,
      text: draft.text,
      why: draft.why,
      created_at: now.epochMilliseconds,
      undone_at: null,
      link,
      before_change: null,
      changed_at: null,
    })
    .execute();
  await addPeople(tx, owner, id, draft.people);
  return { id, ...draft, link, at: now, undoneAt: null, isChanged: false };
}

/**
 * Changes what a win says; null when the owner has no such win, or has removed it. What it said before is kept for a day.
 * `posts`: whether what was posted of it is to follow.
 */
export async function changeWin(
  tx: Db,
  owner: Owner,
  id: string,
  draft: WinDraft & { posts?: boolean },
  now: Temporal.Instant,
): Promise<Win | null> {
  const win = await readWin(tx, owner, id);
  if (!win || win.undoneAt) return null;
  const { text, why, people } = win;
  const isSame = text === draft.text && why === draft.why && sameOnes(people, draft.people);
  if (isSame) return win;
  const before: Before = { text, why, people, posts: draft.posts ?? false };
  await say(tx, owner, id, draft);
  await keepBefore(tx, owner, id, { before, now });
  return readWin(tx, owner, id);
}

/**
 * Takes back the last change of a win; null when there is none any more, or the win is removed. `posts`: whether what was posted
 * of it followed that change, which was at `at`.
 */
export async function takeBackChange(
  tx: Db,
  owner: Owner,
  id: string,
  now: Temporal.Instant,
): Promise<{ win: Win; posts: boolean; at: Temporal.Instant } | null> {
  const row = await winsOf(tx, owner)
    .select(['before_change', 'changed_at'])
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .where('changed_at', '>', goneBefore(now).epochMilliseconds)
    .executeTakeFirst();
  if (!row?.before_change || row.changed_at === null) return null;
  const before = beforeSchema.parse(JSON.parse(row.before_change));
  const at = Temporal.Instant.fromEpochMilliseconds(row.changed_at);
  await say(tx, owner, id, before);
  await keepBefore(tx, owner, id, null);
  const win = await readWin(tx, owner, id);
  return win && { win, posts: before.posts, at };
}

/**
 * What a win said when something of it was posted, by the moment of that: what it says now, or, before a change that the posts
 * did not follow, what it said until then. Null when the owner has no such win.
 */
export async function wordsPosted(
  db: Db,
  owner: Owner,
  id: string,
): Promise<((at: Temporal.Instant) => WinDraft) | null> {
  const win = await readWin(db, owner, id);
  const row = await winsOf(db, owner)
    .select(['before_change', 'changed_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!win || !row) return null;
  const before = row.before_change && beforeSchema.parse(JSON.parse(row.before_change));
  if (!before || before.posts) return () => win;
  return (at) => (at.epochMilliseconds <= (row.changed_at ?? 0) ? before : win);
}

const beforeSchema: z.ZodType<Before> = z.object({
  text: z.string(),
  why: z.string(),
  people: z.array(z.string()),
  posts: z.boolean(),
});

function sameOnes(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one) => others.includes(one));
}

async function keepBefore(
  tx: Db,
  owner: Owner,
  id: string,
  change: { before: Before; now: Temporal.Instant } | null,
): Promise<void> {
  await tx
    .updateTable('win')
    .set({
      before_change: change && JSON.stringify(change.before),
      changed_at: change && change.now.epochMilliseconds,
    })
    .where('workspace_id', '=', owner.workspace)
    .where('user_id', '=', owner.user)
    .where('id', '=', id)
    .execute();
}

/** Lets a win of the owner say something else. */
async function say(tx: Db, owner: Owner, id: string, draft: WinDraft): Promise<void> {
  await tx
    .updateTable('win')
    .set({ text: draft.text, why: draft.why })
    .where('workspace_id', '=', owner.workspace)
    .where('user_id', '=', owner.user)
    .where('id', '=', id)
    .execute();
  await tx
    .deleteFrom('win_person')
    .where('workspace_id', '=', owner.workspace)
    .where('win_id', '=', id)
    .execute();
  await addPeople(tx, owner, id, draft.people);
}

/** A win of the owner, removed or not; null when they have none of that id. */
export async function readWin(db: Db, owner: Owner, id: string): Promise<Win | null> {
  const row = await winsOf(db, owner).selectAll().where('id', '=', id).executeTakeFirst();
  const [win] = row ? await withPeople(db, owner, [row]) : [];
  return win ?? null;
}

/** Removes a win, or does nothing when it was removed before; null when the owner has none of that id. */
export async function undoWin(
  db: Db,
  owner: Owner,
  id: string,
  now: Temporal.Instant,
): Promise<Win | null> {
  await db
    .updateTable('win')
    .set({ undone_at: now.epochMilliseconds })
    .where('workspace_id', '=', owner.workspace)
    .where('user_id', '=', owner.user)
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .execute();
  return readWin(db, owner, id);
}

/** Puts a removed win back; null when there is none, or it was removed too long ago. */
export async function putWinBack(
  db: Db,
  owner: Owner,
  id: string,
  now: Temporal.Instant,
): Promise<Win | null> {
  await db
    .updateTable('win')
    .set({ undone_at: null })
    .where('workspace_id', '=', owner.workspace)
    .where('user_id', '=', owner.user)
    .where('id', '=', id)
    .where('undone_at', '>', goneBefore(now).epochMilliseconds)
    .execute();
  const win = await readWin(db, owner, id);
  return win?.undoneAt ? null : win;
}

/** Deletes for good what was removed or changed longer ago than it can be brought back, and what nobody looks for any more. */
export async function forgetUndone(db: Db, now: Temporal.Instant): Promise<void> {
  for (const { id } of await db.selectFrom('workspace').select('id').execute()) {
    await db
      .deleteFrom('win')
      .where('workspace_id', '=', id)
      .where('undone_at', '<=', goneBefore(now).epochMilliseconds)
      .execute();
    await db
      .updateTable('win')
      .set({ before_change: null, changed_at: null })
      .where('workspace_id', '=', id)
      .where('changed_at', '<=', goneBefore(now).epochMilliseconds)
      .execute();
    await db
      .deleteFrom('win_search')
      .where('workspace_id', '=', id)
      .where('at', '<=', goneBefore(now).epochMilliseconds)
      .execute();
  }
}

function winsOf(db: Db, owner: Owner) {
  return db
    .selectFrom('win')
    .where('workspace_id', '=', owner.workspace)
    .where('user_id', '=', owner.user);
}

/** The owner's wins; those removed of late among them when it is said until when that counts. */
export function winsShown(db: Db, owner: Owner, removedUntil?: Temporal.Instant) {
  return winsOf(db, owner).where((e) =>
    removedUntil
      ? e.or([
          e('undone_at', 'is', null),
          e('undone_at', '>', goneBefore(removedUntil).epochMilliseconds),
        ])
      : e('undone_at', 'is', null),
  );
}

async function addPeople(
  tx: Db,
  owner: Owner,
  win: string,
  people: readonly string[],
): Promise<void> {
  if (people.length === 0) return;
  await tx
    .insertInto('win_person')
    .values(
      people.map((user_id, position) => ({
        workspace_id: owner.workspace,
        win_id: win,
        user_id,
        position,
      })),
    )
    .onConflict((c) => c.doNothing())
    .execute();
}

/** So many wins are asked for at once: a query takes no more than some thousand ids. */
const mostAtOnce = 500;

/** Rows as wins, with their people. */
export async function withPeople(
  db: Db,
  owner: Owner,
  rows: readonly Selectable<Schema['win']>[],
): Promise<Win[]> {
  const people = new Map<string, string[]>(rows.map((row) => [row.id, []]));
  for (let at = 0; at < rows.length; at += mostAtOnce) {
    const ids = rows.slice(at, at + mostAtOnce).map((row) => row.id);
    const found = await db
      .selectFrom('win_person')
      .select(['win_id', 'user_id'])
      .where('workspace_id', '=', owner.workspace)
      .where('win_id', 'in', ids)
      .orderBy('position')
      .orderBy('user_id')
      .execute();
    for (const { win_id, user_id } of found) people.get(win_id)?.push(user_id);
  }
  const moment = (at: number | null) =>
    at === null ? null : Temporal.Instant.fromEpochMilliseconds(at);
  return rows.map((row) => ({
    id: row.id,
    text: row.text,
    why: row.why,
    people: people.get(row.id) ?? [],
    link: row.link,
    at: Temporal.Instant.fromEpochMilliseconds(row.created_at),
    undoneAt: moment(row.undone_at),
    isChanged: row.before_change !== null,
  }));
}

/** When the owner recorded wins since then; those removed again count for nothing. */
export async function winsRecorded(
  db: Db,
  owner: Owner,
  since: Temporal.Instant,
): Promise<Temporal.Instant[]> {
  const rows = await winsShown(db, owner)
    .select('created_at as at')
    .where('created_at', '>=', since.epochMilliseconds)
    .execute();
  return rows.map(({ at }) => Temporal.Instant.fromEpochMilliseconds(at));
}

/** The owner's wins from `from` to before `until`, the oldest first; those removed again are not among them. */
export async function winsBetween(
  db: Db,
  owner: Owner,
  { from, until }: { from: Temporal.Instant; until: Temporal.Instant },
): Promise<Win[]> {
  const rows = await winsShown(db, owner)
    .selectAll()
    .where('created_at', '>=', from.epochMilliseconds)
    .where('created_at', '<', until.epochMilliseconds)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return withPeople(db, owner, rows);
}
