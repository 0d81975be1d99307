import { sql } from 'kysely';
import type { Db } from '../db/schema.ts';
import type { Message } from '../slack/message.ts';
import { type Delegation, newsOf, type Role } from './delegation.ts';

/** News that have not gone out yet. */
export type Waiting = { id: string; kind: string; message: Message };

/** What one of the two is told of a delegation and has not gone out yet, requests left out. */
export async function waitingNews(tx: Db, delegation: Delegation, role: Role): Promise<Waiting[]> {
  const rows = await messagesOf(tx, delegation, role)
    .select(['id', 'kind', 'message'])
    .where('kind', '<>', 'delegation')
    // The plus keeps SQLite from reading all that is due.
    .where(sql`+state`, '=', 'due')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(({ message, ...row }) => ({ ...row, message: JSON.parse(message) as Message }));
}

/** The outbox id of the message of a delegation under which its thread stands for one of the two; null for none yet. */
export async function rootOf(db: Db, delegation: Delegation, role: Role): Promise<string | null> {
  if (role === 'delegate') return delegation.outboxId;
  const row = await messagesOf(db, delegation, role)
    .select('id')
    .where('kind', 'like', 'delegation-%')
    .where('thread_of', 'is', null)
    .where('state', 'in', ['due', 'sending', 'sent'])
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

function messagesOf(db: Db, delegation: Delegation, role: Role) {
  return db
    .selectFrom('outbox')
    .where('workspace_id', '=', delegation.workspace)
    .where('schedule_id', '=', newsOf(delegation.id))
    .where('user_id', '=', delegation[role]);
}
