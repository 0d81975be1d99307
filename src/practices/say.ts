import type { About, Practice, Subject } from './practice.ts';

/**
 * What a nudge says. `known` holds what its wording is about; without it, or when the catalogue has that wording no more, the
 * first plain one stands in its place, so that no placeholder is ever empty and there is still something to do.
 */
export function sayWording(practice: Practice, key: string, known: Partial<About>): string {
  const wording = practice.wordings[key];
  if (typeof wording === 'string') return wording;
  return (wording && sayAbout(wording, known)) ?? firstPlain(practice);
}

function firstPlain(practice: Practice): string {
  return Object.values(plainWordings(practice))[0] ?? practice.why;
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
