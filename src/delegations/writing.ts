import { isAwayAt, type DaysOff } from '../people/index.ts';
import type { FormValues } from '../slack/form.ts';
import { setApart } from '../slack/typed.ts';
import { type Hours, isWeekday, isWorkday, nextOpen, type Weekday } from '../time/hours.ts';
import { localDate, parseTime } from '../time/wall.ts';
import { sayFixedDate, sayTime, weekdayName } from '../time/words.ts';
import { type Draft, type Remark, remark, remarkOnCheckIns, type What } from './clarity.ts';
import {
  authorities,
  type CheckInRule,
  type Contract,
  countsAsDaily,
  type Delegation,
  isInTime,
  nextCheckIn,
} from './delegation.ts';
import { anotherDay, dailyCheckIn, noCheckIn, readDue } from './delegation-form.ts';

/** What is said beside a field while a contract is written. Holds words that were typed, unescaped. */
export type Beside = Pick<Remark, 'about' | 'says' | 'suggests'>;

/** The person who is chosen, as far as we know them; `away` is what their status said last. */
export type Chosen = { name: string | null; hours: Hours; away: DaysOff['away'] };

/** Somebody whose strength the outcome asks for, by a card that the writer keeps about them. */
export type Fit = { person: string; name: string; strengths: readonly string[] };

/** Where and when a contract is written. */
export type Desk = { now: Temporal.Instant; zone: string };

/** The fields without which the form cannot be sent. */
const required = ['who', 'outcome', 'done', 'authority'];

/**
 * The one thing to say about a form as it stands, by the values of its fields: the weightiest, or null. What is missing counts
 * once the form could be sent. Whose strength it is comes last: `fits`, the best first.
 */
export function besideForm(
  values: FormValues,
  chosen: Chosen | null,
  desk: Desk,
  fits: readonly Fit[] = [],
): Beside | null {
  const draft = draftFrom(values, desk);
  const isWhole = required.every((key) => textOf(values, key).trim() !== '');
  const stage = isWhole ? 'whole' : 'writing';
  return weightiest(draft, chosen, { ...desk, stage }) ?? besideStrengths(draft.delegate, fits);
}

/** Says whose card names a strength that the outcome asks for; of the person who is chosen, where it is theirs. */
function besideStrengths(delegate: string | null, fits: readonly Fit[]): Beside | null {
  const [first, second] = fits;
  if (!first) return null;
  const says = ({ name, strengths }: Fit) => `${setApart(name)}’s card says: ${listed(strengths)}.`;
  const theirs = fits.find(({ person }) => person === delegate);
  if (theirs) {
    return {
      about: 'who',
      says: says(theirs),
      suggests: 'It fits: tell them that this is why you ask.',
    };
  }
  if (!second) return { about: 'who', says: says(first), suggests: 'Is this theirs?' };
  return { about: 'who', says: `${says(first)} ${says(second)}`, suggests: 'Whose is this?' };
}

function listed(strengths: readonly string[]): string {
  return strengths.map((strength) => setApart(strength.replace(/[.;,\s]+$/, ''))).join(', ');
}

/** The same for a contract in parts. */
function weightiest(
  draft: Draft,
  chosen: Chosen | null,
  { now, stage }: Desk & { stage: 'writing' | 'whole' },
): Beside | null {
  const vague = remark(draft, { name: chosen?.name ?? null, stage });
  if (vague && heaviest.has(vague.what)) return vague;
  const off = chosen && draft.dueOn && offWhenDue(draft.dueOn, chosen, now);
  return off ?? vague;
}

/** What matters more than a due date on which nobody is there. */
const heaviest: ReadonlySet<What> = new Set(['owners', 'result', 'measure']);

/** What is said beside a change that makes the check-ins daily, or leaves them out, on something long; null where it was so before. */
export function besideChange(
  values: FormValues,
  { checkIn, dueOn }: Pick<Delegation, 'checkIn' | 'dueOn'>,
  { now, zone }: Desk,
): Beside | null {
  const today = localDate(now, zone);
  const days = daysIn(values);
  const due = readDue(textOf(values, 'due'))?.date ?? null;
  const before = remarkOnCheckIns({ checkIn: paceOf(checkIn?.days ?? []), dueOn, today });
  const after = remarkOnCheckIns({ checkIn: paceOf(days), dueOn: due, today });
  return before && paceOf(days) === paceOf(checkIn?.days ?? []) ? null : after;
}

/** The check-ins that stand in the form of a change; null for none. */
export function checkInTyped(values: FormValues): CheckInRule | null {
  const days = daysIn(values);
  const at = parseTime(textOf(values, 'check_in_at'));
  return days.length > 0 && at ? { days, at } : null;
}

function daysIn(values: FormValues): Weekday[] {
  const asked = values['check_in'];
  return Array.isArray(asked) ? asked.map(Number).filter(isWeekday) : [];
}

/** What is said beside check-ins that would come when their delegate is not at work in a usual week; null where they arrive. */
export function besideHours(rule: CheckInRule, hours: Hours, now: Temporal.Instant): Beside | null {
  const { zone, workingDays, quietFrom, quietTo } = hours;
  const off = rule.days.find((day) => !workingDays.includes(day));
  if (off !== undefined) return leftOut(`On a ${weekdayName(off)}`, 'day on which they work');
  const { at } = nextCheckIn(rule, now, zone);
  const reachedAt = nextOpen(at, { zone, workingDays, quietFrom, quietTo });
  if (isInTime(at, reachedAt, zone)) return null;
  return leftOut(`At ${sayTime(rule.at)}`, 'time within their hours');
}

function leftOut(when: string, better: string): Beside {
  return {
    about: 'check_in',
    says: `${when} they are not at work, so that check-in is left out.`,
    suggests: `Choose a ${better}.`,
  };
}

function paceOf(days: readonly Weekday[]): Draft['checkIn'] {
  if (days.length === 0) return 'none';
  return countsAsDaily({ days }) ? 'daily' : 'weekly';
}

/** The values of the fields of a form that opens with this. */
export function valuesOf(contract: Partial<Contract>): FormValues {
  const { delegate, outcome, doneLooksLike, authority, limit, dueOn } = contract;
  return {
    who: delegate ?? null,
    outcome: outcome ?? null,
    done: doneLooksLike ?? null,
    authority: authority ?? null,
    limit: limit ?? null,
    due: dueOn?.toString() ?? null,
  };
}

/** What stands in a form so far; parts of it may be missing, or be nothing that could be sent. */
function draftFrom(values: FormValues, { now, zone }: Desk): Draft {
  const pace = textOf(values, 'check_in');
  const meant = textOf(values, 'which_due');
  const due = readDue(meant === '' || meant === anotherDay ? textOf(values, 'due') : meant);
  const level = textOf(values, 'authority');
  return {
    delegate: textOf(values, 'who') || null,
    outcome: textOf(values, 'outcome'),
    doneLooksLike: textOf(values, 'done'),
    authority: authorities.find((one) => one === level) ?? null,
    limit: textOf(values, 'limit') || null,
    checkIn: pace === dailyCheckIn ? 'daily' : pace === noCheckIn ? 'none' : 'weekly',
    dueOn: due?.date ?? null,
    today: localDate(now, zone),
  };
}

function textOf(values: FormValues, key: string): string {
  const value = values[key];
  return typeof value === 'string' ? value : '';
}

/** How far ahead, in days, somebody who is away without an end counts as away. */
const awayFor = 7;
/** How far around a due date we look for a day on which they work. */
const around = 21;

/** Says that a due date is no working day of theirs, or that they are away then; why is theirs. Null when they are there. */
function offWhenDue(due: Temporal.PlainDate, chosen: Chosen, now: Temporal.Instant): Beside | null {
  const today = localDate(now, chosen.hours.zone);
  if (Temporal.PlainDate.compare(due, today) < 0) return null;
  const isThere = (date: Temporal.PlainDate) =>
    isWorkday(date, chosen.hours) && !isAwayOn(date, chosen, now);
  if (isThere(due)) return null;
  const who = chosen.name ?? 'The person you chose';
  const days = Array.from({ length: around }, (_, n) => n + 1);
  const before = days
    .map((n) => due.subtract({ days: n }))
    .find((date) => Temporal.PlainDate.compare(date, today) > 0 && isThere(date));
  const after = days.map((n) => due.add({ days: n })).find(isThere);
  const near = [before, after]
    .filter((date) => date !== undefined)
    .map((date) => sayFixedDate(date, today));
  return {
    about: 'due',
    says: `${who} is not at work on ${sayFixedDate(due, today)}.`,
    suggests:
      near.length > 0
        ? `The nearest working ${near.length > 1 ? 'days are' : 'day is'} ${near.join(' and ')}.`
        : 'A day that you agree on with them helps both of you.',
  };
}

function isAwayOn(date: Temporal.PlainDate, { hours, away }: Chosen, now: Temporal.Instant) {
  const noon = date.toZonedDateTime({ timeZone: hours.zone, plainTime: '12:00' }).toInstant();
  if (!away || !isAwayAt(away, noon)) return false;
  return (
    away.until !== null || Temporal.Instant.compare(noon, now.add({ hours: 24 * awayFor })) < 0
  );
}
