import { isWorkday } from '../time/hours.ts';
import { readDate } from '../time/words.ts';
import { hoursOf, type Manager } from './manager.ts';

const furthest = Temporal.Duration.from({ years: 1 });

/** The first day back, as it is typed after `/coach pause`: a date, or how long; null when not understood. */
export function readPause(typed: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const words = typed.trim().replace(/^(until|till|to|for)\s+/i, '');
  const isLength = /^(\d{1,3}|an?|one) (day|week|month|year)s?$/i.test(words);
  return readDate(isLength ? `in ${words}` : words, today);
}

/** Why a pause cannot end there; null when it can. */
export function whyNotUntil(until: Temporal.PlainDate, today: Temporal.PlainDate): string | null {
  if (Temporal.PlainDate.compare(until, today) <= 0) {
    return 'That day has passed or is today. Give me the day on which you are back.';
  }
  if (Temporal.PlainDate.compare(until, today.add(furthest)) > 0) {
    return 'That is more than a year ahead. Choose a day within a year, or leave it open: `/coach pause`, with no day in the form.';
  }
  return null;
}

/** The first working day from `until` on: nothing comes before it. */
export function backOn(manager: Manager, until: Temporal.PlainDate): Temporal.PlainDate {
  const hours = hoursOf(manager);
  // Days off may follow a pause for up to a year.
  for (let ahead = 0; ahead < 400; ahead += 1) {
    const date = until.add({ days: ahead });
    if (isWorkday(date, hours)) return date;
  }
  return until;
}
