import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Db } from '../db/schema.ts';

/** Whose files are meant, and which: a person waits for at most one delivery of a kind. */
export type Which = { workspace: string; user: string; kind: string };

/** Somebody waits for files. */
export type FileRequest = Which & {
  id: string;
  askedAt: Temporal.Instant;
  /** What of it they asked for, as they typed it; '' for all. */
  asks: string;
  /** Slack's ids of those that were handed over last, and may be there already. */
  files: readonly string[];
};

/** Writes down that somebody wants files; false when they are waiting for some of that kind already. */
export async function addFileRequest(
  tx: Db,
  { workspace, user, kind }: Which,
  asks: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const added = await tx
    .insertInto('file_request')
    .values({
      workspace_id: workspace,
      user_id: user,
      kind,
      id: randomUUID(),
      asked_at: now.epochMilliseconds,
      asks,
      files: null,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** What somebody waits for; null for nothing of that kind. */
export async function readFileRequest(
  db: Db,
  { workspace, user, kind }: Which,
): Promise<FileRequest | null> {
  const row = await db
    .selectFrom('file_request')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('kind', '=', kind)
    .executeTakeFirst();
  if (!row) return null;
  return {
    workspace,
    user,
    kind,
    id: row.id,
    askedAt: Temporal.Instant.fromEpochMilliseconds(row.asked_at),
    asks: row.asks,
    files: row.files === null ? [] : z.array(z.string()).parse(JSON.parse(row.files)),
  };
}

/** Keeps which files Slack is about to be told to show; false when nobody waits for them any more. */
export async function keepFiles(
  db: Db,
  { workspace, user, id }: FileRequest,
  files: readonly string[],
): Promise<boolean> {
  const kept = await db
    .updateTable('file_request')
    .set({ files: JSON.stringify(files) })
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('id', '=', id)
    .executeTakeFirst();
  return kept.numUpdatedRows > 0n;
}

/** They have their files, or will not get them. */
export async function removeFileRequest(
  tx: Db,
  { workspace, user, id }: FileRequest,
): Promise<void> {
  await tx
    .deleteFrom('file_request')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('id', '=', id)
    .execute();
}
