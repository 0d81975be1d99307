import { z } from 'zod';
import type { Person } from '../people/index.ts';
import { whyNotAsked } from '../people/index.ts';
import { optionalText, requiredText } from '../slack/form.ts';
import { mentionsForNames, saysSomething, setApart } from '../slack/typed.ts';
import { isWeekday, type Weekday } from '../time/hours.ts';
import { formatTime, localDate, parseTime } from '../time/wall.ts';
import { sayFixedDate, sayTime } from '../time/words.ts';
import type { Due } from './date-meanings.ts';
import { authorities, type Contract } from './delegation.ts';

/** How much may be typed, in UTF-16 units as Slack counts. */
export const limits = {
  outcome: 1_000,
  done: 2_000,
  limit: 200,
  reason: 1_000,
} as const;

/** The values of the menu entries for a delegation without check-ins, and for one with a check-in every working day. */
export const noCheckIn = 'none';
export const dailyCheckIn = 'daily';
/** The value of the choice for a day that is none of those which were meant. */
export const anotherDay = 'another';

function words(max: number, ask: string) {
  return requiredText(max, ask).refine(saysSomething, ask);
}

/** When somebody is asked for roadblocks. */
type CheckInDay = Weekday | 'daily' | null;

const day = z.string('Choose a day, or no check-in.').transform((value, check): CheckInDay => {
  if (value === noCheckIn) return null;
  if (value === dailyCheckIn) return 'daily';
  const read = Number(value);
  if (isWeekday(read)) return read;
  check.addIssue('Choose a day, or no check-in.');
  return z.NEVER;
});

/** A day that was chosen; null for none. */
export const date = z
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

/** A time that was chosen; null for none. */
export const time = z
  .string()
  .nullish()
  .transform((value) => (value ? parseTime(value) : null));

/** The value of a choice that means a due date: "2027-03-19", "2027-03-19T15:00". */
export function writeDue({ date, time }: Due): string {
  return time ? `${date.toString()}T${formatTime(time)}` : date.toString();
}

/** The inverse of `writeDue`; null for anything else. */
export function readDue(value: string): Due | null {
  const [, day = '', hour] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?$/.exec(value) ?? [];
  const read = date.safeParse(day);
  if (!read.success || !read.data) return null;
  return { date: read.data, time: hour === undefined ? null : parseTime(hour) };
}

const asked = z
  .string()
  .nullish()
  .transform((value, check): Due | typeof anotherDay | null => {
    if (!value) return null;
    const read = value === anotherDay ? anotherDay : readDue(value);
    if (read !== null) return read;
    check.addIssue('Choose one of these.');
    return z.NEVER;
  });

const origin = z.object({
  /** People whom the outcome that it was opened with may mention. */
  named: z.array(z.string()),
  /** What it answers, such as a nudge: given back when it is sent. */
  answers: z.string().optional(),
  /** The message that it was opened from. */
  link: z.string().optional(),
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
  limit: optionalText(limits.limit),
  check_in: day,
  check_in_at: time,
  /** Which day was meant, where the form asks for it in the place of a due date. */
  which_due: asked,
  due: date,
  due_at: time,
});
export type DelegationForm = z.output<typeof delegationForm>;

/**
 * Where and when a form is looked at. `zone` is the manager's, in which a due time is meant; the delegate gets it at
 * `reachedAt`, null for nobody can tell.
 */
export type When = { now: Temporal.Instant; zone: string; reachedAt: Temporal.Instant | null };

/** When it is due, as the form says; null for no date. */
function dueOf({
  which_due: meant,
  due,
  due_at: time,
}: Pick<DelegationForm, 'which_due' | 'due' | 'due_at'>): Due | null {
  if (meant !== null && meant !== anotherDay) return meant;
  return due && { date: due, time };
}

/**
 * What is wrong with a form that reads well, by field; {} when nothing is. `delegate` is who was chosen, null for somebody
 * whom Slack does not know. A due date is one on the delegate's calendar, a due time one by the manager's clock, and neither
 * is over when the request reaches the delegate, at `reachedAt` (null: nobody can tell).
 */
export function problemsWith(
  form: DelegationForm,
  manager: string,
  delegate: Person | null,
  when: When,
): Record<string, string> {
  const problems: Record<string, string> = {};
  if (form.check_in !== null && form.check_in_at === null) {
    problems['check_in_at'] = 'Choose a time, or no check-in.';
  }
  const who = notToBeAsked(manager, form.who, delegate);
  if (who !== null) problems['who'] = who;
  const due = dueOf(form);
  if (form.which_due === anotherDay && !due) problems['which_due'] = 'Choose the day below.';
  if (!due && form.due_at) problems['due'] = 'Choose a day as well, or clear the time.';
  const early = delegate && due && dueProblem(due, delegate, when);
  const isAsked = form.which_due !== null && form.which_due !== anotherDay;
  if (early) problems[isAsked ? 'which_due' : 'due'] = early;
  return problems;
}

/** Why a due date comes too early for the delegate; null when it does not. */
export function dueProblem(
  { date, time }: Due,
  { name, zone }: Pick<Person, 'name' | 'zone'>,
  { now, zone: managersZone, reachedAt }: When,
): string | null {
  const today = localDate(now, zone);
  const who = setApart(name);
  const at = time && date.toZonedDateTime({ timeZone: managersZone, plainTime: time }).toInstant();
  if (time && at && !isAfter(at, now)) {
    const day = sayFixedDate(date, localDate(now, managersZone));
    return `${sayTime(time)} on ${day} is over. Choose a later time or day.`;
  }
  // With a time it is a moment, whatever the date is where the delegate lives.
  if (!at && Temporal.PlainDate.compare(date, today) < 0) {
    return `That day is over for ${who}. Choose ${sayFixedDate(today, today)} or later.`;
  }
  if (!reachedAt) return null;
  const local = reachedAt.toZonedDateTimeISO(zone);
  const isInTime = at
    ? isAfter(at, reachedAt)
    : Temporal.PlainDate.compare(date, local.toPlainDate()) >= 0;
  if (isInTime) return null;
  const day = sayFixedDate(local.toPlainDate(), today);
  const gets = `${who} gets this on ${day} at ${sayTime(local.toPlainTime())}, their time`;
  return at
    ? `${gets}, and it is due before that. Choose a later time or day.`
    : `${gets}, and that day is over then. Choose ${day} or later.`;
}

function isAfter(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) > 0;
}

/** Why `manager` cannot delegate to `user`, in words; null when they can. `person` is what is known of `user`. */
export function notToBeAsked(manager: string, user: string, person: Person | null): string | null {
  if (user === manager) return 'That is you. Choose who is to own it instead.';
  if (!person) return 'Slack does not know this person here. Choose somebody else.';
  return whyNotAsked(person);
}

/**
 * The contract that a form without problems asks for. `named` are the people whom the outcome mentioned when the form
 * opened: fields show mentions as names, and here they become mentions again. `workingDays` are the delegate's.
 */
export function contractFrom(
  form: DelegationForm,
  manager: string,
  { named, workingDays, link }: Given,
): Contract {
  const { check_in: day, check_in_at: at } = form;
  const days = day === 'daily' ? workingDays : day === null ? [] : [day];
  const due = dueOf(form);
  return {
    manager,
    delegate: form.who,
    outcome: mentionsForNames(form.outcome, named, limits.outcome),
    doneLooksLike: form.done,
    authority: form.authority,
    checkIn: days.length > 0 && at !== null ? { days, at } : null,
    dueOn: due?.date ?? null,
    dueAt: due?.time ?? null,
    limit: form.limit,
    link,
  };
}

type Given = { named: readonly Person[]; workingDays: readonly Weekday[]; link: string | null };
