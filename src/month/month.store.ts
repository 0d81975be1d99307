import type { Db } from '../db/schema.ts';

type Whose = { workspace: string; user: string };

/** A picture of a month that Slack holds: what it shows by its hash, and whether the Home tab has shown it. */
export type Picture = {
  month: Temporal.PlainYearMonth;
  hash: string;
  file: string;
  state: 'new' | 'shown' | 'refused';
  uploadedAt: Temporal.Instant;
  /** It stands in a message to them as well. */
  isSent: boolean;
};

/** The picture of somebody's month; null when there is none. */
export async function readPicture(
  db: Db,
  { workspace, user }: Whose,
  month: Temporal.PlainYearMonth,
): Promise<Picture | null> {
  const row = await db
    .selectFrom('month_picture')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('month', '=', month.toString())
    .executeTakeFirst();
  if (!row) return null;
  return {
    month,
    hash: row.hash,
    file: row.file_id,
    state: row.state,
    uploadedAt: Temporal.Instant.fromEpochMilliseconds(row.uploaded_at),
    isSent: row.sent_at !== null,
  };
}

/** Keeps a picture that was just handed over, in the place of an earlier one. */
export async function keepPicture(
  db: Db,
  { workspace, user }: Whose,
  { month, hash, file }: Pick<Picture, 'month' | 'hash' | 'file'>,
  now: Temporal.Instant,
): Promise<void> {
  const kept = {
    hash,
    file_id: file,
    state: 'new' as const,
    uploaded_at: now.epochMilliseconds,
    sent_at: null,
  };
  await db
    .insertInto('month_picture')
    .values({ workspace_id: workspace, user_id: user, month: month.toString(), ...kept })
    .onConflict((c) => c.columns(['workspace_id', 'user_id', 'month']).doUpdateSet(kept))
    .execute();
}

/** What the Home tab could do with a picture, as long as it is this one. */
export async function setState(
  db: Db,
  whose: Whose,
  { month, file }: Pick<Picture, 'month' | 'file'>,
  state: Picture['state'],
): Promise<void> {
  await db
    .updateTable('month_picture')
    .set({ state })
    .where('workspace_id', '=', whose.workspace)
    .where('user_id', '=', whose.user)
    .where('month', '=', month.toString())
    .where('file_id', '=', file)
    .execute();
}

/** A picture is about to stand in a message. */
export async function markSent(
  tx: Db,
  whose: Whose,
  { month, file }: Pick<Picture, 'month' | 'file'>,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('month_picture')
    .set({ sent_at: now.epochMilliseconds })
    .where('workspace_id', '=', whose.workspace)
    .where('user_id', '=', whose.user)
    .where('month', '=', month.toString())
    .where('file_id', '=', file)
    .execute();
}

/** Slack does not have it any more. */
export async function removePicture(
  db: Db,
  whose: Whose,
  { month, file }: Pick<Picture, 'month' | 'file'>,
): Promise<void> {
  await db
    .deleteFrom('month_picture')
    .where('workspace_id', '=', whose.workspace)
    .where('user_id', '=', whose.user)
    .where('month', '=', month.toString())
    .where('file_id', '=', file)
    .execute();
}

/** Slack's ids of somebody's pictures that stand in no message: with their rows nobody would know of them any more. */
export async function picturesOf(db: Db, { workspace, user }: Whose): Promise<string[]> {
  const rows = await db
    .selectFrom('month_picture')
    .select('file_id')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('sent_at', 'is', null)
    .execute();
  return rows.map((row) => row.file_id);
}
