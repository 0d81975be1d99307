import type { Db } from '../db/schema.ts';
import type { PlanChange } from './history.ts';

/** What a manager decided for the nudges of about now. */
export async function readChanges(db: Db, workspace: string, user: string): Promise<PlanChange[]> {
  const rows = await db
    .selectFrom('plan_change')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .orderBy('date', 'desc')
    .limit(30)
    .execute();
  return rows.map((row) => ({
    date: Temporal.PlainDate.from(row.date),
    practice: row.practice,
    movedTo: row.moved_to === null ? null : Temporal.PlainDate.from(row.moved_to),
    isDropped: row.is_dropped === 1,
  }));
}

/** Writes what is decided for a day; a day that is as planned again leaves no row. */
export async function keepChange(
  tx: Db,
  workspace: string,
  user: string,
  { date, practice, movedTo, isDropped }: PlanChange,
): Promise<void> {
  if (practice === null && movedTo === null && !isDropped) {
    await tx
      .deleteFrom('plan_change')
      .where('workspace_id', '=', workspace)
      .where('user_id', '=', user)
      .where('date', '=', date.toString())
      .execute();
    return;
  }
  const change = {
    practice,
    moved_to: movedTo?.toString() ?? null,
    is_dropped: isDropped ? 1 : 0,
  };
  await tx
    .insertInto('plan_change')
    .values({ workspace_id: workspace, user_id: user, date: date.toString(), ...change })
    .onConflict((c) => c.columns(['workspace_id', 'user_id', 'date']).doUpdateSet(change))
    .execute();
}

/** Forgets what was decided for days before `date`. */
export async function forgetChanges(db: Db, date: Temporal.PlainDate): Promise<void> {
  await db.deleteFrom('plan_change').where('date', '<', date.toString()).execute();
}
