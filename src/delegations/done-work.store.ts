import type { Db } from '../db/schema.ts';
import type { Delegation } from './delegation.ts';
import { readDelegation } from './delegation.store.ts';

type Whose = { workspace: string; user: string };

/** Work that its manager handed over and that is done, with everybody who had it, the first one first. */
export type DoneWork = {
  id: string;
  outcome: string;
  doneLooksLike: string;
  delegates: readonly string[];
  /** When the first of them was asked. */
  from: Temporal.Instant;
  endedAt: Temporal.Instant;
};

/** So many people may have had it one after the other until the first ones are left out. */
const mostHands = 20;
/** So much work of one time is looked at, the newest. */
const mostWork = 50;

/** Work that `user` handed over and that is done; null for any other, whatever its id. */
export async function doneWorkOf(db: Db, whose: Whose, id: string): Promise<DoneWork | null> {
  const last = await readDelegation(db, whose.workspace, whose.user, id);
  return last?.manager === whose.user ? withHands(db, whose, last) : null;
}

/** What `user` handed over and what was done from `from` to before `until`, the oldest first. */
export async function doneWorkIn(
  db: Db,
  whose: Whose,
  { from, until }: { from: Temporal.Instant; until: Temporal.Instant },
): Promise<DoneWork[]> {
  const rows = await db
    .selectFrom('delegation')
    .select('id')
    .where('workspace_id', '=', whose.workspace)
    .where('manager_id', '=', whose.user)
    .where('state', '=', 'done')
    .where('ended_at', '>=', from.epochMilliseconds)
    .where('ended_at', '<', until.epochMilliseconds)
    .orderBy('ended_at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostWork)
    .execute();
  const found = await Promise.all(rows.map(({ id }) => doneWorkOf(db, whose, id)));
  return found.filter((work) => work !== null).toReversed();
}

async function withHands(db: Db, whose: Whose, last: Delegation): Promise<DoneWork | null> {
  const { id, outcome, doneLooksLike, state, endedAt } = last;
  if (state !== 'done' || !endedAt) return null;
  let first = last;
  const delegates = [last.delegate];
  while (first.continues !== null && delegates.length < mostHands) {
    const before = await readDelegation(db, whose.workspace, whose.user, first.continues);
    if (!before) break;
    first = before;
    delegates.unshift(before.delegate);
  }
  return {
    id,
    outcome,
    doneLooksLike,
    delegates: [...new Set(delegates)],
    from: first.createdAt,
    endedAt,
  };
}
