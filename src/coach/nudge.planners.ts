import { randomUUID } from 'node:crypto';
import type { Db } from '../db/schema.ts';
import { isAwayAt } from '../people/index.ts';
import { catalogue, practiceByKey } from '../practices/index.ts';
import {
  type Next,
  type Planner,
  removeSchedule,
  setSchedule,
} from '../schedule/schedule.store.ts';
import { enqueue, type Outgoing, unaskedDates } from '../slack/outbox.store.ts';
import type { Redraw } from '../slack/redraw.ts';
import { nextWeekly } from '../time/cadence.ts';
import { instantOf, localDate } from '../time/wall.ts';
import { isReturn, nextReturn } from './back.ts';
import { chooseNudge, type Response } from './choose.ts';
import { type VisionUntil, whenReaches } from './gate.ts';
import { isAbsentOn, type Manager, nudgeDays, presentFrom } from './manager.ts';
import { readManager } from './manager.store.ts';
import * as store from './nudge.store.ts';
import { cameBack, nudgeMessage, shownNudge } from './nudge.view.ts';

/** The dates of vision time that are not on its usual day. */
export type VisionDates = (
  db: Db,
  manager: Manager,
  now: Temporal.Instant,
) => Promise<readonly Temporal.PlainDate[]>;

/** How late a nudge may come. */
const grace = Temporal.Duration.from({ hours: 2 });

/** The first nudge after `after` on a day that is not taken; null when no day is left for one. */
function nextNudge(
  manager: Manager,
  after: Temporal.Instant,
  taken: ReadonlySet<string>,
): Next | null {
  const days = nudgeDays(manager);
  if (days.length === 0) return null;
  const rule = { days, time: manager.nudgeAt, zone: manager.zone };
  let slot = nextWeekly(after, rule);
  // Each round passes a taken day or an absence, and there are only so many.
  for (let passed = 0; passed <= taken.size + mostAbsences; passed += 1) {
    const present = presentFrom(manager, slot.date);
    if (!present) return null;
    if (!present.equals(slot.date)) {
      const start = present.toZonedDateTime(manager.zone).toInstant();
      slot = nextWeekly(start.subtract(moment), rule);
    } else if (taken.has(slot.date.toString())) {
      slot = nextWeekly(slot.at, rule);
    } else {
      return { slot: slot.date.toString(), at: slot.at };
    }
  }
  return null;
}

/** Public holidays of two years, and days off that lie between them. */
const mostAbsences = 200;

const moment = Temporal.Duration.from({ nanoseconds: 1 });

/** Sets the moment of the next nudge; called whenever the settings, or the days that are taken, change. */
export async function planNudges(
  tx: Db,
  visionDates: VisionDates,
  manager: Manager,
  now: Temporal.Instant,
): Promise<void> {
  const { workspace, user } = manager;
  const id = nudgeScheduleOf(user);
  const next = nextNudge(manager, now, await takenDates(tx, visionDates, manager, now));
  if (next) await setSchedule(tx, { workspace, user, id, kind: 'nudge', next });
  else await removeSchedule(tx, workspace, id);
}

/** The days on which a nudge would be one too many: a message nobody asked for, vision time, one that comes back, or the welcome after an absence. */
async function takenDates(
  tx: Db,
  visionDates: VisionDates,
  manager: Manager,
  now: Temporal.Instant,
): Promise<Set<string>> {
  const { workspace, user, zone } = manager;
  const later = await store.laterMoments(tx, workspace, user);
  const moved = await visionDates(tx, manager, now);
  const back = nextReturn(manager, now);
  return new Set([
    ...(await unaskedDates(tx, workspace, user, localDate(now, zone))),
    ...later.map((at) => localDate(at, zone).toString()),
    ...moved.map((date) => date.toString()),
    ...(back ? [back.slot] : []),
  ]);
}

export function nudgeScheduleOf(user: string): string {
  return `nudge:${user}`;
}

/** Chooses and writes the nudge of an occurrence. */
export function nudgePlanner(visionDates: VisionDates): Planner {
  return async (tx, due, now) => {
    const { workspace_id: workspace, user_id: user } = due;
    const manager = await readManager(tx, workspace, user);
    if (!manager) return null;
    const date = Temporal.PlainDate.from(due.slot);
    // A planner that failed comes back later: the grace still counts from the slot.
    const at = instantOf(date, manager.nudgeAt, manager.zone) ?? now;
    const isAbsent = isAbsentOn(manager, date) || isAwayAt(manager.daysOff.away, now);
    const choice = isAbsent
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
          message: nudgeMessage(id, { ...choice, known: {}, manager }),
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
    return nextNudge(manager, now, await takenDates(tx, visionDates, manager, now));
  };
}

function startOfTomorrow(now: Temporal.Instant, zone: string): Temporal.Instant {
  return localDate(now, zone).add({ days: 1 }).toZonedDateTime(zone).toInstant();
}

export function laterScheduleOf(nudge: string): string {
  return `nudge-later:${nudge}`;
}

/** What bringing a nudge back needs of others. */
export type LaterOptions = {
  visionUntil: VisionUntil;
  visionDates: VisionDates;
  /** Draws messages anew where they stand. */
  redraw(changes: readonly Redraw[]): Promise<void>;
};

/** Brings a nudge back that was put off: later still while its reader is not to be disturbed, not at all once it is muted. */
export function laterPlanner({ visionUntil, visionDates, redraw }: LaterOptions): Planner {
  return async (tx, due, now, after) => {
    const { workspace_id: workspace, user_id: user } = due;
    const manager = await readManager(tx, workspace, user);
    const nudge = due.subject ? await store.readNudge(tx, workspace, user, due.subject) : null;
    const practice = nudge && practiceByKey(nudge.practice);
    if (!manager || !practice || nudge.response !== 'later') return null;
    const shown = { practice, wording: nudge.wording, known: {}, manager };

    const answered = async (to: Response, laterAt: Temporal.Instant | null) => {
      await store.respondToNudge(tx, nudge, { from: 'later', to, laterAt }, now);
      await planNudges(tx, visionDates, manager, now);
      const message = shownNudge(nudge.id, shown, { response: to, laterAt, answers: {} }, now);
      after?.(() => redraw([{ outbox: nudge.outbox_id, message }]));
    };
    const muted = await store.mutedPractices(tx, workspace, user);
    if (muted.has(nudge.practice)) {
      await answered('muted', null);
      return null;
    }
    const { zone, daysOff } = manager;
    // Away by a status without an end: it is asked again the next working day.
    const from = isAwayAt(daysOff.away, now) ? startOfTomorrow(now, zone) : now;
    const reader = { workspace, user, isBack: true };
    const reached = await whenReaches(tx, visionUntil, reader, now, from);
    if (!reached?.equals(now)) {
      await answered('later', reached);
      return reached && { slot: reached.toString(), at: reached };
    }

    const outgoing: Outgoing = {
      workspace,
      to: { user },
      kind: 'nudge-later',
      message: nudgeMessage(nudge.id, shown),
      dueAt: now,
      expiresAt: now.add({ hours: 24 }),
      occurrence: { schedule: due.id, slot: due.slot },
    };
    // It is its day's nudge, unless that day has had one, or a welcome: this one was asked for.
    const unaskedOn = localDate(now, zone);
    const isNudgeOfDay = !isReturn(manager, unaskedOn);
    const outbox =
      (isNudgeOfDay ? await enqueue(tx, { ...outgoing, unaskedOn }, now) : null) ??
      (await enqueue(tx, outgoing, now));
    if (!outbox) return null;
    await store.moveNudge(tx, nudge, outbox);
    after?.(() => redraw([{ outbox: nudge.outbox_id, message: cameBack(shown) }]));
    return null;
  };
}
