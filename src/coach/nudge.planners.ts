import { randomUUID } from 'node:crypto';
import type { Db } from '../db/schema.ts';
import { catalogue, practiceByKey } from '../practices/index.ts';
import {
  type Next,
  type Planner,
  removeSchedule,
  setSchedule,
} from '../schedule/schedule.store.ts';
import { enqueue } from '../slack/outbox.store.ts';
import { nextWeekly } from '../time/cadence.ts';
import { instantOf } from '../time/wall.ts';
import { chooseNudge } from './choose.ts';
import { isPausedOn, type Manager, nudgeDays } from './manager.ts';
import { readManager } from './manager.store.ts';
import * as store from './nudge.store.ts';
import { nudgeMessage } from './nudge.view.ts';

/** How late a nudge may come. */
const grace = Temporal.Duration.from({ hours: 2 });

/** The first nudge after `after`; null when no day is left for one. */
function nextNudge(manager: Manager, after: Temporal.Instant): Next | null {
  const days = nudgeDays(manager);
  if (days.length === 0) return null;
  const rule = { days, time: manager.nudgeAt, zone: manager.zone };
  let slot = nextWeekly(after, rule);
  if (manager.pause?.until && isPausedOn(manager, slot.date)) {
    const back = manager.pause.until.toZonedDateTime(manager.zone).toInstant();
    slot = nextWeekly(back.subtract({ nanoseconds: 1 }), rule);
  }
  return { slot: slot.date.toString(), at: slot.at };
}

/** Sets the moment of the next nudge; called whenever the settings change. */
export async function planNudges(tx: Db, manager: Manager, now: Temporal.Instant): Promise<void> {
  const { workspace, user } = manager;
  const id = nudgeScheduleOf(user);
  const next = nextNudge(manager, now);
  if (next) await setSchedule(tx, { workspace, user, id, kind: 'nudge', next });
  else await removeSchedule(tx, workspace, id);
}

export function nudgeScheduleOf(user: string): string {
  return `nudge:${user}`;
}

/** Chooses and writes the nudge of an occurrence. */
export const planNudge: Planner = async (tx, due, now) => {
  const { workspace_id: workspace, user_id: user } = due;
  const manager = await readManager(tx, workspace, user);
  if (!manager) return null;
  const date = Temporal.PlainDate.from(due.slot);
  // A planner that failed comes back later: the grace still counts from the slot.
  const at = instantOf(date, manager.nudgeAt, manager.zone) ?? now;
  const choice = isPausedOn(manager, date)
    ? null
    : chooseNudge(
        catalogue,
        await store.pastNudges(tx, workspace, user, now),
        await store.mutedPractices(tx, workspace, user),
        now,
      );
  if (choice) {
    const id = randomUUID();
    const expiresAt = at.add(grace);
    const outbox = await enqueue(
      tx,
      {
        workspace,
        to: { user },
        kind: 'nudge',
        message: nudgeMessage(id, { ...choice, manager }),
        dueAt: now,
        expiresAt,
        unaskedOn: date,
        occurrence: { schedule: due.id, slot: due.slot },
      },
      now,
    );
    // One that comes too late is kept as missed, but its wording was not read.
    const inTime = Temporal.Instant.compare(now, expiresAt) < 0;
    if (outbox && inTime) await store.addNudge(tx, workspace, user, { id, choice, outbox }, now);
  }
  return nextNudge(manager, now);
};

export function laterScheduleOf(nudge: string): string {
  return `nudge-later:${nudge}`;
}

/** Brings a nudge back that was put off. */
export const planLater: Planner = async (tx, due, now) => {
  const { workspace_id: workspace, user_id: user } = due;
  const manager = await readManager(tx, workspace, user);
  const nudge = due.subject ? await store.readNudge(tx, workspace, user, due.subject) : null;
  const practice = nudge && practiceByKey(nudge.practice);
  if (!manager || !practice || nudge.response !== 'later') return null;
  const outbox = await enqueue(
    tx,
    {
      workspace,
      to: { user },
      kind: 'nudge-later',
      message: nudgeMessage(nudge.id, { practice, wording: nudge.wording, manager }),
      dueAt: now,
      expiresAt: Temporal.Instant.fromEpochMilliseconds(due.next_at).add({ hours: 24 }),
      occurrence: { schedule: due.id, slot: due.slot },
    },
    now,
  );
  if (outbox) await store.moveNudge(tx, nudge, outbox);
  return null;
};
