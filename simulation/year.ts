import type { Response } from '../src/coach/history.ts';
import type { Manager } from '../src/coach/manager.ts';
import type { Reason } from '../src/coach/reason.ts';
import type { Trigger } from '../src/practices/index.ts';
import type { Life } from './life.ts';

/** What came of one nudge's choosing. */
export type NudgeSent = {
  id: number;
  practice: string;
  wording: string;
  /** When it was made; it may have been sent a little later. */
  madeAt: Temporal.Instant;
  reason: Reason;
  /** The pace that it announced, if it did. */
  slowedTo: number | null;
  /** What the coach knew of its reader: the weaker hat, and what had happened lately. */
  weaker: 'leader' | 'manager' | null;
  happened: readonly Trigger[];
};

/** A message that reached a manager. */
export type Sent = {
  kind: 'nudge' | 'nudge-later' | 'vision-reminder' | 'welcome-back';
  isUnasked: boolean;
  nudge: NudgeSent | null;
};

/** What happened to a manager, as far as a rule is about it. */
export type Entry = { at: Temporal.Instant } & (
  | { what: 'settings'; manager: Manager }
  | ({ what: 'sent' } & Sent)
  | { what: 'answered'; nudge: number; response: Response }
  | { what: 'muted' | 'unmuted'; practice: string }
  /** Their decision for the vision time of the week of a Monday. */
  | {
      what: 'vision';
      week: Temporal.PlainDate;
      to: { date: Temporal.PlainDate; from: Temporal.PlainTime } | null;
      isSkipped: boolean;
    }
);

/** A manager's time with the coach. */
export type Year = {
  life: Life;
  /** In order: what rules can be judged by without knowing how it was planned. */
  log: Entry[];
  /** How many messages were made and not sent, since their time had passed or their reader was away. */
  missed: number;
  /** How many nudges the plans of a week announced, and how many of them came as announced. */
  plans: { announced: number; kept: number };
};

/** The messages that reached a manager, in order. */
export function sentIn({ log }: Year): (Sent & { at: Temporal.Instant })[] {
  return log.filter((entry) => entry.what === 'sent');
}
