import type { Selectable } from 'kysely';
import type { Db, Schema } from '../db/schema.ts';
import type { Answer, Asked, CheckIn, Delegation, Role } from './delegation.ts';
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
      need: '',
      told_in: null,
      read_from: null,
      gone_at: null,
      answered_at: null,
    })
    .execute();
}

/** A check-in that concerns `user` in that role; null for anybody else's. */
export async function readCheckIn(
  db: Db,
  workspace: string,
  user: string,
  id: string,
  role: Role = 'delegate',
): Promise<CheckIn | null> {
  const row = await checkInsOf(db, workspace, user, role)
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
    .orderBy('check_in.date')
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
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
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

/** The check-in of which a manager was told in the message of this outbox id; null for another message. */
export async function toldInMessage(
  db: Db,
  workspace: string,
  manager: string,
  outboxId: string,
): Promise<CheckIn | null> {
  const row = await checkInsOf(db, workspace, manager, 'manager')
    .where('check_in.told_in', '=', outboxId)
    .executeTakeFirst();
  return row ? checkInFrom(row) : null;
}

/** Keeps what follows a roadblock that was told: what is needed, in which message, and from when on that is read. */
export async function keepTold(
  tx: Db,
  { workspace, id }: CheckIn,
  { need, toldIn, readFrom }: Pick<CheckIn, 'need' | 'toldIn' | 'readFrom'>,
): Promise<void> {
  await tx
    .updateTable('check_in')
    .set({ need, told_in: toldIn, read_from: readFrom && readFrom.toString() })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute();
}

/** Keeps that a roadblock is out of the way; false when it was before. */
export async function markGone(
  tx: Db,
  { workspace, id }: CheckIn,
  now: Temporal.Instant,
): Promise<boolean> {
  const result = await tx
    .updateTable('check_in')
    .set({ gone_at: now.epochMilliseconds })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .where('answer', '=', 'roadblock')
    .where('gone_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Forgets a roadblock that nobody has read: the question is open again. False when it is none any more. */
export async function forgetRoadblock(tx: Db, { workspace, id }: CheckIn): Promise<boolean> {
  const open = { answer: null, roadblock: '', need: '', told_in: null, read_from: null } as const;
  const result = await tx
    .updateTable('check_in')
    .set({ ...open, answered_at: null })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .where('answer', '=', 'roadblock')
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

/** How many questions that arrived have had no answer since the last one that had; those that did not arrive don't count. */
export async function unansweredInARow(
  db: Db,
  workspace: string,
  delegation: string,
): Promise<number> {
  const rows = await db
    .selectFrom('check_in')
    .leftJoin('outbox', (join) =>
      join
        .onRef('outbox.workspace_id', '=', 'check_in.workspace_id')
        .onRef('outbox.id', '=', 'check_in.outbox_id'),
    )
    .select(['check_in.answer', 'outbox.state'])
    .where('check_in.workspace_id', '=', workspace)
    .where('check_in.delegation_id', '=', delegation)
    .orderBy('check_in.date', 'desc')
    .limit(60)
    .execute();
  const arrived = rows.filter(({ state }) => state === null || state === 'sent');
  const answered = arrived.findIndex(({ answer }) => answer !== null);
  return answered < 0 ? arrived.length : answered;
}

function checkInsOf(db: Db, workspace: string, user: string, role: Role = 'delegate') {
  return db
    .selectFrom('check_in')
    .innerJoin('delegation', (join) =>
      join
        .onRef('delegation.workspace_id', '=', 'check_in.workspace_id')
        .onRef('delegation.id', '=', 'check_in.delegation_id'),
    )
    .selectAll('check_in')
    .where('check_in.workspace_id', '=', workspace)
    .where(role === 'delegate' ? 'delegation.delegate_id' : 'delegation.manager_id', '=', user);
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
    need: row.need,
    toldIn: row.told_in,
    readFrom: row.read_from === null ? null : Temporal.ZonedDateTime.from(row.read_from),
    goneAt: row.gone_at === null ? null : Temporal.Instant.fromEpochMilliseconds(row.gone_at),
  };
}
