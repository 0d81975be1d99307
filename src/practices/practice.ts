/** Which of the two hats a practice trains. */
type Hat = 'leader' | 'manager' | 'both';

type Theme = 'vision' | 'ownership' | 'recognition' | 'growth';

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

/**
 * When a practice may come up in a manager's own zone. `everyDays` is the fewest days between two nudges of it.
 * A practice with a moment of its own (`own-schedule`, vision time) is never chosen for a slot.
 */
export type Cadence = { kind: 'at-most'; everyDays: number } | { kind: 'own-schedule' };

/**
 * A habit of the catalogue: one value, no side effects. `seeds` number the articles it is drawn from (docs/practices.md).
 * `wordings` are keyed so that the journal can tell which one a manager has read; a key is never reused for another text.
 * At the highest pace no wording may return within eight weeks, so their number follows from the cadence.
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
  /** What the nudge says: one concrete thing to do today, one or two short sentences each. */
  wordings: Readonly<Record<string, string>>;
  /** The short form behind "Do it"; answers go to the journal. */
  form: { title: string; fields: readonly Field[]; submit: string };
  /** Said after the form was sent, in one short warm sentence. */
  thanks: string;
};
