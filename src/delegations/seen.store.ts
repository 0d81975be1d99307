import type { Db } from '../db/schema.ts';
import { countsAsDaily, openStates } from './delegation.ts';
import { readDelegation, ruleFrom } from './delegation.store.ts';

type Whose = { workspace: string; user: string };

const week = Temporal.Duration.from({ hours: 7 * 24 });
/** Two weekly check-ins, and as long as what happened is of interest after them. */
const lookedAt = Temporal.Duration.from({ hours: 5 * 7 * 24 });

/** What the coach looks at in the delegations that a manager gave: those that are open, or ended after `since`. */
export async function delegationsSeen(
  db: Db,
  { workspace, user }: Whose,
  since: Temporal.Instant,
  now: Temporal.Instant,
) {
  const rows = await db
    .selectFrom('delegation')
    .select(['id', 'delegate_id', 'state', 'answered_at', 'ended_at', 'due_on'])
    .select(['check_in_days', 'check_in_at'])
    .select((e) =>
      e
        .selectFrom('delegation_event')
        .select((of) => of.fn.max('at').as('at'))
        .whereRef('delegation_event.workspace_id', '=', 'delegation.workspace_id')
        .whereRef('delegation_event.delegation_id', '=', 'delegation.id')
        .where('act', '=', 'change')
        .as('changed_at'),
    )
    .where('workspace_id', '=', workspace)
    .where('manager_id', '=', user)
    .where((e) =>
      e.or([e('state', 'in', [...openStates]), e('ended_at', '>', since.epochMilliseconds)]),
    )
    .execute();
  const asked = rows.length === 0 ? [] : await checkInsSince(db, workspace, rows, now);
  return rows.map((row) => {
    const theirs = asked.filter((checkIn) => checkIn.delegation_id === row.id);
    const told = theirs.find(({ answer }) => answer !== null);
    const rule = ruleFrom(row);
    const isInTheWay = told?.answer === 'roadblock' && told.gone_at === null;
    return {
      id: row.id,
      delegate: row.delegate_id,
      state: row.state,
      acceptedAt: row.state === 'declined' ? null : instantFrom(row.answered_at),
      endedAt: instantFrom(row.ended_at),
      dueOn: row.due_on === null ? null : Temporal.PlainDate.from(row.due_on),
      checkIns: theirs.filter(({ date }) => date > dateBefore(now, week)).length,
      roadblockAt: isInTheWay ? instantFrom(told.answered_at) : null,
      isDaily: rule !== null && countsAsDaily(rule),
      unansweredAt: unansweredAt(askedSince(theirs, row.changed_at), now),
    };
  });
}

/** The check-ins of the last weeks, the newest first. */
async function checkInsSince(
  db: Db,
  workspace: string,
  of: readonly { id: string }[],
  now: Temporal.Instant,
) {
  return db
    .selectFrom('check_in')
    .leftJoin('outbox', (join) =>
      join
        .onRef('outbox.workspace_id', '=', 'check_in.workspace_id')
        .onRef('outbox.id', '=', 'check_in.outbox_id'),
    )
    .select(['check_in.delegation_id', 'check_in.date', 'check_in.answer'])
    .select(['check_in.answered_at', 'check_in.gone_at', 'outbox.state'])
    .where('check_in.workspace_id', '=', workspace)
    .where(
      'check_in.delegation_id',
      'in',
      of.map(({ id }) => id),
    )
    .where('check_in.date', '>', dateBefore(now, lookedAt))
    .orderBy('check_in.date', 'desc')
    .execute();
}

/** Those after the contract was changed last: what nobody answered before is settled by that. */
function askedSince<T extends { date: string }>(
  theirs: readonly T[],
  changedAt: number | null,
): T[] {
  const changed = instantFrom(changedAt)?.toString().slice(0, 10) ?? '';
  return theirs.filter(({ date }) => date > changed);
}

function dateBefore(now: Temporal.Instant, duration: Temporal.Duration): string {
  return now.subtract(duration).toString().slice(0, 10);
}

/** When the day of the second of two or more check-ins in a row was over that arrived and had no answer; null for none such. */
function unansweredAt(
  newestFirst: readonly { date: string; answer: string | null; state: string | null }[],
  now: Temporal.Instant,
): Temporal.Instant | null {
  const over = newestFirst
    .filter(({ state }) => state === null || state === 'sent')
    .map(({ date, answer }) => ({ answer, endedAt: endOfDateAnywhere(date) }))
    .filter(({ endedAt }) => Temporal.Instant.compare(endedAt, now) <= 0);
  const answered = over.findIndex(({ answer }) => answer !== null);
  const silent = answered < 0 ? over : over.slice(0, answered);
  return silent.at(-2)?.endedAt ?? null;
}

/** When a date is over in every zone: its owner may be anywhere. */
function endOfDateAnywhere(date: string): Temporal.Instant {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime('-12:00').toInstant();
}

/** Whether a delegation that `user` gave or was given is still to be done, by the same two. */
export async function isUnderway(db: Db, { workspace, user }: Whose, id: string): Promise<boolean> {
  const delegation = await readDelegation(db, workspace, user, id);
  return delegation !== null && openStates.includes(delegation.state);
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
