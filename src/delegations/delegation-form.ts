import { z } from 'zod';
import type { Person } from '../people/index.ts';
import { whyNot } from '../people/index.ts';
import { requiredText } from '../slack/form.ts';
import { mentionsForNames, saysSomething, setApart } from '../slack/typed.ts';
import { isWeekday, type Weekday } from '../time/hours.ts';
import { localDate, parseTime } from '../time/wall.ts';
import { sayFixedDate, sayTime } from '../time/words.ts';
import { authorities, type Contract } from './delegation.ts';

/** How much may be typed, in UTF-16 units as Slack counts. */
export const limits = {
  outcome: 1_000,
  done: 2_000,
  limit: 200,
  reason: 1_000,
} as const;

/** The value of the menu entry for a delegation without check-ins. */
export const noCheckIn = 'none';

function words(max: number, ask: string) {
  return requiredText(max, ask).refine(saysSomething, ask);
}

const day = z.string('Choose a day, or no check-in.').transform((value, check): Weekday | null => {
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

const origin = z.object({
  /** People whom the outcome that it was opened with may mention. */
  named: z.array(z.string()),
  /** What it answers, such as a nudge: given back when it is sent. */
  answers: z.string().optional(),
});

/** What the form was opened with: the ids in its metadata. */
export type Origin = z.infer<typeof origin>;

export function writeOrigin(of: Origin): string {
  return JSON.stringify(of);
}

/** The inverse of `writeOrigin`. Throws for anything else. */
export function readOrigin(metadata: string): Origin {
  return origin.parse(JSON.parse(metadata));
}

/** The form as it comes back. */
export const delegationForm = z.object({
  who: z.string('Choose who is to own it.'),
  outcome: words(limits.outcome, 'Say what will be there in the end.'),
  done: words(limits.done, 'Say how you will both see that it is done.'),
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
 * whom Slack does not know. A due date is one on the delegate's calendar, and not over when the request reaches them, at
 * `reachedAt` (null: nobody can tell).
 */
export function problemsWith(
  form: DelegationForm,
  manager: string,
  delegate: Person | null,
  when: { now: Temporal.Instant; reachedAt: Temporal.Instant | null },
): Record<string, string> {
  const problems: Record<string, string> = {};
  if (form.check_in !== null && form.check_in_at === null) {
    problems['check_in_at'] = 'Choose a time, or no check-in.';
  }
  const who = notToBeAsked(manager, form.who, delegate);
  if (who !== null) problems['who'] = who;
  const due = delegate && form.due && dueProblem(form.due, delegate, when);
  if (due) problems['due'] = due;
  return problems;
}

/** Why a due date comes too early for the delegate; null when it does not. */
function dueProblem(
  due: Temporal.PlainDate,
  { name, zone }: Person,
  { now, reachedAt }: { now: Temporal.Instant; reachedAt: Temporal.Instant | null },
): string | null {
  const today = localDate(now, zone);
  const who = setApart(name);
  if (Temporal.PlainDate.compare(due, today) < 0) {
    return `That day is over for ${who}. Choose ${sayFixedDate(today, today)} or later.`;
  }
  const local = reachedAt?.toZonedDateTimeISO(zone);
  if (!local || Temporal.PlainDate.compare(due, local.toPlainDate()) >= 0) return null;
  const day = sayFixedDate(local.toPlainDate(), today);
  return `${who} gets this on ${day} at ${sayTime(local.toPlainTime())}, their time, and that day is over then. Choose ${day} or later.`;
}

/** Why `manager` cannot delegate to `user`, in words; null when they can. `person` is what is known of `user`. */
export function notToBeAsked(manager: string, user: string, person: Person | null): string | null {
  if (user === manager) return 'That is you. Choose who is to own it instead.';
  if (!person) return 'Slack does not know this person here. Choose somebody else.';
  return whyNot(person);
}

/**
 * The contract that a form without problems asks for. `named` are the people whom the outcome mentioned when the form
 * opened: fields show mentions as names, and here they become mentions again.
 */
export function contractFrom(
  form: DelegationForm,
  manager: string,
  named: readonly Person[],
): Contract {
  const { check_in: day, check_in_at: at } = form;
  return {
    manager,
    delegate: form.who,
    outcome: mentionsForNames(form.outcome, named, limits.outcome),
    doneLooksLike: form.done,
    authority: form.authority,
    checkIn: day !== null && at !== null ? { days: [day], at } : null,
    dueOn: form.due,
    dueAt: null,
    limit: '',
    link: null,
  };
}
