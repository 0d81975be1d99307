import { z } from 'zod';
import type { Person } from '../people/index.ts';
import { whyNot } from '../people/index.ts';
import { requiredText } from '../slack/form.ts';
import { isWeekday, type Weekday } from '../time/hours.ts';
import { localDate, parseTime } from '../time/wall.ts';
import { sayDate } from '../time/words.ts';
import { authorities, type Contract } from './delegation.ts';

/** How much may be typed, in UTF-16 units as Slack counts. */
export const limits = { outcome: 1_000, done: 2_000, reason: 1_000, roadblock: 2_000 } as const;

/** The value of the menu entry for a delegation without check-ins. */
export const noCheckIn = 'none';

const day = z
  .string('Choose a day, or no check-in.')
  .transform((value, check): Weekday | null => {
    if (value === noCheckIn) return null;
    const read = Number(value);
    if (isWeekday(read)) return read;
    check.addIssue('Choose a day, or no check-in.');
    return z.NEVER;
  });

const date = z
  .string()
  .nullish()
  .transform((value, check): Temporal.PlainDate | null => {
    if (!value) return null;
    try {
      return Temporal.PlainDate.from(value);
    } catch {
      check.addIssue('Choose a date from the calendar.');
      return z.NEVER;
    }
  });

/** The form as it comes back. */
export const delegationForm = z.object({
  who: z.string('Choose who is to own it.'),
  outcome: requiredText(limits.outcome, 'Say what will be there in the end.'),
  done: requiredText(limits.done, 'Say how you will both see that it is done.'),
  authority: z.enum(authorities, 'Choose how far it goes.'),
  check_in: day,
  check_in_at: z
    .string()
    .nullish()
    .transform((value) => (value ? parseTime(value) : null)),
  due: date,
});
export type DelegationForm = z.output<typeof delegationForm>;

/**
 * What is wrong with a form that reads well, by field; {} when nothing is. `delegate` is who was chosen, null for somebody
 * whom Slack does not know. A due date is one on the delegate's calendar.
 */
export function problemsWith(
  form: DelegationForm,
  manager: string,
  delegate: Person | null,
  now: Temporal.Instant,
): Record<string, string> {
  const problems: Record<string, string> = {};
  if (form.check_in !== null && form.check_in_at === null) {
    problems['check_in_at'] = 'Choose a time, or no check-in.';
  }
  const who = notToBeAsked(manager, form.who, delegate);
  if (who !== null) problems['who'] = who;
  if (delegate && form.due) {
    const today = localDate(now, delegate.zone);
    if (Temporal.PlainDate.compare(form.due, today) < 0) {
      const said = sayDate(form.due, today);
      problems['due'] = `That day is over for ${delegate.name} (${said}). Choose today or later.`;
    }
  }
  return problems;
}

/** Why `manager` cannot delegate to `user`, in words; null when they can. `person` is what is known of `user`. */
export function notToBeAsked(manager: string, user: string, person: Person | null): string | null {
  if (user === manager) return 'That is you. Choose who is to own it instead.';
  if (!person) return 'Slack does not know this person here. Choose somebody else.';
  return whyNot(person);
}

/** The contract that a form without problems asks for. */
export function contractFrom(form: DelegationForm, manager: string): Contract {
  const { check_in: day, check_in_at: at } = form;
  return {
    manager,
    delegate: form.who,
    outcome: form.outcome,
    doneLooksLike: form.done,
    authority: form.authority,
    checkIn: day !== null && at !== null ? { day, at } : null,
    dueOn: form.due,
  };
}
