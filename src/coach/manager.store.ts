import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Db, Schema } from '../db/schema.ts';
import { readDaysOff } from '../people/index.ts';
import { isWeekday, isWeekdayList } from '../time/hours.ts';
import { formatTime, parseTime } from '../time/wall.ts';
import { type Manager, visionPractice } from './manager.ts';

/** The settings of a manager; null for somebody who has set up nothing. */
export async function readManager(
  db: Db,
  workspace: string,
  user: string,
): Promise<Manager | null> {
  const row = await db
    .selectFrom('manager')
    .leftJoin('mute', (join) =>
      join
        .onRef('mute.workspace_id', '=', 'manager.workspace_id')
        .onRef('mute.user_id', '=', 'manager.user_id')
        .on('mute.practice', '=', visionPractice),
    )
    .selectAll('manager')
    .select('mute.practice as muted')
    .where('manager.workspace_id', '=', workspace)
    .where('manager.user_id', '=', user)
    .executeTakeFirst();
  if (!row) return null;
  const daysOff = await readDaysOff(db, workspace, user);
  return managerFrom(row, { isVisionMuted: row.muted !== null, daysOff });
}

/** In which zone and since when somebody is coached, for whoever needs no more of their settings; null for nobody's manager. */
export async function readCoached(
  db: Db,
  workspace: string,
  user: string,
): Promise<{ zone: string; since: Temporal.Instant } | null> {
  const row = await db
    .selectFrom('manager')
    .select(['zone', 'created_at'])
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .executeTakeFirst();
  return row
    ? { zone: row.zone, since: Temporal.Instant.fromEpochMilliseconds(row.created_at) }
    : null;
}

/** Writes the settings, new or known. */
export async function keepManager(tx: Db, manager: Manager, now: Temporal.Instant): Promise<void> {
  const change = {
    zone: manager.zone,
    zone_follows_slack: manager.zoneFollowsSlack ? 1 : 0,
    working_days: JSON.stringify(manager.workingDays),
    nudge_at: formatTime(manager.nudgeAt),
    pace: manager.pace,
    quiet_from: formatTime(manager.quietFrom),
    quiet_to: formatTime(manager.quietTo),
    vision_day: manager.vision.day,
    vision_from: formatTime(manager.vision.from),
    vision_minutes: manager.vision.minutes,
    team_channel: manager.teamChannel,
    purpose: manager.purpose,
    is_remote: manager.isRemote ? 1 : 0,
    leading_since: manager.leadingSince?.toString() ?? null,
    is_paused: manager.pause ? 1 : 0,
    paused_until: manager.pause?.until?.toString() ?? null,
    paused_since: (manager.pause && manager.pausedSince?.toString()) ?? null,
    updated_at: (manager.changedAt ?? now).epochMilliseconds,
  };
  await tx
    .insertInto('manager')
    .values({
      workspace_id: manager.workspace,
      user_id: manager.user,
      created_at: now.epochMilliseconds,
      ...change,
    })
    .onConflict((c) => c.columns(['workspace_id', 'user_id']).doUpdateSet(change))
    .execute();
}

/** The user ids of a manager's team, in a stable order. */
export async function readTeam(db: Db, workspace: string, manager: string): Promise<string[]> {
  const rows = await db
    .selectFrom('team_member')
    .select('user_id')
    .where('workspace_id', '=', workspace)
    .where('manager_id', '=', manager)
    .orderBy('user_id')
    .execute();
  return rows.map((row) => row.user_id);
}

/** When each person came into a manager's team, as far as that is known. */
export async function joinedAt(
  db: Db,
  workspace: string,
  manager: string,
): Promise<ReadonlyMap<string, Temporal.Instant>> {
  const rows = await db
    .selectFrom('team_member')
    .select(['user_id', 'joined_at'])
    .where('workspace_id', '=', workspace)
    .where('manager_id', '=', manager)
    .where('joined_at', 'is not', null)
    .execute();
  return new Map(
    rows.flatMap(({ user_id: person, joined_at: at }) =>
      at === null ? [] : [[person, Temporal.Instant.fromEpochMilliseconds(at)]],
    ),
  );
}

/** Keeps who is in a manager's team by now; whoever was in it before stays in it since then. */
export async function keepTeam(
  tx: Db,
  workspace: string,
  manager: string,
  team: readonly string[],
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .deleteFrom('team_member')
    .where('workspace_id', '=', workspace)
    .where('manager_id', '=', manager)
    .$if(team.length > 0, (query) => query.where('user_id', 'not in', [...team]))
    .execute();
  if (team.length === 0) return;
  await tx
    .insertInto('team_member')
    .values(
      team.map((user_id) => ({
        workspace_id: workspace,
        manager_id: manager,
        user_id,
        joined_at: now.epochMilliseconds,
      })),
    )
    .onConflict((c) => c.doNothing())
    .execute();
}

function managerFrom(
  row: Selectable<Schema['manager']>,
  besides: Pick<Manager, 'isVisionMuted' | 'daysOff'>,
): Manager {
  const workingDays: unknown = JSON.parse(row.working_days);
  if (!isWeekdayList(workingDays) || !isWeekday(row.vision_day)) {
    throw new Error('a manager row holds days that are none');
  }
  return {
    workspace: row.workspace_id,
    user: row.user_id,
    zone: row.zone,
    zoneFollowsSlack: row.zone_follows_slack === 1,
    workingDays,
    nudgeAt: time.parse(row.nudge_at),
    pace: row.pace,
    quietFrom: time.parse(row.quiet_from),
    quietTo: time.parse(row.quiet_to),
    vision: {
      day: row.vision_day,
      from: time.parse(row.vision_from),
      minutes: row.vision_minutes,
    },
    teamChannel: row.team_channel,
    purpose: row.purpose,
    isRemote: row.is_remote === 1,
    leadingSince: row.leading_since === null ? null : Temporal.PlainDate.from(row.leading_since),
    pause:
      row.is_paused === 1
        ? { until: row.paused_until ? Temporal.PlainDate.from(row.paused_until) : null }
        : null,
    pausedSince: row.paused_since === null ? null : Temporal.PlainDate.from(row.paused_since),
    ...besides,
    beganAt: Temporal.Instant.fromEpochMilliseconds(row.created_at),
    changedAt: Temporal.Instant.fromEpochMilliseconds(row.updated_at),
  };
}

const time = z.string().transform((text, check) => {
  const read = parseTime(text);
  if (read) return read;
  check.addIssue('not a time of day');
  return z.NEVER;
});
