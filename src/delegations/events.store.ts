import { type Manager, zoneOfPerson } from '../coach/index.ts';
import type { Db } from '../db/schema.ts';
import { scheduledAt } from '../schedule/schedule.store.ts';
import { weekOf } from '../time/cadence.ts';
import { instantOf, localDate } from '../time/wall.ts';
import { checkInSchedule } from './delegation.ts';
import { delegationsOf, readDelegation } from './delegation.store.ts';

/** So many delegations are looked at: the newest. */
const mostSeen = 10;

/** When the delegates of a manager are asked next, the soonest first; `date` is that of the delegate. */
export async function nextCheckIns(db: Db, { workspace, user }: Manager) {
  const wanted = { openOnly: true, limit: mostSeen };
  const found = await delegationsOf(db, workspace, user, 'manager', wanted);
  const checkIns = await Promise.all(
    found.map(async ({ id, delegate, outcome, state }) => {
      const at =
        state === 'accepted' ? await scheduledAt(db, workspace, checkInSchedule(id)) : null;
      if (!at) return [];
      const date = localDate(at, await zoneOfPerson(db, workspace, delegate));
      return [{ delegation: id, delegate, outcome, date, at }];
    }),
  );
  return checkIns.flat().toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
}

/**
 * When the delegate of a manager's delegation is asked who was to be asked on `date`: on that day of the same week which comes
 * closest after it, else before it; null when nobody is asked any more.
 */
export async function checkInOf(
  db: Db,
  { workspace, user }: Manager,
  { delegation: id, date }: { delegation: string; date: Temporal.PlainDate },
): Promise<Temporal.Instant | null> {
  const delegation = await readDelegation(db, workspace, user, id);
  if (delegation?.state !== 'accepted' || delegation.manager !== user || !delegation.checkIn) {
    return null;
  }
  const { days, at } = delegation.checkIn;
  const zone = await zoneOfPerson(db, workspace, delegation.delegate);
  const dates = days.map((weekday) => weekOf(date).add({ days: weekday - 1 }));
  const same = dates.find((each) => Temporal.PlainDate.compare(each, date) >= 0) ?? dates.at(-1);
  return same ? instantOf(same, at, zone) : null;
}

/** When a manager handed something over since then. */
export async function handedOver(
  db: Db,
  { workspace, user }: { workspace: string; user: string },
  since: Temporal.Instant,
): Promise<Temporal.Instant[]> {
  const rows = await db
    .selectFrom('delegation')
    .select('created_at as at')
    .where('workspace_id', '=', workspace)
    .where('manager_id', '=', user)
    .where('created_at', '>=', since.epochMilliseconds)
    .execute();
  return rows.map(({ at }) => Temporal.Instant.fromEpochMilliseconds(at));
}
