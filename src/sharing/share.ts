import { z } from 'zod';
import { optionalText } from '../slack/form.ts';
import type { Typed } from '../slack/text.ts';
import { saysSomething } from '../slack/typed.ts';

/** Where something goes: to everybody in a channel, or to one person. */
export type Place = { channel: string } | { person: string };

/** Something of its author's journal, as they show it to others. */
export type Share = {
  id: string;
  author: string;
  /** The journal entry that it was made of. */
  entry: string;
  place: Place;
  text: Typed;
};

/** A share and what became of its message: `failed` when it did not arrive and will not. */
export type Kept = Share & { outbox: string; isWaiting: boolean; failed: boolean };

/** A share as its author sees it. */
export type Shown = Pick<Share, 'id' | 'entry' | 'place'> & {
  /** When it reaches its reader: null once it was sent, `unknown` where that cannot be told. */
  reachesAt: Temporal.Instant | 'unknown' | null;
};

export const textLimit = 3000;

/** The two ways to share, in the order in which the form offers them. */
export const ways = ['channel', 'person'] as const;
export type Way = (typeof ways)[number];

const ask = 'Write what you want to show.';

/** The form as it comes back. */
export const shareFormSchema = z
  .object({
    where: z.enum(ways),
    channel: z.string().nullish(),
    person: z.string().nullish(),
    text: optionalText(textLimit).refine(saysSomething, ask),
  })
  .transform(({ where, channel, person, text }, check): { place: Place; text: Typed } => {
    if (where === 'channel' && channel) return { place: { channel }, text };
    if (where === 'person' && person) return { place: { person }, text };
    const message = where === 'channel' ? 'Choose the channel.' : 'Choose the person.';
    check.addIssue({ code: 'custom', path: [where], message });
    return z.NEVER;
  });

const originSchema = z.object({
  entry: z.string(),
  /** What its opener wants back. */
  from: z.string().optional(),
  /** The people whose names stand in the text. */
  people: z.array(z.string()).optional(),
  /** The channel whose readers outside the workspace the form has named. */
  warned: z.string().optional(),
  /** The channel of which the form has said that Slack did not tell who reads it. */
  unsure: z.string().optional(),
  /** The share that did not arrive and is tried again, and the message which says so. */
  again: z.string().optional(),
  failed: z.object({ channel: z.string(), ts: z.string() }).optional(),
});

/** What a form was opened for: the ids in its metadata. */
export type Origin = z.infer<typeof originSchema>;

export function writeOrigin(origin: Origin): string {
  return JSON.stringify(origin);
}

/** The inverse of `writeOrigin`. Throws for anything else. */
export function readOrigin(metadata: string): Origin {
  return originSchema.parse(JSON.parse(metadata));
}
