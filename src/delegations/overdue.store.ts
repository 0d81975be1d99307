import type { Db } from '../db/schema.ts';
import type { Delegation, Role } from './delegation.ts';
import { readDelegation } from './delegation.store.ts';

/** Keeps in which message one of the two hears that a delegation is overdue. */
export async function addOverdue(
  tx: Db,
  delegation: Delegation,
  role: Role,
  outbox: string,
): Promise<void> {
  const { workspace, id, dueOn } = delegation;
  if (!dueOn) throw new RangeError('only what has a due date is overdue');
  await tx
    .insertInto('overdue')
    .values({
      workspace_id: workspace,
      user_id: delegation[role],
      delegation_id: id,
      due_on: dueOn.toString(),
      outbox_id: outbox,
    })
    .onConflict((c) =>
      c
        .columns(['workspace_id', 'user_id', 'delegation_id', 'due_on'])
        .doUpdateSet({ outbox_id: outbox }),
    )
    .execute();
}

/** Whether somebody has heard, or is about to, that a delegation was due on its date. */
export async function isToldOverdue(
  db: Db,
  { workspace, id, dueOn }: Delegation,
  user: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('overdue')
    .innerJoin('outbox', (join) =>
      join
        .onRef('outbox.workspace_id', '=', 'overdue.workspace_id')
        .onRef('outbox.id', '=', 'overdue.outbox_id'),
    )
    .select('overdue.outbox_id')
    .where('overdue.workspace_id', '=', workspace)
    .where('overdue.user_id', '=', user)
    .where('overdue.delegation_id', '=', id)
    .where('overdue.due_on', '=', dueOn?.toString() ?? '')
    .where('outbox.state', 'in', ['due', 'sending', 'sent'])
    .executeTakeFirst();
  return row !== undefined;
}

/** What somebody hears in a message is overdue, in the order of the dates; `isLater` where it has another date by now. */
export async function overdueIn(
  db: Db,
  workspace: string,
  user: string,
  outbox: string,
): Promise<{ delegation: Delegation; isLater: boolean }[]> {
  const rows = await db
    .selectFrom('overdue')
    .select(['delegation_id', 'due_on'])
    .where('workspace_id', '=', workspace)
    .where('outbox_id', '=', outbox)
    .where('user_id', '=', user)
    .orderBy('due_on')
    .orderBy('delegation_id')
    .execute();
  const found = await Promise.all(
    rows.map(async (row) => {
      const delegation = await readDelegation(db, workspace, user, row.delegation_id);
      return delegation && { delegation, isLater: delegation.dueOn?.toString() !== row.due_on };
    }),
  );
  return found.filter((each) => each !== null);
}
