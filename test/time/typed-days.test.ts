import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meantBy, readStretch, spell, withoutHours } from '../../src/time/words.ts';
import { date } from './some.ts';

const monday = date('2027-03-15');

test.each([
  ['for two weeks', 'for 2 weeks'],
  ['For Ten Days!', 'for 10 days'],
  ['for a couple of weeks', 'for 2 weeks'],
  ['for a few days.', 'for 3 days'],
  ['a fortnight', '2 weeks'],
  ['for the next two weeks', 'for 2 weeks'],
  ['another week', '1 weeks'],
  ['half a year', '6 months'],
  ['until 2 May, please', 'until 2 may'],
  ['until “*friday*”!', 'until friday'],
  ['until the 20th', 'until the 20th'],
])('“%s” is “%s”', (typed, spelt) => expect(spell(typed)).toBe(spelt));

test.each([
  ['until monday morning', 'until monday'],
  ['friday in the evening', 'friday'],
  ['2 may 09:00', '2 may'],
  ['2 may, at 9am', '2 may'],
  ['morning', 'morning'],
  ['2 may', '2 may'],
])('“%s” is on the day of “%s”', (spelt, day) => expect(withoutHours(spelt)).toBe(day));

describe('days in a row', () => {
  test.each([
    ['friday', '2027-03-19', '2027-03-19'],
    ['this friday', '2027-03-19', '2027-03-19'],
    ['in 2 weeks', '2027-03-29', '2027-03-29'],
    ['this week', '2027-03-15', '2027-03-21'],
    ['the rest of the week', '2027-03-15', '2027-03-21'],
    ['next week', '2027-03-22', '2027-03-28'],
    ['the weekend', '2027-03-20', '2027-03-21'],
    ['next month', '2027-04-01', '2027-04-30'],
    ['next year', '2028-01-01', '2028-12-31'],
    ['march', '2027-03-01', '2027-03-31'],
    ['may', '2027-05-01', '2027-05-31'],
    ['feb', '2028-02-01', '2028-02-29'],
    ['the 20th', '2027-03-20', '2027-03-20'],
    ['the 15th', '2027-03-15', '2027-03-15'],
    ['saturday the 20th', '2027-03-20', '2027-03-20'],
    ['the end of the month', '2027-03-31', '2027-03-31'],
    ['end of next week', '2027-03-28', '2027-03-28'],
    ['end of may', '2027-05-31', '2027-05-31'],
  ])('“%s” is %s to %s', (typed, from, to) => {
    const read = readStretch(typed, monday);
    expect([String(read?.from), String(read?.to)]).toEqual([from, to]);
  });

  test('the next month that has the day is meant', () =>
    expect(String(readStretch('the 31st', date('2027-04-02'))?.to)).toBe('2027-05-31'));

  test.each(['', '20', 'the 0th', 'the 32nd', 'friday the 20th', 'end of friday', 'weeks', 'soon'])(
    '“%s” is not understood',
    (typed) => expect(readStretch(typed, monday)).toBeNull(),
  );
});

test.each([
  ['until 2.5.', ['until 2 may']],
  ['until 2/5', ['until 2 may', 'until 5 february']],
  ['5/5/27', ['5 may 2027']],
  ['14/3', ['14 march']],
  ['2/5 to 4/5', ['2 may to 4 may', '5 february to 5 april']],
  ['31/4', ['30 april 2027', '1 may 2027']],
  ['until 31 feb', ['until 29 february 2028', 'until 1 march 2028']],
  ['2027-05-02', ['2027-05-02']],
  ['40/50', ['40/50']],
])('“%s” may mean %j', (typed, spelt) => expect(meantBy(typed, monday).spelt).toEqual(spelt));

test.each([
  ['31 feb', '31 February'],
  ['april 31st', '31 April'],
  ['29 feb 2027', '29 February 2027'],
  ['29 feb', null],
  ['31 march', null],
])('“%s” names a day that is missing: %s', (typed, missing) =>
  expect(meantBy(typed, monday).missing).toBe(missing),
);

test('never fails, whatever is typed', () => {
  const word = fc.constantFrom(
    ...'until for a two 31 2/5 0.0. feb the 20th end of next week months 9999 morning please'.split(
      ' ',
    ),
  );
  const typed = fc.oneof(
    fc.string(),
    fc.array(word, { maxLength: 6 }).map((words) => words.join(' ')),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const { spelt } = meantBy(withoutHours(spell(text)), monday);
      expect(spelt.length).toBeGreaterThan(0);
      for (const words of spelt) {
        const { from, to } = readStretch(words, monday) ?? { from: monday, to: monday };
        expect(Temporal.PlainDate.compare(from, to)).toBeLessThan(1);
      }
    }),
    { numRuns: 500 },
  );
});
