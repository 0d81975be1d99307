import { z } from 'zod';
import { catalogue, type Hat, type Practice, type Theme, themes } from '../practices/index.ts';
import { searchPractices } from './find.ts';

export const hats = ['leader', 'manager', 'both'] as const satisfies readonly Hat[];

/** How the catalogue is looked at; kept in its modal, which keeps what is typed itself. */
const looking = z.object({
  theme: z.enum(themes).nullable(),
  hat: z.enum(hats).nullable(),
  onlyMuted: z.boolean(),
  page: z.int().min(0),
  /** The nudge for which another habit is looked for: its day by the plan, and the practice on show. */
  pick: z.object({ planned: z.string(), seen: z.string() }).nullable(),
});

export type Looking = z.infer<typeof looking>;

/** As it opens. */
export const atAll: Looking = { theme: null, hat: null, onlyMuted: false, page: 0, pick: null };

export function writeLooking(how: Looking): string {
  return JSON.stringify(how);
}

/** The inverse of `writeLooking`; anything else is the whole catalogue. */
export function readLooking(metadata: string): Looking {
  if (!metadata.startsWith('{')) return atAll;
  const read = looking.safeParse(JSON.parse(metadata));
  return read.success ? read.data : atAll;
}

/** The filters as they come back from their menus; null for any. */
export function readTheme(value: string): Theme | null {
  return themes.find((theme) => theme === value) ?? null;
}

export function readHat(value: string): Hat | null {
  return hats.find((hat) => hat === value) ?? null;
}

/** Habits on one page: with everything around them they stay below Slack's hundred blocks. */
const pageLength = 15;

export type Page = {
  practices: readonly Practice[];
  found: number;
  page: number;
  pages: number;
};

/** The habits that are looked for, a page at a time; a page beyond the last is the last. */
export function pageOf(
  how: Looking,
  query: string,
  { muted }: { muted: ReadonlySet<string> },
): Page {
  const among = catalogue.filter(
    ({ key, theme, hat, cadence }) =>
      (how.theme === null || theme === how.theme) &&
      (how.hat === null || hat === how.hat) &&
      (!how.onlyMuted || muted.has(key)) &&
      (how.pick === null || (cadence.kind !== 'own-schedule' && !muted.has(key))),
  );
  const found = searchPractices(query, among);
  const pages = Math.max(1, Math.ceil(found.length / pageLength));
  const page = Math.min(how.page, pages - 1);
  const practices = found.slice(page * pageLength, (page + 1) * pageLength);
  return { practices, found: found.length, page, pages };
}
