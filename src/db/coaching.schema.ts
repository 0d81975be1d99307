import type { Flag, Instant, Json, LocalDate, LocalTime, Owned } from './columns.ts';

/** What is between a manager and the coach. */
export type Coaching = {
  manager: Owned & {
    user_id: string;
    zone: string;
    /** 1: follow the zone of the Slack profile. */
    zone_follows_slack: Flag;
    working_days: Json;
    nudge_at: LocalTime;
    pace: number;
    quiet_from: LocalTime;
    quiet_to: LocalTime;
    vision_day: number;
    vision_from: LocalTime;
    vision_minutes: number;
    team_channel: string | null;
    purpose: string;
    /** 1: some of the team work elsewhere. */
    is_remote: Flag;
    /** About when they began to lead people; null for longer ago than counts. */
    leading_since: LocalDate | null;
    is_paused: Flag;
    /** First working day again; null while paused means until resumed by hand. */
    paused_until: LocalDate | null;
    /** The day on which the pause began; null when that is not known. */
    paused_since: LocalDate | null;
    created_at: Instant;
    /** When its owner last changed something. */
    updated_at: Instant;
  };

  /** `joined_at`: when they were named first; null for not known. */
  team_member: Owned & { manager_id: string; user_id: string; joined_at: Instant | null };

  /** One week's vision time at another moment (both null: as usual), or not at all; `week` is its Monday. */
  vision_move: Owned & {
    user_id: string;
    week: LocalDate;
    date: LocalDate | null;
    from_time: LocalTime | null;
    is_skipped: Flag;
  };

  /** A week's block whose reminder was made, and where it is now: one a week. */
  vision_session: Owned & {
    id: string;
    user_id: string;
    week: LocalDate;
    starts_at: Instant;
    ends_at: Instant;
    question: string;
    outbox_id: string;
    note: string | null;
    noted_at: Instant | null;
  };

  nudge: Owned & {
    id: string;
    user_id: string;
    practice: string;
    wording: string;
    /** What its wording is about: the subject, and the person or the row that it names. */
    about: string | null;
    about_person: string | null;
    about_id: string | null;
    /** Why it was chosen: a code with numbers; null for those from before. */
    reason: Json | null;
    /** 1: its reader asked for it, so it counts for no pace. */
    is_asked: Flag;
    outbox_id: string;
    response: 'done' | 'later' | 'not-useful' | 'muted' | 'planned' | null;
    /** When a nudge answered with "later" comes back. */
    later_at: Instant | null;
    responded_at: Instant | null;
    created_at: Instant;
  };

  /** What a manager decided for the nudge that was planned for `date`: another practice, another day, or none. */
  plan_change: Owned & {
    user_id: string;
    date: LocalDate;
    practice: string | null;
    moved_to: LocalDate | null;
    is_dropped: Flag;
  };

  /** What a manager told the coach of, such as a setback; `what` is a trigger of the catalogue. */
  happening: Owned & { id: string; user_id: string; what: string; created_at: Instant };

  /** A when-then plan: "When …, I will …". `follows` names an event that we know, whose moment it takes. */
  intention: Owned & {
    id: string;
    user_id: string;
    practice: string;
    nudge_id: string | null;
    when_text: string;
    will_text: string;
    follows: string | null;
    at: Instant;
    state: 'waiting' | 'asked' | 'happened' | 'not-this-time' | 'dropped';
    outbox_id: string | null;
    created_at: Instant;
    answered_at: Instant | null;
  };

  mute: Owned & { user_id: string; practice: string; at: Instant };

  journal: Owned & {
    id: string;
    user_id: string;
    practice: string;
    nudge_id: string | null;
    answers: Json;
    created_at: Instant;
  };

  /** Something of a journal that its author shows others: in a channel or to one person. */
  share: Owned & {
    id: string;
    user_id: string;
    journal_id: string;
    channel: string | null;
    person_id: string | null;
    text: string;
    outbox_id: string;
    created_at: Instant;
  };

  /** What a manager notes about one person, for themselves. '' for what is not known; all of it '' for a card that was cleared. */
  card: Owned & {
    manager_id: string;
    person_id: string;
    /** One on a line. */
    strengths: string;
    motivates: string;
    aspirations: string;
    /** How they like to be led, thanked and corrected. */
    ways: string;
    /** JSON of what stood there before the last change, for as long as that can be taken back; null otherwise. */
    before_change: string | null;
    created_at: Instant;
    /** When that change was; null with it. */
    changed_at: Instant | null;
  };

  /** A picture of somebody's month that was handed to Slack. */
  month_picture: Owned & {
    user_id: string;
    /** `YYYY-MM`. */
    month: string;
    /** Of what it shows. */
    hash: string;
    file_id: string;
    /** Whether Slack has shown it on the Home tab, or would not. */
    state: 'new' | 'shown' | 'refused';
    uploaded_at: Instant;
    /** When it was sent to them last; such a picture stays. */
    sent_at: Instant | null;
  };
};
