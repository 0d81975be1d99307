import { describe, expect, test } from 'vitest';
import { practicesLike, practicesNamed, searchPractices } from '../../src/coach/find.ts';
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

  test.each(['1:1', '1on1', '1-1', '1 on 1'])('a one-to-one as %s', (name) =>
    expect(named(name)).toEqual(['one-on-one']),
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

  test('finds what is nearly so when nothing is exactly', () => {
    expect(search('feedbak')).toEqual(['balance-feedback', 'upward-feedback']);
  });

  test('nothing typed is everything, nothing found is nothing', () => {
    expect(search(' ')).toEqual(keys(catalogue));
    expect(search('pizza')).toEqual([]);
  });
});
