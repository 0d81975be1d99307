import type { Manager } from '../coach/index.ts';
import { nextWeekly, type Slot } from '../time/cadence.ts';
import type { Weekday } from '../time/hours.ts';

/** The habit that this exercise is: whoever mutes it is not asked. */
export const donePractice = 'done-looks-like';

/** Of so many delegations a manager is asked in one week. */
export const mostAsked = 3;

/** Of so many the answers share a message: whole, they fill what Slack takes. */
export const mostShown = 3;

/** A delegation runs so long before the two are asked: they have just said what done looks like when it is new. */
export const runsFor = Temporal.Duration.from({ hours: 7 * 24 });

/** Whoever is coached for less is left to the habits: there is enough that is new. */
export const projectsFrom = Temporal.Duration.from({ hours: 14 * 24 });
/** After two of them that led to nothing, a manager is asked of a project so much later. */
const restFor = Temporal.Duration.from({ hours: 28 * 24 });

/**
 * Whether a manager without running delegations is asked of a project again. `asked` are the last two times, the newest first,
 * `led` is when they last asked somebody.
 */
export function isProjectDue(
  asked: readonly Temporal.Instant[],
  led: Temporal.Instant | null,
  now: Temporal.Instant,
): boolean {
  const [last, before] = asked;
  if (!last || !before) return true;
  if (led !== null && Temporal.Instant.compare(led, before) >= 0) return true;
  return Temporal.Instant.compare(last.add(restFor), now) <= 0;
}

const friday: Weekday = 5;

/** What two people are asked of: when a piece of work is done. */
export type Question = {
  workspace: string;
  id: string;
  manager: string;
  person: string;
  delegation: string | null;
  /** The outcome, or a project in the manager's words. */
  subject: string;
  /** Null where the manager answered in a form. */
  managerOutbox: string | null;
  personOutbox: string;
  managerWords: string | null;
  personWords: string | null;
  createdAt: Temporal.Instant;
  /** When both saw both. */
  shownAt: Temporal.Instant | null;
};

export type Side = 'manager' | 'person';

export function sideOf({ manager, person }: Question, user: string): Side | null {
  if (user === manager) return 'manager';
  return user === person ? 'person' : null;
}

export function wordsOf(question: Question, side: Side): string | null {
  return side === 'manager' ? question.managerWords : question.personWords;
}

/** Whether somebody can still answer, or answer otherwise. */
export function isOpen({ shownAt }: Question): boolean {
  return shownAt === null;
}

/**
 * The next moment at which a manager is asked: just before the last nudge of the week that leaves a day until Friday, in whose
 * place it comes; without one, before the first.
 */
export function nextAsking(
  manager: Pick<Manager, 'nudgeAt' | 'zone'>,
  nudgeDays: readonly Weekday[],
  after: Temporal.Instant,
): Slot | null {
  const early = nudgeDays.filter((day) => day < friday);
  const day = early.at(-1) ?? nudgeDays[0];
  if (day === undefined) return null;
  return nextWeekly(after, { days: [day], time: manager.nudgeAt, zone: manager.zone });
}

/** Of one nudge a week it would take each: then it comes every other week. In days, with half of one for clock changes. */
const restsBesideOne = 13.5;

/** Whether it leaves that week's nudge to the coach; `lastAt` in milliseconds since the epoch, null for never. */
export function leavesWeek(pace: number, lastAt: number | null, at: Temporal.Instant): boolean {
  if (pace > 1 || lastAt === null) return false;
  return at.epochMilliseconds - lastAt < restsBesideOne * 24 * 60 * 60 * 1000;
}

/** Both have so long at least. */
const leastTime = Temporal.Duration.from({ hours: 20 });

/** When both answers are shown at the latest: on the Friday at noon that leaves both time, by the manager's clock. */
export function shownAtLatest(zone: string, after: Temporal.Instant): Slot {
  const time = Temporal.PlainTime.from('12:00');
  return nextWeekly(after.add(leastTime), { days: [friday], time, zone });
}
