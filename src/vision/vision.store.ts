import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Db, Schema } from '../db/schema.ts';
import { formatTime, parseTime } from '../time/wall.ts';
import type { Block, Move, Weeks } from './vision.ts';

export type Session = Selectable<Schema['vision_session']>;

/** What the manager decided for weeks from about now on, and which of them are over. */
export async function readWeeks(
  db: Db,
  workspace: string,
  user: string,
  now: Temporal.Instant,
): Promise<Weeks> {
  const held = await db
    .selectFrom('vision_session')
    .select('week')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where((e) => e.or([e('ends_at', '<=', now.epochMilliseconds), e('note', 'is not', null)]))
    .orderBy('week', 'desc')
    .limit(20)
    .execute();
  return {
    moves: await readMoves(db, workspace, user),
    held: held.map((row) => Temporal.PlainDate.from(row.week)),
  };
}

async function readMoves(db: Db, workspace: string, user: string): Promise<Move[]> {
  const rows = await db
    .selectFrom('vision_move')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .orderBy('week', 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => {
    const from = row.from_time ? parseTime(row.from_time) : null;
    return {
      week: Temporal.PlainDate.from(row.week),
      to: row.date && from ? { date: Temporal.PlainDate.from(row.date), from } : null,
      isSkipped: row.is_skipped === 1,
    };
  });
}

/** Writes what is decided for a week; a week that is as usual again leaves no row. */
export async function keepMove(tx: Db, workspace: string, user: string, move: Move): Promise<void> {
  const week = move.week.toString();
  if (!move.to && !move.isSkipped) {
    await tx
      .deleteFrom('vision_move')
      .where('workspace_id', '=', workspace)
      .where('user_id', '=', user)
      .where('week', '=', week)
      .execute();
    return;
  }
  const change = {
    date: move.to?.date.toString() ?? null,
    from_time: move.to ? formatTime(move.to.from) : null,
    is_skipped: move.isSkipped ? 1 : 0,
  };
  await tx
    .insertInto('vision_move')
    .values({ workspace_id: workspace, user_id: user, week, ...change })
    .onConflict((c) => c.columns(['workspace_id', 'user_id', 'week']).doUpdateSet(change))
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

/** The session's block is at other times, or reminded of in another message. */
export async function moveSession(
  tx: Db,
  session: Session,
  block: Block,
  outbox = session.outbox_id,
): Promise<void> {
  await tx
    .updateTable('vision_session')
    .set({
      starts_at: block.startsAt.epochMilliseconds,
      ends_at: block.endsAt.epochMilliseconds,
      outbox_id: outbox,
    })
    .where('workspace_id', '=', session.workspace_id)
    .where('id', '=', session.id)
    .execute();
}

/** For a reminder that never went out. */
export async function removeSession(tx: Db, session: Session): Promise<void> {
  await tx
    .deleteFrom('vision_session')
    .where('workspace_id', '=', session.workspace_id)
    .where('id', '=', session.id)
    .execute();
}

/** When a session begins and ends. */
export function spanOf(session: Session): Pick<Block, 'startsAt' | 'endsAt'> {
  return {
    startsAt: Temporal.Instant.fromEpochMilliseconds(session.starts_at),
    endsAt: Temporal.Instant.fromEpochMilliseconds(session.ends_at),
  };
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

/** The session that a reminder, by its outbox id, is about; null for a reminder whose block went elsewhere. */
export async function sessionOfReminder(
  db: Db,
  workspace: string,
  user: string,
  outbox: string,
): Promise<Session | null> {
  const row = await db
    .selectFrom('vision_session')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('outbox_id', '=', outbox)
    .executeTakeFirst();
  return row ?? null;
}

/** A week's session; null when its reminder was not made. */
export async function sessionOfWeek(
  db: Db,
  workspace: string,
  user: string,
  week: Temporal.PlainDate,
): Promise<Session | null> {
  const row = await db
    .selectFrom('vision_session')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('week', '=', week.toString())
    .executeTakeFirst();
  return row ?? null;
}

/** The session whose block holds a moment; null for none. */
export async function sessionAt(
  db: Db,
  workspace: string,
  user: string,
  at: Temporal.Instant,
): Promise<Session | null> {
  const row = await db
    .selectFrom('vision_session')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('starts_at', '<=', at.epochMilliseconds)
    .where('ends_at', '>', at.epochMilliseconds)
    .executeTakeFirst();
  return row ?? null;
}

/** The sessions that are not over at `now` and have no note. */
export async function openSessions(
  db: Db,
  workspace: string,
  user: string,
  now: Temporal.Instant,
): Promise<Session[]> {
  return db
    .selectFrom('vision_session')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('ends_at', '>', now.epochMilliseconds)
    .where('note', 'is', null)
    .execute();
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

/** Lets a note be what it was before; null for none. */
export async function takeBackNote(
  tx: Db,
  session: Session,
  before: { note: string; notedAt: number } | null,
): Promise<void> {
  await tx
    .updateTable('vision_session')
    .set({ note: before?.note ?? null, noted_at: before?.notedAt ?? null })
    .where('workspace_id', '=', session.workspace_id)
    .where('user_id', '=', session.user_id)
    .where('id', '=', session.id)
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
    .limit(1)
    .executeTakeFirst();
  if (row?.note == null || row.noted_at === null) return null;
  return { note: row.note, at: Temporal.Instant.fromEpochMilliseconds(row.noted_at) };
}

/** The vision time whose note is the last; null before the first. */
export async function lastVisionNote(
  db: Db,
  { workspace, user }: { workspace: string; user: string },
): Promise<string | null> {
  const row = await db
    .selectFrom('vision_session')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('note', 'is not', null)
    .orderBy('noted_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The note of a vision time; null when there is none, or it is somebody else's. */
export async function visionNoteOf(
  db: Db,
  { workspace, user }: { workspace: string; user: string },
  id: string,
): Promise<{ note: string; at: Temporal.Instant } | null> {
  const session = await readSession(db, workspace, user, id);
  if (session?.note == null || session.noted_at === null) return null;
  return { note: session.note, at: Temporal.Instant.fromEpochMilliseconds(session.noted_at) };
}

/** When somebody wrote notes since then. */
export async function notesWritten(
  db: Db,
  { workspace, user }: { workspace: string; user: string },
  since: Temporal.Instant,
): Promise<Temporal.Instant[]> {
  const rows = await db
    .selectFrom('vision_session')
    .select('noted_at as at')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('noted_at', '>=', since.epochMilliseconds)
    .execute();
  return rows.flatMap(({ at }) =>
    at === null ? [] : [Temporal.Instant.fromEpochMilliseconds(at)],
  );
}
