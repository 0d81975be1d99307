import { type Hours, isWorkday, nextOpen } from '../time/hours.ts';
import { weekOf } from '../time/cadence.ts';
import { instantOf, localDate, parseTime } from '../time/wall.ts';
import { hoursOf, type Manager } from './manager.ts';

export type PlanState = 'waiting' | 'asked' | 'happened' | 'not-this-time' | 'dropped';

/** A when-then plan: "When …, I will …". `at` is the moment that was wanted; what it follows may have moved since. */
export type Plan = {
  workspace: string;
  user: string;
  id: string;
  practice: string;
  nudge: string | null;
  when: string;
  will: string;
  follows: Event | null;
  at: Temporal.Instant;
  state: PlanState;
  /** The message that asks whether it happened; null before it was made. */
  outbox: string | null;
  /** When it was last answered, put off or dropped; null while nothing was decided since it was made. */
  answeredAt: Temporal.Instant | null;
};

/** A plan and when it comes, by its owner's hours; null while that cannot be told, as in a pause without an end. */
export type Coming = { plan: Plan; comes: Temporal.Instant | null };

/**
 * Something of another room that a plan can follow: the vision time of the week that begins on that Monday, or the check-in
 * that was to be on that date of the delegate.
 */
export type Event =
  | { kind: 'vision'; week: Temporal.PlainDate }
  | { kind: 'check-in'; delegation: string; date: Temporal.PlainDate };

/** Something that comes next, and when a plan for it would be asked about. Delegate and outcome are as they were kept. */
export type NextEvents = {
  vision: { week: Temporal.PlainDate; at: Temporal.Instant } | null;
  checkIns: readonly {
    delegation: string;
    delegate: string;
    outcome: string;
    date: Temporal.PlainDate;
    at: Temporal.Instant;
  }[];
};

/** The name of the schedule that brings a plan back. */
export function planScheduleOf(plan: string): string {
  return `intention:${plan}`;
}

/** Longest texts of a plan, in characters. */
export const planLength = { when: 150, will: 200 } as const;

/** `vision 2027-03-15`, `check-in ID 2027-03-18`: as it is kept, and as the form carries it. */
export function writeEvent(event: Event): string {
  return event.kind === 'vision'
    ? `vision ${event.week.toString()}`
    : `check-in ${event.delegation} ${event.date.toString()}`;
}

/** The inverse of `writeEvent`; null for anything else. */
export function readEvent(text: string): Event | null {
  const [, delegation, day = ''] =
    /^(?:vision|check-in ([\w-]{1,40})) (\d{4}-\d\d-\d\d)$/.exec(text) ?? [];
  const date = dateFrom(day);
  if (!date) return null;
  return delegation ? { kind: 'check-in', delegation, date } : { kind: 'vision', week: date };
}

/**
 * What was typed after "When" and after "I will", to go on from there: without those words, or others that say the same,
 * without a full stop, and in lower case where it begins with no name.
 */
export function readPlan(typed: { when: string; will: string }): { when: string; will: string } {
  const when = typed.when
    .replace(/[\s.,…]+$/, '')
    .replace(/^(when(ever)?|if|as soon as|(each|every) time)(\s+|$)/i, '');
  const will = typed.will
    .replace(/[\s.]+$/, '')
    .replace(/^(i will|i['’]ll|((i am|i['’]m) )?going to)(\s+|$)/i, '');
  return {
    when: opensPlainly.test(when) && !/^\p{Lu}{2}/u.test(when) ? lowerFirst(when) : when,
    // A verb follows "I will"; "1:1" and "OKRs" begin with none.
    will: /^\p{Lu}\p{Ll}+(\s|$)/u.test(will) ? lowerFirst(will) : will,
  };
}

/** With any other word, a name may begin: "Ana calls", "Monday comes". */
const opensPlainly =
  /^(the|a|an|my|our|your|his|her|their|we|you|he|she|they|it|this|that|these|those|there|some|someone|somebody|anyone|anybody|everyone|everybody|nobody|no|one|two|all|each|every|another|both|after|before|during|at|in|on|by|next|work|lunch|stand-up|standup)\b/i;

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** A choice of the form: a moment of one's own, a morning, somebody's next 1:1, or an event. */
export type Choice =
  | { kind: 'own' }
  | { kind: 'next-day' | 'monday' }
  | { kind: 'one-on-one'; person: string }
  | Event;

export function readChoice(text: string): Choice | null {
  if (text === 'own') return { kind: text };
  if (text === 'next-day' || text === 'monday') return { kind: text };
  const [, person] = /^one-on-one ([UW][A-Z0-9]{1,30})$/.exec(text) ?? [];
  return person ? { kind: 'one-on-one', person } : readEvent(text);
}

/** The mornings on offer; null for one that cannot be told. */
export function morningsOf(
  manager: Manager,
  now: Temporal.Instant,
): Record<'next-day' | 'monday', Temporal.Instant | null> {
  const hours = hoursOf(manager);
  const today = localDate(now, manager.zone);
  const monday = weekOf(today).add({ weeks: 1 });
  const next = workdayAfter(today, hours);
  return {
    'next-day': next && morningOf(next, manager),
    monday: morningOf(monday, manager),
  };
}

/** Day and time with which the form opens: about an hour from now, else the next working day at the time of nudges. */
export function suggested(
  manager: Manager,
  now: Temporal.Instant,
): { date: Temporal.PlainDate; time: Temporal.PlainTime } {
  const hours = hoursOf(manager);
  const soon = now.add({ hours: 1 }).toZonedDateTimeISO(manager.zone);
  const full = soon.round({ smallestUnit: 'hour', roundingMode: 'ceil' });
  const isToday = full.toPlainDate().equals(localDate(now, manager.zone));
  if (isToday && nextOpen(full.toInstant(), hours)?.equals(full.toInstant())) {
    return { date: full.toPlainDate(), time: full.toPlainTime() };
  }
  const today = localDate(now, manager.zone);
  return { date: workdayAfter(today, hours) ?? today.add({ days: 1 }), time: manager.nudgeAt };
}

/** Why a moment cannot be taken: the field, and words for it. */
export type Refused = { field: 'moment' | 'date' | 'time'; words: string };

/** The moment of a day and a time as somebody typed them, `YYYY-MM-DD` and `HH:MM`: later than now, within a year. */
export function momentByHand(
  typed: { date: string; time: string },
  zone: string,
  now: Temporal.Instant,
): Temporal.Instant | Refused {
  const date = dateFrom(typed.date);
  const time = parseTime(typed.time);
  if (!date) return { field: 'date', words: 'Choose a day.' };
  if (!time) return { field: 'time', words: 'Choose a time.' };
  const today = localDate(now, zone);
  if (Temporal.PlainDate.compare(date, today) < 0) {
    return { field: 'date', words: 'That day has passed. Choose today or a later one.' };
  }
  if (Temporal.PlainDate.compare(date, today.add({ years: 1 })) > 0) {
    return { field: 'date', words: 'That is more than a year away. Choose a day before.' };
  }
  const at = instantOf(date, time, zone);
  if (!at) return { field: 'date', words: `${date.toString()} does not exist in ${zone}.` };
  if (Temporal.Instant.compare(at, now) > 0) return at;
  return { field: 'time', words: 'That time has passed. Choose a later one.' };
}

/**
 * From when on a plan that was `meant` for a moment may come, as of `now`: from that moment; now, when it is not long past;
 * else from the start of the next working day.
 */
export function comesFrom(
  manager: Manager,
  meant: Temporal.Instant,
  now: Temporal.Instant,
): Temporal.Instant {
  if (Temporal.Instant.compare(meant, now) > 0) return meant;
  if (Temporal.Instant.compare(now, meant.add(grace)) <= 0) return now;
  return morningsOf(manager, now)['next-day'] ?? now;
}

/** How late a plan may come and still meet its moment. */
const grace = Temporal.Duration.from({ hours: 2 });

/** The hour at which a working day starts: when quiet hours end; for whoever has none overnight, when nudges come. */
function morningOf(
  date: Temporal.PlainDate,
  { quietFrom, quietTo, nudgeAt, zone }: Manager,
): Temporal.Instant | null {
  const isOvernight = Temporal.PlainTime.compare(quietTo, quietFrom) < 0;
  return instantOf(date, isOvernight ? quietTo : nudgeAt, zone);
}

/** Days off are planned for a year at most. */
const furthest = 400;

function workdayAfter(today: Temporal.PlainDate, hours: Hours): Temporal.PlainDate | null {
  for (let days = 1; days <= furthest; days += 1) {
    const date = today.add({ days });
    if (isWorkday(date, hours)) return date;
  }
  return null;
}

function dateFrom(text: string): Temporal.PlainDate | null {
  try {
    return /^\d{4}-\d\d-\d\d$/.test(text) ? Temporal.PlainDate.from(text) : null;
  } catch {
    return null;
  }
}

/** What words under the question whether it happened say; `isPlain` when they say nothing besides. */
export function readAnswer(text: string): {
  outcome: 'happened' | 'not-this-time';
  isPlain: boolean;
} {
  const words = text
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[\s.!,]+/g, ' ')
    .trim();
  if (/^(no|nope|not|never|(i )?(didn't|did not|couldn't|could not|forgot))\b/.test(words)) {
    const isPlain =
      /^(no|nope|not (yet|this time|really|today)|never|(no )?(i|it) (didn't|did not)( happen)?|didn't|(i )?forgot)$/;
    return { outcome: 'not-this-time', isPlain: isPlain.test(words) };
  }
  const isPlain = /^((yes|yep|yeah) ?)?((i )?did( it)?|done|it (did|happened)|happened)?$/;
  return { outcome: 'happened', isPlain: isPlain.test(words) };
}
