import { nextWeekly, type Slot } from '../time/cadence.ts';
import type { Weekday } from '../time/hours.ts';
import { instantOf, localDate } from '../time/wall.ts';
import { type Listing, listingTyped } from './list-filter.ts';
import { namesSeveral } from './owner-words.ts';

/** How far the delegate may go alone, from the least to the most. Kept in rows: a key never changes. */
export const authorities = ['report', 'recommend', 'tell-first', 'tell-after', 'own'] as const;
export type Authority = (typeof authorities)[number];

/** One question on each of these weekdays, in week order, at a wall time of the delegate. At least one day. */
export type CheckInRule = { days: readonly Weekday[]; at: Temporal.PlainTime };

/** What both have to agree on before it changes. */
export type Terms = {
  outcome: string;
  authority: Authority;
  /** How far the authority goes, such as "up to $500"; '' for no limit. */
  limit: string;
  dueOn: Temporal.PlainDate | null;
  /** By the manager's clock; null for the whole day. */
  dueAt: Temporal.PlainTime | null;
};

/** What a manager asks for: the contract, before anybody has answered it. */
export type Contract = Terms & {
  manager: string;
  delegate: string;
  doneLooksLike: string;
  checkIn: CheckInRule | null;
  /** The message in Slack that it came from. */
  link: string | null;
};

/** New terms of an accepted contract, which wait for the delegate, with what done looks like then. */
export type Pending = Terms & Pick<Contract, 'doneLooksLike'> & { id: string };

export const states = [
  'proposed',
  'accepted',
  'handed-in',
  'done',
  'declined',
  'cancelled',
  'handed-over',
] as const;
export type State = (typeof states)[number];

/** The states in which something is still to come. */
export const openStates: readonly State[] = ['proposed', 'accepted', 'handed-in'];

/** What became of the message that asked the delegate. `failed` holds Slack's code, or the sender's reason. */
export type Delivery = 'waiting' | 'sent' | { failed: string };

export type Delegation = Contract & {
  workspace: string;
  id: string;
  state: State;
  /** Counts what was asked for and agreed on, from 1. */
  version: number;
  /** Counts what was done with it. */
  step: number;
  pending: Pending | null;
  /** What done looks like in the words of the delegate; '' for none. */
  restated: string;
  /** What was missing when it was last returned; '' for nothing. */
  missing: string;
  /** Why it was declined; '' for no reason given. */
  reason: string;
  /** The delegation that somebody else had before. */
  continues: string | null;
  outboxId: string;
  delivery: Delivery;
  /** Whether the delegate has been told anything of it: only then does its end concern them. */
  isKnown: boolean;
  /** Whether Slack says of either that they are deactivated, as far as we heard. */
  hasLeft: Readonly<Record<Role, boolean>>;
  createdAt: Temporal.Instant;
  answeredAt: Temporal.Instant | null;
  /** When the manager agreed with both descriptions of done. */
  agreedAt: Temporal.Instant | null;
  handedInAt: Temporal.Instant | null;
  endedAt: Temporal.Instant | null;
};

export type Role = 'manager' | 'delegate';

/** The terms alone. */
export function termsOf({ outcome, authority, limit, dueOn, dueAt }: Terms): Terms {
  return { outcome, authority, limit, dueOn, dueAt };
}

/** How long what is over can be opened again. */
const reopenFor = Temporal.Duration.from({ hours: 7 * 24 });

/** Whether what was marked as done or taken back, perhaps by mistake, is still recent enough to go on. */
export function canReopen({ state, endedAt }: Delegation, now: Temporal.Instant): boolean {
  if ((state !== 'done' && state !== 'cancelled') || !endedAt) return false;
  return Temporal.Instant.compare(now, endedAt.add(reopenFor)) < 0;
}

/** What `user` is to the delegation; null for somebody whom it does not concern. */
export function roleOf(contract: Contract, user: string): Role | null {
  if (user === contract.manager) return 'manager';
  return user === contract.delegate ? 'delegate' : null;
}

/** One question about roadblocks, on a local date of the delegate. */
export type CheckIn = {
  workspace: string;
  id: string;
  delegation: string;
  date: Temporal.PlainDate;
  outboxId: string;
  answer: Answer | null;
  roadblock: string;
  /** What the delegate needs; '' for nothing said. */
  need: string;
  /** The outbox id of the message that told the manager of the roadblock. */
  toldIn: string | null;
  /** From when on the manager reads it, by their clock; null for at once, or when nobody can tell. */
  readFrom: Temporal.ZonedDateTime | null;
  /** When the roadblock was out of the way. */
  goneAt: Temporal.Instant | null;
};

/** A check-in before anybody has answered it. */
export const unanswered = {
  answer: null,
  roadblock: '',
  need: '',
  toldIn: null,
  readFrom: null,
  goneAt: null,
} as const;

export type Answer = 'no-roadblock' | 'roadblock' | 'done';

/** A question, and the work that it is about. */
export type Asked = { checkIn: CheckIn; delegation: Delegation };

/** Whether a question still waits for its first answer. */
export function isOpen({ checkIn, delegation }: Asked): boolean {
  return checkIn.answer === null && delegation.state === 'accepted';
}

/** Check-ins of one delegate that fall due within so long of one another are one message. */
export const together = Temporal.Duration.from({ hours: 1 });
/** How many questions fit into one message, whatever their answers. */
export const mostTogether = 12;

/** A delegation and what is on its way, as far as the delegate's hours tell. */
export type Listed = {
  delegation: Delegation;
  /** When a request that has not gone out yet arrives; null when nobody can tell. */
  arrives: Temporal.Instant | null;
  /** The next check-in, and whether its question arrives on its day. */
  nextCheckIn: { at: Temporal.Instant; arrives: boolean } | null;
  /** How many check-ins did not arrive since the last one that did. */
  leftOut: number;
};

/** One page of what somebody gave and was given. */
export type Page = {
  given: readonly Listed[];
  owned: readonly Listed[];
  listing: Listing;
  hasMore: boolean;
};

/** What is in one state: some of it, and how much there is. */
export type Column = { state: State; shown: readonly Listed[]; count: number };

/** What is under way of what somebody gave and was given, by its state, and what they gave that was done lately. */
export type Board = {
  given: readonly Column[];
  owned: readonly Column[];
  /** How much of it is not shown. */
  more: number;
};

/** From so many check-ins a week on they count as daily. */
const daily = 4;

/** Whether somebody is asked nearly every day. */
export function countsAsDaily({ days }: Pick<CheckInRule, 'days'>): boolean {
  return days.length >= daily;
}

/** The next check-in strictly after `after`, by the clock of the delegate. */
export function nextCheckIn(rule: CheckInRule, after: Temporal.Instant, zone: string): Slot {
  return nextWeekly(after, { days: rule.days, time: rule.at, zone });
}

/** The check-in after the one of `date`; today's, which may be past by now, where that was on an earlier day. */
export function nextCheckInAfter(
  date: Temporal.PlainDate,
  rule: CheckInRule,
  now: Temporal.Instant,
  zone: string,
): Slot {
  const today = localDate(now, zone);
  if (Temporal.PlainDate.compare(date, today) >= 0) return nextCheckIn(rule, now, zone);
  return nextCheckIn(
    rule,
    endOfDay(today.subtract({ days: 1 }), zone).subtract({ nanoseconds: 1 }),
    zone,
  );
}

/** The first check-in once it is theirs: a day after `acceptedAt` at the earliest. */
export function firstCheckIn(rule: CheckInRule, acceptedAt: Temporal.Instant, zone: string): Slot {
  return nextCheckIn(rule, acceptedAt.add({ hours: 24 }), zone);
}

/** The first moment after a local date: what belongs to that day is too late from here on. */
export function endOfDay(date: Temporal.PlainDate, zone: string): Temporal.Instant {
  return date.add({ days: 1 }).toZonedDateTime(zone).toInstant();
}

/** Whether Slack refused the message that asks: nobody has it, and nothing is due. */
export function isUndelivered({ state, delivery }: Delegation): boolean {
  return state === 'proposed' && typeof delivery === 'object';
}

/** Whether something is past its due date: its moment by the clock of the manager, in `zone`, or else that day. */
export function isPastDue(
  { dueOn, dueAt }: Pick<Terms, 'dueOn' | 'dueAt'>,
  now: Temporal.Instant,
  zone: string,
): boolean {
  if (!dueOn) return false;
  const end = (dueAt && instantOf(dueOn, dueAt, zone)) ?? endOfDay(dueOn, zone);
  return Temporal.Instant.compare(end, now) <= 0;
}

/** Names what the two hear of a delegation, so that what cannot be delivered leads back to it. */
export function newsOf(delegation: string): string {
  return `delegation:${delegation}`;
}

/** The inverse of `newsOf`. */
export function delegationOfNews(schedule: string): string {
  return schedule.slice(newsOf('').length);
}

/** Whether a question of the moment `at` that reaches somebody in `zone` at `reachedAt` does so on its day. */
export function isInTime(
  at: Temporal.Instant,
  reachedAt: Temporal.Instant | null,
  zone: string,
): boolean {
  const tooLate = endOfDay(localDate(at, zone), zone);
  return reachedAt !== null && Temporal.Instant.compare(reachedAt, tooLate) < 0;
}

/** The name of the schedule that brings the check-ins of a delegation. */
export function checkInSchedule(delegation: string): string {
  return `check-in:${delegation}`;
}

/** Slack's codes which say that no message will ever reach this person. */
const goneCodes = new Set([
  'account_inactive',
  'cannot_dm_bot',
  'channel_not_found',
  'user_disabled',
  'user_not_found',
  'user_not_visible',
]);

/** Whether a refusal is about the person, not about one message. */
export function isGone(code: string): boolean {
  return goneCodes.has(code);
}

/** The words after /delegate. */
export type Command =
  | { kind: 'help' }
  | { kind: 'list'; listing?: Listing }
  /** A single word that is none of ours, and too little for an outcome. */
  | { kind: 'unknown'; word: string }
  | { kind: 'form'; delegate: string | null; outcome: string };

/**
 * Reads what was typed after /delegate: "help", "list overdue", or "@ana 5-page report", each part of which may be missing. Who owns
 * what several are asked for is still to be chosen: "@ana and @bo clear the garage" names no delegate.
 */
export function readCommand(text: string): Command {
  const word = text.toLowerCase();
  if (word === 'help' || word === '?') return { kind: 'help' };
  if (word === 'list') return { kind: 'list' };
  const listing = word.startsWith('list ') ? listingTyped(word.slice('list '.length)) : null;
  if (listing) return { kind: 'list', listing };
  if (text !== '' && !/[\s<]/.test(text)) return { kind: 'unknown', word: text };
  const asked = text.replace(/^to (?=<@)/i, '');
  if (namesSeveral(asked)) return { kind: 'form', delegate: null, outcome: asked };
  const [, delegate = null, outcome = text] =
    /^(?:to )?<@([UW][A-Z0-9]+)>[\s,:]*([^]*)$/i.exec(text) ?? [];
  return { kind: 'form', delegate, outcome };
}
