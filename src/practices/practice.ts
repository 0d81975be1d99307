/** Which of the two hats a practice trains. */
export type Hat = 'leader' | 'manager' | 'both';

/** In the order in which the catalogue shows them; each is a file beside this one. */
export const themes = [
  'vision',
  'ownership',
  'recognition',
  'trust',
  'feedback',
  'people',
  'change',
  'meetings',
  'innovation',
  'growth',
  'remote',
] as const;

export type Theme = (typeof themes)[number];

/** One question of a practice's short form. `key` is stored in the journal, so it never changes. */
export type Field = {
  key: string;
  label: string;
  hint?: string;
  placeholder?: string;
  optional?: boolean;
} & (
  | { kind: 'line' | 'paragraph' }
  | { kind: 'choice'; choices: readonly { key: string; label: string }[] }
  | { kind: 'person' }
);

/** What happened lately by the manager's own record. */
export const seenTriggers = [
  'delegation-made',
  'daily-check-ins',
  'check-ins-unanswered',
  'delegation-overdue',
  'roadblock',
  'delegation-ended',
  'unthanked',
] as const;

/** What a manager tells the coach of. */
export const toldTriggers = [
  'project-starts',
  'setback',
  'incident',
  'change',
  'hard-conversation',
  'one-on-one',
  'review',
  'experiment-starts',
  'experiment-ends',
] as const;

export type ToldTrigger = (typeof toldTriggers)[number];
export type Trigger = (typeof seenTriggers)[number] | ToldTrigger;

/** ISO weekday: 1 is Monday. */
type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/**
 * When a practice may come up in a manager's own zone. `everyDays` is the fewest days between two nudges of it.
 * `at-most` comes up in its turn, and a trigger of `on` makes it likelier; `when` comes up only after one of its triggers.
 * With `asksAfter`, one that was done comes back once when so many days are over, to ask what became of the answer.
 * A practice with a moment of its own (`own-schedule`, vision time) is never chosen for a slot.
 */
export type Cadence =
  | {
      kind: 'at-most';
      everyDays: number;
      asksAfter?: number;
      on?: readonly Trigger[];
      bestOn?: readonly Weekday[];
    }
  | { kind: 'when'; everyDays: number; on: readonly Trigger[]; bestOn?: readonly Weekday[] }
  | { kind: 'own-schedule' };

/** Whom a practice is for: managers of whom all of it is true. */
export type Audience = 'has-team' | 'remote' | 'new-lead' | 'weaker-leader' | 'weaker-manager';

/**
 * What a wording may speak of, from the manager's own record. Every value is ready to be read: escaped, shortened, people
 * as mentions, dates in words ("3 October"). A wording is offered only when all of it is there.
 */
export type About = {
  /** Somebody in the team; another one each time. */
  teammate: { person: string };
  /** Not thanked for three weeks; `since`: when they were last thanked, null for never. */
  unthanked: { person: string; since: string | null };
  'delegation-made': { delegate: string; outcome: string };
  'daily-check-ins': { delegate: string; outcome: string };
  /** Two in a row. */
  'check-ins-unanswered': { delegate: string; outcome: string };
  'delegation-overdue': { delegate: string; outcome: string; due: string };
  roadblock: { delegate: string; outcome: string };
  'delegation-ended': { delegate: string; outcome: string };
  /** The note of the last vision time. */
  'vision-note': { note: string; on: string };
  /**
   * What was written last time in the first text field of this practice's own form, and whom it was about, where the form
   * asks for somebody; null for nobody.
   */
  'last-time': { words: string; on: string; person: string | null };
  /** The when-then plan that happened last, in the words of whoever made it: "When …, I will …". */
  'kept-plan': { when: string; will: string };
};

export type Subject = keyof About;

export const subjects = [
  'teammate',
  'unthanked',
  'delegation-made',
  'daily-check-ins',
  'check-ins-unanswered',
  'delegation-overdue',
  'roadblock',
  'delegation-ended',
  'vision-note',
  'last-time',
  'kept-plan',
] as const satisfies readonly Subject[];

/** Answers of this practice's own form, by its fields of choices, after which a wording about them has nothing to ask. */
type Unless = Readonly<Record<string, readonly string[]>>;

/** A template with typed data. */
type AboutWording = {
  [S in Subject]: { about: S; say(of: About[S]): string; unless?: Unless };
}[Subject];

/** What a nudge says: plain text, or a text about something in the manager's record. */
export type Wording = string | AboutWording;

/**
 * A wording about something: `about('unthanked', ({ person }) => `…`)`. One about last time is left out where what was chosen
 * then says that it is settled: `{ unless: { removed: ['yes'] } }`.
 */
export function about<S extends Subject>(
  subject: S,
  say: (of: About[S]) => string,
  settled: { unless?: Unless } = {},
): { about: S; say(of: About[S]): string; unless?: Unless } {
  return { about: subject, say, ...settled };
}

/**
 * A habit of the catalogue: one value, no side effects. `seeds` number the articles it is drawn from (docs/practices.md).
 * `wordings` are keyed so that the journal can tell which one a manager has read; a key is never reused for another text.
 * At the highest pace no wording may return within eight weeks, so the number of plain ones follows from the cadence; those
 * about something come besides.
 */
export type Practice = {
  key: string;
  hat: Hat;
  theme: Theme;
  seeds: readonly number[];
  /** Shown as the nudge's heading and in the catalogue; at most 60 characters. */
  title: string;
  /** Why it helps, in one sentence. */
  why: string;
  cadence: Cadence;
  /** For everybody when left out. */
  fits?: readonly Audience[];
  /** What the nudge says: one concrete thing to do today, one or two short sentences each. */
  wordings: Readonly<Record<string, Wording>>;
  /** The short form behind "Do it"; answers go to the journal. */
  form: { title: string; fields: readonly Field[]; submit: string };
  /** Who may see the answer: its author alone, or whomever they share it with by a button of their own. */
  sharing: 'never' | 'by-choice';
  /** Said after the form was sent, in one short warm sentence. */
  thanks: string;
};
