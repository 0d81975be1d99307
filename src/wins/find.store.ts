import type { Db } from '../db/schema.ts';
import type { Owner, Win } from './win.ts';
import { winsShown, withPeople } from './win.store.ts';

/** From a moment to before another; null: no end on that side. */
type Range = { from: Temporal.Instant | null; until: Temporal.Instant | null };

/** Which wins are meant: those recorded in one of the ranges ([]: at any time) of which `has` is true (null: all). */
export type Looking = {
  ranges: readonly Range[];
  has: ((win: Win) => boolean) | null;
};

const anyOfThem: Looking = { ranges: [], has: null };

/** The owner's wins, newest first; those removed of late among them when `removed` says so. */
export async function listWins(
  db: Db,
  owner: Owner,
  of: { limit?: number; offset?: number; removed?: { now: Temporal.Instant } },
  looking: Looking = anyOfThem,
): Promise<Win[]> {
  const { limit, offset = 0, removed } = of;
  const query = winsInRanges(db, owner, looking, removed?.now)
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc');
  const { has } = looking;
  if (!has && limit !== undefined) {
    return withPeople(db, owner, await query.limit(limit).offset(offset).execute());
  }
  const wins = await withPeople(db, owner, await query.execute());
  const found = has ? wins.filter(has) : wins;
  return found.slice(offset, limit === undefined ? undefined : offset + limit);
}

/** One page of them, as far as there is one, and how many there are; `listed` counts those removed of late as well. */
export async function findWins(
  db: Db,
  owner: Owner,
  looking: Looking,
  at: { page: number; pageLength: number; now: Temporal.Instant },
): Promise<{ wins: Win[]; page: number; pages: number; total: number; listed: number }> {
  const { now, pageLength } = at;
  const removed = { now };
  const { has } = looking;
  const all = has ? await listWins(db, owner, { removed }, looking) : null;
  const counted = all
    ? { wins: all.filter(({ undoneAt }) => !undoneAt).length, listed: all.length }
    : await countWins(db, owner, now, looking);
  const pages = Math.max(1, Math.ceil(counted.listed / pageLength));
  const page = Math.min(Math.max(1, at.page), pages);
  const offset = (page - 1) * pageLength;
  const wins =
    all?.slice(offset, offset + pageLength) ??
    (await listWins(db, owner, { limit: pageLength, offset, removed }, looking));
  return { wins, page, pages, total: counted.wins, listed: counted.listed };
}

/** How many wins the owner has in these ranges; `listed` counts those removed of late as well. */
export async function countWins(
  db: Db,
  owner: Owner,
  now: Temporal.Instant,
  { ranges }: Pick<Looking, 'ranges'> = anyOfThem,
): Promise<{ wins: number; listed: number }> {
  const count = async (removed?: Temporal.Instant): Promise<number> => {
    const query = winsInRanges(db, owner, { ranges }, removed);
    const row = await query.select((e) => e.fn.countAll().as('n')).executeTakeFirst();
    return Number(row?.n ?? 0);
  };
  return { wins: await count(), listed: await count(now) };
}

function winsInRanges(
  db: Db,
  owner: Owner,
  { ranges }: Pick<Looking, 'ranges'>,
  removedUntil?: Temporal.Instant,
) {
  const query = winsShown(db, owner, removedUntil);
  if (ranges.length === 0) return query;
  return query.where((e) =>
    e.or(
      ranges.map(({ from, until }) =>
        e.and([
          ...(from ? [e('created_at', '>=', from.epochMilliseconds)] : []),
          ...(until ? [e('created_at', '<', until.epochMilliseconds)] : []),
        ]),
      ),
    ),
  );
}

/** Everybody who was part of one of the owner's wins. */
export async function peopleInWins(db: Db, owner: Owner): Promise<string[]> {
  const rows = await db
    .selectFrom('win')
    // A cross join reads the owner's wins first; left to itself, SQLite reads the people of all.
    .crossJoin('win_person')
    .select('win_person.user_id as user')
    .distinct()
    .whereRef('win_person.workspace_id', '=', 'win.workspace_id')
    .whereRef('win_person.win_id', '=', 'win.id')
    .where('win.workspace_id', '=', owner.workspace)
    .where('win.user_id', '=', owner.user)
    .execute();
  return rows.map(({ user }) => user);
}

/** Remembers what is looked for in an open list, while a form lies on top of it. */
export async function keepSearch(
  db: Db,
  owner: Owner,
  { view, words }: { view: string; words: string },
  now: Temporal.Instant,
): Promise<void> {
  const change = { words, at: now.epochMilliseconds };
  await db
    .insertInto('win_search')
    .values({ workspace_id: owner.workspace, user_id: owner.user, view_id: view, ...change })
    .onConflict((c) => c.columns(['workspace_id', 'user_id', 'view_id']).doUpdateSet(change))
    .execute();
}

/** What is looked for in a list that a form lay on; '' for everything. */
export async function readSearch(db: Db, owner: Owner, view: string): Promise<string> {
  const row = await db
    .selectFrom('win_search')
    .select('words')
    .where('workspace_id', '=', owner.workspace)
    .where('user_id', '=', owner.user)
    .where('view_id', '=', view)
    .executeTakeFirst();
  return row?.words ?? '';
}
