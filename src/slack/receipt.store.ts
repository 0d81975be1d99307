import { writeSoon } from '../db/group-commit.ts';
import type { Db } from '../db/schema.ts';

/** How long Slack may deliver the same thing again, with a wide margin. */
const keepFor = Temporal.Duration.from({ hours: 48 });

/**
 * Marks `key` as having taken effect. False when it had already: then nothing more must happen. It is on disk with the
 * effect, or before.
 */
export async function firstTime(
  tx: Db,
  workspace: string,
  key: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const insert = tx
    .insertInto('receipt')
    .values({ workspace_id: workspace, key, at: now.epochMilliseconds })
    .onConflict((c) => c.doNothing());
  const { numAffectedRows } = await writeSoon(tx, insert);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Forgets receipts that are no longer needed. */
export async function forgetOldReceipts(db: Db, now: Temporal.Instant): Promise<void> {
  await db
    .deleteFrom('receipt')
    .where('at', '<', now.subtract(keepFor).epochMilliseconds)
    .execute();
}
