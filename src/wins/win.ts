import { z } from 'zod';
import { optionalText, requiredText } from '../slack/form.ts';
import { mentions, type Typed } from '../slack/text.ts';
import { mentionsForNames, saysSomething } from '../slack/typed.ts';

/** Something that went well, as its owner wrote it down. */
export type Win = {
  id: string;
  text: Typed;
  /** Why it mattered; '' for nothing said. */
  why: Typed;
  people: readonly string[];
  at: Temporal.Instant;
  /** When it was removed; it can be put back for a while. */
  undoneAt: Temporal.Instant | null;
};

/** Where and when a win was shared. */
export type Share = { win: string; channel: string; at: Temporal.Instant };

/** A win as it is shown: with the places in which others see it, the first one first. */
export type Shown = Win & { shares: readonly Share[] };

/** What somebody says of a win. */
export type WinDraft = Pick<Win, 'text' | 'why' | 'people'>;

/** Whose wins are meant: everything asked or changed names both. */
export type Owner = { workspace: string; user: string };

export const textLimit = 3000;
export const whyLimit = 1000;
export const peopleLimit = 30;

/** How long a removed win can be put back; after that it is deleted. */
const putBackFor = Temporal.Duration.from({ hours: 24 });

/** The moment before which what was removed is gone for good. */
export function goneBefore(now: Temporal.Instant): Temporal.Instant {
  return now.subtract(putBackFor);
}

/** What `/win …` asks for. */
export type WinCommand =
  | { asks: 'form' }
  | { asks: 'list' }
  | { asks: 'help' }
  | { asks: 'record'; draft: WinDraft }
  | { asks: 'too-long'; text: Typed };

/** Reads the text after /win: nothing opens the form, "list" and "help" are words when they stand alone, all else is a win. */
export function readWinCommand(text: Typed): WinCommand {
  if (!saysSomething(text)) return { asks: 'form' };
  const word = text.toLowerCase();
  if (word === 'list' || word === 'help') return { asks: word };
  if (text.length > textLimit) return { asks: 'too-long', text };
  return { asks: 'record', draft: { text, why: '', people: mentions(text).slice(0, peopleLimit) } };
}

const ask = 'Say what went well, in a line or two.';

/** The win form as it comes back. */
export const winFormSchema = z.object({
  text: requiredText(textLimit, ask).refine(saysSomething, ask),
  people: z
    .array(z.string())
    .max(peopleLimit, `Up to ${peopleLimit} people fit here.`)
    .nullish()
    .transform((people) => [...new Set(people)]),
  why: optionalText(whyLimit),
  /** What happens to the posts of a win that was shared. */
  post: z.enum(['keep', 'change']).catch('keep'),
});

/** A draft from the form: "@ana" in the text mentions her when she is among the people chosen. */
export function draftFrom(
  typed: { text: string; why: string },
  people: readonly { id: string; name: string }[],
): WinDraft {
  const text = mentionsForNames(typed.text, people, textLimit);
  return { text, why: typed.why, people: people.map((person) => person.id) };
}

const originSchema = z.object({
  /** The win that is edited. */
  win: z.string().optional(),
  /** The nudge that it answers. */
  nudge: z.string().optional(),
  /** Where the answer goes. */
  replyTo: z.string().optional(),
  /** The list to be drawn again. */
  list: z.object({ view: z.string(), page: z.number() }).optional(),
});

/** What a win form was opened for: the ids in its metadata. */
export type Origin = z.infer<typeof originSchema>;

export function writeOrigin(origin: Origin): string {
  return JSON.stringify(origin);
}

/** The inverse of `writeOrigin`. Throws for anything else. */
export function readOrigin(metadata: string): Origin {
  return originSchema.parse(JSON.parse(metadata));
}
