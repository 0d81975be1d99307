import { type Away, isAwayAt } from '../people/index.ts';
import { type Hours, nextOpen } from '../time/hours.ts';
import { localDate } from '../time/wall.ts';
import { isPausedOn, type Manager } from './manager.ts';

/** Whether somebody may be reached at a moment. */
type Reach =
  | { verdict: 'send' }
  | { verdict: 'wait'; until: Temporal.Instant }
  | { verdict: 'drop'; reason: string };

/** Somebody's hours and absences; `manager` null for whoever is none. */
type Reader = { manager: Manager | null; hours: Hours; away: Away | null };

/**
 * What becomes of a message at `at` while its reader pauses, is off or away by their status: what nobody asked for is
 * dropped, and what was for a day that is over; everything else waits. Null when none of it is so. `asIfBack` passes over a status without an end.
 */
export function whileAbsent(
  { manager, hours, away }: Reader,
  { unaskedOn, asIfBack = false }: { unaskedOn: string | null; asIfBack?: boolean },
  at: Temporal.Instant,
): Reach | null {
  const today = localDate(at, hours.zone);
  const isUnasked = unaskedOn !== null;
  // That day has its one message already, or may get it.
  if (isUnasked && unaskedOn < today.toString())
    return { verdict: 'drop', reason: 'its day is over' };
  if (manager && isPausedOn(manager, today)) {
    if (isUnasked) return { verdict: 'drop', reason: 'paused' };
    const back = manager.pause?.until ?? today.add({ days: 1 });
    return waitUntilOpen(back.toZonedDateTime(hours.zone).toInstant(), hours);
  }
  if (isUnasked && hours.isOff?.(today)) return { verdict: 'drop', reason: 'day off' };
  if (!away || !isAwayAt(away, at) || (asIfBack && away.until === null)) return null;
  if (isUnasked) return { verdict: 'drop', reason: 'away' };
  return waitUntilOpen(asksAgain(away, at, hours.zone), hours);
}

/** What becomes of a message at `at` by the hours of its reader, for whom vision time goes on until `vision`, if it does. */
export function withinHours(
  hours: Hours,
  vision: Temporal.Instant | null,
  at: Temporal.Instant,
): Reach {
  if (vision) return waitUntilOpen(vision, hours);
  const open = nextOpen(at, hours);
  if (open?.equals(at)) return { verdict: 'send' };
  return open ? { verdict: 'wait', until: open } : { verdict: 'drop', reason: 'no working hours' };
}

/** When it is asked again whether somebody is back: the next day, or at the end that their status names. */
function asksAgain({ until }: Away, at: Temporal.Instant, zone: string): Temporal.Instant {
  const tomorrow = localDate(at, zone).add({ days: 1 }).toZonedDateTime(zone).toInstant();
  return until && Temporal.Instant.compare(until, tomorrow) < 0 ? until : tomorrow;
}

function waitUntilOpen(from: Temporal.Instant, hours: Hours): Reach {
  const until = nextOpen(from, hours);
  return until ? { verdict: 'wait', until } : { verdict: 'drop', reason: 'no working hours' };
}
