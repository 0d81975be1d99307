import type { Schema } from '../db/schema.ts';

/*
 * Every table, and what it holds about whom. Export and forgetting go by this list and by nothing else; the compiler asks for
 * every table of the schema, and test/privacy/tables.test.ts for every column of the database that names a person.
 */

export type TableName = keyof Schema;
type Column<T extends TableName> = Extract<keyof Schema[T], string>;

/**
 * What becomes of a row when the person in a column is forgotten: it goes, or it stays with the other party and
 * `somebodyWhoLeft` takes the person's place.
 */
type Fate = 'goes' | 'stays';

/** A chapter of the export. */
type Chapter =
  | 'profile'
  | 'settings'
  | 'nudges'
  | 'vision'
  | 'wins'
  | 'cards'
  | 'kudos'
  | 'delegations'
  | 'messages';

export type Rule<C extends string = string> = {
  /** Null: nothing in it is about a person. */
  chapter: Chapter | null;
  /** What a row is called in the export. */
  record: string;
  /** The columns that hold somebody's id. */
  people: Readonly<Partial<Record<C, Fate>>>;
  /** The columns whose person may read the row: it is in their export. */
  shownTo: readonly C[];
  /** The table whose rows these belong to, by `column`: they are exported and deleted with it. */
  under?: { table: TableName; column: C };
  /** Text that somebody typed, in which people may be mentioned. */
  typed: readonly C[];
  /** Columns that hold JSON. */
  json: readonly C[];
  /** Columns that hold 0 or 1. */
  flags: readonly C[];
  /** Columns with the ids of other rows, which tell nothing about a person. */
  ids: readonly C[];
};

const none = {
  record: '',
  people: {},
  shownTo: [],
  typed: [],
  json: [],
  flags: [],
  ids: [],
} as const;
const about = (chapter: Chapter, record: string) => ({ ...none, chapter, record });
/** Rows of one person alone. */
const own = (chapter: Chapter, record: string) => ({
  ...about(chapter, record),
  people: { user_id: 'goes' as const },
  shownTo: ['user_id' as const],
});

const tables: Readonly<{ [T in TableName]: Rule<Column<T>> }> = {
  workspace: { ...none, chapter: null, ids: ['bot_user_id'] },
  vital: { ...none, chapter: null },

  person: { ...own('profile', 'Slack profile'), flags: ['is_bot', 'is_deactivated'] },
  dm: own('profile', 'direct messages'),
  away: own('profile', 'away by your Slack status'),
  contact: { ...own('profile', 'contact'), ids: ['told_in'] },
  own_hours: { ...own('settings', 'hours'), json: ['working_days'] },

  manager: {
    ...own('settings', 'settings'),
    typed: ['purpose'],
    json: ['working_days'],
    flags: ['zone_follows_slack', 'is_paused', 'is_remote'],
  },
  team_member: {
    ...about('settings', 'somebody in your team'),
    people: { manager_id: 'goes', user_id: 'stays' },
    shownTo: ['manager_id'],
  },
  mute: own('settings', 'muted practice'),
  day_off: own('settings', 'days off'),
  holiday_calendar: own('settings', 'public holidays'),

  nudge: {
    ...own('nudges', 'nudge'),
    people: { user_id: 'goes', about_person: 'stays' },
    json: ['reason'],
    flags: ['is_asked'],
    ids: ['outbox_id', 'about_id'],
  },
  plan_change: { ...own('nudges', 'change of the plan'), flags: ['is_dropped'] },
  happening: own('nudges', 'something you told'),
  intention: {
    ...own('nudges', 'when-then plan'),
    typed: ['when_text', 'will_text'],
    ids: ['nudge_id', 'outbox_id', 'follows'],
  },
  journal: {
    ...own('nudges', 'journal entry'),
    typed: ['answers'],
    json: ['answers'],
    ids: ['nudge_id'],
  },

  share: {
    ...own('nudges', 'something you shared'),
    people: { user_id: 'goes', person_id: 'stays' },
    typed: ['text'],
    ids: ['journal_id', 'outbox_id'],
  },

  vision_move: { ...own('vision', 'moved vision time'), flags: ['is_skipped'] },
  vision_session: { ...own('vision', 'vision time'), typed: ['note'], ids: ['outbox_id'] },

  win: {
    ...own('wins', 'win'),
    typed: ['text', 'why', 'before_change'],
    json: ['before_change'],
  },
  win_search: {
    ...own('wins', 'what you look for among your wins'),
    typed: ['words'],
    ids: ['view_id'],
  },
  win_person: {
    ...about('wins', 'somebody in a win'),
    people: { user_id: 'stays' },
    under: { table: 'win', column: 'win_id' },
    ids: ['win_id'],
  },

  /** It is all about one person, and goes with either of the two. */
  card: {
    ...about('cards', 'card about somebody'),
    people: { manager_id: 'goes', person_id: 'goes' },
    shownTo: ['manager_id'],
    typed: ['strengths', 'motivates', 'aspirations', 'ways', 'before_change'],
    json: ['before_change'],
  },

  kudos: {
    ...about('kudos', 'kudos'),
    people: { user_id: 'stays' },
    shownTo: ['user_id'],
    typed: ['text', 'effect'],
    ids: ['win_id', 'outbox_id'],
  },
  kudos_draft: {
    ...own('kudos', 'kudos as you were writing it, or as it was before you changed it'),
    typed: ['text', 'effect', 'people'],
    json: ['people'],
    ids: ['kudos_id'],
  },
  kudos_said: {
    ...own('kudos', 'what a win said when you made kudos of it, and when these followed it'),
    typed: ['said'],
    json: ['said'],
    ids: ['kudos_id', 'win_id'],
  },
  kudos_person: {
    ...about('kudos', 'somebody who got kudos'),
    people: { user_id: 'stays' },
    under: { table: 'kudos', column: 'kudos_id' },
    ids: ['kudos_id'],
  },

  celebration: {
    ...own('wins', 'celebration'),
    typed: ['title', 'set_out', 'did', 'learned', 'thanks'],
    json: ['chosen'],
    ids: ['chosen', 'source', 'answers_to', 'outbox_id', 'told_outbox_id'],
  },
  celebration_person: {
    ...about('wins', 'somebody in a celebration'),
    people: { user_id: 'stays' },
    under: { table: 'celebration', column: 'celebration_id' },
    ids: ['celebration_id'],
  },

  thread: { ...about('kudos', 'thread in a channel'), ids: ['outbox_id'] },
  /** Its words are emptied when its author is forgotten: see `emptyReplies`. */
  thread_reply: {
    ...about('kudos', 'what you wrote in a thread of mine'),
    people: { user_id: 'stays' },
    shownTo: ['user_id'],
    typed: ['text'],
    ids: ['thread_id'],
  },
  thread_reaction: { ...about('kudos', 'reactions in a thread'), ids: ['thread_id'] },

  kudos_channel: own('kudos', 'weekly kudos thread that you look after'),
  thread_kudos: {
    ...about('kudos', 'kudos in a weekly thread'),
    people: { user_id: 'stays' },
    shownTo: ['user_id'],
    typed: ['text'],
    ids: ['thread_id'],
  },
  thread_kudos_person: {
    ...about('kudos', 'somebody who got kudos in a weekly thread'),
    people: { user_id: 'stays' },
    under: { table: 'thread_kudos', column: 'kudos_id' },
    ids: ['kudos_id'],
  },

  delegation: {
    ...about('delegations', 'delegation'),
    people: { manager_id: 'stays', delegate_id: 'stays' },
    shownTo: ['manager_id', 'delegate_id'],
    typed: [
      'outcome',
      'done_looks_like',
      'authority_limit',
      'restated',
      'missing',
      'reason',
      'pending',
    ],
    json: ['check_in_days', 'pending'],
    ids: ['outbox_id', 'continues_id'],
  },
  delegation_event: {
    ...about('delegations', 'step of a delegation'),
    people: { user_id: 'stays' },
    under: { table: 'delegation', column: 'delegation_id' },
    typed: ['words'],
    ids: ['delegation_id'],
  },
  check_in: {
    ...about('delegations', 'check-in'),
    under: { table: 'delegation', column: 'delegation_id' },
    typed: ['roadblock', 'need'],
    ids: ['delegation_id', 'outbox_id', 'told_in'],
  },

  overdue: {
    ...own('delegations', 'told that it was overdue'),
    ids: ['delegation_id', 'outbox_id'],
  },

  done_question: {
    ...about('delegations', 'asked what done looks like'),
    people: { manager_id: 'goes', person_id: 'goes' },
    shownTo: ['manager_id', 'person_id'],
    typed: ['subject'],
    ids: [
      'delegation_id',
      'manager_outbox_id',
      'person_outbox_id',
      'manager_shown_outbox_id',
      'person_shown_outbox_id',
    ],
  },
  done_answer: {
    ...own('delegations', 'what done looks like to you'),
    typed: ['words'],
    ids: ['question_id'],
  },

  month_picture: { ...own('messages', 'picture of a month'), ids: ['file_id'] },

  schedule: own('messages', 'what is planned'),
  outbox: { ...own('messages', 'message to you'), json: ['message'], ids: ['schedule_id'] },
  file_request: { ...own('messages', 'files asked for'), typed: ['asks'], json: ['files'] },
  /** Its key begins with what was done and by whom: see `receiptsOf`. */
  receipt: about('messages', 'click, kept for two days'),
};

export const tableNames = Object.keys(tables) as TableName[];

/** A rule whose columns are plain text, for what goes through all tables. */
export function ruleOf(name: TableName): Rule {
  return tables[name];
}

/** What the keys of the receipts begin with that name a person. */
export function receiptsOf(user: string): string {
  return `action ${user} `;
}
