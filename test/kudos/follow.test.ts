import { describe, expect, test } from 'vitest';
import { follow } from '../../src/kudos/follow.ts';

const kudos = { giver: 'U0MIRA', did: 'shipped it', effect: '', people: ['U0ANA'] };
const was = { text: 'shipped it', why: '', people: ['U0ANA'] };

describe('a kudos follows its win', () => {
  test('where it says what the win said', () => {
    const is = { text: 'shipped both', why: 'Nobody waits.', people: ['U0ANA', 'U0BO'] };
    expect(follow(kudos, was, is)).toEqual({
      words: { did: 'shipped both', effect: 'Nobody waits.', people: ['U0ANA', 'U0BO'] },
      keepsOwn: false,
    });
  });

  test('in an effect that was read off the text', () => {
    const said = { ...was, text: 'fixed the login so that nobody has to wait' };
    const made = { ...kudos, did: 'Fixed the login', effect: 'Nobody has to wait' };
    const is = { ...said, text: 'fixed the login so that nobody calls us' };
    expect(follow(made, said, is)).toMatchObject({
      words: { did: 'Fixed the login', effect: 'Nobody calls us' },
      keepsOwn: false,
    });
  });

  test('but for words of its own', () => {
    const own = { ...kudos, did: 'Shipped it two days early', effect: 'A quiet Monday.' };
    expect(follow(own, was, { ...was, text: 'shipped both', why: 'Calm.' })).toEqual({
      words: { did: own.did, effect: own.effect, people: ['U0ANA'] },
      keepsOwn: true,
    });
    const short = { ...kudos, did: 'Shipped it two days early' };
    expect(follow(short, was, { ...was, why: 'Calm.' })).toMatchObject({
      words: { did: short.did, effect: 'Calm.' },
      keepsOwn: false,
    });
    // What the text says besides would stand in it twice.
    expect(follow(short, was, { ...was, text: 'shipped it so that nobody waits' })).toMatchObject({
      words: { did: short.did, effect: '' },
      keepsOwn: true,
    });
  });

  test('with words of its own that nothing has changed about, without a word on them', () => {
    const own = { ...kudos, did: 'Shipped it two days early', effect: 'A quiet Monday.' };
    expect(follow(own, was, { ...was, people: ['U0ANA', 'U0BO'] })).toMatchObject({
      words: { did: own.did, people: ['U0ANA', 'U0BO'] },
      keepsOwn: false,
    });
  });

  test('and thanks no more people than fit, those who stay first', () => {
    const names = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, n) => `${prefix}${n}`);
    const of = { ...kudos, people: names('A', 28) };
    const { words, keepsOwn } = follow(
      of,
      { ...was, people: of.people },
      { ...was, people: [...names('B', 5), ...of.people] },
    );
    expect(words.people).toEqual([...names('A', 28), 'B0', 'B1']);
    expect(keepsOwn).toBe(true);
    const fits = { ...was, people: [...of.people, 'B0', 'B1'] };
    expect(follow(of, { ...was, people: of.people }, fits).keepsOwn).toBe(false);
  });

  test.each([
    ['keeps whom only the kudos thanks', ['A', 'X'], ['A'], ['A'], ['A', 'X']],
    ['thanks who came to the win', ['A', 'X'], ['A'], ['A', 'B'], ['A', 'X', 'B']],
    ['drops who was taken out of it', ['A', 'B', 'X'], ['A', 'B'], ['B'], ['B', 'X']],
    ['leaves out whom the kudos left out', ['A'], ['A', 'B'], ['A', 'B'], ['A']],
    ['leaves its giver out', ['A'], ['A'], ['A', 'U0MIRA'], ['A']],
    ['names nobody twice', ['A', 'B'], ['A'], ['A', 'B'], ['A', 'B']],
    ['thanks somebody', ['A'], ['A'], [], ['A']],
  ])('%s', (_, people, before, after, expected) => {
    const made = { ...kudos, people };
    const { words } = follow(made, { ...was, people: before }, { ...was, people: after });
    expect(words.people).toEqual(expected);
  });
});
