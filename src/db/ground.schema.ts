import type { Flag, Instant, Json, LocalDate, LocalTime, Owned } from './columns.ts';

/** The workspace, the people in it, and what goes out to them. */
export type Ground = {
  workspace: {
    id: string;
    name: string;
    bot_user_id: string;
    created_at: Instant;
    /** Since when Slack refuses our token, and with which word; null while it works. */
    lost_at: Instant | null;
    lost_code: string | null;
  };

  /** What the app last did, and when; `note` is a code, where there is something to say. */
  vital: Owned & {
    name: 'start' | 'tick' | 'backup' | 'backup-failed';
    at: Instant;
    note: string | null;
  };

  /** What Slack told us about somebody, read again after a day or when Slack says that it changed. */
  person: Owned & {
    user_id: string;
    name: string;
    zone: string;
    is_bot: Flag;
    is_deactivated: Flag;
    /** Of another workspace. */
    is_foreign: Flag;
    read_at: Instant;
    /** When Slack first said so; null for whoever is active. */
    deactivated_at: Instant | null;
  };

  /** When somebody who is not coached may be reached. */
  own_hours: Owned & {
    user_id: string;
    /** Null: that of the Slack profile. */
    zone: string | null;
    working_days: Json;
    quiet_from: LocalTime;
    quiet_to: LocalTime;
    updated_at: Instant;
  };

  /** What somebody knows, and wants, of messages that they did not set up. */
  contact: Owned & {
    user_id: string;
    /** The outbox id of the message that told them why they get it; null while none did. */
    told_in: string | null;
    /** Since when they want none; null while they take them. */
    stopped_at: Instant | null;
  };

  /** Somebody waits for files. `asks`: what of it, as they typed it; `files`: those that Slack was given, as JSON. */
  file_request: Owned & {
    user_id: string;
    kind: string;
    id: string;
    asked_at: Instant;
    asks: string;
    files: Json | null;
  };

  /** Days off, both ends included; those of one person neither overlap nor touch. */
  day_off: Owned & { user_id: string; first_on: LocalDate; last_on: LocalDate };

  /** Whose public holidays somebody keeps: a country and, where the holidays differ, a region, as date-holidays names them. */
  holiday_calendar: Owned & { user_id: string; country: string; region: string | null };

  /** Away by the status in Slack, now or lately; `until_at` null until the status changes. */
  away: Owned & { user_id: string; since_at: Instant; until_at: Instant | null };

  /** The DM channel with a person, kept from the first answer that named it. */
  dm: Owned & { user_id: string; channel: string };

  /** What has taken effect already: Slack delivers more than once. */
  receipt: Owned & { key: string; at: Instant };

  /** The next moment of everything that recurs or waits; `slot` names the occurrence. */
  schedule: Owned & {
    id: string;
    user_id: string;
    kind: string;
    subject: string | null;
    slot: string;
    next_at: Instant;
    tries: number;
  };

  outbox: Owned & {
    id: string;
    /** Where it goes: a channel id, or the user id for a DM. */
    channel: string;
    /** Whose hours are respected; null for a channel. */
    user_id: string | null;
    /** The outbox id of the message under which this one is a reply. */
    thread_of: string | null;
    kind: string;
    /** The recipient's local date if nobody asked for it: one a day, held by a unique index. */
    unasked_on: LocalDate | null;
    /** Emptied once it is sent. */
    message: Json;
    state: 'due' | 'sending' | 'sent' | 'missed' | 'dead';
    attempt: number;
    due_at: Instant;
    expires_at: Instant | null;
    first_claimed_at: Instant | null;
    claimed_at: Instant | null;
    sent_channel: string | null;
    sent_ts: string | null;
    error: string | null;
    schedule_id: string | null;
    slot: string | null;
    created_at: Instant;
  };
};
