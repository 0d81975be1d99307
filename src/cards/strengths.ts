import type { Typed } from '../slack/text.ts';
import { strengthsIn } from './card.ts';
import { bases, isThin, wordsOf } from './strength-words.ts';

/** Somebody with a strength that a piece of work asks for, and those strengths as they stand on the card. */
export type Fit = { person: string; strengths: string[] };

/** So many strengths of a person are named. */
const mostNamed = 3;

/** Whose noted strengths an outcome asks for by its own words, first whoever has most of them; [] for nobody. */
export function fitsOf(
  outcome: Typed,
  cards: readonly { person: string; strengths: Typed }[],
): Fit[] {
  return cards
    .map(({ person, strengths }) => ({
      person,
      strengths: matchedIn(outcome, strengthsIn(strengths)).slice(0, mostNamed),
    }))
    .filter(({ strengths }) => strengths.length > 0)
    .toSorted((a, b) => b.strengths.length - a.strengths.length);
}

/** Those of some strengths that an outcome asks for. Rather one too few than one too many. */
export function matchedIn(outcome: Typed, strengths: readonly string[]): string[] {
  const asked = new Set(wordsOf(outcome, 'work').flatMap((word) => bases(word, 'work')));
  if (asked.size === 0) return [];
  return strengths.filter((strength) => partsOf(strength).some((part) => isAsked(part, asked)));
}

/** "Writing, editing and sums" are three. */
function partsOf(strength: string): string[] {
  return saysNot.test(strength) ? [] : strength.split(/[,;/()|+&:]|\s(?:and|or|but)\s/i);
}

/** What stands on a card and is no strength. */
const saysNot =
  /n['’]t\b|\b(?:not?|never|hates?|dislikes?|avoids?|weak|bad at|struggles?|less|wants? to|(?:still|is) learning|learning to|would|could)\b/i;

/**
 * A strength of one word is asked for by that word, unless it is one that says little; one of two by both; a longer one by half
 * of its words, two at least.
 */
function isAsked(part: string, asked: ReadonlySet<string>): boolean {
  const words = wordsOf(part, 'strength');
  const found = words.filter((word) => bases(word, 'strength').some((base) => asked.has(base)));
  const half = words.length < 3 ? words.length : Math.ceil(words.length / 2);
  const isPlain = words.length === 1 && found.some((word) => !isThin(word));
  return found.length >= Math.max(half, isPlain ? 1 : 2);
}
