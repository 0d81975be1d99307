import type { Happened, History, LastEntry, PastNudge } from '../src/coach/history.ts';
import type { Manager } from '../src/coach/manager.ts';
import {
  delegationNews,
  happenedWithin,
  hatsOver,
  nextTeammate,
  unthankedNews,
  weakerHat,
  isQuotable,
} from '../src/coach/news.ts';
import type { Circumstances } from '../src/coach/nudge-days.ts';
import type { Practice } from '../src/practices/index.ts';
import { takenDates } from '../src/coach/taken.ts';
import { localDate } from '../src/time/wall.ts';
import type { Move } from '../src/vision/vision.ts';
import type { Handover, Life } from './life.ts';

/** A nudge that was made. `id` counts up. */
export type Made = PastNudge & { id: number };

/** A block of vision time whose reminder was made. */
export type Session = {
  week: Temporal.PlainDate;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  isNoted: boolean;
};

/** What the app would have in its database about one manager: here it is in memory. */
export type Coached = {
  manager: Manager;
  team: readonly string[];
  /** Those that did not miss their time, newest first. */
  made: Made[];
  muted: Set<string>;
  /** By practice: its last entry in the journal. */
  entries: Map<string, LastEntry & { practice: Practice; at: Temporal.Instant }>;
  hatsWorn: { hat: 'leader' | 'manager' | 'even'; at: Temporal.Instant }[];
  thanked: Map<string, Temporal.Instant>;
  handovers: Handover[];
  told: Happened[];
  changes: History['changes'][number][];
  /** Local dates with an unasked-for message, sent or not. */
  unaskedOn: Set<string>;
  /** By the nudge put off: when it comes back. */
  later: Map<number, Temporal.Instant>;
  moves: Move[];
  sessions: Session[];
};

export function newlyCoached({ settings, team }: Life): Coached {
  return {
    manager: settings,
    team,
    made: [],
    muted: new Set(settings.isVisionMuted ? ['vision-time'] : []),
    entries: new Map(),
    hatsWorn: [],
    thanked: new Map(),
    handovers: [],
    told: [],
    changes: [],
    unaskedOn: new Set(),
    later: new Map(),
    moves: [],
    sessions: [],
  };
}

/** What decides about the days of nudges, as `readHistory` would read it at `now`. */
export function circumstancesOf(of: Coached, now: Temporal.Instant): Circumstances {
  const { manager, changes, moves } = of;
  const today = localDate(now, manager.zone).toString();
  const taking = {
    unasked: [...of.unaskedOn].filter((date) => date >= today),
    later: [...of.later.values()],
    visionMoved: moves.flatMap(({ to, isSkipped }) => (to && !isSkipped ? [to.date] : [])),
  };
  return { past: pastOf(of, now), changes, taken: takenDates(manager, taking, now) };
}

/** What choosing looks at, as `readHistory` would read it at `now`. */
export function historyOf(of: Coached, now: Temporal.Instant): History {
  const { team } = of;
  const circumstances = circumstancesOf(of, now);
  const named = nextTeammate(team, circumstances.past);
  const note = of.sessions.findLast(({ isNoted }) => isNoted);
  return {
    ...circumstances,
    muted: of.muted,
    weaker: weakerHat(hatsWornBy(of, now)),
    happened: newsOf(of, now),
    around: [
      ...(named ? [{ subject: 'teammate' as const, person: named, id: null }] : []),
      ...(note
        ? [{ subject: 'vision-note' as const, person: null, id: note.week.toString() }]
        : []),
    ],
    lastEntries: new Map(
      [...of.entries].filter(([, { practice, at }]) => isQuotable(practice, at, now)),
    ),
    exercise: { next: null, lastAt: null },
    hasTeam: team.length > 0,
  };
}

function pastOf({ made }: Coached, now: Temporal.Instant): Made[] {
  const since = now.subtract({ hours: 365 * 24 }).epochMilliseconds;
  return made.filter(({ at }) => at > since);
}

function hatsWornBy({ hatsWorn }: Coached, now: Temporal.Instant) {
  const since = now.subtract(hatsOver);
  const count = (wanted: string) =>
    hatsWorn.filter(({ hat, at }) => hat === wanted && Temporal.Instant.compare(at, since) >= 0)
      .length;
  return { leader: count('leader'), manager: count('manager') };
}

function newsOf(of: Coached, now: Temporal.Instant): Happened[] {
  const since = now.subtract(happenedWithin);
  const seen = of.handovers
    .filter(({ endedAt }) => !isBefore(endedAt, since))
    .map((handover) => seenAt(handover, now));
  const unthanked = unthankedNews(
    { team: of.team, past: pastOf(of, now) },
    of.thanked,
    of.manager,
    now,
  );
  return [
    ...of.told.filter(({ at }) => at >= since.epochMilliseconds),
    ...delegationNews(seen, of.manager, now),
    ...(unthanked ? [unthanked] : []),
  ].toSorted((a, b) => b.at - a.at);
}

/** What is known of a delegation by then. */
function seenAt(handover: Handover, now: Temporal.Instant) {
  const { id, delegate, madeAt, dueOn, endedAt, roadblockAt, unansweredAt, hoveredFrom } = handover;
  const isHovered = hoveredFrom !== null && isBefore(hoveredFrom, now);
  return {
    id,
    delegate,
    acceptedAt: madeAt,
    dueOn,
    state: isBefore(now, endedAt) ? ('accepted' as const) : ('done' as const),
    endedAt: isBefore(now, endedAt) ? null : endedAt,
    roadblockAt: roadblockAt && !isBefore(now, roadblockAt) ? roadblockAt : null,
    unansweredAt: unansweredAt && !isBefore(now, unansweredAt) ? unansweredAt : null,
    checkIns: isHovered ? 5 : 1,
    isDaily: isHovered,
  };
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}
