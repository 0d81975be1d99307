import { z } from 'zod';
import { optionalText, requiredText } from '../slack/form.ts';
import { mentions, type Typed } from '../slack/text.ts';
import { saysSomething } from '../slack/typed.ts';

/** Something that went well, as its owner wrote it down. */
export type Win = {
  id: string;
  text: Typed;
  /** Why it mattered; '' for nothing said. */
  why: Typed;
  people: readonly string[];
  /** The message that it came from; null for none. */
  link: string | null;
  at: Temporal.Instant;
  /** When it was removed; it can be put back for a while. */
  undoneAt: Temporal.Instant | null;
  /** Whether its last change can be taken back. */
  isChanged: boolean;
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
/** Longest words that are looked for: what is longer is a story, and nothing to find others by. */
export const filterLimit = 300;

/** What a win said before its last change; `posts`: whether what was posted of it followed that change. */
export type Before = WinDraft & { posts: boolean };

/** How long a removed win can be put back, after which it is deleted; and how long a change can be taken back. */
const putBackFor = Temporal.Duration.from({ hours: 24 });

/** The moment before which what was removed or changed is gone for good. */
export function goneBefore(now: Temporal.Instant): Temporal.Instant {
  return now.subtract(putBackFor);
}

/** What `/win …` asks for. */
export type WinCommand =
  /** `people`: who was named without a word about them. */
  | { asks: 'form'; people: readonly string[] }
  /** `words`: what is looked for; '' for all. */
  | { asks: 'list'; words: Typed }
  /** The same in words that may be a win as well, as may these. */
  | { asks: 'find'; words: Typed; orRecord: Typed }
  /** `orRecord`: the win that it is when these words are no filter. */
  | { asks: 'export'; words: Typed; orRecord: Typed | null }
  | { asks: 'help' }
  | { asks: 'record'; text: Typed }
  | { asks: 'too-long'; text: Typed };

/**
 * Reads the text after /win: nothing, or only names, opens the form; "list" and what follows looks for wins; "help" and "export"
 * are words when they stand alone, and "export", "search" and "find" may be followed by a filter; all else is a win.
 */
export function readWinCommand(text: Typed): WinCommand {
  if (!saysMoreThanNames(text)) {
    return { asks: 'form', people: mentions(text).slice(0, peopleLimit) };
  }
  const [, word = '', words = ''] =
    /^(list|export|help|search|find)(?:\s+([^]*))?$/i.exec(text) ?? [];
  const asks = word.toLowerCase();
  if (asks === 'help' && words === '') return { asks };
  if (asks === 'list' && words.length <= filterLimit) return { asks, words };
  if (asks === 'export' && words === '') return { asks, words, orRecord: null };
  if (text.length > textLimit) return { asks: 'too-long', text };
  if (/^(search|find)$/.test(asks) && words.length <= filterLimit) {
    return { asks: 'find', words, orRecord: text };
  }
  if (asks === 'export' && words.length <= filterLimit) return { asks, words, orRecord: text };
  return { asks: 'record', text };
}

function saysMoreThanNames(text: Typed): boolean {
  const rest = text.replaceAll(/<@[UW][A-Z0-9]+>/g, ' ');
  if (!saysSomething(rest)) return false;
  return rest === text || rest.replaceAll(/(?<!\S)(?:with|and|&|\+|,)(?!\S)|,/gi, '').trim() !== '';
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

const originSchema = z.object({
  /** The win that is edited. */
  win: z.string().optional(),
  /** The nudge that it answers. */
  nudge: z.string().optional(),
  /** Where the answer goes. */
  replyTo: z.string().optional(),
  /** The list to be drawn again. */
  list: z.object({ view: z.string(), page: z.number() }).optional(),
  /** The people whom the form knew of when it opened: whoever of them is not chosen any more was left out by hand. */
  offered: z.array(z.string()).optional(),
  /** The message that it comes from. */
  link: z.string().optional(),
});

/** What a win form was opened for: the ids in its metadata. */
export type Origin = z.infer<typeof originSchema>;

/** So many people are remembered in a form. */
const mostOffered = 100;

/** The people whom a form knows of that opens with this. */
export function offeredBy({ people, text }: Pick<WinDraft, 'people' | 'text'>): string[] {
  return [...new Set([...people, ...mentions(text)])].slice(0, mostOffered);
}

export function writeOrigin(origin: Origin): string {
  return JSON.stringify(origin);
}

/** The inverse of `writeOrigin`. Throws for anything else. */
export function readOrigin(metadata: string): Origin {
  return originSchema.parse(JSON.parse(metadata));
}
