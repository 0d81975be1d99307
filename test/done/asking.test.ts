import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wayOfAsking, wayToAProject } from '../../src/done/asking.view.ts';

const moments = fc
  .integer({ min: 0, max: 40 * 365 * 24 })
  .map((hours) => Temporal.Instant.from('2026-01-05T08:00Z').add({ hours }));

test.each([
  ['what done looks like', wayOfAsking],
  ['a project', (at: Temporal.Instant) => wayToAProject('U1', at)],
])('no way to ask about %s comes back within eight weeks', (_, way) => {
  fc.assert(
    fc.property(moments, fc.integer({ min: 1, max: 8 }), (at, weeks) => {
      expect(way(at.add({ hours: weeks * 7 * 24 }))).not.toBe(way(at));
    }),
  );
});

test('from the Monday of a zone far in the east to the Friday of one far in the west, the words are those of one week', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), (weeks) => {
      const monday = Temporal.Instant.from('2027-03-21T18:00Z').add({ hours: weeks * 7 * 24 });
      const friday = Temporal.Instant.from('2027-03-27T07:00Z').add({ hours: weeks * 7 * 24 });
      expect(wayOfAsking(friday)).toBe(wayOfAsking(monday));
    }),
  );
});
