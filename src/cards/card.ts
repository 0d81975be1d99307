import { z } from 'zod';
import { type Person, whyNotAsked } from '../people/index.ts';
import { optionalText } from '../slack/form.ts';
import type { Typed } from '../slack/text.ts';
import { saysSomething } from '../slack/typed.ts';

/** Whose card it is: the manager who writes it. */
export type Whose = { workspace: string; user: string };

/** What stands on a card; '' for what is not known. */
export type Content = {
  /** One on a line. */
  strengths: Typed;
  motivates: Typed;
  aspirations: Typed;
  /** How they like to be led, thanked and corrected. */
  ways: Typed;
};

/** What a manager notes about one person, for themselves. `isChanged`: the last change can still be taken back. */
export type Card = Content & { person: string; isChanged: boolean };

export const parts = ['strengths', 'motivates', 'aspirations', 'ways'] as const;
export type Part = (typeof parts)[number];

export const blank: Content = { strengths: '', motivates: '', aspirations: '', ways: '' };

/** How much may be typed, in UTF-16 units as Slack counts. */
export const limits = {
  strengths: 600,
  motivates: 1_000,
  aspirations: 1_000,
  ways: 1_000,
} as const;
/** A strength is a few words, and a card no list of everything. */
const mostStrengths = 12;
const longestStrength = 80;

/** The strengths of a card, a line each, without what stands before them as in a list. */
export function strengthsIn(text: Typed): string[] {
  const lines = text.split('\n').map((line) => line.replace(/^\s*(?:[-–—*•·]|\d+[.)])\s+/, ''));
  return [...new Set(lines.map((line) => line.trim()).filter(saysSomething))];
}

const strengths = optionalText(limits.strengths).superRefine((text, check) => {
  const lines = strengthsIn(text);
  const long = lines.find((line) => line.length > longestStrength);
  if (lines.length > mostStrengths) {
    check.addIssue(
      `That is ${lines.length} strengths. The ${mostStrengths} that matter most are enough.`,
    );
  } else if (long !== undefined) {
    check.addIssue(
      `“${long.slice(0, 30).trimEnd()}…” is long for a strength: up to ${longestStrength} characters a line.`,
    );
  }
});

/** The form as it comes back. */
export const cardForm = z.object({
  strengths,
  motivates: optionalText(limits.motivates),
  aspirations: optionalText(limits.aspirations),
  ways: optionalText(limits.ways),
});

export const chooseForm = z.object({ who: z.string('Choose whose card it is.') });

/** What of a card says nothing yet, in the order of the form. */
export function openParts(card: Content): Part[] {
  return parts.filter((part) => !saysSomething(card[part]));
}

export function isBlank(card: Content): boolean {
  return openParts(card).length === parts.length;
}

export function isSame(one: Content, other: Content): boolean {
  return parts.every((part) => one[part] === other[part]);
}

/** Why `manager` cannot begin a card about `user`, in words for them; null when they can. `person` is what is known of `user`. */
export function notForCard(manager: string, user: string, person: Person | null): string | null {
  if (user === manager) return 'That is you. A card is about somebody whom you lead.';
  if (!person) return 'Slack does not know this person here. Choose somebody else.';
  return whyNotAsked(person);
}

/** Where a form was opened: ids, nothing typed. */
const origin = z.object({
  person: z.string(),
  /** The list below it. */
  list: z.object({ view: z.string(), page: z.number() }).optional(),
  /** Where the command is answered. */
  replyTo: z.string().optional(),
  /** The answer takes the place of the message that was clicked on. */
  replaces: z.boolean().optional(),
});
export type Origin = z.infer<typeof origin>;

export function writeOrigin(of: Origin): string {
  return JSON.stringify(of);
}

/** The inverse of `writeOrigin`. Throws for anything else. */
export function readOrigin(metadata: string): Origin {
  return origin.parse(JSON.parse(metadata));
}

/** By practice: which of its answers says something about the person whom it is about. */
const telling: Readonly<Record<string, string>> = {
  'one-on-one': 'hopes',
  'learn-a-motivator': 'motivator',
  'as-they-want': 'wish',
  'match-strengths': 'strength',
  'grow-someone': 'potential',
};
export const tellingPractices = Object.keys(telling);

/** Something that a manager wrote about somebody in their journal. */
export type Note = { text: Typed; at: Temporal.Instant };

/** What an answer to a practice says about `person`; '' for nothing, and for one about somebody else. */
export function noteIn(
  practice: string,
  answers: Readonly<Record<string, string>>,
  person: string,
): Typed {
  const field = Object.hasOwn(telling, practice) ? telling[practice] : undefined;
  return field !== undefined && answers['person'] === person ? (answers[field] ?? '') : '';
}

/** Somebody in the list of a manager's people. */
export type Known = {
  person: string;
  name: string;
  /** Not in the workspace any more, or of another one: the card can be read and cleared. */
  hasLeft: boolean;
  card: Card | null;
  /** When the manager thanked them last; null for never. */
  thanked: Temporal.Instant | null;
};
