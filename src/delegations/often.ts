import type { CheckInRule } from './delegation.ts';

/** Something that was said about a delegation in words. */
export type SaidWords = { by: 'manager' | 'delegate'; at: Temporal.Instant };

/** How often a delegate is asked in seven days, and how often it was agreed on. */
export type Often = {
  /** Questions in the last seven days, check-ins and the one that is about to be asked included. */
  times: number;
  /** Check-ins a week. */
  agreed: number;
};

const week = Temporal.Duration.from({ hours: 7 * 24 });

/** One question between the check-ins is nobody's hovering. */
const besides = 1;

/**
 * What one more question of the manager makes of the week; null when it stays within what was agreed, or answers something
 * that the delegate said. `checkIns` are the moments at which somebody was asked, `said` the words of both.
 */
export function askedOften(
  rule: CheckInRule | null,
  checkIns: readonly Temporal.Instant[],
  said: readonly SaidWords[],
  now: Temporal.Instant,
): Often | null {
  const since = now.subtract(week);
  const isLate = (at: Temporal.Instant) => Temporal.Instant.compare(at, since) > 0;
  let asked = 0;
  let waitsForAnswer = false;
  for (const { by, at } of said.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))) {
    if (by === 'manager' && !waitsForAnswer && isLate(at)) asked += 1;
    waitsForAnswer = by === 'delegate';
  }
  if (waitsForAnswer) return null;
  const times = checkIns.filter(isLate).length + asked + 1;
  const agreed = rule?.days.length ?? 0;
  return times > agreed + besides ? { times, agreed } : null;
}
