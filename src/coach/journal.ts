import { z } from 'zod';
import type { Practice } from '../practices/index.ts';
import type { Typed } from '../slack/text.ts';
import { answered, type Answers, sayChosen } from './answers.view.ts';

/** One thing that somebody wrote in answer to a practice, which the catalogue may know no more. */
export type Entry = {
  id: string;
  practice: string;
  /** The nudge that it answers; null for what was written of one's own accord. */
  nudge: string | null;
  answers: Answers;
  at: Temporal.Instant;
};

const place = z.object({
  page: z.number(),
  /** The only practice that is shown; null for all. */
  practice: z.string().nullable(),
});

/** What an open journal shows. */
export type Place = z.infer<typeof place>;

export const firstPage: Place = { page: 1, practice: null };

export function writePlace(shown: Place): string {
  return JSON.stringify(shown);
}

/** The inverse of `writePlace`. Throws for anything else. */
export function readPlace(metadata: string): Place {
  return place.parse(JSON.parse(metadata));
}

const open = place.extend({ view: z.string() });

/** A journal that is open, to be drawn anew there. */
export type Open = z.infer<typeof open>;

const onEntry = z.object({
  entry: z.string(),
  /** The journal that it was clicked in. */
  from: open.nullable(),
  /** The people whose names stand in its fields. */
  people: z.array(z.string()),
});

/** What a form about one entry was opened for: the ids in its metadata. */
export type OnEntry = z.infer<typeof onEntry>;

export function writeOnEntry(form: OnEntry): string {
  return JSON.stringify(form);
}

/** The inverse of `writeOnEntry`. Throws for anything else. */
export function readOnEntry(metadata: string): OnEntry {
  return onEntry.parse(JSON.parse(metadata));
}

export function writeOpen(journal: Open): string {
  return JSON.stringify(journal);
}

/** The inverse of `writeOpen`. Throws for anything else. */
export function readOpen(text: string): Open {
  return open.parse(JSON.parse(text));
}

/** The answers to a practice put together as one text, for others to read. */
export function asText(practice: Practice, answers: Answers): Typed {
  const parts = answered(practice, answers).map(([of, answer]) => {
    const said = sayChosen(of, answer) ?? answer;
    return { label: /[.?:]$/.test(of.label) ? of.label : `${of.label}:`, said };
  });
  const [only, ...more] = parts;
  if (more.length === 0) return only?.said ?? '';
  return parts.map(({ label, said }) => `${label} ${said}`).join('\n\n');
}
