import { sql } from 'kysely';
import type { Db } from '../db/schema.ts';
import type { Away } from './away.ts';
import { type DaysOff, merged, type Span } from './days-off.ts';
import { calendarOf, type HolidayCalendar } from './holidays.ts';

type Entry = { kind: 'span' | 'holidays' | 'away'; first: string; second: string | null };

/** Everything that keeps somebody from work, over or to come. One query: it is asked before every message. */
export async function readDaysOff(db: Db, workspace: string, user: string): Promise<DaysOff> {
  const theirs = sql`where workspace_id = ${workspace} and user_id = ${user}`;
  const { rows } = await sql<Entry>`
    select 'span' as kind, first_on as first, last_on as second from day_off ${theirs}
    union all select 'holidays', country, region from holiday_calendar ${theirs}
    union all select 'away', cast(since_at as text), cast(until_at as text) from away ${theirs}
  `.execute(db);
  const spans = rows.flatMap(({ kind, first, second }) =>
    kind === 'span' && second !== null
      ? [{ from: Temporal.PlainDate.from(first), to: Temporal.PlainDate.from(second) }]
      : [],
  );
  const calendar = rows.find(({ kind }) => kind === 'holidays');
  const away = rows.find(({ kind }) => kind === 'away');
  return {
    spans: merged(spans),
    holidays: calendar ? await calendarOf(calendar.first, calendar.second) : null,
    away: away
      ? { since: instant(away.first), until: away.second === null ? null : instant(away.second) }
      : null,
  };
}

function instant(milliseconds: string): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Number(milliseconds));
}

/** Writes somebody's days off in the place of those that were there. */
export async function keepSpans(
  tx: Db,
  workspace: string,
  user: string,
  spans: readonly Span[],
): Promise<void> {
  await tx
    .deleteFrom('day_off')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .execute();
  if (spans.length === 0) return;
  await tx
    .insertInto('day_off')
    .values(
      spans.map(({ from, to }) => ({
        workspace_id: workspace,
        user_id: user,
        first_on: from.toString(),
        last_on: to.toString(),
      })),
    )
    .execute();
}

/** Writes which public holidays somebody keeps; null for none. */
export async function keepCalendar(
  tx: Db,
  workspace: string,
  user: string,
  calendar: HolidayCalendar | null,
): Promise<void> {
  await tx
    .deleteFrom('holiday_calendar')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .execute();
  if (!calendar) return;
  const { country, region } = calendar;
  await tx
    .insertInto('holiday_calendar')
    .values({ workspace_id: workspace, user_id: user, country, region })
    .execute();
}

export async function keepAway(tx: Db, workspace: string, user: string, away: Away): Promise<void> {
  const change = {
    since_at: away.since.epochMilliseconds,
    until_at: away.until?.epochMilliseconds ?? null,
  };
  await tx
    .insertInto('away')
    .values({ workspace_id: workspace, user_id: user, ...change })
    .onConflict((c) => c.columns(['workspace_id', 'user_id']).doUpdateSet(change))
    .execute();
}

/** Removes what was over by a date, far enough back that nobody is welcomed for it any more. */
export async function removeOldSpans(tx: Db, before: Temporal.PlainDate): Promise<void> {
  await tx.deleteFrom('day_off').where('last_on', '<', before.toString()).execute();
}
