import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { section } from '../../src/slack/blocks.ts';
import { fromCommand, safe } from '../../src/slack/text.ts';
import {
  beginningOf,
  inline,
  mentionsForNames,
  namesForMentions,
  safeBeginning,
  saysSomething,
  setApart,
  typedPieces,
  typedSections,
} from '../../src/slack/typed.ts';
import { someTyped } from '../wins/some.ts';

const typed = someTyped.map(fromCommand);

describe('typed text in pieces', () => {
  test('keeps every character but spaces at the cuts, within the length', () => {
    fc.assert(
      fc.property(typed, fc.integer({ min: 20, max: 3000 }), (text, max) => {
        const pieces = typedPieces(text, max);
        for (const piece of pieces) {
          expect(safe(piece).length).toBeLessThanOrEqual(max);
          expect(piece.isWellFormed()).toBe(true);
        }
        expect(pieces.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
      }),
    );
  });

  test('cuts neither mentions nor what escaping writes', () => {
    const text = '<@U0ANA><@U0BO>&&&&';
    expect(typedPieces(text, 12)).toEqual(['<@U0ANA>', '<@U0BO>&', '&&', '&']);
  });

  test('cuts at spaces where there are some', () => {
    expect(typedPieces('one two three four', 12)).toEqual(['one two', 'three four']);
  });

  test('falls back to plain text where escaping would make a message too long', () => {
    expect(typedSections('&'.repeat(1600)).every((s) => s.text?.type === 'mrkdwn')).toBe(true);
    const [only, ...more] = typedSections('&'.repeat(3000));
    expect(only?.text).toMatchObject({ type: 'plain_text', text: '&'.repeat(3000) });
    expect(more).toEqual([]);
  });
});

describe('links in typed text', () => {
  const address = 'https://a.example/b?c=d';

  test('work where the whole of it is shown', () => {
    expect(typedSections(`see ${address}, please`)).toEqual([section(`see <${address}>, please`)]);
  });

  test('are text where it is cut, or where there is no room to make them work', () => {
    const [first, ...others] = typedSections(`${address} ${'& '.repeat(800)}`);
    expect(others).toHaveLength(1);
    expect(first?.text?.text).toMatch(/^https:/);
    const full = `${address} ${'x'.repeat(3000 - address.length - 1)}`;
    expect(typedSections(full)).toEqual([section(full)]);
    for (const shown of [safeBeginning(`see ${address}`, 20), inline(`see ${address}`)]) {
      expect(shown).not.toContain('<');
    }
  });

  test('leave sections within what Slack takes, whatever was typed', () => {
    const addresses = fc.array(fc.constantFrom('https://a.b', 'http://c', ' ', '&', '(', ')'));
    fc.assert(
      fc.property(addresses, fc.integer({ min: 1, max: 40 }), (some, times) => {
        const text = some.join('').repeat(times).slice(0, 3000).trim();
        for (const { text: shown } of typedSections(text)) {
          expect(shown?.text.length).toBeLessThanOrEqual(3000);
        }
      }),
    );
  });
});

test('the beginning of a text has no half mention at its end', () => {
  expect(beginningOf('thanks to <@U0ANA> again', 15)).toBe('thanks to …');
  expect(beginningOf('thanks to <@U0ANA>', 18)).toBe('thanks to <@U0ANA>');
  expect(beginningOf('said in <#C0TEAM> again', 15)).toBe('said in …');
  expect(beginningOf('short', 18)).toBe('short');
});

test('invisible characters say nothing', () => {
  expect(['', ' \n', '\u200b\u2060', '\u202e'].map(saysSomething)).toEqual(Array(4).fill(false));
  expect(['a', '👍', '!', 'ن'].map(saysSomething)).toEqual(Array(4).fill(true));
});

describe('names for mentions in a text field', () => {
  const ana = { id: 'U0ANA', name: 'Ana' };
  const anaIto = { id: 'U0ITO', name: 'Ana Ito' };
  const karl = { id: 'U0KARL', name: 'Karl <!here> & *Co*_~`' };

  test('are shown, and become mentions again', () => {
    const text = '<@U0ANA>, <@U0ITO> and <@U0KARL> paired; <@U0BO> watched';
    const shown = '@Ana, @Ana Ito and @Karl <!here> & *Co*_~` paired; <@U0BO> watched';
    expect(namesForMentions(text, [ana, anaIto, karl])).toBe(shown);
    expect(mentionsForNames(shown, [ana, anaIto, karl], 3000)).toBe(text);
  });

  test('become no mention within a longer word', () => {
    for (const text of ['@Anastasia', 'mail ana@Ana.example']) {
      expect(mentionsForNames(text, [ana], 3000)).toBe(text);
    }
    for (const text of ['<@U0ANA>s idea', 'pro<@U0ANA>']) {
      expect(namesForMentions(text, [ana])).toBe(text);
    }
  });

  test('are left as they are where two people share one', () => {
    const other = { id: 'U0OTHER', name: 'Ana' };
    expect(namesForMentions('<@U0ANA>', [ana, other])).toBe('<@U0ANA>');
    expect(mentionsForNames('@Ana', [ana, other], 3000)).toBe('@Ana');
  });

  test('are shown and become mentions again where they touch one another', () => {
    const bo = { id: 'U0BO', name: 'bo' };
    const text = '<@U0ANA><@U0BO> shipped it';
    expect(namesForMentions(text, [ana, bo])).toBe('@Ana@bo shipped it');
    expect(mentionsForNames('@Ana@bo shipped it', [ana, bo], 3000)).toBe(text);
    expect(mentionsForNames('mail x@Ana@bo', [ana, bo], 3000)).toBe('mail x@Ana@bo');
  });

  test('are left as they are where what follows would make it another name', () => {
    const text = '<@U0ANA> Ito and <@U0ANA>';
    expect(namesForMentions(text, [ana, anaIto])).toBe('<@U0ANA> Ito and @Ana');
  });

  test('come back as they were, whatever the names and whatever stands beside them', () => {
    const names = [
      'ana',
      'ana l',
      'Ana',
      'bo',
      'x@y',
      'y',
      'd’arc',
      'شرين',
      '😀',
      '.',
      'bo)',
      '<@U0',
      '@',
    ];
    const people = fc
      .uniqueArray(fc.constantFrom(...names))
      .map((some) => some.map((name, at) => ({ id: `U0P${at}`, name })));
    const beside = fc.constantFrom(
      ' ',
      ' l',
      'l',
      'x',
      '.',
      ')',
      '@',
      '@y',
      '<',
      '>',
      '\n',
      'é',
      '',
    );
    const parts = fc.array(
      fc.oneof(
        fc.nat(names.length).map((at) => `<@U0P${at}>`),
        fc.constantFrom(...names).map((name) => `@${name}`),
        beside,
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(people, parts, (known, some) => {
        const text = mentionsForNames(some.join(''), known, 3000);
        const shown = namesForMentions(text, known);
        expect(mentionsForNames(shown, known, 3000)).toBe(text);
      }),
      { numRuns: 5000 },
    );
  });

  test('stay names where the text would be too long otherwise', () => {
    const bo = { id: 'U0BOBOBOBOB', name: 'Bo' };
    const text = '@Bo '.repeat(700).trim();
    expect(mentionsForNames(text, [bo], 3000)).toBe(text);
  });
});

describe('typed text within a sentence of ours', () => {
  const turning = /[\u202A-\u202E\u2066-\u2069]/;

  test('turns none of our words', () => {
    expect(inline('ship \u202Ethe fix')).toBe('ship the fix');
    expect(inline('one\n\u2067two\u2069\u2069 three')).toBe('one two three');
    expect(setApart('bo\u202E')).toBe('bo');
    expect(inline('Q3 report – été')).toBe('Q3 report – été');
  });

  test('is set apart where it is written from right to left', () => {
    expect(inline('تقرير Q3')).toBe('\u2068تقرير Q3\u2069');
    expect(inline('\u202Bדוח')).toBe('\u2068דוח\u2069');
    expect(setApart('ܐ')).toBe('\u2068ܐ\u2069');
  });

  test('holds nothing that turns the order, whatever was typed', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const line = inline(text);
        expect(line.replace(/^\u2068(.*)\u2069$/su, '$1')).not.toMatch(turning);
        expect(line).not.toContain('\n');
      }),
    );
  });
});
