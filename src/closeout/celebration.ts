import { z } from 'zod';
import { optionalText, requiredText } from '../slack/form.ts';
import { outsideKinds } from '../slack/postable.ts';
import { saysSomething } from '../slack/typed.ts';
import type { Source } from './closeout.ts';
import { limits, peopleLimit, type Words } from './draft.ts';

/** A post in which somebody celebrates with their team: a draft until it is shared. */
export type Celebration = Words & {
  id: string;
  author: string;
  state: 'draft' | 'shared';
  source: Source;
  channel: string | null;
  /** Whoever had a part in it. */
  people: readonly string[];
  /** The keys of the pieces that were chosen for it. */
  chosen: readonly string[];
  /** The nudge that it answers; null for none, and once that is done. */
  answers: string | null;
  /** The post. */
  outbox: string | null;
  /** The message to its author that tells of it. */
  told: string | null;
  changedAt: Temporal.Instant;
  sharedAt: Temporal.Instant | null;
};

/** What its author decides of it. */
export type Content = Words & Pick<Celebration, 'channel' | 'people'>;

const people = z
  .array(z.string())
  .max(peopleLimit, `Up to ${peopleLimit} people fit here. Name the team in your words instead.`)
  .nullish()
  .transform((chosen) => [...new Set(chosen)]);

const ask = {
  title: 'Say in a few words what you celebrate.',
  did: 'Say what somebody did, and what it changed.',
} as const;

const channel = z
  .string()
  .nullish()
  .transform((chosen) => chosen ?? null);

/** The form as it comes back to be looked at. */
export const writeForm = z.object({
  channel,
  title: requiredText(limits.title, ask.title).refine(saysSomething, ask.title),
  setOut: optionalText(limits.setOut),
  did: requiredText(limits.did, ask.did).refine(saysSomething, ask.did),
  learned: optionalText(limits.learned),
  people,
  thanks: optionalText(limits.thanks),
});

/** What is in the form by now: a draft may lack anything. */
export const unfinishedForm = z.object({
  channel,
  title: optionalText(limits.title),
  setOut: optionalText(limits.setOut),
  did: optionalText(limits.did),
  learned: optionalText(limits.learned),
  people,
  thanks: optionalText(limits.thanks),
});

const originSchema = z.object({
  /** What is celebrated, before there is a draft: see `writeSource`. */
  source: z.string().optional(),
  /** The nudge that it answers, before there is a draft. */
  answers: z.string().optional(),
  /** The celebration. */
  id: z.string().optional(),
  /** A digest of the changed post that the form has shown. */
  seen: z.string().optional(),
  /** Which readers outside the workspace the form has named. */
  told: z.enum(outsideKinds).optional(),
  /** The message which says that it was not posted. */
  failed: z.object({ channel: z.string(), ts: z.string() }).optional(),
});

/** What a form was opened for: ids in its metadata. */
export type Origin = z.infer<typeof originSchema>;

export function writeOrigin(origin: Origin): string {
  return JSON.stringify(origin);
}

/** The inverse of `writeOrigin`. Throws for anything else. */
export function readOrigin(metadata: string): Origin {
  return originSchema.parse(JSON.parse(metadata));
}
