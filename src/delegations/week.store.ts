import type { Db } from '../db/schema.ts';
import type { Week } from '../room.ts';
import { unansweredInARow } from './check-in.store.ts';
import { delegationsOf } from './delegation.store.ts';
import { type Answered, type Moved, movedIn, waitsForManager } from './week.ts';

/** So many delegations are looked at: the open ones first, then the newest. */
const mostSeen = 100;

/** What moved within a week in what a manager gave, and what waits for them: the latter first. */
export async function movedWithin(db: Db, week: Week): Promise<Moved[]> {
  const { workspace, user } = week;
  const wanted = { openOnly: false, limit: mostSeen };
  const found: Moved[] = [];
  for (const delegation of await delegationsOf(db, workspace, user, 'manager', wanted)) {
    const checkIns = await answeredOf(db, workspace, delegation.id);
    const silent =
      delegation.state === 'accepted' ? await unansweredInARow(db, workspace, delegation.id) : 0;
    const moved = movedIn(delegation, checkIns, silent, week);
    if (moved) found.push(moved);
  }
  const waits = ({ facts }: Moved) => Number(facts.some(waitsForManager));
  return found.toSorted((a, b) => waits(b) - waits(a));
}

/** The newest check-ins of a delegation, for as long as hovering looks back. */
async function answeredOf(db: Db, workspace: string, delegation: string): Promise<Answered[]> {
  const rows = await db
    .selectFrom('check_in')
    .select(['date', 'answer', 'gone_at', 'answered_at'])
    .where('workspace_id', '=', workspace)
    .where('delegation_id', '=', delegation)
    .orderBy('date', 'desc')
    .limit(40)
    .execute();
  return rows.map((row) => ({
    date: Temporal.PlainDate.from(row.date),
    answer: row.answer,
    goneAt: instantFrom(row.gone_at),
    answeredAt: instantFrom(row.answered_at),
  }));
}

function instantFrom(milliseconds: number | null): Temporal.Instant | null {
  return milliseconds === null ? null : Temporal.Instant.fromEpochMilliseconds(milliseconds);
}
