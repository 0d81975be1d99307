import { z } from 'zod';
import { optionalText, requiredText } from '../slack/form.ts';
import { saysSomething } from '../slack/typed.ts';
import { isWeekday, type Weekday } from '../time/hours.ts';
import { parseTime } from '../time/wall.ts';
import { authorities } from './delegation.ts';
import { limits } from './delegation-form.ts';

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

export const handOverForm = z.object({ who: z.string('Choose who is to have it.') });

const weekdays = z
  .array(z.string())
  .nullish()
  .transform((values) => (values ?? []).map(Number).filter(isWeekday))
  .pipe(z.array(z.custom<Weekday>(isWeekday)));

const time = z
  .string()
  .nullish()
  .transform((value) => (value ? parseTime(value) : null));

const date = z
  .string()
  .nullish()
  .transform((value) => (value ? Temporal.PlainDate.from(value) : null));

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

/** What is wrong with a change that reads well, by field. `today` is the delegate's. */
export function problemsWithChange(
  form: ChangeForm,
  { today, dueBefore }: { today: Temporal.PlainDate; dueBefore: Temporal.PlainDate | null },
): Record<string, string> {
  const problems: Record<string, string> = {};
  const { due } = form;
  // A date that is over already may stay as it is.
  if (due && Temporal.PlainDate.compare(due, today) < 0 && !(dueBefore && due.equals(dueBefore))) {
    problems['due'] = 'That day is over for them. Choose today or later.';
  }
  if (!due && form.due_at) problems['due_at'] = 'Choose a day for this time, or no time.';
  if (form.check_in.length > 0 && !form.check_in_at) {
    problems['check_in_at'] = 'Choose a time, or no day.';
  }
  return problems;
}
