import type { Kysely } from 'kysely';

/** The one connection, or a transaction on it: stores take either. */
export type Db = Kysely<Schema>;

/** Milliseconds since the Unix epoch, UTC. */
type Instant = number;
/** `YYYY-MM-DD`. */
type LocalDate = string;
/** `HH:MM`, a wall time in the zone of whoever the row is about. */
type LocalTime = string;
/** 0 or 1. */
type Flag = number;
/** Text that holds JSON. */
type Json = string;

type Owned = { workspace_id: string };

export type Schema = {
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

  team_member: Owned & { manager_id: string; user_id: string };

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

  win: Owned & {
    id: string;
    user_id: string;
    text: string;
    why: string;
    created_at: Instant;
    /** Set by Undo; the row is removed a day later. */
    undone_at: Instant | null;
    /** The message that it came from. */
    link: string | null;
    /** What it said before its last change, for a day; null when it was not changed of late. */
    before_change: Json | null;
    changed_at: Instant | null;
  };
  /** What is looked for in an open list of wins while a form lies on top of it. */
  win_search: Owned & { user_id: string; view_id: string; words: string; at: Instant };
  win_person: Owned & { win_id: string; user_id: string };

  kudos: Owned & {
    id: string;
    user_id: string;
    win_id: string | null;
    channel: string;
    /** What they did. */
    text: string;
    /** What it changed; '' for nothing said. */
    effect: string;
    /** The message that it is about. */
    link: string | null;
    outbox_id: string;
    created_at: Instant;
  };
  /** Words kept for a day: not posted yet, or, with a `kudos_id`, in its post until it was changed. */
  kudos_draft: Owned & {
    id: string;
    user_id: string;
    kudos_id: string | null;
    channel: string;
    text: string;
    effect: string;
    link: string | null;
    /** JSON list of the people. */
    people: string;
    created_at: Instant;
  };
  kudos_person: Owned & { kudos_id: string; user_id: string };

  /** A post in which somebody celebrates with their team, as a draft or shared. */
  celebration: Owned & {
    id: string;
    user_id: string;
    state: 'draft' | 'shared';
    /** What it is about: `delegation` and its id, `month` and `YYYY-MM`, or `project`. */
    source: string;
    title: string;
    set_out: string;
    did: string;
    learned: string;
    thanks: string;
    channel: string | null;
    /** Which pieces were chosen for the draft: a list of kinds and ids. */
    chosen: Json;
    /** The nudge, or the practice asked for, that it answers; null for none, and once that is done. */
    answers_to: string | null;
    /** The post. */
    outbox_id: string | null;
    /** The message to its author that tells of it. */
    told_outbox_id: string | null;
    created_at: Instant;
    changed_at: Instant;
    shared_at: Instant | null;
  };
  celebration_person: Owned & { celebration_id: string; user_id: string };

  /** The thread below a post of ours in a channel, read again and again until its time is over. */
  thread: Owned & {
    outbox_id: string;
    until_at: Instant;
    /** Null: not yet, or it is to be read soon. */
    read_at: Instant | null;
    closed_at: Instant | null;
    /** A digest of what the post shows; '' where nobody draws it anew. */
    drawn: string;
  };
  /** What people wrote there. */
  thread_reply: Owned & {
    thread_id: string;
    ts: string;
    user_id: string;
    text: string;
    /** Slack's `edited.ts`; '' for never. */
    edited: string;
  };
  /** How many reacted, to the post or to a reply. */
  thread_reaction: Owned & { thread_id: string; ts: string; name: string; count: number };

  /** A channel with a kudos thread each week; its moment is that of the schedule `weekly-thread`. */
  kudos_channel: Owned & {
    channel: string;
    /** Who looks after it. */
    user_id: string;
    day: number;
    time: LocalTime;
    zone: string;
    /** Which wording came last; -1 for none. */
    wording: number;
    silent_weeks: number;
    created_at: Instant;
    stopped_at: Instant | null;
  };
  /** A reply in a weekly thread that thanks somebody. */
  thread_kudos: Owned & {
    id: string;
    thread_id: string;
    channel: string;
    ts: string;
    /** Who wrote it. */
    user_id: string;
    text: string;
    created_at: Instant;
    taken_out_at: Instant | null;
  };
  thread_kudos_person: Owned & { kudos_id: string; user_id: string };

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
  };

  /** What one of the two answers. */
  done_answer: Owned & {
    question_id: string;
    user_id: string;
    words: string;
    at: Instant;
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
};
