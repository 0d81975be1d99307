import type { About, Practice, Subject } from './practice.ts';

/**
 * What a nudge says. `known` holds what its wording is about; without it, or when the catalogue has that wording no more, the
 * practice's reason stands in its place, so that no placeholder is ever empty.
 */
export function sayWording(practice: Practice, key: string, known: Partial<About>): string {
  const wording = practice.wordings[key];
  if (wording === undefined) return practice.why;
  return typeof wording === 'string' ? wording : (sayAbout(wording, known) ?? practice.why);
}

function sayAbout<S extends Subject>(
  wording: { about: S; say(of: About[S]): string },
  known: Partial<About>,
): string | null {
  const of = known[wording.about];
  return of ? wording.say(of) : null;
}

/** The wordings that are the same for everybody, by their keys. */
export function plainWordings(practice: Practice): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [key, wording] of Object.entries(practice.wordings)) {
    if (typeof wording === 'string') plain[key] = wording;
  }
  return plain;
}
