import { type ExpressionBuilder, type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { Db, Schema } from '../db/schema.ts';
import { isWeekday, type Weekday } from '../time/hours.ts';
import { formatTime, parseTime } from '../time/wall.ts';
import {
  authorities,
  type CheckInRule,
  type Contract,
  type Delegation,
  type Delivery,
  newsOf,
  openStates,
  type Pending,
  type Role,
  type Terms,
} from './delegation.ts';
import type { Show } from './list-filter.ts';

type Added = {
  workspace: string;
  id: string;
  /** The message that asks. */
  outboxId: string;
  contract: Contract;
  /** What it goes on from, when somebody else had it before. */
  continues: Delegation | null;
};

/** Writes a new delegation, waiting for its delegate. */
export async function addDelegation(tx: Db, added: Added, now: Temporal.Instant): Promise<void> {
  const { contract } = added;
  await tx
    .insertInto('delegation')
    .values({
      workspace_id: added.workspace,
      id: added.id,
      manager_id: contract.manager,
      delegate_id: contract.delegate,
      done_looks_like: contract.doneLooksLike,
      ...termColumns(contract),
      ...checkInColumns(contract),
      link: contract.link,
      state: 'proposed',
      version: added.continues ? added.continues.version + 1 : 1,
      step: 0,
      pending: null,
      restated: '',
      missing: '',
      reason: '',
      continues_id: added.continues?.id ?? null,
      outbox_id: added.outboxId,
      created_at: now.epochMilliseconds,
      answered_at: null,
      agreed_at: null,
      handed_in_at: null,
      ended_at: null,
    })
    .execute();
}

/** A delegation that `user` gave or was given; null for any other, whatever its id. */
export async function readDelegation(
  db: Db,
  workspace: string,
  user: string,
  id: string,
): Promise<Delegation | null> {
  const row = await withDelivery(db, workspace)
    .where('delegation.id', '=', id)
    .where((e) => e.or([e('manager_id', '=', user), e('delegate_id', '=', user)]))
    .executeTakeFirst();
  return row ? delegationFrom(row) : null;
}

/** How a delegation stands in `tx`, however it stood when it was read; null when it is gone. */
export function asItStands(tx: Db, read: Delegation): Promise<Delegation | null> {
  return readDelegation(tx, read.workspace, read.delegate, read.id);
}

/** The delegation that `delegate` was asked about in the message of this outbox id; null when there is none. */
export async function delegationOfMessage(
  db: Db,
  workspace: string,
  delegate: string,
  outboxId: string,
): Promise<Delegation | null> {
  const row = await withDelivery(db, workspace)
    .where('delegation.outbox_id', '=', outboxId)
    .where('delegate_id', '=', delegate)
    .executeTakeFirst();
  return row ? delegationFrom(row) : null;
}

type Wanted = {
  openOnly: boolean;
  /** Narrower still: which of them; `today` is the day on which something is late. */
  only?: { show: Show; today: Temporal.PlainDate };
  /** Only what was done since. */
  doneSince?: Temporal.Instant;
  limit: number;
  offset?: number;
};

/** What `user` gave, or was given: the open ones first, then the newest. */
export async function delegationsOf(
  db: Db,
  workspace: string,
  user: string,
  role: Role,
  { openOnly, only, doneSince, limit, offset = 0 }: Wanted,
): Promise<Delegation[]> {
  const open = [...openStates];
  let query = withDelivery(db, workspace).where(
    role === 'manager' ? 'manager_id' : 'delegate_id',
    '=',
    user,
  );
  if (openOnly || only?.show === 'open' || only?.show === 'overdue') {
    query = query.where('delegation.state', 'in', open);
  }
  if (only?.show === 'over') query = query.where('delegation.state', 'not in', open);
  if (only?.show === 'overdue') query = query.where('due_on', '<', only.today.toString());
  if (only?.show === 'waits') {
    query = query.where((e) =>
      role === 'manager'
        ? e('delegation.state', '=', 'handed-in')
        : e.or([
            e('delegation.state', '=', 'proposed'),
            e.and([e('delegation.state', 'in', open), e('pending', 'is not', null)]),
          ]),
    );
  }
  if (doneSince) {
    query = query
      .where('delegation.state', '=', 'done')
      .where('ended_at', '>', doneSince.epochMilliseconds);
  }
  const rows = await query
    .orderBy((e) => e.case().when('delegation.state', 'in', open).then(0).else(1).end())
    .orderBy('delegation.created_at', 'desc')
    .orderBy('delegation.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(delegationFrom);
}

/** How many open delegations `user` gave, or was given. */
export async function countOpen(
  db: Db,
  workspace: string,
  user: string,
  role: Role,
): Promise<number> {
  const row = await db
    .selectFrom('delegation')
    .select((e) => e.fn.countAll().as('n'))
    .where('workspace_id', '=', workspace)
    .where(role === 'manager' ? 'manager_id' : 'delegate_id', '=', user)
    .where('state', 'in', [...openStates])
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

/** Writes how a delegation stands after a step; false, and nothing changes, when another one was taken since it was read. */
export async function keepDelegation(tx: Db, next: Delegation): Promise<boolean> {
  const { pending } = next;
  const result = await tx
    .updateTable('delegation')
    .set({
      ...termColumns(next),
      ...checkInColumns(next),
      done_looks_like: next.doneLooksLike,
      state: next.state,
      version: next.version,
      step: next.step,
      pending: pending && pendingColumn(pending),
      restated: next.restated,
      missing: next.missing,
      reason: next.reason,
      outbox_id: next.outboxId,
      answered_at: next.answeredAt?.epochMilliseconds ?? null,
      agreed_at: next.agreedAt?.epochMilliseconds ?? null,
      handed_in_at: next.handedInAt?.epochMilliseconds ?? null,
      ended_at: next.endedAt?.epochMilliseconds ?? null,
    })
    .where('workspace_id', '=', next.workspace)
    .where('id', '=', next.id)
    .where('manager_id', '=', next.manager)
    .where('delegate_id', '=', next.delegate)
    .where('step', '=', next.step - 1)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

function termColumns({ outcome, authority, limit, dueOn, dueAt }: Terms) {
  return {
    outcome,
    authority,
    authority_limit: limit,
    due_on: dueOn?.toString() ?? null,
    due_at: dueAt && formatTime(dueAt),
  };
}

const terms = z.object({
  outcome: z.string(),
  authority: z.enum(authorities),
  authority_limit: z.string(),
  due_on: z.string().nullable(),
  due_at: z.string().nullable(),
});

function termsFrom(columns: z.infer<typeof terms>): Terms {
  return {
    outcome: columns.outcome,
    authority: columns.authority,
    limit: columns.authority_limit,
    dueOn: columns.due_on === null ? null : Temporal.PlainDate.from(columns.due_on),
    dueAt: columns.due_at === null ? null : parseTime(columns.due_at),
  };
}

function pendingColumn(pending: Pending): string {
  const { id, doneLooksLike } = pending;
  return JSON.stringify({ id, ...termColumns(pending), done_looks_like: doneLooksLike });
}

/** What has waited since an older release has no words of its own for what done looks like. */
const waitingTerms = terms.extend({ id: z.string(), done_looks_like: z.string().optional() });

function pendingFrom({ pending: json, done_looks_like }: Row): Pending | null {
  if (json === null) return null;
  const { id, ...columns } = waitingTerms.parse(JSON.parse(json));
  return { id, ...termsFrom(columns), doneLooksLike: columns.done_looks_like ?? done_looks_like };
}

function checkInColumns({ checkIn }: Pick<Contract, 'checkIn'>) {
  return {
    check_in_days: checkIn && JSON.stringify(checkIn.days),
    check_in_at: checkIn && formatTime(checkIn.at),
  };
}

function withDelivery(db: Db, workspace: string) {
  return db
    .selectFrom('delegation')
    .leftJoin('outbox', (join) =>
      join
        .onRef('outbox.workspace_id', '=', 'delegation.workspace_id')
        .onRef('outbox.id', '=', 'delegation.outbox_id'),
    )
    .selectAll('delegation')
    .select(['outbox.state as outbox_state', 'outbox.error as outbox_error'])
    .select((e) =>
      e
        .exists(
          e
            .selectFrom('outbox as told')
            .select('told.id')
            .whereRef('told.workspace_id', '=', 'delegation.workspace_id')
            .where(
              'told.schedule_id',
              '=',
              e.fn<string>('concat', [e.val(newsOf('')), 'delegation.id']),
            )
            // The plus keeps SQLite from reading all that the delegate was ever sent.
            .where(sql`+told.user_id`, '=', e.ref('delegation.delegate_id'))
            .where('told.state', 'in', ['sending', 'sent']),
        )
        .$castTo<number>()
        .as('is_known'),
    )
    .select((e) => [
      hasLeft(e, 'delegation.manager_id').as('manager_left'),
      hasLeft(e, 'delegation.delegate_id').as('delegate_left'),
    ])
    .where('delegation.workspace_id', '=', workspace);
}

/** Whether the person in a column of the delegation is deactivated. */
function hasLeft(
  e: ExpressionBuilder<Schema, 'delegation'>,
  column: 'delegation.manager_id' | 'delegation.delegate_id',
) {
  return e
    .exists(
      e
        .selectFrom('person')
        .select('person.user_id')
        .whereRef('person.workspace_id', '=', 'delegation.workspace_id')
        .whereRef('person.user_id', '=', column)
        .where('person.is_deactivated', '=', 1),
    )
    .$castTo<number>();
}

type Row = Selectable<Schema['delegation']> & {
  outbox_state: Schema['outbox']['state'] | null;
  outbox_error: string | null;
  is_known: number;
  manager_left: number;
  delegate_left: number;
};

function delegationFrom(row: Row): Delegation {
  return {
    workspace: row.workspace_id,
    id: row.id,
    manager: row.manager_id,
    delegate: row.delegate_id,
    ...termsFrom(terms.parse(row)),
    doneLooksLike: row.done_looks_like,
    checkIn: ruleFrom(row),
    link: row.link,
    state: row.state,
    version: row.version,
    step: row.step,
    pending: pendingFrom(row),
    restated: row.restated,
    missing: row.missing,
    reason: row.reason,
    continues: row.continues_id,
    outboxId: row.outbox_id,
    delivery: deliveryFrom(row),
    isKnown: row.is_known === 1 || deliveryFrom(row) === 'sent',
    hasLeft: { manager: row.manager_left === 1, delegate: row.delegate_left === 1 },
    createdAt: Temporal.Instant.fromEpochMilliseconds(row.created_at),
    answeredAt: instantFrom(row.answered_at),
    agreedAt: instantFrom(row.agreed_at),
    handedInAt: instantFrom(row.handed_in_at),
    endedAt: instantFrom(row.ended_at),
  };
}

const checkInDays = z.array(z.custom<Weekday>(isWeekday)).min(1);

/** When a delegate is asked, by the columns of a row; null for never. */
export function ruleFrom(row: Pick<Row, 'check_in_days' | 'check_in_at'>): CheckInRule | null {
  if (row.check_in_days === null || row.check_in_at === null) return null;
  const at = parseTime(row.check_in_at);
  if (!at) throw new Error('a delegation holds no time of day');
  return { days: checkInDays.parse(JSON.parse(row.check_in_days)), at };
}

/** A message that the outbox has forgotten went out long ago. */
function deliveryFrom(row: Row): Delivery {
  if (row.outbox_state === 'dead' || row.outbox_state === 'missed') {
    return { failed: row.outbox_error ?? 'unknown_error' };
  }
  return row.outbox_state === 'due' || row.outbox_state === 'sending' ? 'waiting' : 'sent';
}

function instantFrom(milliseconds: number | null): Temporal.Instant | null {
  return milliseconds === null ? null : Temporal.Instant.fromEpochMilliseconds(milliseconds);
}
