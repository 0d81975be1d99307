import Fuse from 'fuse.js';
import type { Practice, Theme } from '../practices/index.ts';
import { synonyms } from './synonyms.ts';

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

/** Words that say nothing of which practice is meant. */
const littleWords = new Set('a an the of to for in on and or my me i do with'.split(' '));

/** The practice of that key or title; else all whose key and title have these words, or words that begin so, in any order. */
export function practicesNamed(name: string, among: readonly Practice[]): Practice[] {
  const exact = among.filter((practice) => isNameOf(name, practice));
  if (exact.length > 0) return exact;
  const wanted = tellingWords(name);
  if (wanted.length === 0) return [];
  return among.filter(({ key, title }) => haveAll(`${key} ${title}`, wanted, 3));
}

/** The practice that is meant for sure: by its whole key or title, or by two words of them that no other has. */
export function practiceMeant(name: string, among: readonly Practice[]): Practice | null {
  const [only, ...others] = practicesNamed(name, among);
  if (!only || others.length > 0) return null;
  return isNameOf(name, only) || tellingWords(name).length > 1 ? only : null;
}

function isNameOf(name: string, { key, title }: Practice): boolean {
  const wanted = wordsOf(name).join(' ');
  return wanted !== '' && [key, title].some((each) => wordsOf(each).join(' ') === wanted);
}

/** `by` says what of them is as it was typed: the name, the subject with the reason, or nothing quite. */
export type Found = { practices: readonly Practice[]; by: 'name' | 'subject' | 'likeness' };

/** Those whose names have the words that were typed; else those that they are about, and else those with nearly such a name. */
export function findPractices(name: string, among: readonly Practice[]): Found {
  const named = practicesNamed(name, among);
  if (named.length > 0) return { practices: named, by: 'name' };
  const wanted = tellingWords(name);
  const about = practicesAbout(name, among);
  const others = wanted.length === 0 ? [] : among.filter((each) => !about.includes(each));
  const found = [...about, ...others.filter(({ why }) => haveAll(why, wanted))];
  if (found.length > 0) return { practices: found, by: 'subject' };
  return { practices: practicesLike(name, among), by: 'likeness' };
}

/** Those whose subject is called so: by their name, a synonym, their theme or their hat. */
export function practicesAbout(subject: string, among: readonly Practice[]): Practice[] {
  const wanted = tellingWords(subject);
  if (wanted.length === 0) return [];
  return among.filter(({ key, title, theme, hat }) =>
    haveAll([key, title, synonyms[key], theme, themeWords[theme], hatWords[hat]].join(' '), wanted),
  );
}

/** What is searched for in the catalogue: names first, then subjects and reasons; what is nearly so when nothing is exactly. */
export function searchPractices(query: string, among: readonly Practice[]): readonly Practice[] {
  if (query.trim() === '') return among;
  const named = practicesNamed(query, among);
  const others = findPractices(
    query,
    among.filter((each) => !named.includes(each)),
  );
  return others.by === 'likeness' && named.length > 0 ? named : [...named, ...others.practices];
}

/** At most this far from what was typed, as Fuse counts: 0 is the same, 1 has nothing in common. */
const nearEnough = 0.75;
const mostLike = 4;
/** Fewer letters are near to nearly everything. */
const shortestLike = 4;
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
  const words = splitWords(name);
  if (words.join('').length < shortestLike) return [];
  const named = among.map((practice) => ({
    practice,
    key: practice.key.replaceAll('-', ' '),
    title: practice.title,
  }));
  const wanted = words.join(' ').slice(0, longestName);
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

/** Whether a text has all these words, or words that begin so where they have `least` letters. */
function haveAll(text: string, wanted: readonly string[], least = 4): boolean {
  const there = wordsOf(text);
  return wanted.every((word) =>
    there.some((each) => (word.length < least ? each === word : each.startsWith(word))),
  );
}

function tellingWords(text: string): string[] {
  return wordsOf(text).filter((word) => !littleWords.has(word));
}

/** Words as they are compared: one for "1:1" however it is written, and one for a thing and for many of it. */
function wordsOf(text: string): string[] {
  const oneToOne = /\b(?:1|one)(?: ?[:-] ?|[ -]?(?:on|to)[ -]?)(?:1|one)s?\b/g;
  return splitWords(text.toLowerCase().replaceAll(oneToOne, ' onetoone ')).map((word) =>
    word.length > 3 && !/[suio]s$/.test(word) ? word.replace(/(?:(?<=..)ie|)s$/, singular) : word,
  );
}

function singular(ending: string): string {
  return ending === 'ies' ? 'y' : '';
}

/** Words without marks and accents, in lower case. */
function splitWords(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
