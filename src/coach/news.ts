import type { Practice } from '../practices/index.ts';
import { nextOpen } from '../time/hours.ts';
import { localDate } from '../time/wall.ts';
import type { AboutRef, Happened, History, PastNudge } from './history.ts';
import { hoursOf, type Manager } from './manager.ts';

/** A delegation that a manager gave, as far as the coach looks at it. */
export type DelegationSeen = {
  id: string;
  delegate: string;
  state: 'proposed' | 'accepted' | 'handed-in' | 'done' | 'declined' | 'cancelled' | 'handed-over';
  /** When the delegate took it on; null before. */
  acceptedAt: Temporal.Instant | null;
  endedAt: Temporal.Instant | null;
  dueOn: Temporal.PlainDate | null;
  /** Check-ins of the last seven days, and whether as many are still agreed on. */
  checkIns: number;
  isDaily: boolean;
  /** When the last answer told of a roadblock that still stands. */
  roadblockAt: Temporal.Instant | null;
  /** When the second of two check-ins in a row stayed without an answer; null while the last one has one, or they are new. */
  unansweredAt: Temporal.Instant | null;
};

/** What happened longer ago brings nothing up any more. */
export const happenedWithin = Temporal.Duration.from({ hours: 14 * 24 });
/** The hats worn are looked at over half a year, and this many answers apart is a habit. */
export const hatsOver = Temporal.Duration.from({ hours: 26 * 7 * 24 });
const clearlyMore = 2;
/** Nobody is thanked every week, but three without it are many. */
const unthankedAfter = Temporal.Duration.from({ hours: 21 * 24 });
/** What was written is quoted for three of a practice's cadences, within these. */
const quotedFor = { cadences: 3, days: { least: 8 * 7, most: 26 * 7 } };
/** So many check-ins within a week are daily ones. */
const dailyCheckIns = 4;

/** By the answers to "which hat did you wear": the other one of that which was clearly worn more. */
export function weakerHat(worn: { leader: number; manager: number }): History['weaker'] {
  const more = worn.leader - worn.manager;
  if (Math.abs(more) < clearlyMore) return null;
  return more > 0 ? 'manager' : 'leader';
}

/** What lately became of the delegations that a manager gave. */
export function delegationNews(
  seen: readonly DelegationSeen[],
  manager: Manager,
  now: Temporal.Instant,
): Happened[] {
  const since = now.subtract(happenedWithin);
  const today = localDate(now, manager.zone);
  return seen.flatMap((delegation): Happened[] => {
    const { id, delegate: person, state, endedAt, dueOn } = delegation;
    const news: Happened[] = [];
    const add = (
      trigger: Extract<AboutRef['subject'], Happened['trigger']>,
      at: Temporal.Instant,
    ) => {
      if (Temporal.Instant.compare(at, since) < 0) return;
      news.push({ trigger, at: at.epochMilliseconds, about: { subject: trigger, person, id } });
    };
    // What was declined or taken back is over as well, but nothing to celebrate.
    if (state === 'done' && endedAt) add('delegation-ended', endedAt);
    // Until it is accepted nobody has it yet, and what is handed in waits for the manager.
    if (state !== 'accepted') return news;
    const { acceptedAt, roadblockAt, unansweredAt } = delegation;
    if (acceptedAt) add('delegation-made', acceptedAt);
    if (roadblockAt) add('roadblock', roadblockAt);
    if (unansweredAt) add('check-ins-unanswered', unansweredAt);
    if (delegation.isDaily && delegation.checkIns >= dailyCheckIns) add('daily-check-ins', now);
    if (dueOn && Temporal.PlainDate.compare(dueOn, today) < 0) {
      const saidBy = dayAfterNotice(dueOn, manager);
      if (saidBy) add('delegation-overdue', saidBy);
    }
    return news;
  });
}

/** When the day is over on which a manager is told that a date has passed: once a day is enough. */
function dayAfterNotice(dueOn: Temporal.PlainDate, manager: Manager): Temporal.Instant | null {
  const { zone } = manager;
  const over = dueOn.add({ days: 1 }).toZonedDateTime(zone).toInstant();
  const told = nextOpen(over, hoursOf(manager));
  return told && localDate(told, zone).add({ days: 1 }).toZonedDateTime(zone).toInstant();
}

/** Whether what was written for a practice is recent enough that a nudge may come back to it. */
export function isQuotable(
  { cadence }: Practice,
  at: Temporal.Instant,
  now: Temporal.Instant,
): boolean {
  const { cadences, days } = quotedFor;
  const wanted = cadence.kind === 'own-schedule' ? 0 : cadences * cadence.everyDays;
  const kept = Math.min(Math.max(wanted, days.least), days.most);
  return Temporal.Instant.compare(at.add({ hours: kept * 24 }), now) > 0;
}

/** From when on a team can wait for thanks: since coaching began, and each since they came into the team, where that is known. */
export type Beginnings = {
  beganAt: Temporal.Instant | null;
  joined?: ReadonlyMap<string, Temporal.Instant>;
};

/** Since when somebody waits for thanks: the last ones, or the day on which they came into a team that is coached. */
export function waitingSince(
  person: string,
  thanked: ReadonlyMap<string, Temporal.Instant>,
  { beganAt, joined }: Beginnings,
  now: Temporal.Instant,
): Temporal.Instant {
  const known = [thanked.get(person) ?? beganAt, joined?.get(person)].filter((at) => at != null);
  return known.toSorted((a, b) => Temporal.Instant.compare(b, a))[0] ?? now;
}

/** Whether somebody who waits since then has waited for three weeks. */
export function isUnthanked(since: Temporal.Instant, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(since.add(unthankedAfter), now) <= 0;
}

/**
 * A teammate who was last thanked three weeks ago or more, somebody new being given as long: of several the one of whom this
 * was said longest ago, then the one thanked longest ago.
 */
export function unthankedNews(
  { team, past }: { team: readonly string[]; past: readonly PastNudge[] },
  thanked: ReadonlyMap<string, Temporal.Instant>,
  since: Beginnings,
  now: Temporal.Instant,
): Happened | null {
  const saidAt = (person: string) =>
    past.find(({ about }) => about?.subject === 'unthanked' && about.person === person)?.at ?? 0;
  const [first] = team
    .map((person) => ({ person, at: waitingSince(person, thanked, since, now) }))
    .filter(({ at }) => isUnthanked(at, now))
    .toSorted(
      (a, b) => saidAt(a.person) - saidAt(b.person) || Temporal.Instant.compare(a.at, b.at),
    );
  if (!first) return null;
  // The row that it names is a moment: that of the last thanks.
  const id = thanked.get(first.person)?.toString() ?? null;
  const about: AboutRef = { subject: 'unthanked', person: first.person, id };
  // It goes on to be so: as news of the day, until somebody is thanked.
  return { trigger: 'unthanked', at: now.epochMilliseconds - 1, about };
}

/** The teammate that nudges named longest ago. */
export function nextTeammate(team: readonly string[], past: readonly PastNudge[]): string | null {
  const lastNamed = (person: string) =>
    past.find((nudge) => nudge.about?.person === person)?.at ?? 0;
  return team.toSorted((a, b) => lastNamed(a) - lastNamed(b))[0] ?? null;
}
