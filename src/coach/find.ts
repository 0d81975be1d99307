import Fuse from 'fuse.js';
import type { Practice, Theme } from '../practices/index.ts';

/** Further words by which a theme's practices are looked for. */
const themeWords: Readonly<Record<Theme, string>> = {
  vision: 'vision purpose goals direction why',
  ownership: 'ownership delegate delegation responsibility handing over',
  recognition: 'recognition praise thanks wins kudos',
  trust: 'trust mistakes safety failure',
  feedback: 'feedback review criticism',
  people: 'people team motivation strengths',
  change: 'change reorganisation',
  meetings: 'meetings calendar',
  innovation: 'innovation experiments ideas',
  growth: 'growth learning yourself',
  remote: 'remote distributed home',
};

const hatWords = { leader: 'leader', manager: 'manager', both: 'leader manager both' } as const;

/** The practice of that key or title; else all whose key and title have these words, or words that begin so, in any order. */
export function practicesNamed(name: string, among: readonly Practice[]): Practice[] {
  const wanted = wordsOf(name);
  if (wanted.length === 0) return [];
  const exact = among.filter(({ key, title }) =>
    [key, title].some((each) => wordsOf(each).join(' ') === wanted.join(' ')),
  );
  if (exact.length > 0) return exact;
  return among.filter(({ key, title }) => {
    const there = wordsOf(`${key} ${title}`);
    return wanted.every((word) => there.some((each) => each.startsWith(word)));
  });
}

/** What is searched for in the catalogue: in names, reasons, themes and hats; what is nearly so when nothing is exactly. */
export function searchPractices(query: string, among: readonly Practice[]): Practice[] {
  const wanted = wordsOf(query);
  if (query.trim() === '') return [...among];
  if (wanted.length === 0) return [];
  const named = practicesNamed(query, among);
  const others = among.filter(
    (practice) =>
      !named.includes(practice) &&
      haveAll(
        [
          practice.key,
          practice.title,
          practice.why,
          practice.theme,
          themeWords[practice.theme],
          hatWords[practice.hat],
        ].join(' '),
        wanted,
      ),
  );
  const found = [...named, ...others];
  return found.length > 0 ? found : practicesLike(query, among);
}

/** At most this far from what was typed, as Fuse counts: 0 is the same, 1 has nothing in common. */
const nearEnough = 0.75;
const mostLike = 4;
/** Fuse compares no more of what was typed. */
const longestName = 32;
const comparing = {
  keys: ['title', 'key'],
  threshold: 0.35,
  ignoreLocation: true,
  ignoreDiacritics: true,
  includeScore: true,
};

/** Those whose names are nearly what was typed, the nearest first; [] when none is. */
export function practicesLike(name: string, among: readonly Practice[]): Practice[] {
  const named = among.map((practice) => ({
    practice,
    key: wordsOf(practice.key).join(' '),
    title: practice.title,
  }));
  const wanted = wordsOf(name).join(' ').slice(0, longestName);
  const best = new Map<Practice, number>();
  // Word by word it finds them in any order, as a whole also when one of the words is too short to be compared.
  for (const useTokenSearch of [true, false]) {
    const fuse = new Fuse(named, { ...comparing, useTokenSearch });
    for (const { item, score = 1 } of fuse.search(wanted, { limit: mostLike })) {
      best.set(item.practice, Math.min(score, best.get(item.practice) ?? 1));
    }
  }
  return [...best]
    .filter(([, score]) => score <= nearEnough)
    .toSorted(([, a], [, b]) => a - b)
    .slice(0, mostLike)
    .map(([practice]) => practice);
}

function haveAll(text: string, wanted: readonly string[]): boolean {
  const there = wordsOf(text);
  return wanted.every((word) =>
    there.some((each) => (word.length < 4 ? each === word : each.startsWith(word))),
  );
}

/** Words without marks and accents, in lower case; "1:1" is read as it is said. */
function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replaceAll(/\b1 ?(?:[:-]|on|to)? ?1s?\b/g, 'one on one')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
