import type { Practice } from '../practices/index.ts';

/** A wording does not come back to the same manager within this time. */
const freshFor = Temporal.Duration.from({ hours: 8 * 7 * 24 });

/** What somebody answered to a nudge. */
export type Response = 'done' | 'later' | 'not-useful' | 'muted';

/** A nudge that a manager got, as far as choosing the next one needs it. */
export type PastNudge = {
  practice: string;
  wording: string;
  at: Temporal.Instant;
  response: Response | null;
};

export type Choice = { practice: Practice; wording: string };

/**
 * The practice for a manager's next nudge, and its wording: never a muted practice, never one within its cadence (which
 * doubles with each "not useful"), never a wording read within eight weeks. Of what is left, the practice that was away
 * the longest. Null when nothing fits: then there is no nudge. The same history gives the same choice.
 */
export function chooseNudge(
  practices: readonly Practice[],
  past: readonly PastNudge[],
  muted: ReadonlySet<string>,
  now: Temporal.Instant,
): Choice | null {
  const candidates = practices
    .filter((practice) => !muted.has(practice.key))
    .filter((practice) => isRested(practice, past, now))
    .map((practice) => ({ practice, wording: freshWording(practice, past, now) }))
    .filter((choice): choice is Choice => choice.wording !== null)
    .map((choice) => ({ choice, last: lastOf(choice.practice, past) }));
  const [longestAway] = candidates.toSorted((a, b) => a.last - b.last);
  return longestAway?.choice ?? null;
}

function isRested(practice: Practice, past: readonly PastNudge[], now: Temporal.Instant): boolean {
  if (practice.cadence.kind === 'own-schedule') return false;
  const mine = past.filter((nudge) => nudge.practice === practice.key);
  const unhelpful = mine.filter((nudge) => nudge.response === 'not-useful').length;
  const days = practice.cadence.everyDays * 2 ** Math.min(unhelpful, 5);
  // Half a day less, so that a clock change does not push a daily practice to the day after.
  const rest = now.subtract({ hours: days * 24 - 12 });
  return mine.every((nudge) => Temporal.Instant.compare(nudge.at, rest) <= 0);
}

/** The first wording, in the catalogue's order, that was not read lately, those never read before all others. */
function freshWording(
  practice: Practice,
  past: readonly PastNudge[],
  now: Temporal.Instant,
): string | null {
  const since = now.subtract(freshFor);
  const mine = past.filter((nudge) => nudge.practice === practice.key);
  const lastRead = (wording: string) =>
    Math.max(0, ...mine.filter((n) => n.wording === wording).map((n) => n.at.epochMilliseconds));
  const fresh = Object.keys(practice.wordings)
    .filter((wording) => lastRead(wording) < since.epochMilliseconds)
    .toSorted((a, b) => lastRead(a) - lastRead(b));
  return fresh[0] ?? null;
}

function lastOf(practice: Practice, past: readonly PastNudge[]): number {
  return Math.max(
    0,
    ...past.filter((n) => n.practice === practice.key).map((n) => n.at.epochMilliseconds),
  );
}
