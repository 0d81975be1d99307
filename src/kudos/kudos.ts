import { z } from 'zod';
import { optionalText, requiredText } from '../slack/form.ts';
import { outsideKinds } from '../slack/postable.ts';
import type { Typed } from '../slack/text.ts';
import { saysSomething } from '../slack/typed.ts';
import { splitThanks, type Thanks } from './thanks.ts';

/** Thanks in front of the team: what people did, and what it changed. */
export type Kudos = Thanks & {
  id: string;
  giver: string;
  channel: string;
  people: readonly string[];
  /** The message that it is about. */
  link: string | null;
  /** The win that it was made of. */
  win: string | null;
};

/** What a giver says, and where. */
export type Words = Pick<Kudos, 'channel' | 'did' | 'effect' | 'people' | 'link'>;

/** What others added below a kudos. */
export type Added = {
  /** Everybody but its giver who wrote in the thread, the first one first. */
  people: readonly string[];
  /** How often people reacted, to the post and to what was written. */
  reactions: number;
};

export const nothingAdded: Added = { people: [], reactions: 0 };

/** Whether others did anything below a kudos. */
export function wasAdded({ people, reactions }: Added): boolean {
  return people.length > 0 || reactions > 0;
}

/** A kudos and what became of its post: `failed` when it did not reach its channel and will not. */
export type Kept = Kudos & { outbox: string; at: Temporal.Instant; failed: boolean; added: Added };

/** Thanks that somebody wrote in a weekly kudos thread: a reply there, which is theirs to change in Slack. */
export type InThread = Pick<Kudos, 'id' | 'giver' | 'channel' | 'people'> & {
  ts: string;
  text: Typed;
  at: Temporal.Instant;
};

/** The newest of two lists that have the newest first, from `offset` on. */
export function newestOf<A extends { at: Temporal.Instant }, B extends { at: Temporal.Instant }>(
  some: readonly A[],
  others: readonly B[],
  { limit, offset }: { limit: number; offset: number },
): (A | B)[] {
  return [...some, ...others]
    .toSorted((a: A | B, b: A | B) => Temporal.Instant.compare(b.at, a.at))
    .slice(offset, offset + limit);
}

/** For so long what is added below a kudos is gathered. */
export const gatheredFor = Temporal.Duration.from({ hours: 30 * 24 });

/** What somebody shares as kudos. */
export type Shareable = { id: string; text: Typed; why: Typed; people: readonly string[] };

export const limits = { did: 3000, effect: 1000, people: 30 } as const;

/** For how long words are kept that were not posted, or that were changed. */
export const draftsFor = Temporal.Duration.from({ hours: 24 });

const askDid = 'Say what they did. One thing that you saw is enough.';

const said = {
  did: requiredText(limits.did, askDid).refine(saysSomething, askDid),
  effect: optionalText(limits.effect).transform((text) => (saysSomething(text) ? text : '')),
  people: z
    .array(z.string(), 'Choose who did it.')
    .min(1, 'Choose who did it.')
    .max(
      limits.people,
      `Up to ${limits.people} people fit here. Name the team in your words instead.`,
    )
    .transform((people) => [...new Set(people)]),
};

/** The form as it comes back when a kudos is changed. */
export const editFormSchema = z.object(said);
/** The same for a new one. */
export const kudosFormSchema = z.object({
  ...said,
  channel: z.string('Choose the channel in which to say it.'),
});

/** What the form begins with when a win is shared: the win, and why it mattered as what it changed. */
export function thanksFrom(win: Pick<Shareable, 'text' | 'why'>): Thanks {
  const split = win.why === '' ? splitThanks(win.text) : null;
  return split && split.effect !== '' ? split : { did: win.text, effect: win.why };
}

/** What `/kudos …` asks for. */
export type KudosCommand = { asks: 'form' } | { asks: 'list' } | { asks: 'help' };

/** Reads the text after /kudos: "list" and "help" are words when they stand alone, all else fills the form. */
export function readKudosCommand(text: Typed): KudosCommand {
  const word = text.toLowerCase();
  return word === 'list' || word === 'help' ? { asks: word } : { asks: 'form' };
}

/** The two lists: what somebody gave, and where they were thanked. */
export const tabs = ['given', 'received'] as const;
export type Tab = (typeof tabs)[number];

const openList = z.object({
  view: z.string(),
  tab: z.enum(tabs),
  page: z.number(),
  replyTo: z.string(),
});
/** A list that is open, what it shows, and where the answer to a click in it goes. */
export type OpenList = z.infer<typeof openList>;

const originSchema = z.object({
  /** The win that is shared. */
  win: z.string().optional(),
  /** The nudge that it answers. */
  answers: z.string().optional(),
  /** The list of wins that it was shared from. */
  list: z.object({ view: z.string(), page: z.number() }).optional(),
  /** Where it was shared before, in words. */
  already: z.string().optional(),
  /** The kudos that is changed. */
  kudos: z.string().optional(),
  /** The list of kudos to be drawn again. */
  from: openList.optional(),
  /** The kudos that could not be posted and is tried again. */
  again: z.string().optional(),
  /** The message which says that it could not be posted. */
  failed: z.object({ channel: z.string(), ts: z.string() }).optional(),
  /** The people whose names stand in the fields. */
  named: z.array(z.string()).optional(),
  /** The message that it is about. */
  link: z.string().optional(),
  /** The words that are looked at before they go out. */
  draft: z.string().optional(),
  /** Which readers outside the workspace the preview has named. */
  told: z.enum(outsideKinds).optional(),
  /** Where the answer goes. */
  replyTo: z.string().optional(),
});

/** What a kudos form was opened for: ids and places in its metadata. */
export type Origin = z.infer<typeof originSchema>;

export function writeOrigin(origin: Origin): string {
  return JSON.stringify(origin);
}

/** The inverse of `writeOrigin`. Throws for anything else. */
export function readOrigin(metadata: string): Origin {
  return originSchema.parse(JSON.parse(metadata));
}
