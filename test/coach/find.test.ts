import { describe, expect, test } from 'vitest';
import {
  findPractices,
  practiceMeant,
  practicesLike,
  practicesNamed,
  searchPractices,
} from '../../src/coach/find.ts';
import { synonyms } from '../../src/coach/synonyms.ts';
import { catalogue } from '../../src/practices/index.ts';

const keys = (found: readonly { key: string }[]) => found.map(({ key }) => key);
const named = (name: string) => keys(practicesNamed(name, catalogue));
const like = (name: string) => keys(practicesLike(name, catalogue));
const search = (query: string) => keys(searchPractices(query, catalogue));

describe('a practice by its name', () => {
  test.each([
    ['kudos-thread', 'its key'],
    ['KUDOS THREAD', 'any case'],
    ['thread kudos', 'any order'],
    ['kud thr', 'beginnings'],
    ['Open a kudos thread', 'its title'],
    ['  open a kudos—thread! ', 'marks and spaces'],
  ])('%s: %s', (name) => expect(named(name)).toEqual(['kudos-thread']));

  test('the whole name wins over others that have it in them', () => {
    expect(named('vision')).toEqual(['translate-vision', 'vision-time', 'async-vision-update']);
    expect(named('vision time')).toEqual(['vision-time']);
  });

  test.each(['1:1', '1on1', '1-1', '1 on 1', 'one to one', 'one-to-one', '1:1s', 'One-on-ones'])(
    'a one-to-one as %s',
    (name) => expect(named(name)).toEqual(['one-on-one']),
  );

  test.each(['', '   ', '🦄', '!!!', 'xyzzy'])('nothing for %j', (name) =>
    expect(named(name)).toEqual([]),
  );

  test('every practice is found by its key and by its title, alone', () => {
    for (const practice of catalogue) {
      expect(named(practice.key)).toEqual([practice.key]);
      expect(named(practice.title)).toEqual([practice.key]);
    }
  });
});

describe('what a name means', () => {
  test.each(['kudos-thread', 'Open a kudos thread', 'kudos thread', 'the kudos thread', '1:1'])(
    '%s is one for sure',
    (name) => expect(practiceMeant(name, catalogue)).not.toBeNull(),
  );

  test.each(['list', 'day', 'free', 'name', 'line', 'a', 'x', 'vision', 'kudos thred'])(
    '%s is not',
    (name) => expect(practiceMeant(name, catalogue)).toBeNull(),
  );

  test.each(['a', 'x', 'the', 'pizza'])('%s is like nothing', (name) =>
    expect(findPractices(name, catalogue).practices).toEqual([]),
  );

  test.each([
    ['remote', 'connection-point'],
    ['praise', 'thank-the-unthanked'],
    ['growth', 'which-hat'],
    ['stress', 'energy-watch'],
    ['retrospective', 'debrief-failure'],
    ['post mortem', 'debrief-failure'],
    ['burnout', 'energy-watch'],
    ['conflict', 'resolve-tension'],
    ['deadlines', 'trains-on-time'],
    ['blocker', 'remove-an-obstacle'],
    ['offsite', 'working-retreat'],
    ['career', 'grow-someone'],
    ['error', 'admit-a-mistake'],
    ['okr', 'kpi-with-purpose'],
    ['assess', 'which-hat'],
  ])('%s is the subject of %s', (subject, key) => {
    const found = findPractices(subject, catalogue);
    expect(found.by).toBe('subject');
    expect(keys(found.practices)).toContain(key);
  });

  test('one story and many are the same', () => expect(named('stories')).toEqual(['tell-a-story']));

  test('synonyms are those of practices that there are', () => {
    const known = new Set(keys(catalogue));
    expect(Object.keys(synonyms).filter((key) => !known.has(key))).toEqual([]);
  });
});

describe('a near miss', () => {
  test.each([
    ['kudos thred', 'kudos-thread'],
    ['celebrte small wn', 'celebrate-small-win'],
    ['convrsation hard', 'hard-conversation'],
    ['visoin', 'translate-vision'],
    ['delegte', 'delegate-ownership'],
  ])('%s finds %s first', (name, key) => {
    expect(named(name)).toEqual([]);
    expect(like(name)[0]).toBe(key);
  });

  test.each(['pizza', 'xyzzy', '🦄', 'a'.repeat(3000)])('%.20s is near to nothing', (name) =>
    expect(like(name)).toEqual([]),
  );

  test('one letter too few is near to the right one, in the middle or towards the end', () => {
    for (const { key } of catalogue) {
      for (const at of [Math.floor(key.length / 2), key.length - 2]) {
        const typed = key.slice(0, at) + key.slice(at + 1);
        expect([...named(typed), ...like(typed)], `${typed} for ${key}`).toContain(key);
      }
    }
  });
});

describe('a search', () => {
  test('looks into names first, then reasons and themes', () => {
    expect(search('praise')).toContain('thank-the-unthanked');
    expect(search('mistake')[0]).toBe('admit-a-mistake');
    expect(search('leader trust')).toContain('yes-and');
  });

  test('a one-to-one is no “one”', () => expect(search('1:1')).toEqual(['one-on-one']));

  test('finds what is nearly so when nothing is exactly', () => {
    expect(search('feedbak')).toEqual(['balance-feedback', 'upward-feedback']);
  });

  test('nothing typed is everything, nothing found is nothing', () => {
    expect(search(' ')).toEqual(keys(catalogue));
    expect(search('pizza')).toEqual([]);
  });
});
