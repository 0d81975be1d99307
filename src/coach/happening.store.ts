import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import { type ToldTrigger, toldTriggers } from '../practices/index.ts';
import type { Happening } from './happening.ts';

type Whose = { workspace: string; user: string };

/** Told twice within this time, it was one tap too many. */
const once = Temporal.Duration.from({ minutes: 1 });

/** Keeps that something happened, and returns it. */
export async function addHappening(
  tx: Db,
  whose: Whose,
  what: ToldTrigger,
  now: Temporal.Instant,
): Promise<Happening> {
  const just = await readHappenings(tx, whose, now.subtract(once));
  const same = just.find((each) => each.what === what);
  if (same) return same;
  const id = randomUUID();
  await tx
    .insertInto('happening')
    .values({
      workspace_id: whose.workspace,
      id,
      user_id: whose.user,
      what,
      created_at: now.epochMilliseconds,
    })
    .execute();
  return { id, what, at: now };
}

/** Forgets something that was told by mistake. */
export async function takeBack(tx: Db, whose: Whose, id: string): Promise<void> {
  await tx
    .deleteFrom('happening')
    .where('workspace_id', '=', whose.workspace)
    .where('user_id', '=', whose.user)
    .where('id', '=', id)
    .execute();
}

/** What somebody told since then, newest first. */
export async function readHappenings(
  db: Db,
  { workspace, user }: Whose,
  since: Temporal.Instant,
): Promise<Happening[]> {
  const rows = await db
    .selectFrom('happening')
    .select(['id', 'what', 'created_at'])
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('created_at', '>=', since.epochMilliseconds)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.flatMap(({ id, what: kept, created_at: at }) => {
    const what = told.safeParse(kept);
    return what.success
      ? [{ id, what: what.data, at: Temporal.Instant.fromEpochMilliseconds(at) }]
      : [];
  });
}

const told = z.enum(toldTriggers);

/** Forgets what was told before `at`. */
export async function forgetHappenings(db: Db, at: Temporal.Instant): Promise<void> {
  await db.deleteFrom('happening').where('created_at', '<', at.epochMilliseconds).execute();
}
