import { isAwayAt, isDayOff } from '../people/index.ts';
import { isWorkday, weekdayOf } from '../time/hours.ts';
import { instantOf, localDate } from '../time/wall.ts';
import { hoursOf, isAbsentOn, type Manager } from './manager.ts';

/** An absence of so many days, weekends included, ends with a welcome. */
const longEnough = 7;
/** Neither an absence nor the search for its end goes on for longer. */
const furthest = 400;

/** Whether `date` is somebody's first day at work after a week or more of days off, pause or being away by their status. */
export function isReturn(manager: Manager, date: Temporal.PlainDate): boolean {
  if (!isAtWork(manager, date)) return false;
  let hasMissed = false;
  for (let days = 1; days <= furthest; days += 1) {
    const before = date.subtract({ days });
    const worksThen = manager.workingDays.includes(weekdayOf(before));
    if (worksThen && !wasAbsentOn(manager, before)) return hasMissed && days > longEnough;
    hasMissed ||= worksThen;
  }
  return true;
}

/** The next such day as its date, at the hour of its nudge; null when no end of an absence is known. */
export function nextReturn(
  manager: Manager,
  now: Temporal.Instant,
): { slot: string; at: Temporal.Instant } | null {
  const { zone, nudgeAt, pause, daysOff } = manager;
  const today = localDate(now, zone);
  const ends = [
    ...daysOff.spans.map(({ to }) => to.add({ days: 1 })),
    ...(pause?.until ? [pause.until] : []),
    ...(daysOff.away?.until ? [localDate(daysOff.away.until, zone)] : []),
  ];
  // Absences that are over, however many, all end today or before.
  const isOver = (end: Temporal.PlainDate) => Temporal.PlainDate.compare(end, today) <= 0;
  const found = [...(ends.some(isOver) ? [today] : []), ...ends.filter((end) => !isOver(end))]
    .map((end) => firstAtWork(manager, end))
    .filter((date) => date !== null)
    .filter((date) => isReturn(manager, date))
    .flatMap((date) => {
      const at = instantOf(date, nudgeAt, zone);
      return at && Temporal.Instant.compare(at, now) > 0 ? [{ slot: date.toString(), at }] : [];
    });
  return found.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))[0] ?? null;
}

function firstAtWork(manager: Manager, from: Temporal.PlainDate): Temporal.PlainDate | null {
  for (let ahead = 0; ahead <= furthest; ahead += 1) {
    const date = from.add({ days: ahead });
    if (isAtWork(manager, date)) return date;
  }
  return null;
}

function isAtWork(manager: Manager, date: Temporal.PlainDate): boolean {
  return isWorkday(date, hoursOf(manager)) && !isAbsentOn(manager, date);
}

/** As `isAbsentOn`, for days that have passed too: a pause counts from its first day, and what was an absence stays one. */
function wasAbsentOn(manager: Manager, date: Temporal.PlainDate): boolean {
  const { daysOff, pause, pausedSince, nudgeAt, zone } = manager;
  if (isDayOff(date, daysOff)) return true;
  const isPause =
    pausedSince !== null && Temporal.PlainDate.compare(pausedSince, date) <= 0 && pause !== null;
  if (isPause && (!pause.until || Temporal.PlainDate.compare(date, pause.until) < 0)) return true;
  const at = instantOf(date, nudgeAt, zone);
  return at !== null && isAwayAt(daysOff.away, at);
}
