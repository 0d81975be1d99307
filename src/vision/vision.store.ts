import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Db, Schema } from '../db/schema.ts';
import { parseTime } from '../time/wall.ts';
import type { Block, Move } from './vision.ts';

export type Session = Selectable<Schema['vision_session']>;

/** What the manager decided for weeks from about now on. */
export async function readMoves(db: Db, workspace: string, user: string): Promise<Move[]> {
  const rows = await db
    .selectFrom('vision_move')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .orderBy('week', 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => {
    const week = Temporal.PlainDate.from(row.week);
    const from = row.from_time ? parseTime(row.from_time) : null;
    if (!row.date || !from) return { week, to: null };
    return { week, to: { date: Temporal.PlainDate.from(row.date), from } };
  });
}

export async function keepMove(tx: Db, workspace: string, user: string, move: Move): Promise<void> {
  const change = {
    date: move.to?.date.toString() ?? null,
    from_time: move.to?.from.toString({ smallestUnit: 'minute' }) ?? null,
  };
  await tx
    .insertInto('vision_move')
    .values({ workspace_id: workspace, user_id: user, week: move.week.toString(), ...change })
    .onConflict((c) => c.columns(['workspace_id', 'user_id', 'week']).doUpdateSet(change))
    .execute();
}

/** The week is as usual again. */
export async function removeMove(
  tx: Db,
  workspace: string,
  user: string,
  week: Temporal.PlainDate,
): Promise<void> {
  await tx
    .deleteFrom('vision_move')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('week', '=', week.toString())
    .execute();
}

/** Writes down a block whose reminder was made, and returns its id. */
export async function addSession(
  tx: Db,
  workspace: string,
  user: string,
  session: { block: Block; question: string; outbox: string },
): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('vision_session')
    .values({
      workspace_id: workspace,
      id,
      user_id: user,
      week: session.block.week.toString(),
      starts_at: session.block.startsAt.epochMilliseconds,
      ends_at: session.block.endsAt.epochMilliseconds,
      question: session.question,
      outbox_id: session.outbox,
      note: null,
      noted_at: null,
    })
    .execute();
  return id;
}

export async function readSession(
  db: Db,
  workspace: string,
  user: string,
  id: string,
): Promise<Session | null> {
  const row = await db
    .selectFrom('vision_session')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** The sessions of a manager, newest first. */
export async function lastSessions(db: Db, workspace: string, user: string): Promise<Session[]> {
  return db
    .selectFrom('vision_session')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .orderBy('starts_at', 'desc')
    .limit(52)
    .execute();
}

/** Takes back the sessions of a week whose block has been moved away, and returns them. */
export async function removeSessions(
  tx: Db,
  workspace: string,
  user: string,
  week: Temporal.PlainDate,
): Promise<Pick<Session, 'id' | 'outbox_id'>[]> {
  return tx
    .deleteFrom('vision_session')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('week', '=', week.toString())
    .where('note', 'is', null)
    .returning(['id', 'outbox_id'])
    .execute();
}

export async function keepNote(
  tx: Db,
  workspace: string,
  user: string,
  session: string,
  note: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('vision_session')
    .set({ note, noted_at: now.epochMilliseconds })
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('id', '=', session)
    .execute();
}

/** The note written last, and when; null before the first. */
export async function lastNote(
  db: Db,
  workspace: string,
  user: string,
): Promise<{ note: string; at: Temporal.Instant } | null> {
  const row = await db
    .selectFrom('vision_session')
    .select(['note', 'noted_at'])
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('note', 'is not', null)
    .orderBy('noted_at', 'desc')
    .executeTakeFirst();
  if (row?.note == null || row.noted_at === null) return null;
  return { note: row.note, at: Temporal.Instant.fromEpochMilliseconds(row.noted_at) };
}
