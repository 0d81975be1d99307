import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Difference, differences, type Said } from '../../src/delegations/same-or-not.ts';
import { instant, someMoment } from '../time/some.ts';

/** Wednesday 17 March 2027 in Berlin and New York. */
const berlin = { now: instant('2027-03-17T09:00Z'), zone: 'Europe/Berlin' };
const newYork = { ...berlin, zone: 'America/New_York' };

function said({ one, other }: Difference): string {
  const side = (named: Difference['one']) =>
    named.map(({ typed, means }) => (means === null ? typed : `${typed} = ${means}`)).join(', ');
  return `${side(one)} | ${side(other)}`;
}

function compare(one: string, other: string): string[] {
  return differences({ ...berlin, text: one }, { ...newYork, text: other }).map(said);
}

describe('what differs', () => {
  test.each<[one: string, other: string, ...differences: string[]]>([
    ['3 causes with numbers', '5 causes, one proposal', '3 causes | 5 causes'],
    ['three main causes', '5 root causes', 'three main causes | 5 root causes'],
    ['A 5-page report', 'Report of 8 pages', '5-page report | 8 pages'],
    ['one proposal', 'two proposals', 'one proposal | two proposals'],
    ['under 40 minutes', 'under an hour, 45 minutes at most', '40 minutes | 45 minutes'],
    ['2 hours', '90 minutes', '2 hours | 90 minutes'],
    ['1 week of tests', '10 days of tests', '1 week | 10 days'],
    ['Costs below $500', 'Costs below $1,500', '$500 | $1,500'],
    ['Costs below $500', 'Costs below €500', '$500 | €500'],
    ['90% of the customers', '95 percent of the customers', '90% | 95 percent'],
    ['Report on Q3', 'Report on Q2', 'Q3 | Q2'],
    ['Runs on version 3', 'Runs on version 4', 'version 3 | version 4'],
    ['Plan for 2027', 'Plan for 2028', '2027 | 2028'],
    ['at most 5 pages', '6 pages', '5 pages | 6 pages'],
    ['no more than 5 pages', '6 pages', '5 pages | 6 pages'],
    ['Not more than 3 days', '10 days', '3 days | 10 days'],
    ['not over $500', '$900', '$500 | $900'],
    ['must not be above 3%', '5%', '3% | 5%'],
    ['never more than 3 days', '10 days', '3 days | 10 days'],
    ['not less than 5 pages', '4 pages', '5 pages | 4 pages'],
    ['not under 5 pages', '4 pages', '5 pages | 4 pages'],
    ['more than 5 pages', '4 pages', '5 pages | 4 pages'],
    ['5 to 7 pages', 'eight pages', '5 to 7 pages | eight pages'],
    ['- 5 to 7 pages', '8 pages', '5 to 7 pages | 8 pages'],
    ['between 5 and 7 pages', '8 pages', '5 and 7 pages | 8 pages'],
    ['$5 to $7', '$8', '$5 to $7 | $8'],
    ['$5-7k', '$600', '$5-7k | $600'],
    ['$5-7k budget', '$8,000', '$5-7k | $8,000'],
    ['5-7k users', '600 users', '5-7k users | 600 users'],
    ['$500 to $1k', '$400', '$500 to $1k | $400'],
    ['5 to 7 weeks', '3 weeks', '5 to 7 weeks | 3 weeks'],
    ['Give $5 to 7 people', '$6 and 8 people', '$5 | $6', '7 people | 8 people'],
    ['From version 2 to version 4', 'version 3', 'version 2, version 4 | version 3'],
    ['5 pages and 7 pages', '6 pages', '5 pages, 7 pages | 6 pages'],
    ['Twelve pages', 'Five pages why shops leave', 'Twelve pages | Five pages'],
    ['Done by Friday', 'Done by Monday', 'Friday = Friday 19 March | Monday = Monday 22 March'],
    [
      'Ready on Friday',
      'Ready on 20 March',
      'Friday = Friday 19 March | 20 March = Saturday 20 March',
    ],
    [
      'Friday 3pm',
      'Friday 5pm',
      'Friday 3pm = Friday 19 March at 15:00 | Friday 5pm = Friday 19 March at 17:00',
    ],
    ['Stand-up at 9am', 'Stand-up at 10am', '9am | 10am'],
    ['In May', 'On 3 June', 'May | 3 June = Thursday 3 June'],
    [
      'Draft Thursday, final Friday, 3 causes',
      'Draft Thursday, final Monday, 5 causes',
      'Friday = Friday 19 March | Monday = Monday 22 March',
      '3 causes | 5 causes',
    ],
  ])('%j and %j', (one, other, ...expected) => {
    expect(compare(one, other)).toEqual(expected);
  });
});

describe('what does not', () => {
  test.each([
    ['3 causes', 'three causes'],
    ['3 causes', '5 pages'],
    ['5 to 7 pages', 'six pages'],
    ['5-7 pages', '6 pages'],
    ['- 5 to 7 pages', '6 pages'],
    ['Write 5 to 7 pages', '6 pages'],
    ['* 5 to 7 pages', '6 pages'],
    ['• 5 to 7 pages', '6 pages'],
    ['between 5 and 7 pages', '6 pages'],
    ['between $5 and $7', '$6'],
    ['$5 to $7', '$6'],
    ['5% to 7%', '6%'],
    ['$5-7k', '$6,000'],
    ['$5k-7k', '$6,000'],
    ['$5-7k budget', '$6,000'],
    ['5-7k users', '6,000 users'],
    ['$500 to $1k', '$700'],
    ['5 to 7 weeks', '6 weeks'],
    ['1 day to 2 weeks', '3 days'],
    ['- $ 500', '500 dollars'],
    ['at least 5 pages', '6 pages'],
    ['5 pages or more', '6 pages'],
    ['no more than 5 pages', '4 pages'],
    ['not more than 3 days', '2 days'],
    ['not over $500', '$400'],
    ['must not be above 3%', '2%'],
    ['not less than 5 pages', '6 pages'],
    ['not under 5 pages', '6 pages'],
    ['no fewer than 5 pages', '6 pages'],
    ['more than 5 pages', '6 pages'],
    ['fewer than 5 pages', '4 pages'],
    ['20 people, 3 from sales', '3 people from sales, 20 in all'],
    ['3 causes', 'all the causes'],
    ['3 causes and 5 causes', '3 causes'],
    ['five pages', 'A 5-page report'],
    ['a dozen labels', '12 labels'],
    ['2 hours', '120 minutes'],
    ['2 weeks', '14 days'],
    ['2 weeks', '10 working days'],
    ['$500', '500 dollars'],
    ['€1.500', '1,500 euros'],
    ['$1.5k', '$1,500'],
    ['90%', '90 percent'],
    ['By Friday', 'On 19 March'],
    ['By Friday', 'on 19.3.2027'],
    ['By Friday', 'By Friday 3pm'],
    ['Next Friday', 'On 26 March'],
    ['Next week', 'On Tuesday 23 March'],
    ['In May', 'On 3 May'],
    ['By Friday', 'When the board has it'],
    ['By Friday', 'In three steps'],
    ['By 3/4', 'On 3 April'],
    ['3/4 of them', '2/3 of them'],
    ['The 2nd draft', 'The 3rd draft'],
    ['May I ask the team?', 'Asked in June'],
    ['Top 5 customers called', 'top five customers called'],
    ['Costs under 30 euros a head', '30€ per person'],
    ['Ready in 2 weeks', 'Ready on 31 March'],
    ['<@U0ANA1> has 3 of them', '<@U0BO2> has all'],
    ['https://example.com/5-pages', '6 pages'],
    ['It is nice', 'It is nicer'],
    ['', ''],
  ])('%j and %j', (one, other) => {
    expect(compare(one, other)).toEqual([]);
    expect(compare(other, one)).toEqual([]);
  });

  test('a weekday said in two zones that is the same date', () => {
    const now = instant('2027-03-17T23:30Z');
    const one = { now, zone: 'Asia/Tokyo', text: 'Tomorrow' };
    expect(differences(one, { now, zone: 'America/New_York', text: 'On Friday' })).toEqual([]);
    expect(differences(one, { now, zone: 'America/New_York', text: 'Tomorrow' }).map(said)).toEqual(
      ['Tomorrow = Friday 19 March | Tomorrow = Thursday 18 March'],
    );
  });
});

describe('whatever is said', () => {
  const pieces = fc.constantFrom(
    '3 causes',
    'five causes',
    '5-page report',
    '8 pages',
    'by Friday',
    'on 20 March',
    'next week',
    'Friday 3pm',
    'at 9am',
    '$500',
    '€1.500',
    '1,500 euros',
    '90%',
    '2 weeks',
    '10 days',
    'Q3',
    'version 4',
    'in May',
    'by 3/4',
    '2027',
    'and',
    'it works',
  );
  const text = fc.oneof(
    fc.array(pieces, { maxLength: 7 }).map((parts) => parts.join(', ')),
    fc.string({ unit: 'binary' }),
  );
  const where = someMoment.map(({ at, zone }) => ({ now: at, zone }));
  const swapped = ({ kind, one, other }: Difference) => ({ kind, one: other, other: one });
  const sorted = (found: readonly unknown[]) => found.map((one) => JSON.stringify(one)).toSorted();

  test('the same text is no difference', () => {
    fc.assert(
      fc.property(text, where, (text, where) => {
        expect(differences({ ...where, text }, { ...where, text })).toEqual([]);
      }),
    );
  });

  test('both ways round it is the same', () => {
    const said = fc.tuple(text, where).map(([text, where]): Said => ({ ...where, text }));
    fc.assert(
      fc.property(said, said, (one, other) => {
        expect(sorted(differences(other, one).map(swapped))).toEqual(
          sorted(differences(one, other)),
        );
      }),
      { numRuns: 300 },
    );
  });
});
