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

/** The week that the digest of a date looks back on; null when that is no day of a digest. */
export function weekBefore(
  manager: Manager,
  date: Temporal.PlainDate,
): { since: Temporal.Instant; until: Temporal.Instant } | null {
  if (weekdayOf(date) !== digestDay(manager)) return null;
  const { nudgeAt, zone } = manager;
  const until = instantOf(date, nudgeAt, zone);
  const since = instantOf(date.subtract({ weeks: 1 }), nudgeAt, zone);
  return until && { since: since ?? until.subtract({ hours: 7 * 24 }), until };
}
