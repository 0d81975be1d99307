import type { Manager } from '../coach/index.ts';
import { type Slot, nextWeekly } from '../time/cadence.ts';
import { type Weekday, weekdayOf } from '../time/hours.ts';
import { instantOf } from '../time/wall.ts';

const friday: Weekday = 5;

/** The weekday of a manager's digest: Friday, or the last working day before it, or else the last of the week. */
export function digestDay({ workingDays }: Pick<Manager, 'workingDays'>): Weekday {
  const until = workingDays.filter((day) => day <= friday);
  const days = until.length > 0 ? until : workingDays;
  return days.reduce((last, day) => (day > last ? day : last), days[0] ?? friday);
}

/** The digest after `after`: on its day, when the day's nudge comes. */
export function nextDigest(manager: Manager, after: Temporal.Instant): Slot {
  const { nudgeAt: time, zone } = manager;
  return nextWeekly(after, { days: [digestDay(manager)], time, zone });
}

/** What a digest tells of: from `since` to before `until`. `from`: the date on which that begins, where it is more than a week. */
export type Recap = {
  since: Temporal.Instant;
  until: Temporal.Instant;
  from: Temporal.PlainDate | null;
};

/** A digest looks back so far at most. */
export const mostWeeks = 4;

/** What came to somebody unasked on a date: a digest, or what one stands below. */
type Came = { date: Temporal.PlainDate; kind: string };

/**
 * What the digest of a date looks back on: its week, and the weeks before it whose own never came, as on a day off. Null when
 * that is no day of a digest.
 */
export function recapOf(
  manager: Manager,
  date: Temporal.PlainDate,
  came: readonly Came[],
): Recap | null {
  if (weekdayOf(date) !== digestDay(manager)) return null;
  const { nudgeAt, zone, beganAt } = manager;
  const until = instantOf(date, nudgeAt, zone);
  if (!until) return null;
  const told = new Set(
    came
      .filter((one) => one.kind === 'digest' || weekdayOf(one.date) === digestDay(manager))
      .map((one) => one.date.toString()),
  );
  const momentOf = (weeks: number) =>
    instantOf(date.subtract({ weeks }), nudgeAt, zone) ?? until.subtract({ hours: weeks * 7 * 24 });
  const isFirst = (weeks: number) =>
    beganAt !== null && Temporal.Instant.compare(momentOf(weeks), beganAt) <= 0;
  let weeks = 1;
  while (weeks < mostWeeks && !wasTold(date, weeks, told) && !isFirst(weeks)) weeks += 1;
  return { since: momentOf(weeks), until, from: weeks > 1 ? date.subtract({ weeks }) : null };
}

/** Whether the digest of so many weeks before `date` came: on its day, or on one nearby while that was another. */
function wasTold(date: Temporal.PlainDate, weeks: number, told: ReadonlySet<string>): boolean {
  const last = date.subtract({ weeks });
  return Array.from({ length: 13 }, (_, days) => last.add({ days: days - 6 })).some((day) =>
    told.has(day.toString()),
  );
}
