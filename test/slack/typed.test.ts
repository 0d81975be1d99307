import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromCommand, partsOf, safe } from '../../src/slack/text.ts';
import {
  beginningOf,
  inline,
  inlineWithin,
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

  test('parts a text where what is safe of it is the same', () => {
    fc.assert(
      fc.property(typed, (text) => {
        expect(partsOf(text).join('')).toBe(text);
        expect(partsOf(text).map(safe).join('')).toBe(safe(text));
      }),
    );
  });

  test('cuts no link but one that fits nowhere, and that leads nowhere then', () => {
    const link = 'https://a.example/bc';
    expect(typedPieces(`see ${link}, please`, 24)).toEqual(['see', `${link},`, 'please']);
    const cut = typedPieces(`see ${link}?to=${link}`, 23);
    expect(cut.map(safe).join('')).not.toContain('?to=>');
    expect(cut.slice(0, 2)).toEqual(['see http', 's://a.example/bc?to=']);
    expect(safe(cut.at(-1) ?? '')).toBe(`<${link}>`);
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

describe('the beginning of a text', () => {
  const links = /<https?:\/\/[^>]*>/g;

  test.each([
    ['see https://a.example/b for more', 30, 'see <https://a.example/b>…'],
    ['see https://a.example/b for more', 24, 'see…'],
    ['https://a.example/b&c for more', 22, 'https://a.example/b…'],
    ['https://a.example/b for more', 23, '<https://a.example/b>…'],
  ])('%j within %i is %j', (text, max, shown) => {
    expect(safeBeginning(text, max)).toBe(shown);
  });

  test('leads nowhere else than the whole does, and is no longer than it may be', () => {
    fc.assert(
      fc.property(typed, fc.integer({ min: 20, max: 200 }), (text, max) => {
        const whole = safe(text);
        for (const shown of [
          safeBeginning(text, max),
          inlineWithin(text, max),
          inline(text, max),
        ]) {
          for (const [link] of shown.matchAll(links)) expect(whole).toContain(link);
        }
        expect(safeBeginning(text, max).length).toBeLessThanOrEqual(max);
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
