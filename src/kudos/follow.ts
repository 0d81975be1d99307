import { type Kudos, limits, type Shareable, thanksFrom, type Words } from './kudos.ts';

/** What a win says of what a kudos tells. */
export type WinWords = Pick<Shareable, 'text' | 'why' | 'people'>;

/**
 * What a kudos says once the win that it was made of says something else. Where its giver found other words for the post, or
 * thanked others in it, these are its own and stay: only what changed in the win changes in it. `keepsOwn`: something changed in
 * the win that the kudos does not follow, or more people came to it than a kudos thanks.
 */
export function follow(
  kudos: Pick<Kudos, 'giver' | 'did' | 'effect' | 'people'>,
  was: WinWords,
  is: WinWords,
): { words: Pick<Words, 'did' | 'effect' | 'people'>; keepsOwn: boolean } {
  const [before, after] = [thanksFrom(was), thanksFrom(is)];
  const hasDid = kudos.did === before.did;
  // An effect that was read off the text goes with it.
  const [effectBefore, effectAfter] = hasDid ? [before.effect, after.effect] : [was.why, is.why];
  const hasEffect = kudos.effect === effectBefore;
  const all = peopleAfter(kudos, was.people, is.people);
  const people = all.slice(0, limits.people);
  return {
    words: {
      did: hasDid ? after.did : kudos.did,
      effect: hasEffect ? effectAfter : kudos.effect,
      // A kudos thanks somebody.
      people: people.length > 0 ? people : kudos.people,
    },
    keepsOwn:
      (!hasDid && before.did !== after.did) ||
      (!hasEffect && before.effect !== after.effect) ||
      people.length === 0 ||
      people.length < all.length,
  };
}

function peopleAfter(
  { giver, people }: Pick<Kudos, 'giver' | 'people'>,
  was: readonly string[],
  is: readonly string[],
): readonly string[] {
  const stay = people.filter((person) => !was.includes(person) || is.includes(person));
  const known = [giver, ...was, ...people];
  return [...stay, ...is.filter((person) => !known.includes(person))];
}
