import { z } from 'zod';
import { optionalText, requiredText } from '../slack/form.ts';
import { saysSomething } from '../slack/typed.ts';
import { isWeekday, type Weekday } from '../time/hours.ts';
import type { Person } from '../people/index.ts';
import { authorities, type Delegation, type Terms } from './delegation.ts';
import { date, dueProblem, limits, time, type When } from './delegation-form.ts';

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

/** When it is due for whom it goes to: null for no date. */
export const handOverForm = z.object({
  who: z.string('Choose who is to have it.'),
  due: date,
  due_at: time,
});

const weekdays = z
  .array(z.string())
  .nullish()
  .transform((values) => (values ?? []).map(Number).filter(isWeekday))
  .pipe(z.array(z.custom<Weekday>(isWeekday)));

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

/** Whom a due date is for, as far as we know them, and when it reaches them. */
export type DueFor = When & { delegate: Pick<Person, 'name' | 'zone'> };

/**
 * What is wrong with a change that reads well, by field. What is overdue may stay as it is, unless the delegate is asked anew.
 */
export function problemsWithChange(
  form: ChangeForm,
  { before, ...dueFor }: DueFor & { before: Pick<Delegation, 'dueOn' | 'dueAt' | 'state'> },
): Record<string, string> {
  const { due, due_at: time } = form;
  const stays = before.state !== 'proposed' && isSameDue(before, { dueOn: due, dueAt: time });
  const problems = stays ? {} : problemsWithDue(form, dueFor);
  if (form.check_in.length > 0 && !form.check_in_at) {
    problems['check_in_at'] = 'Choose a time, or no day.';
  }
  return problems;
}

/** What is wrong with when it is due, by field. */
export function problemsWithDue(
  { due, due_at: time }: Pick<ChangeForm, 'due' | 'due_at'>,
  { delegate, ...when }: DueFor,
): Record<string, string> {
  if (!due) return time ? { due_at: 'Choose a day for this time, or no time.' } : {};
  const problem = dueProblem({ date: due, time }, delegate, when);
  return problem === null ? {} : { [time ? 'due_at' : 'due']: problem };
}

function isSameDue(one: Pick<Terms, 'dueOn' | 'dueAt'>, other: Pick<Terms, 'dueOn' | 'dueAt'>) {
  const say = ({ dueOn, dueAt }: typeof one) => JSON.stringify([dueOn, dueAt]);
  return say(one) === say(other);
}
