import type { Instant, Json, LocalTime, Owned } from './columns.ts';

/** What went well, and who is thanked for it. */
export type Recognition = {
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

  /** `position`: the place among the others, as its author put them; so in each of these. */
  win_person: Owned & { win_id: string; user_id: string; position: number };

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

  /** What the win said that a kudos was made of, then and when it followed it last. */
  kudos_said: Owned & {
    kudos_id: string;
    win_id: string;
    user_id: string;
    /** JSON list of text, why and people. */
    said: string;
  };

  kudos_person: Owned & { kudos_id: string; user_id: string; position: number };

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

  celebration_person: Owned & { celebration_id: string; user_id: string; position: number };

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

  /** `taken_out_at`: when they took themselves out of it. */
  thread_kudos_person: Owned & { kudos_id: string; user_id: string; taken_out_at: Instant | null };
};
