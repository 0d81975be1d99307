import type { Selectable } from 'kysely';
import { growingId } from '../db/id.ts';
import type { Db, Schema } from '../db/schema.ts';
import { withdraw } from '../slack/outbox.store.ts';
import type { Kept, Place, Share } from './share.ts';

type Whose = { workspace: string; user: string };

/** Writes down what is shared by the message `outbox`. */
export async function addShare(
  tx: Db,
  workspace: string,
  share: Omit<Share, 'id'>,
  { outbox, now }: { outbox: string; now: Temporal.Instant },
): Promise<void> {
  await tx
    .insertInto('share')
    .values({
      workspace_id: workspace,
      id: growingId(),
      user_id: share.author,
      journal_id: share.entry,
      ...columnsOf(share.place),
      text: share.text,
      outbox_id: outbox,
      created_at: now.epochMilliseconds,
    })
    .execute();
}

/** The same share by another message, with other words or to another place. */
export async function changeShare(
  tx: Db,
  workspace: string,
  share: Share,
  { outbox, now }: { outbox: string; now: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('share')
    .set({
      ...columnsOf(share.place),
      text: share.text,
      outbox_id: outbox,
      created_at: now.epochMilliseconds,
    })
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', share.author)
    .where('id', '=', share.id)
    .execute();
}

/** A share of somebody's; null when they have none of that id. */
export async function readShare(db: Db, whose: Whose, id: string): Promise<Kept | null> {
  const row = await shares(db, whose.workspace)
    .where('share.user_id', '=', whose.user)
    .where('share.id', '=', id)
    .executeTakeFirst();
  return row ? keptFrom(row) : null;
}

/** The share whose message is `outbox`; null for none. */
export async function shareOfMessage(
  db: Db,
  workspace: string,
  outbox: string,
): Promise<Kept | null> {
  const row = await shares(db, workspace).where('share.outbox_id', '=', outbox).executeTakeFirst();
  return row ? keptFrom(row) : null;
}

/** What somebody shared of these entries of their journal and what arrived, or will: the oldest first. */
export async function sharesOf(db: Db, whose: Whose, entries: readonly string[]): Promise<Kept[]> {
  if (entries.length === 0) return [];
  const rows = await shares(db, whose.workspace)
    .where('share.user_id', '=', whose.user)
    .where('share.journal_id', 'in', [...entries])
    .orderBy('share.created_at')
    .orderBy('share.id')
    .execute();
  return rows.map(keptFrom).filter(({ failed }) => !failed);
}

/** Forgets what was shared of an entry, and takes back what waits. */
export async function forgetShares(tx: Db, whose: Whose, entry: string): Promise<void> {
  const rows = await shares(tx, whose.workspace)
    .where('share.user_id', '=', whose.user)
    .where('share.journal_id', '=', entry)
    .execute();
  for (const { id, outbox_id } of rows) {
    await withdraw(tx, whose.workspace, outbox_id);
    await removeShare(tx, whose, id);
  }
}

export async function removeShare(tx: Db, whose: Whose, id: string): Promise<void> {
  await tx
    .deleteFrom('share')
    .where('workspace_id', '=', whose.workspace)
    .where('user_id', '=', whose.user)
    .where('id', '=', id)
    .execute();
}

function columnsOf(place: Place): { channel: string | null; person_id: string | null } {
  return 'channel' in place
    ? { channel: place.channel, person_id: null }
    : { channel: null, person_id: place.person };
}

function shares(db: Db, workspace: string) {
  return db
    .selectFrom('share')
    .leftJoin('outbox', (join) =>
      join
        .onRef('outbox.workspace_id', '=', 'share.workspace_id')
        .onRef('outbox.id', '=', 'share.outbox_id'),
    )
    .selectAll('share')
    .select('outbox.state as outbox_state')
    .where('share.workspace_id', '=', workspace);
}

type Row = Selectable<Schema['share']> & { outbox_state: Schema['outbox']['state'] | null };

function keptFrom(row: Row): Kept {
  const { outbox_state: state } = row;
  return {
    id: row.id,
    author: row.user_id,
    entry: row.journal_id,
    place: row.channel === null ? { person: row.person_id ?? '' } : { channel: row.channel },
    text: row.text,
    outbox: row.outbox_id,
    isWaiting: state === 'due',
    failed: state === 'dead' || state === 'missed',
  };
}
