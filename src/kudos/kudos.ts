import { z } from 'zod';
import { requiredText } from '../slack/form.ts';
import type { Typed } from '../slack/text.ts';
import { saysSomething } from '../slack/typed.ts';

/** Thanks in front of the team: what people did, and what it led to. */
export type Kudos = {
  id: string;
  giver: string;
  channel: string;
  text: Typed;
  people: readonly string[];
  /** The win that it was made of. */
  win: string | null;
};

/** A kudos and what became of its post: `failed` when it did not reach its channel and will not. */
export type Kept = Kudos & { outbox: string; failed: boolean };

/** What somebody shares as kudos. */
export type Shareable = { id: string; text: Typed; why: Typed; people: readonly string[] };

export const textLimit = 3000;
const peopleLimit = 30;

const ask = 'Say what they did, and what it led to.';

/** The kudos form as it comes back. */
export const kudosFormSchema = z.object({
  channel: z.string('Choose the channel in which to say it.'),
  text: requiredText(textLimit, ask).refine(saysSomething, ask),
  people: z
    .array(z.string(), 'Choose who did it.')
    .min(1, 'Choose who did it.')
    .max(peopleLimit, `Up to ${peopleLimit} people fit here. Name the team in your words instead.`)
    .transform((people) => [...new Set(people)]),
});

/** What the form begins with when a win is shared: the win, and why it mattered when both fit. */
export function textFrom(win: Shareable): Typed {
  const both = win.why === '' ? win.text : `${win.text}\n\n${win.why}`;
  return both.length <= textLimit ? both : win.text;
}

const originSchema = z.object({
  /** The win that is shared. */
  win: z.string().optional(),
  /** The list that it was shared from. */
  list: z.object({ view: z.string(), page: z.number() }).optional(),
  /** The kudos that could not be posted and is tried again. */
  again: z.string().optional(),
  /** The message which says that it could not be posted. */
  failed: z.object({ channel: z.string(), ts: z.string() }).optional(),
  /** Where the answer goes. */
  replyTo: z.string().optional(),
});

/** What a kudos form was opened for: the ids in its metadata. */
export type Origin = z.infer<typeof originSchema>;

export function writeOrigin(origin: Origin): string {
  return JSON.stringify(origin);
}

/** The inverse of `writeOrigin`. Throws for anything else. */
export function readOrigin(metadata: string): Origin {
  return originSchema.parse(JSON.parse(metadata));
}
