import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import { type Hours, isWeekdayList } from '../time/hours.ts';
import { formatTime, parseTime } from '../time/wall.ts';

/** The hours that somebody who is not coached has set; `zone` null follows their Slack profile. */
export type OwnHours = Omit<Hours, 'zone'> & { zone: string | null };

/** Null for somebody who has set none. */
export async function readOwnHours(
  db: Db,
  workspace: string,
  user: string,
): Promise<OwnHours | null> {
  const row = await db
    .selectFrom('own_hours')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .executeTakeFirst();
  if (!row) return null;
  const workingDays: unknown = JSON.parse(row.working_days);
  if (!isWeekdayList(workingDays)) throw new Error('a row of hours holds days that are none');
  return {
    zone: row.zone,
    workingDays,
    quietFrom: time.parse(row.quiet_from),
    quietTo: time.parse(row.quiet_to),
  };
}

/** Writes the hours, new or known. */
export async function keepOwnHours(
  tx: Db,
  workspace: string,
  user: string,
  hours: OwnHours,
  now: Temporal.Instant,
): Promise<void> {
  const change = {
    zone: hours.zone,
    working_days: JSON.stringify(hours.workingDays),
    quiet_from: formatTime(hours.quietFrom),
    quiet_to: formatTime(hours.quietTo),
    updated_at: now.epochMilliseconds,
  };
  await tx
    .insertInto('own_hours')
    .values({ workspace_id: workspace, user_id: user, ...change })
    .onConflict((c) => c.columns(['workspace_id', 'user_id']).doUpdateSet(change))
    .execute();
}

const time = z.string().transform((text, check) => {
  const read = parseTime(text);
  if (read) return read;
  check.addIssue('not a time of day');
  return z.NEVER;
});
