import { z } from 'zod';

/** Whose delegations a list shows: those that its reader gave, or was given. */
export const sides = ['both', 'given', 'owned'] as const;
/** Which of them: all, those that wait for its reader, that are open, late, or over. */
export const shows = ['all', 'waits', 'open', 'overdue', 'over'] as const;
export type Show = (typeof shows)[number];

/** What a list shows: its page, counted from 0, and what is left out. */
export type Listing = {
  page: number;
  side: (typeof sides)[number];
  show: Show;
};

export const everything: Listing = { page: 0, side: 'both', show: 'all' };

/** A listing as a button, a choice or the list's metadata holds it. */
export function writeListing({ page, side, show }: Listing): string {
  return `${page} ${side} ${show}`;
}

const listing = z.tuple([
  z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number),
  z.enum(sides),
  z.enum(shows),
]);

/** The inverse of `writeListing`; everything for anything else. */
export function readListing(text: string): Listing {
  const read = listing.safeParse(text.split(' '));
  if (!read.success) return everything;
  const [page, side, show] = read.data;
  return { page, side, show };
}

/** The words for filters that people type; each says whose, or which of them. */
const typedFilters: Readonly<Record<string, Partial<Listing>>> = {
  all: {},
  everything: {},
  given: { side: 'given' },
  taken: { side: 'owned' },
  owned: { side: 'owned' },
  mine: { side: 'owned' },
  yours: { side: 'owned' },
  waits: { show: 'waits' },
  waiting: { show: 'waits' },
  open: { show: 'open' },
  overdue: { show: 'overdue' },
  late: { show: 'overdue' },
  over: { show: 'over' },
  done: { show: 'over' },
};

/** What the words after "list" ask for: "overdue", "given open"; null when any of them is no filter. */
export function listingTyped(words: string): Listing | null {
  let listing = everything;
  for (const word of words.toLowerCase().trim().split(/\s+/)) {
    if (!Object.hasOwn(typedFilters, word)) return null;
    listing = { ...listing, ...typedFilters[word] };
  }
  return listing;
}
