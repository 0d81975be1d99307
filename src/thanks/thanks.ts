import { type Beginnings, isUnthanked, waitingSince } from '../coach/index.ts';
import type { Typed } from '../slack/text.ts';

/** Somebody in a manager's team, and when that manager last thanked them; null for never. */
export type Teammate = {
  person: string;
  name: string;
  last: { at: Temporal.Instant; words: Typed } | null;
};

/** A manager's team by their own thanks. */
export type TeamThanks = {
  /** Not thanked for three weeks: whoever waits longest first. */
  waiting: readonly Teammate[];
  /** Everybody else, by name. */
  others: readonly Teammate[];
};

/** One time that somebody was thanked. */
export type Thanks = {
  at: Temporal.Instant;
  words: Typed;
  /** `word`: told by the manager, in their journal. Else kudos in a channel, by whoever gave them. */
  by: { kind: 'word' } | { kind: 'kudos'; giver: string; channel: string };
};

/** What somebody was thanked for, a page at a time, and the wins in which their manager named them. */
export type PersonThanks = {
  person: string;
  thanks: readonly Thanks[];
  page: number;
  pages: number;
  wins: readonly { text: Typed; at: Temporal.Instant }[];
};

/** So many on a page. */
export const pageLength = 8;

/**
 * A team as its manager may look at it: nobody is counted, and nobody stands above others. `last` is what the coach goes by,
 * `words` what was said then, as far as it is known.
 */
export function teamThanks(
  team: readonly { id: string; name: string }[],
  last: ReadonlyMap<string, Temporal.Instant>,
  words: ReadonlyMap<string, Typed>,
  beginnings: Beginnings,
  now: Temporal.Instant,
): TeamThanks {
  const since = (person: string) => waitingSince(person, last, beginnings, now);
  const byName = team.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  const all = byName.map(({ id: person, name }): Teammate => {
    const at = last.get(person);
    return { person, name, last: at ? { at, words: words.get(person) ?? '' } : null };
  });
  return {
    waiting: all
      .filter(({ person }) => isUnthanked(since(person), now))
      .toSorted((a, b) => Temporal.Instant.compare(since(a.person), since(b.person))),
    others: all.filter(({ person }) => !isUnthanked(since(person), now)),
  };
}

/** One page of what somebody was thanked for, the newest first; a page that is not there becomes the nearest. */
export function pageOf(
  thanks: readonly Thanks[],
  wanted: number,
): Pick<PersonThanks, 'thanks' | 'page' | 'pages'> {
  const ordered = thanks.toSorted((a, b) => Temporal.Instant.compare(b.at, a.at));
  const pages = Math.max(1, Math.ceil(ordered.length / pageLength));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  return { thanks: ordered.slice((page - 1) * pageLength, page * pageLength), page, pages };
}
