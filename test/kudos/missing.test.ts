import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { missingIn, whats } from '../../src/kudos/missing.ts';
import { sayMissing } from '../../src/kudos/missing.view.ts';
import { type Example, good, poor } from './missing.table.ts';

const examples = [...good, ...poor];
const thanks = ({ did, effect = '' }: Example) => ({ did, effect });

describe('what is missing in some thanks', () => {
  test.each(examples)('$trade: $did / $effect', (example) => {
    expect(missingIn(thanks(example), 'whole')?.what ?? null).toBe(example.expects);
  });

  test('is looked at in good and poor examples of everything that may be missing', () => {
    expect(good.length).toBeGreaterThanOrEqual(20);
    expect(new Set(poor.map(({ expects }) => expects))).toEqual(new Set(whats));
  });

  test('is not the effect while somebody is still writing', () => {
    const late = poor.filter(({ expects }) => expects === 'no-effect');
    expect(late.map((one) => missingIn(thanks(one), 'writing'))).toEqual(late.map(() => null));
    const early = poor.filter(({ expects }) => expects !== 'no-effect');
    expect(early.map((one) => missingIn(thanks(one), 'writing')?.what)).toEqual(
      early.map(({ expects }) => expects),
    );
  });
});

describe('what is said to that', () => {
  test('asks for one thing, with an example', () => {
    const said = [
      { did: 'Great job!', effect: '' },
      { did: 'Great work on the demo', effect: '' },
      { did: 'Fixed the login', effect: '' },
      { did: 'Fixed the login', effect: 'A huge difference' },
    ].map((of) => {
      const missing = missingIn(of, 'whole');
      return missing && sayMissing(missing);
    });
    expect(said).toMatchInlineSnapshot(`
      [
        "“Great job!” is kind. What did they do that you saw? “Stayed on the call until the shop could pay again.”",
        "What did they do for “the demo”? One thing that you saw is enough: “Rehearsed it twice with the new numbers.”",
        "And what did it change, for whom? “Nobody has to wait for Friday any more.” One line is enough, and it can stay empty.",
        "“A huge difference”: for whom, and what is different now? “Support had its first quiet Monday since autumn.”",
      ]
    `);
  });

  test('fits, and has no effect of its own, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...whats), (words, what) => {
        const said = sayMissing({ what, about: 'did', words });
        expect(said.length).toBeLessThan(400);
        expect(said.replaceAll(/<@[UW][A-Z0-9]+>/g, '')).not.toMatch(/[<>]/);
      }),
    );
  });
});
