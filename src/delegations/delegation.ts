import { nextWeekly, type Slot } from '../time/cadence.ts';
import type { Weekday } from '../time/hours.ts';

/** How far the delegate may go alone, from the least to the most. Kept in rows: a key never changes. */
export const authorities = ['report', 'recommend', 'tell-first', 'tell-after', 'own'] as const;
export type Authority = (typeof authorities)[number];

/** One question a week, at a wall time of the delegate. */
export type CheckInRule = { day: Weekday; at: Temporal.PlainTime };

/** What a manager asks for: the contract, before anybody has answered it. */
export type Contract = {
  manager: string;
  delegate: string;
  outcome: string;
  doneLooksLike: string;
  authority: Authority;
  checkIn: CheckInRule | null;
  dueOn: Temporal.PlainDate | null;
};

export const states = ['proposed', 'accepted', 'declined', 'done', 'cancelled'] as const;
export type State = (typeof states)[number];

/** The states in which something is still to come. */
export const openStates: readonly State[] = ['proposed', 'accepted'];

/** What became of the message that asked the delegate. `failed` holds Slack's code, or the sender's reason. */
export type Delivery = 'waiting' | 'sent' | { failed: string };

export type Delegation = Contract & {
  workspace: string;
  id: string;
  state: State;
  /** Why it was declined; '' for no reason given. */
  reason: string;
  outboxId: string;
  delivery: Delivery;
  createdAt: Temporal.Instant;
  answeredAt: Temporal.Instant | null;
  endedAt: Temporal.Instant | null;
};

export type Role = 'manager' | 'delegate';

/** What somebody may do with a delegation. */
export type Act = 'accept' | 'decline' | 'finish' | 'cancel';

const rules: Readonly<Record<Act, { by: readonly Role[]; to: State }>> = {
  accept: { by: ['delegate'], to: 'accepted' },
  decline: { by: ['delegate'], to: 'declined' },
  finish: { by: ['manager', 'delegate'], to: 'done' },
  cancel: { by: ['manager'], to: 'cancelled' },
};

/** The states that `act` may start from. A delegate accepts before finishing: the manager is to know who had it. */
export function startsFrom(act: Act, role: Role): readonly State[] {
  if (!rules[act].by.includes(role)) return [];
  if (act === 'accept' || act === 'decline') return ['proposed'];
  return act === 'finish' && role === 'delegate' ? ['accepted'] : openStates;
}

/** The state that `act` leads to. */
export function leadsTo(act: Act): State {
  return rules[act].to;
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
};

export type Answer = 'no-roadblock' | 'roadblock' | 'done';

/** A delegation and when its next check-in comes, if one does. */
export type Listed = { delegation: Delegation; nextCheckIn: Temporal.Instant | null };

/** One page of what somebody gave and was given. */
export type Page = {
  given: readonly Listed[];
  owned: readonly Listed[];
  /** Counted from 0. */
  page: number;
  hasMore: boolean;
};

/** What is still open of what somebody gave and was given: some of it, and how much there is. */
export type OpenOnes = {
  given: readonly Listed[];
  givenCount: number;
  owned: readonly Listed[];
  ownedCount: number;
};

/** The next check-in strictly after `after`, by the clock of the delegate. */
export function nextCheckIn(rule: CheckInRule, after: Temporal.Instant, zone: string): Slot {
  return nextWeekly(after, { days: [rule.day], time: rule.at, zone });
}

/** The first moment after a local date: what belongs to that day is too late from here on. */
export function endOfDay(date: Temporal.PlainDate, zone: string): Temporal.Instant {
  return date.add({ days: 1 }).toZonedDateTime(zone).toInstant();
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
  | { kind: 'list' }
  /** A single word that is none of ours, and too little for an outcome. */
  | { kind: 'unknown'; word: string }
  | { kind: 'form'; delegate: string | null; outcome: string };

/** Reads what was typed after /delegate: "help", "list", or "@ana 5-page report", each part of which may be missing. */
export function readCommand(text: string): Command {
  const word = text.toLowerCase();
  if (word === 'help' || word === '?') return { kind: 'help' };
  if (word === 'list') return { kind: 'list' };
  if (text !== '' && !/[\s<]/.test(text)) return { kind: 'unknown', word: text };
  const [, delegate = null, outcome = text] =
    /^(?:to )?<@([UW][A-Z0-9]+)>[\s,:]*([^]*)$/i.exec(text) ?? [];
  return { kind: 'form', delegate, outcome };
}
