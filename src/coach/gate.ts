import type { Db } from '../db/schema.ts';
import {
  hasStopped,
  isAwayAt,
  readDaysOff,
  readOwnHours,
  readPerson,
  withDaysOff,
} from '../people/index.ts';
import type { OutboxRow } from '../slack/outbox.store.ts';
import type { Verdict } from '../slack/sender.ts';
import { stopped } from '../slack/undelivered.ts';
import type { Hours } from '../time/hours.ts';
import { defaultHours, hoursOf, type Manager } from './manager.ts';
import { readCoached, readManager } from './manager.store.ts';
import { whileAbsent, withinHours } from './reach.ts';

/** When the block of vision time that holds `at` ends, as far as is known at `now`; null outside one. */
export type VisionUntil = (
  db: Db,
  manager: Manager,
  at: Temporal.Instant,
  now: Temporal.Instant,
) => Promise<Temporal.Instant | null>;

/** Kinds of messages that belong to vision time and so may come during it. */
const visionKinds = new Set(['vision-reminder', 'vision-note']);

/** Kinds of messages that answer what somebody has just done. */
const answers = new Set(['reply', 'month-picture']);

/** A kind that no message has: asks as if whoever is away by their status, nobody knows until when, were back. */
const ifBack = 'if-back';

/** Somebody's hours: a manager's settings, their own hours, or the defaults; where they chose no zone, that of their Slack profile. */
export async function hoursOfPerson(db: Db, workspace: string, user: string): Promise<Hours> {
  const manager = await readManager(db, workspace, user);
  if (manager) return hoursOf(manager);
  const own = await readOwnHours(db, workspace, user);
  const daysOff = await readDaysOff(db, workspace, user);
  if (own?.zone) return withDaysOff({ ...own, zone: own.zone }, daysOff);
  const known = await readPerson(db, workspace, user);
  const zone = known?.person.zone ?? 'UTC';
  return withDaysOff(own ? { ...own, zone } : defaultHours(zone), daysOff);
}

/** Whether somebody takes messages at all. A manager does: they pause instead. */
export async function takesMessages(db: Db, workspace: string, user: string): Promise<boolean> {
  if (!(await hasStopped(db, workspace, user))) return true;
  return (await readCoached(db, workspace, user)) !== null;
}

/** The zone in which somebody lives by their own settings, or by their Slack profile. */
export async function zoneOfPerson(db: Db, workspace: string, user: string): Promise<string> {
  const coached = await readCoached(db, workspace, user);
  if (coached) return coached.zone;
  const own = await readOwnHours(db, workspace, user);
  return own?.zone ?? (await readPerson(db, workspace, user))?.person.zone ?? 'UTC';
}

/**
 * Quiet hours, days off, pauses and vision time, held at the moment of sending. What nobody asked for is dropped while its
 * reader pauses, is off or away by their status; everything else waits until it may come. What answers somebody's own action comes at once. `at` is the moment
 * of sending, `now` or a later one.
 */
export async function mayReach(
  db: Db,
  visionUntil: VisionUntil,
  row: Pick<OutboxRow, 'workspace_id' | 'user_id' | 'unasked_on' | 'kind'>,
  at: Temporal.Instant,
  now = at,
): Promise<Verdict> {
  if (row.user_id === null || answers.has(row.kind)) return { verdict: 'send' };
  const manager = await readManager(db, row.workspace_id, row.user_id);
  const hours = await hoursOfPerson(db, row.workspace_id, row.user_id);
  if (!(await takesMessages(db, row.workspace_id, row.user_id))) {
    return { verdict: 'drop', reason: stopped, code: stopped };
  }
  const { away } = manager?.daysOff ?? (await readDaysOff(db, row.workspace_id, row.user_id));
  const reader = { manager, hours, away };
  const message = { unaskedOn: row.unasked_on, asIfBack: row.kind === ifBack };
  const absent = whileAbsent(reader, message, at);
  if (absent) return absent;
  const vision =
    manager && !visionKinds.has(row.kind) ? await visionUntil(db, manager, at, now) : null;
  return withinHours(hours, vision, at);
}

/**
 * When a message that is due at `from` would reach somebody, as things stand at `now`; null when that cannot be told, as for
 * somebody who pauses until they say otherwise, or is away by a status without an end; with `isBack` such a status is passed
 * over.
 */
export async function whenReaches(
  db: Db,
  visionUntil: VisionUntil,
  reader: { workspace: string; user: string; isBack?: boolean },
  now: Temporal.Instant,
  from = now,
): Promise<Temporal.Instant | null> {
  const { workspace, user } = reader;
  const row = {
    workspace_id: workspace,
    user_id: user,
    unasked_on: null,
    kind: reader.isBack ? ifBack : '',
  };
  const { away } = await readDaysOff(db, workspace, user);
  let at = from;
  // What one wait ends in, such as vision time, may be another one; but not for long.
  for (let waits = 0; waits < 4; waits += 1) {
    // The gate asks every morning whether they are back; here it is enough to know until when they are not.
    if (away?.until && isAwayAt(away, at)) at = away.until;
    const reached = await mayReach(db, visionUntil, row, at, now);
    if (reached.verdict === 'send') return at;
    if (reached.verdict === 'drop') return null;
    at = reached.until;
  }
  return null;
}
