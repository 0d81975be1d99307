import { hoursOf, isAbsentOn, isPausedOn, type Manager, presentFrom } from '../coach/index.ts';
import { isDayOff, noDaysOff } from '../people/index.ts';
import { weekOf } from '../time/cadence.ts';
import { isOpen, nextOpen, weekdayOf } from '../time/hours.ts';
import { instantOf, localDate } from '../time/wall.ts';
import { sayDays, sayFixedDate, sayFixedMoment, sayTime } from '../time/words.ts';

/** How long before the block its reminder comes. */
const reminderAhead = Temporal.Duration.from({ minutes: 15 });

/** Lengths of the block on offer, in minutes. */
export const lengths = [60, 90, 120, 150, 180] as const;

/** One week's block of vision time. `week` is the Monday of the week that it belongs to. */
export type Block = {
  week: Temporal.PlainDate;
  date: Temporal.PlainDate;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  isMoved: boolean;
};

/** Where a week's block was moved. */
export type Place = { date: Temporal.PlainDate; from: Temporal.PlainTime };

/** What a manager decided for one week: another place for its block (null: the usual one), or to skip it. */
export type Move = { week: Temporal.PlainDate; to: Place | null; isSkipped: boolean };

/** What is known of weeks besides the settings: what was decided for them, and those whose vision time is over. */
export type Weeks = { moves: readonly Move[]; held: readonly Temporal.PlainDate[] };

/** The block of a week; null when it is skipped or muted, or its day does not exist in the zone. */
export function blockOf(
  manager: Manager,
  week: Temporal.PlainDate,
  moves: readonly Move[],
): Block | null {
  const move = moveOf(week, moves);
  return manager.isVisionMuted || move.isSkipped ? null : placed(manager, week, move.to);
}

/** What was decided for a week: nothing, when it is not among `moves`. */
export function moveOf(week: Temporal.PlainDate, moves: readonly Move[]): Move {
  return moves.find((move) => move.week.equals(week)) ?? { week, to: null, isSkipped: false };
}

/** The block of a week at a place, or at its usual one; null when that day does not exist in the zone. */
export function placed(manager: Manager, week: Temporal.PlainDate, to: Place | null): Block | null {
  const { vision, zone } = manager;
  const date = to?.date ?? usualDate(manager, week);
  const startsAt = instantOf(date, to?.from ?? vision.from, zone);
  if (!startsAt) return null;
  const endsAt = startsAt.add({ minutes: vision.minutes });
  return { week, date, startsAt, endsAt, isMoved: to !== null };
}

function usualDate({ vision }: Manager, week: Temporal.PlainDate): Temporal.PlainDate {
  return week.add({ days: vision.day - 1 });
}

/** The blocks whose reminder is due after `after`, in order: those of about ten weeks, from the end of an absence on. */
export function upcoming(manager: Manager, after: Temporal.Instant, weeks: Weeks): Block[] {
  const today = localDate(after, manager.zone);
  const first = weekOf(presentFrom(manager, today) ?? today);
  return Array.from({ length: 12 }, (_, i) => first.add({ weeks: i - 1 }))
    .filter((week) => !weeks.held.some((held) => held.equals(week)))
    .map((week) => blockOf(manager, week, weeks.moves))
    .filter((block) => block !== null)
    .filter((block) => isAfter(remindAt(block), after) && !isAbsentOn(manager, block.date))
    .toSorted((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt));
}

/** The first block whose reminder is due after `after`; null when the next ten weeks have none. */
export function nextBlock(manager: Manager, after: Temporal.Instant, weeks: Weeks): Block | null {
  return upcoming(manager, after, weeks)[0] ?? null;
}

export function remindAt(block: Pick<Block, 'startsAt'>): Temporal.Instant {
  return block.startsAt.subtract(reminderAhead);
}

/** When the note is asked for: at the end of the block, or as soon as its reader may be disturbed. */
export function noteAt(manager: Manager, endsAt: Temporal.Instant): Temporal.Instant {
  return nextOpen(endsAt, hoursOf(manager)) ?? endsAt;
}

/** Until when the note is asked for: the end of the next working day. */
export function noteUntil(manager: Manager, endsAt: Temporal.Instant): Temporal.Instant {
  const startOf = (date: Temporal.PlainDate) => date.toZonedDateTime(manager.zone).toInstant();
  const dayAfter = localDate(noteAt(manager, endsAt), manager.zone).add({ days: 1 });
  const next = localDate(noteAt(manager, startOf(dayAfter)), manager.zone);
  return startOf(next.add({ days: 1 }));
}

type Span = Pick<Block, 'startsAt' | 'endsAt'>;

/**
 * What follows for a session whose reminder was made, when the block of its week is `block` now: it stays, also when the
 * block would be over already; it goes on at other times; or it is reminded of again.
 */
export function follow(
  session: Span,
  block: Block | null,
  now: Temporal.Instant,
): 'stays' | 'changes' | 'comes again' {
  if (!block || !isAfter(block.endsAt, now)) return 'stays';
  if (block.startsAt.equals(session.startsAt) && block.endsAt.equals(session.endsAt))
    return 'stays';
  return isAfter(remindAt(block), now) ? 'comes again' : 'changes';
}

type Problem = { field: 'day' | 'from'; words: string };

/**
 * Why a block cannot begin there in any week: its reminder would come on a day without work or in quiet hours; null when it
 * can. Days off are of one week, so they are no reason here.
 */
export function whyNotThere(
  manager: Manager,
  date: Temporal.PlainDate,
  from: Temporal.PlainTime,
): Problem | null {
  if (!manager.workingDays.includes(weekdayOf(date))) {
    return {
      field: 'day',
      words: `You work ${sayDays(manager.workingDays)}. Choose one of those days.`,
    };
  }
  const hours = hoursOf({ ...manager, daysOff: noDaysOff });
  const startsAt = instantOf(date, from, manager.zone);
  if (startsAt && isOpen(startsAt.subtract(reminderAhead), hours)) return null;
  const reminder = from.subtract(reminderAhead);
  return {
    field: 'from',
    words: `The reminder would come at ${sayTime(reminder)}, in your quiet hours (${sayTime(manager.quietFrom)} to ${sayTime(manager.quietTo)}). Choose another time, or change the quiet hours in /coach.`,
  };
}

/**
 * Why a week's block cannot be moved there; null when it can. A move lies so far ahead that its reminder can come, and
 * before the next regular block.
 */
export function whyNotMove(
  manager: Manager,
  week: Temporal.PlainDate,
  to: Place,
  now: Temporal.Instant,
): Problem | null {
  const today = localDate(now, manager.zone);
  if (Temporal.PlainDate.compare(to.date, today) < 0) {
    return { field: 'day', words: 'That day has passed. Choose today or a later one.' };
  }
  if (isPausedOn(manager, to.date)) {
    return { field: 'day', words: 'You are paused on that day. Choose a later one, or resume.' };
  }
  if (isDayOff(to.date, manager.daysOff)) {
    return { field: 'day', words: 'You are off on that day. Choose another one.' };
  }
  const startsAt = instantOf(to.date, to.from, manager.zone);
  if (startsAt && !isAfter(startsAt, now)) {
    return { field: 'from', words: 'That time has passed. Choose a later one.' };
  }
  if (startsAt && !isAfter(startsAt.subtract(reminderAhead), now)) {
    return {
      field: 'from',
      words: `My reminder comes 15 minutes before. Choose ${sayTime(soonest(manager.zone, now))} or later.`,
    };
  }
  const next = usualDate(manager, week.add({ weeks: 1 }));
  if (Temporal.PlainDate.compare(to.date, next) >= 0) {
    return {
      field: 'day',
      words: `Your next vision time is ${sayFixedDate(next, today)} already. Choose a day before it.`,
    };
  }
  return whyNotThere(manager, to.date, to.from);
}

/** The first time of day for which a reminder can still come, in steps of five minutes. */
function soonest(zone: string, now: Temporal.Instant): Temporal.PlainTime {
  const local = now.add(reminderAhead).toZonedDateTimeISO(zone);
  const step = { smallestUnit: 'minute', roundingIncrement: 5, roundingMode: 'floor' } as const;
  return local.round(step).add({ minutes: 5 }).toPlainTime();
}

/**
 * A move that fits the settings no longer, taken back to the usual place, or to the first one before the next block at which
 * it fits; null for one that still fits or whose reminder has come. `said` tells of it; '' where it is skipped anyway.
 */
export function refit(
  manager: Manager,
  move: Move,
  now: Temporal.Instant,
): { to: Place | null; said: string } | null {
  const { week, to, isSkipped } = move;
  const block = placed(manager, week, to);
  if (!to || !block || !isAfter(remindAt(block), now)) return null;
  // In a pause it does not come, and what was decided stands for when the pause ends earlier.
  const active = { ...manager, pause: null };
  if (!whyNotMove(active, week, to, now)) return null;
  const place = refitted(active, week, to, now);
  const again = placed(manager, week, place);
  const was = `The vision time that you had moved to ${sayFixedMoment(block.startsAt, now, manager.zone)} does not fit any more`;
  const is =
    again && isAfter(remindAt(again), now)
      ? `: it is on ${sayFixedMoment(again.startsAt, now, manager.zone)} ${place ? 'now' : 'again'}.`
      : ', and its week has no day left for it.';
  return { to: place, said: isSkipped ? '' : `${was}${is}` };
}

function refitted(
  manager: Manager,
  week: Temporal.PlainDate,
  to: Place,
  now: Temporal.Instant,
): Place | null {
  const usual = placed(manager, week, null);
  const isUsualLeft =
    usual &&
    isAfter(remindAt(usual), now) &&
    !isDayOff(usual.date, manager.daysOff) &&
    !whyNotThere(manager, usual.date, manager.vision.from);
  if (isUsualLeft) return null;
  const today = localDate(now, manager.zone);
  const places = Array.from({ length: 14 }, (_, ahead) => today.add({ days: ahead })).flatMap(
    (date) => [to.from, manager.vision.from].map((from) => ({ date, from })),
  );
  return places.find((place) => !whyNotMove(manager, week, place, now)) ?? null;
}

/** The question for the next block: one never asked, else the one asked longest ago. `asked` is newest first. */
export function nextQuestion(questions: readonly string[], asked: readonly string[]): string {
  const fresh = questions.find((question) => !asked.includes(question));
  const oldest = questions.toSorted((a, b) => asked.indexOf(b) - asked.indexOf(a))[0];
  const chosen = fresh ?? oldest;
  if (chosen === undefined) throw new RangeError('no questions to choose from');
  return chosen;
}

function isAfter(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) > 0;
}
