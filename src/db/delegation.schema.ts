import type { Instant, LocalDate, LocalTime, Owned } from './columns.ts';

/** What one person hands over to another. */
export type Delegating = {
  delegation: Owned & {
    id: string;
    manager_id: string;
    delegate_id: string;
    outcome: string;
    done_looks_like: string;
    authority: string;
    /** How far the authority goes; '' for no limit. */
    authority_limit: string;
    /** JSON list of the ISO weekdays of the check-ins, null for none. */
    check_in_days: string | null;
    check_in_at: LocalTime | null;
    due_on: LocalDate | null;
    /** By the manager's clock; null for the whole day. */
    due_at: LocalTime | null;
    /** The message that it came from. */
    link: string | null;
    state:
      | 'proposed'
      | 'accepted'
      | 'handed-in'
      | 'done'
      | 'declined'
      | 'cancelled'
      | 'handed-over';
    /** Counts what the two agreed on or were asked for, from 1. */
    version: number;
    /** Counts what was done with it: whoever read an older one writes nothing. */
    step: number;
    /** JSON of a change that waits for the delegate; null for none. */
    pending: string | null;
    /** What done looks like in the words of the delegate; '' until they say so. */
    restated: string;
    /** What was missing when it was last returned; '' for nothing. */
    missing: string;
    /** The delegation that somebody else had before. */
    continues_id: string | null;
    reason: string;
    outbox_id: string;
    created_at: Instant;
    answered_at: Instant | null;
    /** When the manager had seen both descriptions and agreed. */
    agreed_at: Instant | null;
    handed_in_at: Instant | null;
    ended_at: Instant | null;
  };

  /** What the two did with a delegation. Ids grow. */
  delegation_event: Owned & {
    id: string;
    delegation_id: string;
    /** Who did it. */
    user_id: string;
    act: string;
    version: number;
    /** What they typed; '' for nothing. */
    words: string;
    at: Instant;
  };

  check_in: Owned & {
    id: string;
    delegation_id: string;
    date: LocalDate;
    outbox_id: string;
    answer: 'no-roadblock' | 'roadblock' | 'done' | null;
    roadblock: string;
    /** What the delegate needs; '' for nothing said. */
    need: string;
    /** The message that told the manager of the roadblock. */
    told_in: string | null;
    /** From when on the manager reads it, by their clock; null for at once, or when nobody can tell. */
    read_from: string | null;
    /** When the roadblock was out of the way. */
    gone_at: Instant | null;
    answered_at: Instant | null;
  };

  /** In which message somebody hears that a delegation of theirs is overdue. */
  overdue: Owned & {
    user_id: string;
    delegation_id: string;
    due_on: LocalDate;
    outbox_id: string;
  };

  /** What two people are asked: when a piece of work is done. */
  done_question: Owned & {
    id: string;
    manager_id: string;
    person_id: string;
    /** Null for a project that the manager named. */
    delegation_id: string | null;
    subject: string;
    /** Null where the manager answered in a form. */
    manager_outbox_id: string | null;
    person_outbox_id: string;
    created_at: Instant;
    /** When both saw both answers. */
    shown_at: Instant | null;
    /** The messages that show them; null where nobody has answered. */
    manager_shown_outbox_id: string | null;
    person_shown_outbox_id: string | null;
  };

  /** What one of the two answers. */
  done_answer: Owned & {
    question_id: string;
    user_id: string;
    words: string;
    at: Instant;
  };
};
