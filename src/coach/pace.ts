import type { PastNudge } from './history.ts';
import type { Manager } from './manager.ts';

/** So many nudges without an answer, one after the other, halve the pace. */
const mostUnanswered = 3;

/** How many nudges before `date` went unanswered in a row, up to the newest; those of that day itself may still be answered. */
export function unansweredBefore(
  past: readonly PastNudge[],
  date: Temporal.PlainDate,
  zone: string,
): number {
  const startOfDay = date.toZonedDateTime(zone).epochMilliseconds;
  let run = 0;
  for (const nudge of past) {
    if (nudge.isAsked || nudge.at >= startOfDay) continue;
    if (nudge.response !== null) break;
    run += 1;
  }
  return run;
}

/** Nudges a week: as many as the manager wants, or half of it while three in a row went unanswered; never none. */
export function paceAfter(wanted: number, unanswered: number): number {
  return unanswered < mostUnanswered ? wanted : Math.max(1, Math.floor(wanted / 2));
}

/** The pace that a nudge has to announce: the third in a row has just gone unanswered, and that changes something. */
export function slowedTo(wanted: number, unanswered: number): number | null {
  const pace = paceAfter(wanted, unanswered);
  return unanswered === mostUnanswered && pace < wanted ? pace : null;
}

/** How many nudges nobody asked for came in the calendar week of `week`, a Monday, by the manager's own calendar. */
export function sentInWeek(
  past: readonly PastNudge[],
  week: Temporal.PlainDate,
  { zone }: Pick<Manager, 'zone'>,
): number {
  const from = week.toZonedDateTime(zone).epochMilliseconds;
  const until = week.add({ weeks: 1 }).toZonedDateTime(zone).epochMilliseconds;
  return past.filter((nudge) => !nudge.isAsked && nudge.at >= from && nudge.at < until).length;
}
