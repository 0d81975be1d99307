import type { Selectable } from 'kysely';
import type { Db, Schema } from '../db/schema.ts';
import type { Answer, Asked, CheckIn, Delegation } from './delegation.ts';
import { readDelegation } from './delegation.store.ts';

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

/** What `delegate` is asked in the message of this outbox id, in the order in which it came up; [] for another message. */
export async function askedInMessage(
  db: Db,
  workspace: string,
  delegate: string,
  outboxId: string,
): Promise<Asked[]> {
  const rows = await checkInsOf(db, workspace, delegate)
    .where('check_in.outbox_id', '=', outboxId)
    .orderBy('check_in.id')
    .execute();
  const asked: Asked[] = [];
  for (const row of rows) {
    const delegation = await readDelegation(db, workspace, delegate, row.delegation_id);
    if (delegation) asked.push({ checkIn: checkInFrom(row), delegation });
  }
  return asked;
}

/** Whether a delegation has had its question of a day. */
export async function isAsked(
  db: Db,
  { workspace, id }: Pick<Delegation, 'workspace' | 'id'>,
  date: Temporal.PlainDate,
): Promise<boolean> {
  const row = await db
    .selectFrom('check_in')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('delegation_id', '=', id)
    .where('date', '=', date.toString())
    .executeTakeFirst();
  return row !== undefined;
}

/** The outbox id of a message with check-ins of the day that ends at `expiresAt`, which has not gone out yet; null for none. */
export async function waitingCheckIns(
  db: Db,
  workspace: string,
  delegate: string,
  expiresAt: Temporal.Instant,
): Promise<string | null> {
  const row = await messagesTo(db, workspace, delegate)
    .select('id')
    .where('state', '=', 'due')
    .where('expires_at', '=', expiresAt.epochMilliseconds)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** When the last message with check-ins that went out was due; null for none. */
export async function lastCheckInsDue(
  db: Db,
  workspace: string,
  delegate: string,
): Promise<Temporal.Instant | null> {
  const row = await messagesTo(db, workspace, delegate)
    .select((e) => e.fn.max('due_at').as('at'))
    .where('state', 'in', ['sending', 'sent'])
    .executeTakeFirst();
  return row?.at == null ? null : Temporal.Instant.fromEpochMilliseconds(row.at);
}

function messagesTo(db: Db, workspace: string, delegate: string) {
  return db
    .selectFrom('outbox')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', delegate)
    .where('kind', '=', 'check-in');
}

/** Takes back a question that nobody has read. */
export async function removeCheckIn(tx: Db, { workspace, id }: CheckIn): Promise<void> {
  await tx
    .deleteFrom('check_in')
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute();
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
