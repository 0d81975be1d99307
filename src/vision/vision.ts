import { hoursOf, type Manager } from '../coach/index.ts';
import { weekOf } from '../time/cadence.ts';
import { isOpen, weekdayOf } from '../time/hours.ts';
import { instantOf, localDate } from '../time/wall.ts';
import { sayDate, sayDays, sayTime } from '../time/words.ts';

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

/** What a manager decided for one week: another moment, or none. */
export type Move =
  | { week: Temporal.PlainDate; to: { date: Temporal.PlainDate; from: Temporal.PlainTime } }
  | { week: Temporal.PlainDate; to: null };

/** The block of a week; null when it is skipped, or its day does not exist in the zone. */
export function blockOf(
  manager: Manager,
  week: Temporal.PlainDate,
  moves: readonly Move[],
): Block | null {
  const move = moves.find((m) => m.week.equals(week));
  if (move && !move.to) return null;
  const date = move?.to?.date ?? week.add({ days: manager.vision.day - 1 });
  const startsAt = instantOf(date, move?.to?.from ?? manager.vision.from, manager.zone);
  if (!startsAt) return null;
  const endsAt = startsAt.add({ minutes: manager.vision.minutes });
  return { week, date, startsAt, endsAt, isMoved: move !== undefined };
}

/** The first block whose reminder is due after `after`; null when the next ten weeks have none. */
export function nextBlock(
  manager: Manager,
  after: Temporal.Instant,
  moves: readonly Move[],
): Block | null {
  const thisWeek = weekOf(localDate(after, manager.zone));
  const upcoming = Array.from({ length: 12 }, (_, i) => thisWeek.add({ weeks: i - 1 }))
    .map((week) => blockOf(manager, week, moves))
    .filter((block) => block !== null)
    .filter((block) => Temporal.Instant.compare(remindAt(block), after) > 0);
  return upcoming.toSorted((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt))[0] ?? null;
}

/** The block that holds `now`, its end excluded; null outside. */
export function blockAt(
  manager: Manager,
  now: Temporal.Instant,
  moves: readonly Move[],
): Block | null {
  const thisWeek = weekOf(localDate(now, manager.zone));
  for (const week of [thisWeek, thisWeek.subtract({ weeks: 1 })]) {
    const block = blockOf(manager, week, moves);
    if (block && isWithin(block, now)) return block;
  }
  return null;
}

function isWithin(block: Block, now: Temporal.Instant): boolean {
  return (
    Temporal.Instant.compare(block.startsAt, now) <= 0 &&
    Temporal.Instant.compare(now, block.endsAt) < 0
  );
}

export function remindAt(block: Block): Temporal.Instant {
  return block.startsAt.subtract(reminderAhead);
}

/** Why a block cannot begin there: its reminder would come on a day off or in quiet hours; null when it can. */
export function whyNotThere(
  manager: Manager,
  date: Temporal.PlainDate,
  from: Temporal.PlainTime,
): { field: 'day' | 'from'; words: string } | null {
  if (!manager.workingDays.includes(weekdayOf(date))) {
    return {
      field: 'day',
      words: `You work ${sayDays(manager.workingDays)}. Choose one of those days.`,
    };
  }
  const startsAt = instantOf(date, from, manager.zone);
  if (startsAt && isOpen(startsAt.subtract(reminderAhead), hoursOf(manager))) return null;
  const reminder = from.subtract(reminderAhead);
  return {
    field: 'from',
    words: `The reminder would come at ${sayTime(reminder)}, in your quiet hours (${sayTime(manager.quietFrom)} to ${sayTime(manager.quietTo)}). Choose another time, or change the quiet hours in /coach.`,
  };
}

/** Why this week's block cannot be moved there; null when it can. A move stays before the next regular block. */
export function whyNotMove(
  manager: Manager,
  week: Temporal.PlainDate,
  to: { date: Temporal.PlainDate; from: Temporal.PlainTime },
  now: Temporal.Instant,
): { field: 'day' | 'from'; words: string } | null {
  const startsAt = instantOf(to.date, to.from, manager.zone);
  const today = localDate(now, manager.zone);
  if (Temporal.PlainDate.compare(to.date, today) < 0) {
    return { field: 'day', words: 'That day has passed. Choose today or a later one.' };
  }
  if (startsAt && Temporal.Instant.compare(startsAt, now) <= 0) {
    return { field: 'from', words: 'That time has passed. Choose a later one.' };
  }
  const next = week.add({ weeks: 1, days: manager.vision.day - 1 });
  if (Temporal.PlainDate.compare(to.date, next) >= 0) {
    return {
      field: 'day',
      words: `Your next vision time is ${sayDate(next, today)} already. Choose a day before it.`,
    };
  }
  return whyNotThere(manager, to.date, to.from);
}

/** The question for the next block: one never asked, else the one asked longest ago. `asked` is newest first. */
export function nextQuestion(questions: readonly string[], asked: readonly string[]): string {
  const fresh = questions.find((question) => !asked.includes(question));
  const oldest = questions.toSorted((a, b) => asked.indexOf(b) - asked.indexOf(a))[0];
  const chosen = fresh ?? oldest;
  if (chosen === undefined) throw new RangeError('no questions to choose from');
  return chosen;
}
