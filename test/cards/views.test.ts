import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lacksFallback, validateMessage, validateView } from '../../sandbox/blocks/index.ts';
import { type Card, cardForm, limits, parts, strengthsIn } from '../../src/cards/card.ts';
import { cardView, keptMessage, leftView } from '../../src/cards/card.view.ts';
import { listView } from '../../src/cards/list.view.ts';

const when = { now: Temporal.Instant.from('2027-03-16T07:45Z'), zone: 'Europe/Berlin' };
const ana = 'U0ANA000000';

/** What people may type into a field, above all what escaping and cutting makes harder. */
function typed(max: number): fc.Arbitrary<string> {
  const part = fc.oneof(
    fc.constantFrom(
      '&',
      '<',
      '<!channel>',
      '<@U0BO0000000>',
      '\n',
      ' ',
      '🦄',
      '*',
      'نور',
      '\u202E',
    ),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  );
  return fc
    .tuple(fc.array(part, { minLength: 1, maxLength: 8 }), fc.integer({ min: 0, max: 60 }))
    .map(([some, times]) => some.join('').repeat(times).slice(0, max).toWellFormed().trim());
}

const someCard: fc.Arbitrary<Card> = fc.record({
  person: fc.constant(ana),
  isChanged: fc.boolean(),
  strengths: typed(limits.strengths),
  motivates: typed(limits.motivates),
  aspirations: typed(limits.aspirations),
  ways: typed(limits.ways),
});

describe('whatever stands on a card', () => {
  test('every view of it is what Slack takes', () => {
    fc.assert(
      fc.property(someCard, fc.boolean(), (card, hasLeft) => {
        const one = { person: ana, name: 'ana', hasLeft, card, thanked: when.now };
        const views = [
          listView(
            Array.from({ length: 25 }, () => one),
            1,
            when,
          ),
          cardView(ana, card, '{}', { notes: [{ text: card.ways, at: when.now }], ...when }),
          leftView(ana, card, '{}'),
        ];
        expect(views.flatMap((view) => validateView(view))).toEqual([]);
        expect(JSON.stringify(views.slice(0, 1))).not.toContain('<!');
      }),
    );
  });

  test('the answer holds nothing of it', () => {
    for (const isBlank of [true, false]) {
      const message = keptMessage(ana, isBlank);
      expect([...validateMessage(message), ...lacksFallback(message)]).toEqual([]);
    }
  });

  test('the form takes what fits, and says why something does not', () => {
    fc.assert(
      fc.property(someCard, (card) => {
        const read = cardForm.safeParse(card);
        const lines = strengthsIn(card.strengths);
        const fits = lines.length <= 12 && lines.every((line) => line.length <= 80);
        expect(read.success).toBe(fits);
        if (read.success) for (const part of parts) expect(read.data[part]).toBe(card[part]);
        else expect(read.error.issues.map(({ path }) => path[0])).toEqual(['strengths']);
      }),
    );
  });
});

test.each([
  ['Writing\n\n- Sums \n• Singing\n2. Rest', ['Writing', 'Sums', 'Singing', 'Rest']],
  ['Writing\nWriting', ['Writing']],
  ['3D printing\n-- \n', ['3D printing', '--']],
  ['', []],
])('the strengths in %j', (text, strengths) => {
  expect(strengthsIn(text)).toEqual(strengths);
});
