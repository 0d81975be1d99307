import type { Selectable } from 'kysely';
import type { Db, Schema } from '../db/schema.ts';
import type { Answer, CheckIn } from './delegation.ts';

/** Writes a question that has been asked. */
export async function addCheckIn(
  tx: Db,
  added: Pick<CheckIn, 'workspace' | 'id' | 'delegation' | 'date' | 'outboxId'>,
): Promise<void> {
  await tx
    .insertInto('check_in')
    .values({
      workspace_id: added.workspace,
      id: added.id,
      delegation_id: added.delegation,
      date: added.date.toString(),
      outbox_id: added.outboxId,
      answer: null,
      roadblock: '',
      answered_at: null,
    })
    .execute();
}

/** A check-in in which `delegate` is asked; null for anybody else's. */
export async function readCheckIn(
  db: Db,
  workspace: string,
  delegate: string,
  id: string,
): Promise<CheckIn | null> {
  const row = await checkInsOf(db, workspace, delegate)
    .where('check_in.id', '=', id)
    .executeTakeFirst();
  return row ? checkInFrom(row) : null;
}

/** The check-in that asks `delegate` in the message of this outbox id; null when there is none. */
export async function checkInOfMessage(
  db: Db,
  workspace: string,
  delegate: string,
  outboxId: string,
): Promise<CheckIn | null> {
  const row = await checkInsOf(db, workspace, delegate)
    .where('check_in.outbox_id', '=', outboxId)
    .executeTakeFirst();
  return row ? checkInFrom(row) : null;
}

/** The newest check-in of a delegation; null while there was none. */
export async function latestCheckIn(
  db: Db,
  workspace: string,
  delegate: string,
  delegation: string,
): Promise<CheckIn | null> {
  const row = await checkInsOf(db, workspace, delegate)
    .where('check_in.delegation_id', '=', delegation)
    .orderBy('check_in.date', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? checkInFrom(row) : null;
}

/** Keeps an answer, the first one only; a roadblock also after there was none. False when it is not kept. */
export async function answerCheckIn(
  tx: Db,
  checkIn: CheckIn,
  answer: Answer,
  roadblock: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const result = await tx
    .updateTable('check_in')
    .set({ answer, roadblock, answered_at: now.epochMilliseconds })
    .where('workspace_id', '=', checkIn.workspace)
    .where('id', '=', checkIn.id)
    .where((e) =>
      answer === 'roadblock'
        ? e.or([e('answer', 'is', null), e('answer', '=', 'no-roadblock')])
        : e('answer', 'is', null),
    )
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Takes back the answer that it is done. */
export async function forgetDone(
  tx: Db,
  { workspace, id }: { workspace: string; id: string },
): Promise<void> {
  await tx
    .updateTable('check_in')
    .set({ answer: null, answered_at: null })
    .where('workspace_id', '=', workspace)
    .where('delegation_id', '=', id)
    .where('answer', '=', 'done')
    .execute();
}

/** How many questions did not arrive since the last one that did. */
export async function leftOutOf(db: Db, workspace: string, delegation: string): Promise<number> {
  const rows = await db
    .selectFrom('check_in')
    .leftJoin('outbox', (join) =>
      join
        .onRef('outbox.workspace_id', '=', 'check_in.workspace_id')
        .onRef('outbox.id', '=', 'check_in.outbox_id'),
    )
    .select('outbox.state')
    .where('check_in.workspace_id', '=', workspace)
    .where('check_in.delegation_id', '=', delegation)
    .orderBy('check_in.date', 'desc')
    .limit(60)
    .execute();
  const decided = rows.filter((row) => row.state !== 'due' && row.state !== 'sending');
  const arrived = decided.findIndex((row) => row.state !== 'missed' && row.state !== 'dead');
  return arrived < 0 ? decided.length : arrived;
}

function checkInsOf(db: Db, workspace: string, delegate: string) {
  return db
    .selectFrom('check_in')
    .innerJoin('delegation', (join) =>
      join
        .onRef('delegation.workspace_id', '=', 'check_in.workspace_id')
        .onRef('delegation.id', '=', 'check_in.delegation_id'),
    )
    .selectAll('check_in')
    .where('check_in.workspace_id', '=', workspace)
    .where('delegation.delegate_id', '=', delegate);
}

function checkInFrom(row: Selectable<Schema['check_in']>): CheckIn {
  return {
    workspace: row.workspace_id,
    id: row.id,
    delegation: row.delegation_id,
    date: Temporal.PlainDate.from(row.date),
    outboxId: row.outbox_id,
    answer: row.answer,
    roadblock: row.roadblock,
  };
}
