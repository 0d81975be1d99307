import type { Db } from '../db/schema.ts';
import type { Delegation } from './delegation.ts';
import { askedOften, type Often, type SaidWords } from './often.ts';

/** So much of what was said last is looked at. */
const mostSaid = 50;

/** What one more question of the manager makes of the week; null for nothing to remark. */
export async function oftenAsked(
  db: Db,
  { workspace, id, manager, state, checkIn }: Delegation,
  now: Temporal.Instant,
): Promise<Often | null> {
  if (state !== 'accepted') return null;
  const events = await db
    .selectFrom('delegation_event')
    .select(['user_id', 'at'])
    .where('workspace_id', '=', workspace)
    .where('delegation_id', '=', id)
    .where('words', '!=', '')
    .where('act', 'in', ['write', 'object'])
    .orderBy('id', 'desc')
    .limit(mostSaid)
    .execute();
  const checkIns = await db
    .selectFrom('check_in')
    .innerJoin('outbox', (join) =>
      join
        .onRef('outbox.workspace_id', '=', 'check_in.workspace_id')
        .onRef('outbox.id', '=', 'check_in.outbox_id'),
    )
    .select(['check_in.answer', 'check_in.answered_at', 'outbox.due_at'])
    .where('check_in.workspace_id', '=', workspace)
    .where('check_in.delegation_id', '=', id)
    .where('outbox.state', '=', 'sent')
    .orderBy('check_in.date', 'desc')
    .limit(mostSaid)
    .execute();
  const said: SaidWords[] = events.map(({ user_id, at }) => ({
    by: user_id === manager ? 'manager' : 'delegate',
    at: Temporal.Instant.fromEpochMilliseconds(at),
  }));
  for (const { answer, answered_at: at } of checkIns) {
    if (answer !== 'roadblock' || at === null) continue;
    said.push({ by: 'delegate', at: Temporal.Instant.fromEpochMilliseconds(at) });
  }
  const asked = checkIns.map(({ due_at }) => Temporal.Instant.fromEpochMilliseconds(due_at));
  return askedOften(checkIn, asked, said, now);
}
