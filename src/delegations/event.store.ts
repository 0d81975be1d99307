import { growingId } from '../db/id.ts';
import type { Db } from '../db/schema.ts';
import type { Delegation } from './delegation.ts';
import { readDelegation } from './delegation.store.ts';
import type { Chapter, DelegationEvent } from './event.ts';

/** Writes down what somebody did, in the transaction in which they did it. */
export async function addEvent(
  tx: Db,
  { workspace, id, version }: Delegation,
  { by, act, words }: { by: string; act: string; words: string },
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto('delegation_event')
    .values({
      workspace_id: workspace,
      id: growingId(),
      delegation_id: id,
      user_id: by,
      act,
      version,
      words,
      at: now.epochMilliseconds,
    })
    .execute();
}

/** So many people may have had it one after the other until their history is cut. */
const mostChapters = 20;

/**
 * The history of a delegation, the newest chapter first, and in each the oldest event first: for its manager all of it, for a
 * delegate what happened while it was theirs.
 */
export async function readHistory(
  db: Db,
  user: string,
  delegation: Delegation,
): Promise<Chapter[]> {
  const chapters: Chapter[] = [];
  let current: Delegation | null = delegation;
  while (current && chapters.length < mostChapters) {
    const events = await eventsOf(db, current);
    const { told, gone } = await roadblocksOf(db, current);
    // Of one moment, what is in the way comes before what is answered, and that it is gone after it.
    const all = [...told, ...events, ...gone];
    chapters.push({
      delegation: current,
      events: all.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at)),
    });
    current =
      current.continues === null
        ? null
        : await readDelegation(db, current.workspace, user, current.continues);
  }
  return chapters;
}

async function eventsOf(
  db: Db,
  { workspace, id }: Pick<Delegation, 'workspace' | 'id'>,
): Promise<DelegationEvent[]> {
  const rows = await db
    .selectFrom('delegation_event')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('delegation_id', '=', id)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    by: row.user_id,
    act: row.act,
    version: row.version,
    words: row.words,
    at: Temporal.Instant.fromEpochMilliseconds(row.at),
  }));
}

/** What was in the way at the check-ins of a delegation, as far as it was not taken back, and what is gone of it. */
async function roadblocksOf(
  db: Db,
  { workspace, id, delegate, version }: Delegation,
): Promise<{ told: DelegationEvent[]; gone: DelegationEvent[] }> {
  const rows = await db
    .selectFrom('check_in')
    .select(['roadblock', 'need', 'answered_at', 'gone_at'])
    .where('workspace_id', '=', workspace)
    .where('delegation_id', '=', id)
    .where('answer', '=', 'roadblock')
    .orderBy('date')
    .execute();
  const event = (act: string, words: string, at: number | null): DelegationEvent[] =>
    at === null
      ? []
      : [{ by: delegate, act, version, words, at: Temporal.Instant.fromEpochMilliseconds(at) }];
  return {
    told: rows.flatMap(({ roadblock, need, answered_at }) =>
      event('roadblock', need === '' ? roadblock : `${roadblock}\n${need}`, answered_at),
    ),
    gone: rows.flatMap(({ gone_at }) => event('gone', '', gone_at)),
  };
}
