import type { PastNudge } from './history.ts';
import type { Manager } from './manager.ts';

/** So many nudges without an answer, one after the other, halve the pace. */
const mostUnanswered = 3;

/**
 * The nudges before `date` since the last answer, whichever nudge got that one. Those of that day itself may still be
 * answered.
 */
export function unansweredBefore(
  past: readonly PastNudge[],
  date: Temporal.PlainDate,
  zone: string,
): PastNudge[] {
  const startOfDay = date.toZonedDateTime(zone).epochMilliseconds;
  const lastAnswer = past.reduce((last, { answeredAt }) => Math.max(last, answeredAt ?? 0), 0);
  return past.filter(({ isAsked, at }) => !isAsked && at < startOfDay && at > lastAnswer);
}

type Unanswered = readonly Pick<PastNudge, 'saidSlower'>[];

/** Nudges a week: as many as the manager wants, or half of it while three or more found no answer; never none. */
export function paceAfter(wanted: number, unanswered: Unanswered): number {
  return unanswered.length < mostUnanswered ? wanted : Math.max(1, Math.floor(wanted / 2));
}

/** The pace that a nudge has to announce: it is a slower one, and none of those without an answer has said so. */
export function slowedTo(wanted: number, unanswered: Unanswered): number | null {
  const pace = paceAfter(wanted, unanswered);
  return pace < wanted && !unanswered.some(({ saidSlower }) => saidSlower) ? pace : null;
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
