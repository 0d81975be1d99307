import { z } from 'zod';
import { subjects } from '../practices/index.ts';
import type { Choice } from './plan.ts';

/** A practice that somebody does of their own accord, as its form carries it: keys and ids, nothing typed. */
const asked = z.object({
  practice: z.string(),
  wording: z.string(),
  about: z
    .object({
      subject: z.enum(subjects),
      person: z.string().nullable(),
      id: z.string().nullable(),
    })
    .nullable(),
});

export type Asked = z.infer<typeof asked>;

export function writeAsked({ practice, wording, about }: Choice): string {
  return JSON.stringify({ practice: practice.key, wording, about } satisfies Asked);
}

/** The inverse of `writeAsked`; null for anything else, such as the id of a nudge that came. */
export function readAsked(text: string): Asked | null {
  if (!text.startsWith('{')) return null;
  const read = asked.safeParse(JSON.parse(text));
  return read.success ? read.data : null;
}
