import type { Selectable } from 'kysely';
import type { Db, Schema } from '../db/schema.ts';
import { somebodyWhoLeft } from '../slack/text.ts';

/** Something that recurs or waits; see the table. */
export type Scheduled = Selectable<Schema['schedule']>;

/** The next occurrence: its name, unique within the schedule, and its moment. */
export type Next = { slot: string; at: Temporal.Instant };

/**
 * What happens when a schedule is due: writes the messages (through the outbox) and rows that follow, within `tx`,
 * and returns the next occurrence, or null when there is none any more. Awaits nothing but queries; `after` takes work
 * that follows the commit and may fail, such as drawing a message anew.
 */
export type Planner = (
  tx: Db,
  due: Scheduled,
  now: Temporal.Instant,
  after?: (work: () => Promise<unknown>) => void,
) => Promise<Next | null>;

const aMoment = Temporal.Duration.from({ seconds: 1 });

/** A moment that has come already, so late that it comes in the next tick: a tick plans nothing for its own. */
export function atOnceIfPast(at: Temporal.Instant, now: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(at, now) <= 0 ? now.add(aMoment) : at;
}

type Entry = {
  workspace: string;
  /** Chosen by the room, such as `nudge:U123`: setting it again moves it. */
  id: string;
  user: string;
  kind: string;
  subject?: string;
  next: Next;
};

/** Sets the next moment of a schedule, new or known. Nothing comes back to somebody who left. */
export async function setSchedule(tx: Db, entry: Entry): Promise<void> {
  if (entry.user === somebodyWhoLeft) return;
  const change = {
    slot: entry.next.slot,
    next_at: entry.next.at.epochMilliseconds,
    tries: 0,
  };
  await tx
    .insertInto('schedule')
    .values({
      workspace_id: entry.workspace,
      id: entry.id,
      user_id: entry.user,
      kind: entry.kind,
      subject: entry.subject ?? null,
      ...change,
    })
    .onConflict((c) => c.columns(['workspace_id', 'id']).doUpdateSet(change))
    .execute();
}

export async function removeSchedule(tx: Db, workspace: string, id: string): Promise<void> {
  await tx
    .deleteFrom('schedule')
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute();
}

/** When a schedule is due next; null when there is none of that id. */
export async function scheduledAt(
  db: Db,
  workspace: string,
  id: string,
): Promise<Temporal.Instant | null> {
  const row = await db
    .selectFrom('schedule')
    .select('next_at')
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? Temporal.Instant.fromEpochMilliseconds(row.next_at) : null;
}

/** The name of a schedule's next occurrence; null when there is none of that id. */
export async function scheduledSlot(db: Db, workspace: string, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('schedule')
    .select('slot')
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.slot ?? null;
}

/** The schedules that are due, longest overdue first; none of the workspaces `but`. */
export async function dueSchedules(
  db: Db,
  now: Temporal.Instant,
  limit: number,
  but: readonly string[] = [],
): Promise<Scheduled[]> {
  return db
    .selectFrom('schedule')
    .selectAll()
    .where('next_at', '<=', now.epochMilliseconds)
    .$if(but.length > 0, (query) => query.where('workspace_id', 'not in', but))
    .orderBy('next_at')
    .limit(limit)
    .execute();
}

/** Workspaces in which more than `atLeast` schedules fall due between `now` and `until`, and how many. */
export async function crowds(
  db: Db,
  now: Temporal.Instant,
  until: Temporal.Instant,
  atLeast: number,
): Promise<{ workspace: string; n: number }[]> {
  return db
    .selectFrom('schedule')
    .select((e) => ['workspace_id as workspace', e.fn.countAll<number>().as('n')])
    .where('next_at', '>', now.epochMilliseconds)
    .where('next_at', '<=', until.epochMilliseconds)
    .groupBy('workspace_id')
    .having((e) => e.fn.countAll<number>(), '>', atLeast)
    .execute();
}

/** The schedules of a workspace that are due until then, first those that are due first. */
export async function dueSoon(
  db: Db,
  workspace: string,
  until: Temporal.Instant,
  limit: number,
): Promise<Scheduled[]> {
  return (
    db
      .selectFrom('schedule')
      .selectAll()
      // In this form it is found by its moment: SQLite would read all of a large workspace for a few that are due.
      .where((e) => e(e.fn.coalesce('workspace_id', e.val('')), '=', workspace))
      .where('next_at', '<=', until.epochMilliseconds)
      .orderBy('next_at')
      .limit(limit)
      .execute()
  );
}

/** Whether `due` is still as it was read. */
export async function isUnchanged(tx: Db, due: Scheduled): Promise<boolean> {
  const row = await tx
    .selectFrom('schedule')
    .select('id')
    .where('workspace_id', '=', due.workspace_id)
    .where('id', '=', due.id)
    .where('slot', '=', due.slot)
    .where('next_at', '=', due.next_at)
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes what follows an occurrence. */
export async function advance(tx: Db, due: Scheduled, next: Next | null): Promise<void> {
  if (next === null) return removeSchedule(tx, due.workspace_id, due.id);
  await tx
    .updateTable('schedule')
    .set({ slot: next.slot, next_at: next.at.epochMilliseconds, tries: 0 })
    .where('workspace_id', '=', due.workspace_id)
    .where('id', '=', due.id)
    .execute();
}

/** Comes back to an occurrence whose planner failed. */
export async function postpone(db: Db, due: Scheduled, until: Temporal.Instant): Promise<void> {
  await db
    .updateTable('schedule')
    .set({ next_at: until.epochMilliseconds, tries: due.tries + 1 })
    .where('workspace_id', '=', due.workspace_id)
    .where('id', '=', due.id)
    .where('next_at', '=', due.next_at)
    .execute();
}

/** When the next schedule is due; null when there is none. */
export async function nextScheduleMoment(db: Db): Promise<Temporal.Instant | null> {
  const row = await db
    .selectFrom('schedule')
    .select((e) => e.fn.min('next_at').as('at'))
    .executeTakeFirst();
  return row?.at == null ? null : Temporal.Instant.fromEpochMilliseconds(row.at);
}
