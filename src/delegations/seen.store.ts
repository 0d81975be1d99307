import type { Db } from '../db/schema.ts';
import { openStates } from './delegation.ts';
import { readDelegation } from './delegation.store.ts';

type Whose = { workspace: string; user: string };

const week = Temporal.Duration.from({ hours: 7 * 24 });

/** What the coach looks at in the delegations that a manager gave: those that are open, or ended after `since`. */
export async function delegationsSeen(
  db: Db,
  { workspace, user }: Whose,
  since: Temporal.Instant,
  now: Temporal.Instant,
) {
  const lately = now.subtract(week);
  const rows = await db
    .selectFrom('delegation')
    .leftJoin('check_in', (join) =>
      join
        .onRef('check_in.workspace_id', '=', 'delegation.workspace_id')
        .onRef('check_in.delegation_id', '=', 'delegation.id')
        .on('check_in.date', '>', lately.toString().slice(0, 10)),
    )
    .select(['delegation.id', 'delegate_id', 'state', 'created_at', 'ended_at', 'due_on'])
    .select((e) => [
      e.fn.count<number>('check_in.id').as('check_ins'),
      e.fn
        .max<number | null>(
          e
            .case()
            .when('check_in.answer', '=', 'roadblock')
            .then(e.ref('check_in.answered_at'))
            .end(),
        )
        .as('roadblock_at'),
    ])
    .where('delegation.workspace_id', '=', workspace)
    .where('manager_id', '=', user)
    .where((e) =>
      e.or([e('state', 'in', [...openStates]), e('ended_at', '>', since.epochMilliseconds)]),
    )
    .groupBy('delegation.id')
    .orderBy('delegation.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    delegate: row.delegate_id,
    isOpen: openStates.some((state) => state === row.state),
    madeAt: Temporal.Instant.fromEpochMilliseconds(row.created_at),
    endedAt: instantFrom(row.ended_at),
    dueOn: row.due_on === null ? null : Temporal.PlainDate.from(row.due_on),
    checkIns: row.check_ins,
    roadblockAt: instantFrom(row.roadblock_at),
  }));
}

/** What a nudge says of a delegation that `user` gave or was given; null for any other. */
export async function delegationNamed(
  db: Db,
  { workspace, user }: Whose,
  id: string,
): Promise<{ outcome: string; delegate: string; dueOn: Temporal.PlainDate | null } | null> {
  return readDelegation(db, workspace, user, id);
}

function instantFrom(milliseconds: number | null): Temporal.Instant | null {
  return milliseconds === null ? null : Temporal.Instant.fromEpochMilliseconds(milliseconds);
}
