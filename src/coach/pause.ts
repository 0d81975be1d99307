import { type Span, daysOffTyped, whyNotOff } from '../people/index.ts';
import { isWorkday } from '../time/hours.ts';
import { meantBy, readLength, readStretch, spell, withoutHours } from '../time/words.ts';
import { hoursOf, type Manager } from './manager.ts';

const furthest = Temporal.Duration.from({ years: 1 });

/** What words after `/coach pause` ask for: a pause from now until the day back, or days off that begin later. */
export type Pausing = { back: Temporal.PlainDate } | { off: Span };

/** `ask`: it may mean any of these; `missing` is a day in it that no month has. */
export type PauseRead =
  | { kind: 'until'; until: Temporal.PlainDate }
  | { kind: 'ask'; meant: readonly Pausing[]; missing: string | null }
  | { kind: 'problem'; words: string };

/**
 * What was typed after `/coach pause`: 'until friday', 'for two weeks', 'until the end of the month'; null when it is not
 * understood. A later day without "until" may be the day back or a day off, and 2/5 is in May or in February: that is asked,
 * where both can be. `isBack`: a day is the day back in any case.
 */
export function readPause(
  typed: string,
  today: Temporal.PlainDate,
  { isBack = false } = {},
): PauseRead | null {
  const { spelt, missing } = meantBy(withoutHours(spell(typed)), today);
  const meant = spelt.flatMap((words) => pausings(words, { today, isBack }));
  const possible = meant.filter((each) => whyNotSo(each, today) === null);
  const [first] = meant;
  const [only, ...others] = possible;
  if (!first) return null;
  if (!only) return { kind: 'problem', words: whyNotSo(first, today) ?? '' };
  if (missing || others.length > 0 || 'off' in only) {
    return { kind: 'ask', meant: possible, missing };
  }
  return { kind: 'until', until: only.back };
}

function pausings(
  spelt: string,
  { today, isBack }: { today: Temporal.PlainDate; isBack: boolean },
): Pausing[] {
  const [, lead, words = ''] = /^(?:(until|till?|to|for) )?(.+)$/.exec(spelt) ?? [];
  const length = readLength(words);
  if (length) return [{ back: today.add(length) }];
  const stretch = readStretch(words, today);
  if (!stretch) {
    const off = isBack ? null : daysOffTyped(spelt, today);
    return off ? [{ off }] : [];
  }
  const { from, to } = stretch;
  if (/^(the )?end of /.test(words)) return [{ back: to.add({ days: 1 }) }];
  const { compare } = Temporal.PlainDate;
  const isUntil = lead !== undefined && lead !== 'for';
  // "until March", in March, says no day.
  if (isUntil && !from.equals(to) && compare(from, today) <= 0) return [];
  if (isBack || isUntil) return [{ back: from }];
  if (compare(from, today) > 0) return [{ off: stretch }, { back: from }];
  return [{ back: compare(to, today) < 0 ? from : to.add({ days: 1 }) }];
}

/** Why it cannot be meant so; null when it can. */
function whyNotSo(pausing: Pausing, today: Temporal.PlainDate): string | null {
  if ('back' in pausing) return whyNotUntil(pausing.back, today);
  return whyNotOff(pausing.off, today)?.words ?? null;
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
