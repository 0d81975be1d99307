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
  const rows = await db
    .selectFrom('delegation')
    .select(['id', 'delegate_id', 'state', 'created_at', 'ended_at', 'due_on'])
    .where('workspace_id', '=', workspace)
    .where('manager_id', '=', user)
    .where((e) =>
      e.or([e('state', 'in', [...openStates]), e('ended_at', '>', since.epochMilliseconds)]),
    )
    .execute();
  const asked = rows.length === 0 ? [] : await checkInsSince(db, workspace, rows, now);
  return rows.map((row) => {
    const theirs = asked.filter((checkIn) => checkIn.delegation_id === row.id);
    const roadblocks = theirs.flatMap(({ answer, answered_at: at }) =>
      answer === 'roadblock' && at !== null ? [at] : [],
    );
    return {
      id: row.id,
      delegate: row.delegate_id,
      isOpen: openStates.some((state) => state === row.state),
      madeAt: Temporal.Instant.fromEpochMilliseconds(row.created_at),
      endedAt: instantFrom(row.ended_at),
      dueOn: row.due_on === null ? null : Temporal.PlainDate.from(row.due_on),
      checkIns: theirs.length,
      roadblockAt: instantFrom(roadblocks.toSorted((a, b) => b - a)[0] ?? null),
    };
  });
}

/** The check-ins of the last week. */
async function checkInsSince(
  db: Db,
  workspace: string,
  of: readonly { id: string }[],
  now: Temporal.Instant,
) {
  return db
    .selectFrom('check_in')
    .select(['delegation_id', 'answer', 'answered_at'])
    .where('workspace_id', '=', workspace)
    .where(
      'delegation_id',
      'in',
      of.map(({ id }) => id),
    )
    .where('date', '>', now.subtract(week).toString().slice(0, 10))
    .execute();
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
