import type { Selectable } from 'kysely';
import { growingId } from '../db/id.ts';
import type { Db, Schema } from '../db/schema.ts';
import { goneBefore, type Owner, type Win, type WinDraft } from './win.ts';

/** Writes down a new win. Ids grow with time, which keeps the order of wins of the same millisecond. */
export async function addWin(
  tx: Db,
  owner: Owner,
  draft: WinDraft,
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
    })
    .execute();
  await addPeople(tx, owner, id, draft.people);
  return { id, ...draft, at: now, undoneAt: null };
}

/** Changes what a win says; null when the owner has no such win, or has removed it. */
export async function changeWin(
  tx: Db,
  owner: Owner,
  id: string,
  draft: WinDraft,
): Promise<Win | null> {
  const changed = await tx
    .updateTable('win')
    .set({ text: draft.text, why: draft.why })
    .where('workspace_id', '=', owner.workspace)
    .where('user_id', '=', owner.user)
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return null;
  await tx
    .deleteFrom('win_person')
    .where('workspace_id', '=', owner.workspace)
    .where('win_id', '=', id)
    .execute();
  await addPeople(tx, owner, id, draft.people);
  return readWin(tx, owner, id);
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

/** The owner's wins, newest first; those removed of late among them when `removed` says so. */
export async function listWins(
  db: Db,
  owner: Owner,
  of: { limit: number; offset?: number; removed?: { now: Temporal.Instant } },
): Promise<Win[]> {
  const rows = await shown(db, owner, of.removed?.now)
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(of.limit)
    .offset(of.offset ?? 0)
    .execute();
  return withPeople(db, owner, rows);
}

/** How many wins the owner has; `listed` counts those removed of late as well. */
export async function countWins(
  db: Db,
  owner: Owner,
  now: Temporal.Instant,
): Promise<{ wins: number; listed: number }> {
  const count = async (query: ReturnType<typeof shown>): Promise<number> => {
    const row = await query.select((e) => e.fn.countAll().as('n')).executeTakeFirst();
    return Number(row?.n ?? 0);
  };
  return { wins: await count(shown(db, owner)), listed: await count(shown(db, owner, now)) };
}

/** Deletes for good what was removed longer ago than it can be put back. */
export async function forgetUndone(db: Db, now: Temporal.Instant): Promise<void> {
  for (const { id } of await db.selectFrom('workspace').select('id').execute()) {
    await db
      .deleteFrom('win')
      .where('workspace_id', '=', id)
      .where('undone_at', '<=', goneBefore(now).epochMilliseconds)
      .execute();
  }
}

function winsOf(db: Db, owner: Owner) {
  return db
    .selectFrom('win')
    .where('workspace_id', '=', owner.workspace)
    .where('user_id', '=', owner.user);
}

function shown(db: Db, owner: Owner, removedUntil?: Temporal.Instant) {
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
    .values(people.map((user_id) => ({ workspace_id: owner.workspace, win_id: win, user_id })))
    .onConflict((c) => c.doNothing())
    .execute();
}

async function withPeople(
  db: Db,
  owner: Owner,
  rows: readonly Selectable<Schema['win']>[],
): Promise<Win[]> {
  if (rows.length === 0) return [];
  const people = await db
    .selectFrom('win_person')
    .select(['win_id', 'user_id'])
    .where('workspace_id', '=', owner.workspace)
    .where(
      'win_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('user_id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    text: row.text,
    why: row.why,
    people: people.filter((p) => p.win_id === row.id).map((p) => p.user_id),
    at: Temporal.Instant.fromEpochMilliseconds(row.created_at),
    undoneAt: row.undone_at === null ? null : Temporal.Instant.fromEpochMilliseconds(row.undone_at),
  }));
}

/** When the owner recorded wins since then; those removed again count for nothing. */
export async function winsRecorded(
  db: Db,
  owner: Owner,
  since: Temporal.Instant,
): Promise<Temporal.Instant[]> {
  const rows = await shown(db, owner)
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
  const rows = await shown(db, owner)
    .selectAll()
    .where('created_at', '>=', from.epochMilliseconds)
    .where('created_at', '<', until.epochMilliseconds)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return withPeople(db, owner, rows);
}
