import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { strengthsIn } from '../../src/cards/card.ts';
import { fitsOf, matchedIn } from '../../src/cards/strengths.ts';
import { fitting, other } from './strengths.table.ts';

const match = (strength: string, outcome: string) => matchedIn(outcome, strengthsIn(strength));

describe('a strength is asked for', () => {
  test.each(fitting)('%s: %s', (strength, outcome) => {
    expect(match(strength, outcome)).toEqual(strengthsIn(strength));
  });
});

describe('a strength is not asked for', () => {
  test.each(other)('%s: %s', (strength, outcome) => {
    expect(match(strength, outcome)).toEqual([]);
  });
});

test('of several people whoever has more of it comes first, each with the lines as they stand', () => {
  const cards = [
    { person: 'U1', strengths: 'Sums\nWriting' },
    { person: 'U2', strengths: '• Writing well\n• Translating\n• Cooking' },
    { person: 'U3', strengths: 'Cooking' },
  ];
  expect(fitsOf('A letter is written and translated', cards)).toEqual([
    { person: 'U2', strengths: ['Writing well', 'Translating'] },
    { person: 'U1', strengths: ['Writing'] },
  ]);
  expect(fitsOf('', cards)).toEqual([]);
});

describe('whatever is typed', () => {
  const someWords = fc
    .array(
      fc.oneof(
        fc.constantFrom(...fitting.flat(), ...other.flat()),
        fc.string({ unit: 'binary', maxLength: 20 }),
      ),
      { maxLength: 4 },
    )
    .map((parts) => parts.join(' '));
  const someLines = fc.array(
    someWords.map((words) => words.replaceAll('\n', ' ')),
    { maxLength: 4 },
  );

  test('only lines that are there are found, each once', () => {
    fc.assert(
      fc.property(someWords, someLines, (outcome, lines) => {
        const strengths = strengthsIn(lines.join('\n'));
        const found = matchedIn(outcome, strengths);
        expect(strengths).toEqual(expect.arrayContaining(found));
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });

  test('one line is found or not whatever else stands on the card', () => {
    fc.assert(
      fc.property(someWords, someLines, (outcome, lines) => {
        const strengths = strengthsIn(lines.join('\n'));
        const alone = strengths.filter((line) => matchedIn(outcome, [line]).length > 0);
        expect(matchedIn(outcome, strengths)).toEqual(alone);
      }),
    );
  });

  test('the case of letters does not matter', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fitting, ...other), ([strength, outcome]) => {
        const isFound = match(strength, outcome).length > 0;
        expect(match(strength.toUpperCase(), outcome).length > 0).toBe(isFound);
        expect(match(strength, outcome.toUpperCase()).length > 0).toBe(isFound);
      }),
    );
  });
});
