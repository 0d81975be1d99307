import type { Db } from '../db/schema.ts';
import { outboxState } from '../slack/outbox.store.ts';

/** Whether somebody asked for no messages any more. Says nothing about managers, who pause instead. */
export async function hasStopped(db: Db, workspace: string, user: string): Promise<boolean> {
  return ((await readContact(db, workspace, user))?.stopped_at ?? null) !== null;
}

/** Stops messages to somebody; false when they were stopped already. */
export async function stopMessages(
  tx: Db,
  workspace: string,
  user: string,
  now: Temporal.Instant,
): Promise<boolean> {
  if (await hasStopped(tx, workspace, user)) return false;
  const stopped_at = now.epochMilliseconds;
  await tx
    .insertInto('contact')
    .values({ workspace_id: workspace, user_id: user, told_in: null, stopped_at })
    .onConflict((c) => c.columns(['workspace_id', 'user_id']).doUpdateSet({ stopped_at }))
    .execute();
  return true;
}

/** Lets messages to somebody come again. */
export async function allowMessages(tx: Db, workspace: string, user: string): Promise<void> {
  await tx
    .updateTable('contact')
    .set({ stopped_at: null })
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .execute();
}

/** Whether somebody has had a first message, or has set or stopped something. */
export async function isAcquainted(db: Db, workspace: string, user: string): Promise<boolean> {
  if (await readContact(db, workspace, user)) return true;
  const hours = await db
    .selectFrom('own_hours')
    .select('user_id')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .executeTakeFirst();
  return hours !== undefined;
}

/**
 * Whether the message of this outbox id, which is about to be sent, is the one that tells somebody why they get it: the first
 * one, in each of its tries. One that was not posted after all leaves it to whichever is sent next.
 */
export async function isTheFirst(
  tx: Db,
  workspace: string,
  user: string,
  outboxId: string,
): Promise<boolean> {
  const told_in = (await readContact(tx, workspace, user))?.told_in ?? null;
  if (told_in === outboxId) return true;
  const state = told_in === null ? null : await outboxState(tx, workspace, told_in);
  if (state === 'sending' || state === 'sent') return false;
  await tx
    .insertInto('contact')
    .values({ workspace_id: workspace, user_id: user, told_in: outboxId, stopped_at: null })
    .onConflict((c) => c.columns(['workspace_id', 'user_id']).doUpdateSet({ told_in: outboxId }))
    .execute();
  return true;
}

/** Whom the message of this outbox id told why they get it; null for nobody. */
export async function toldIn(db: Db, workspace: string, outbox: string): Promise<string | null> {
  const row = await db
    .selectFrom('outbox')
    .innerJoin('contact', (join) =>
      join
        .onRef('contact.workspace_id', '=', 'outbox.workspace_id')
        .onRef('contact.user_id', '=', 'outbox.user_id')
        .onRef('contact.told_in', '=', 'outbox.id'),
    )
    .select('contact.user_id')
    .where('outbox.workspace_id', '=', workspace)
    .where('outbox.id', '=', outbox)
    .executeTakeFirst();
  return row?.user_id ?? null;
}

async function readContact(db: Db, workspace: string, user: string) {
  return db
    .selectFrom('contact')
    .select(['told_in', 'stopped_at'])
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .executeTakeFirst();
}
