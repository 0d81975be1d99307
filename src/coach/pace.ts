import { weekOf } from '../time/cadence.ts';
import { localDate } from '../time/wall.ts';
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

/** In how many of the last weeks, this one included, something was done; of how many, since the first nudge and at most six. */
export type Progress = { weeks: number; of: number };

const weeksShown = 6;

/** Progress without a streak: a gap takes nothing away. Null before anything was done. */
export function progressOf(
  past: readonly PastNudge[],
  now: Temporal.Instant,
  zone: string,
): Progress | null {
  const week = (at: number) => weekOf(localDate(Temporal.Instant.fromEpochMilliseconds(at), zone));
  const thisWeek = weekOf(localDate(now, zone));
  const since = thisWeek.subtract({ weeks: weeksShown - 1 });
  const recent = past.filter((nudge) => Temporal.PlainDate.compare(week(nudge.at), since) >= 0);
  const done = new Set(
    recent.filter((nudge) => nudge.response === 'done').map((nudge) => week(nudge.at).toString()),
  );
  const first = past.at(-1);
  if (!first || done.size === 0) return null;
  const known = thisWeek.since(week(first.at)).total({ unit: 'weeks', relativeTo: thisWeek }) + 1;
  return { weeks: done.size, of: Math.min(weeksShown, Math.round(known)) };
}
