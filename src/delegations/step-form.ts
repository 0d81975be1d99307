import { z } from 'zod';
import { optionalText, requiredText } from '../slack/form.ts';
import { saysSomething } from '../slack/typed.ts';
import { isWeekday, type Weekday } from '../time/hours.ts';
import { localDate, parseTime } from '../time/wall.ts';
import { authorities, type Terms } from './delegation.ts';
import { date, limits } from './delegation-form.ts';

/** The forms behind the steps of a delegation, as they come back. */

function words(max: number, ask: string) {
  return requiredText(max, ask).refine(saysSomething, ask);
}

/** What done looks like in the words of the delegate. */
export const acceptForm = z.object({
  restated: words(limits.done, 'Say in your own words what will be there when it is done.'),
});

/** Why a delegate says no; '' for no reason. */
export const declineForm = z.object({ reason: optionalText(limits.reason) });

/** A question or an answer. */
export const writeForm = z.object({ words: words(limits.done, 'Write a line or two.') });

/** Why a delegate does not agree to a change; '' for no reason. */
export const objectForm = z.object({ words: optionalText(limits.reason) });

/** Where it is, or what is to be known of it; '' for nothing. */
export const handInForm = z.object({ words: optionalText(limits.done) });

export const returnForm = z.object({
  missing: words(limits.done, 'Say what is missing, so that they know what to do.'),
});

/** `due` is there when the old date is over: null for none. */
export const handOverForm = z.object({ who: z.string('Choose who is to have it.'), due: date });

const weekdays = z
  .array(z.string())
  .nullish()
  .transform((values) => (values ?? []).map(Number).filter(isWeekday))
  .pipe(z.array(z.custom<Weekday>(isWeekday)));

const time = z
  .string()
  .nullish()
  .transform((value) => (value ? parseTime(value) : null));

/** What a manager can change. A list is empty, a time or date null where nothing was chosen. */
export const changeForm = z.object({
  outcome: words(limits.outcome, 'Say what will be there in the end.'),
  done: words(limits.done, 'Say how you will both see that it is done.'),
  authority: z.enum(authorities, 'Choose how far it goes.'),
  limit: optionalText(limits.limit),
  due: date,
  due_at: time,
  check_in: weekdays,
  check_in_at: time,
});
export type ChangeForm = z.output<typeof changeForm>;

/**
 * What is wrong with a change that reads well, by field. A due date is one on the calendar of the delegate, in `zone`, a due
 * time one by the clock of the manager, in `managersZone`.
 */
export function problemsWithChange(
  form: ChangeForm,
  { now, zone, managersZone, before }: When & { before: Pick<Terms, 'dueOn' | 'dueAt'> },
): Record<string, string> {
  const problems: Record<string, string> = {};
  const { due, due_at: time } = form;
  if (due && !isSameDue(before, { dueOn: due, dueAt: time })) {
    const at = time && due.toZonedDateTime({ timeZone: managersZone, plainTime: time }).toInstant();
    if (at && Temporal.Instant.compare(at, now) <= 0) {
      problems['due_at'] = 'That moment is over. Choose a later time or day.';
    } else if (!at && isOver(due, now, zone)) {
      problems['due'] = 'That day is over for them. Choose today or later.';
    }
  }
  if (!due && time) problems['due_at'] = 'Choose a day for this time, or no time.';
  if (form.check_in.length > 0 && !form.check_in_at) {
    problems['check_in_at'] = 'Choose a time, or no day.';
  }
  return problems;
}

type When = { now: Temporal.Instant; zone: string; managersZone: string };

/** What is overdue may stay as it is. */
function isSameDue(one: Pick<Terms, 'dueOn' | 'dueAt'>, other: Pick<Terms, 'dueOn' | 'dueAt'>) {
  const say = ({ dueOn, dueAt }: typeof one) => JSON.stringify([dueOn, dueAt]);
  return say(one) === say(other);
}

/** Whether a day is over in a zone. */
export function isOver(day: Temporal.PlainDate, now: Temporal.Instant, zone: string): boolean {
  return Temporal.PlainDate.compare(day, localDate(now, zone)) < 0;
}
