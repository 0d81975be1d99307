import type { Db } from '../db/schema.ts';
import type { OutboxRow } from './outbox.store.ts';

/*
 * The messages that the outbox sent to one person, looked up by where they stand.
 */

/** The message that stands at a place in somebody's DM; null for one that the outbox did not send them. */
export async function sentAt(
  db: Db,
  whose: { workspace: string; user: string },
  at: { channel: string; ts: string },
): Promise<OutboxRow | null> {
  const row = await sentTo(db, whose, at.channel).where('sent_ts', '=', at.ts).executeTakeFirst();
  return row ?? null;
}

/** The newest message in somebody's DM before `ts`, those left out that answered an action of theirs. */
export async function lastSentBefore(
  db: Db,
  whose: { workspace: string; user: string },
  at: { channel: string; ts: string },
): Promise<OutboxRow | null> {
  const row = await sentTo(db, whose, at.channel)
    .where('sent_ts', '<', at.ts)
    .where('kind', '<>', 'reply')
    .orderBy('sent_ts', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** A message that was sent to somebody, by its outbox id; null for anybody else's. */
export async function sentById(
  db: Db,
  whose: { workspace: string; user: string },
  id: string,
): Promise<OutboxRow | null> {
  const row = await db
    .selectFrom('outbox')
    .selectAll()
    .where('workspace_id', '=', whose.workspace)
    .where('id', '=', id)
    .where('user_id', '=', whose.user)
    .where('state', '=', 'sent')
    .executeTakeFirst();
  return row ?? null;
}

function sentTo(db: Db, whose: { workspace: string; user: string }, channel: string) {
  return db
    .selectFrom('outbox')
    .selectAll()
    .where('workspace_id', '=', whose.workspace)
    .where('user_id', '=', whose.user)
    .where('sent_channel', '=', channel);
}
