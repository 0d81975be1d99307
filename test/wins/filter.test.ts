import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromField } from '../../src/slack/text.ts';
import {
  everything,
  type Filter,
  matcher,
  nearFilter,
  readFilter,
  sayFilter,
} from '../../src/wins/filter.ts';
import { type Period, periodAtStart, sayPeriod } from '../../src/wins/period.ts';
import { someTyped } from './some.ts';

/** A Wednesday. */
const today = Temporal.PlainDate.from('2027-03-17');
const ana = { id: 'U0ANA', name: 'ana' };
const lopez = { id: 'U0LOPEZ', name: 'Ana López' };
const bo = { id: 'U0BO', name: 'bo' };
const june = { id: 'U0JUNE', name: 'June' };
const brien = { id: 'U0BRIEN', name: "Seán O'Brien" };
const noor = { id: 'U0NOOR', name: 'نور' };
const people = [ana, bo, brien, noor];

const read = (typed: string, among = people) => readFilter(typed, { today, people: among });
const daysOf = ({ first, last }: Period) => `${first?.toString() ?? ''}..${last?.toString() ?? ''}`;
const periods = (typed: string) => read(typed).periods.map(daysOf);
const users = (filter: Filter) => filter.people.map((each) => each.users);

describe('a period', () => {
  test.each([
    ['today', '2027-03-17..2027-03-17'],
    ['yesterday', '2027-03-16..2027-03-16'],
    ['this week', '2027-03-15..2027-03-21'],
    ['last week', '2027-03-08..2027-03-14'],
    ['this month', '2027-03-01..2027-03-31'],
    ['last month', '2027-02-01..2027-02-28'],
    ['LAST MONTH', '2027-02-01..2027-02-28'],
    ['in the last month', '2027-02-01..2027-02-28'],
    ['from last month', '2027-02-01..2027-02-28'],
    ['this quarter', '2027-01-01..2027-03-31'],
    ['last quarter', '2026-10-01..2026-12-31'],
    ['last year', '2026-01-01..2026-12-31'],
    ['last 7 days', '2027-03-11..2027-03-17'],
    ['in the last two weeks', '2027-03-04..2027-03-17'],
    ['march', '2027-03-01..2027-03-31'],
    ['in March', '2027-03-01..2027-03-31'],
    ['april', '2026-04-01..2026-04-30'],
    ['last march', '2026-03-01..2026-03-31'],
    ['feb 2024', '2024-02-01..2024-02-29'],
    ['2024 feb', '2024-02-01..2024-02-29'],
    ['sept', '2026-09-01..2026-09-30'],
    ['2026', '2026-01-01..2026-12-31'],
    ['Q1', '2027-01-01..2027-03-31'],
    ['q4', '2026-10-01..2026-12-31'],
    ['q2 2025', '2025-04-01..2025-06-30'],
    ['3 May', '2026-05-03..2026-05-03'],
    ['on March 3rd', '2027-03-03..2027-03-03'],
    ['3 March 2025', '2025-03-03..2025-03-03'],
    ['2027-02-03', '2027-02-03..2027-02-03'],
    ['29 february', '2024-02-29..2024-02-29'],
    ['monday', '2027-03-15..2027-03-15'],
    ['wednesday', '2027-03-17..2027-03-17'],
    ['last wednesday', '2027-03-10..2027-03-10'],
    ['since 3 May', '2026-05-03..'],
    ['since May 3, ', '2026-05-03..'],
    ['since mon', '2027-03-15..'],
    ['since last week', '2027-03-08..'],
    ['since march 2026', '2026-03-01..'],
    ['from 3 March', '2027-03-03..'],
    ['after 3 March', '2027-03-04..'],
    ['before 3 March', '..2027-03-02'],
    ['until february', '..2027-02-28'],
    ['from 3 March to 10 March', '2027-03-03..2027-03-10'],
    ['3 march to 10 march', '2027-03-03..2027-03-10'],
    ['between january and march', '2027-01-01..2027-03-31'],
    ['2025 - 2026', '2025-01-01..2026-12-31'],
    ['from 3 to 7 march', '2027-03-03..2027-03-07'],
    ['between 3rd and 7th march', '2027-03-03..2027-03-07'],
    ['3 - 7 may', '2026-05-03..2026-05-07'],
    ['in 3-7 march 2025', '2025-03-03..2025-03-07'],
    ['week of 3 May', '2026-04-27..2026-05-03'],
    ['in the week of 10 march', '2027-03-08..2027-03-14'],
    ['2026-03', '2026-03-01..2026-03-31'],
    ['since 2026-12', '2026-12-01..'],
    ['two weeks ago', '2027-03-01..2027-03-07'],
    ['a month ago', '2027-02-01..2027-02-28'],
    ['3 days ago', '2027-03-14..2027-03-14'],
    ['my wins', ''],
    ['wins from last week', '2027-03-08..2027-03-14'],
    ['all my wins last month', '2027-02-01..2027-02-28'],
    ['everything this year', '2027-01-01..2027-12-31'],
  ])('%s is %s', (typed, days) => {
    const filter = read(typed);
    expect(filter.periods.map(daysOf)).toEqual(days === '' ? [] : [days]);
    expect(filter).toMatchObject({ people: [], words: [] });
  });

  test('several of them are any of them', () => {
    expect(read('march or january')).toEqual(read('march january'));
    expect(read('ana this week or last week')).toMatchObject({
      words: [],
      periods: [{}, {}],
    });
    expect(read('march or so').words).toEqual(['or', 'so']);
    expect(periods('january march')).toEqual(['2027-01-01..2027-01-31', '2027-03-01..2027-03-31']);
  });

  test.each([
    'next week',
    'next month',
    'tomorrow',
    'sun',
    'sat',
    'week',
    '42',
    'mayor',
    'marching',
    'last',
    'since',
    'since ever',
    'the last',
    'Q5',
    '1812',
    'last 0 days',
    '0 days ago',
    '2026-13',
    'week of bo2',
    '7 to 3 march2',
  ])('%s is none', (typed) => {
    const filter = read(typed);
    expect(filter.periods).toEqual([]);
    expect(filter.words).toEqual(typed.split(' '));
  });

  test('a week begins on Monday, on every day of it and across a new year', () => {
    for (let day = 0; day < 7; day += 1) {
      const at = Temporal.PlainDate.from('2026-12-28').add({ days: day });
      const { periods: found } = readFilter('this week', { today: at, people: [] });
      expect(found.map(daysOf)).toEqual(['2026-12-28..2027-01-03']);
    }
  });
});

test('what says only that wins are looked for is a word beside other words', () => {
  expect(read('all hands').words).toEqual(['all', 'hands']);
  expect(read('the big win').words).toEqual(['the', 'big', 'win']);
  expect(read('login wins last month').words).toEqual(['login']);
  expect(read('"my" wins').words).toEqual(['my']);
  expect(read('my wins "login"').words).toEqual(['login']);
  expect(read('all')).toEqual(everything);
});

describe('people', () => {
  test.each([
    ['ana', [['U0ANA']]],
    ['Ana', [['U0ANA']]],
    ['@ana', [['U0ANA']]],
    ['ana,', [['U0ANA']]],
    ["ana's", [['U0ANA']]],
    ["ana's wins", [['U0ANA']]],
    ['wins with ana', [['U0ANA']]],
    ['my wins to ana', [['U0ANA']]],
    ['all for @ana', [['U0ANA']]],
    ['with ana', [['U0ANA']]],
    ['by ana and bo', [['U0ANA'], ['U0BO']]],
    ['ana bo', [['U0ANA'], ['U0BO']]],
    ['ana or bo', [['U0ANA', 'U0BO']]],
    ["o'brien", [['U0BRIEN']]],
    ['sean', [['U0BRIEN']]],
    ['نور', [['U0NOOR']]],
    ['<@U0CY>', [['U0CY']]],
    ['with <@U0CY>, <@U0BO>', [['U0CY'], ['U0BO']]],
  ])('%s', (typed, found) => {
    const filter = read(typed);
    expect(users(filter)).toEqual(found);
    expect(filter).toMatchObject({ periods: [], words: [] });
  });

  test('of the same name are all meant, and both names together mean one', () => {
    expect(users(read('ana', [ana, lopez]))).toEqual([['U0ANA', 'U0LOPEZ']]);
    expect(users(read('ana lopez', [ana, lopez]))).toEqual([['U0LOPEZ']]);
  });

  test('June is a person where there is one, and the month otherwise or after a word that leads to one', () => {
    const among = [...people, june];
    expect(users(read('june', among))).toEqual([['U0JUNE']]);
    expect(read('june').periods).toHaveLength(1);
    expect(read('in june', among).periods).toHaveLength(1);
    expect(users(read('june in june', among))).toEqual([['U0JUNE']]);
  });

  test('nearly named are found when asked for', () => {
    const near = (typed: string) => nearFilter(read(typed), [ana, bo, brien]);
    expect(users(near('anna') ?? everything)).toEqual([['U0ANA']]);
    expect(users(near('seen') ?? everything)).toEqual([['U0BRIEN']]);
    expect(users(near('brian') ?? everything)).toEqual([['U0BRIEN']]);
    expect(near('anna login')).toMatchObject({ words: ['login'] });
    for (const typed of ['login', 'release', 'quarterly', '🦄', 'x', 'a'.repeat(300)]) {
      expect(near(typed)).toBeNull();
    }
  });
});

test('people, periods and words stand together in any order', () => {
  for (const typed of ['ana last month login', 'login ana last month', 'last month, login, ana']) {
    const filter = read(typed);
    expect(users(filter)).toEqual([['U0ANA']]);
    expect(filter.periods.map(daysOf)).toEqual(['2027-02-01..2027-02-28']);
    expect(filter.words).toEqual(['login']);
  }
  expect(read('ana in march with bo')).toMatchObject({
    people: [{ users: ['U0ANA'] }, { users: ['U0BO'] }],
    periods: [{}],
    words: [],
  });
});

test('words in quotes mean only themselves', () => {
  const filter = read('“ana last month” "march"');
  expect(filter).toMatchObject({ people: [], periods: [], words: ['ana last month', 'march'] });
});

test.each(['', '  ', 'all', 'Everything', '\u200b', '“”'])('%j looks for everything', (typed) =>
  expect(read(typed)).toEqual(everything),
);

describe('what is found', () => {
  const win = (text: string, people: string[] = [], why = '') => ({ text, why, people });
  const finds = (typed: string, one: ReturnType<typeof win>) => matcher(read(typed))(one);

  test.each([
    ['login', 'Shipped the Login fix'],
    ['log', 'Shipped the login fix'],
    ['uber', 'Über Nacht fertig'],
    ['ÜBER', 'über Nacht fertig'],
    ['login shipped', 'Shipped the login fix'],
    ['"login fix"', 'Shipped the login\nfix'],
    ['c++', 'Ported it to C++ at last'],
    ['🎉', 'Party 🎉'],
    ['修正', 'ログイン修正を出した'],
    ['(.*)', 'A regex (.*) of all things'],
  ])('%s in “%s”', (typed, text) => expect(finds(typed, win(text))).toBe(true));

  test.each([
    ['art', 'A good start'],
    ['login invoices', 'Shipped the login fix'],
    ['"fix login"', 'Shipped the login fix'],
    ['U0ANA', 'With <@U0ANA>'],
  ])('not %s in “%s”', (typed, text) => expect(finds(typed, win(text))).toBe(false));

  test('why it mattered counts as well', () => {
    expect(finds('stand', win('x', [], 'They planned their stand'))).toBe(true);
  });

  test('somebody by their part in it, or by their name in the text as a whole', () => {
    expect(finds('ana', win('Shipped it', ['U0ANA']))).toBe(true);
    expect(finds('ana', win('Shipped it with Ana'))).toBe(true);
    expect(finds('ana', win('Wrote the analysis'))).toBe(false);
    expect(finds('<@U0ANA>', win('Shipped it with Ana'))).toBe(false);
    expect(finds('ana bo', win('Shipped it', ['U0ANA']))).toBe(false);
    expect(finds('ana or bo', win('Shipped it', ['U0BO']))).toBe(true);
  });
});

describe('said in words', () => {
  const says = (typed: string, count = 2) => sayFilter(read(typed), today, count);

  test.each([
    ['ana last month login', 'with <@U0ANA> that say “login”, in February'],
    ['ana or bo', 'with <@U0ANA> or <@U0BO>'],
    ['ana bo', 'with <@U0ANA> and <@U0BO>'],
    ['last week', 'from Monday 8 March to Sunday 14 March'],
    ['this week', 'since Monday 15 March'],
    ['april', 'in April 2026'],
    ['january february', 'in January or in February'],
    ['a <b> & c', 'that say “a”, “&lt;b&gt;” and “c”'],
    ['since 3 may', 'since Sunday 3 May 2026'],
    ['before 2027', 'until Thursday 31 December 2026'],
  ])('%s: %s', (typed, words) => expect(says(typed)).toBe(words));

  test('one win says it', () => expect(says('login', 1)).toBe('that says “login”'));

  test('keeps text from right to left to itself, and is not long', () => {
    expect(says('שלום')).toBe('that say “\u2068שלום\u2069”');
    const long = Array.from({ length: 20 }, (_, n) => `${'word'.repeat(5)}${n}`).join(' ');
    expect(says(long).length).toBeLessThan(200);
    expect(says(long)).toMatch(/and more$/);
    const namesakes = Array.from({ length: 30 }, (_, n) => ({ id: `U0ANA${n}`, name: 'ana' }));
    expect(sayFilter(read('ana', namesakes), today, 2)).toMatch(/or 26 more$/);
  });
});

const someDay = fc
  .integer({ min: 0, max: 40_000 })
  .map((days) => Temporal.PlainDate.from('1990-01-01').add({ days }));

describe('whatever is typed', () => {
  test('can be read, found with and said, and loses no mention', () => {
    fc.assert(
      fc.property(someTyped, someDay, (raw, at) => {
        const typed = fromField(raw).slice(0, 300).toWellFormed();
        const filter = readFilter(typed, { today: at, people });
        for (const { first, last } of filter.periods) {
          expect(first ?? last).not.toBeNull();
          if (first && last) expect(Temporal.PlainDate.compare(first, last)).toBeLessThanOrEqual(0);
        }
        for (const [, user] of typed.matchAll(/<@([UW][A-Z0-9]+)>/g)) {
          const kept = [...users(filter).flat(), ...filter.words.join(' ').split(/[^\w]+/)];
          expect(kept).toContain(user);
        }
        expect(typeof matcher(filter)({ text: typed, why: '', people: [] })).toBe('boolean');
        expect(sayFilter(filter, at, 1).length).toBeLessThan(2000);
        nearFilter(filter, people);
      }),
      { numRuns: 300 },
    );
  });

  test('words are found in the text in which they stand', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
        const typed = fromField(words.join(' '));
        const filter = readFilter(typed, { today, people: [] });
        if (filter.periods.length > 0) return;
        expect(matcher(filter)({ text: typed, why: '', people: [] })).toBe(true);
      }),
    );
  });

  const said = fc.oneof(
    fc.constantFrom(
      'today',
      'yesterday',
      'this week',
      'last week',
      'this month',
      'last month',
      'this year',
      'last year',
      'last quarter',
    ),
    fc
      .tuple(fc.integer({ min: 1, max: 28 }), fc.constantFrom('january', 'may', 'oct'))
      .map(([day, month]) => `since ${day} ${month}`),
    fc.integer({ min: 1, max: 99 }).map((n) => `last ${n} days`),
    fc.constantFrom('march', 'december', 'in may', '2019', 'q3', 'before june', 'last sunday'),
  );

  test('a period that is said in words reads as the same days, up to today', () => {
    fc.assert(
      fc.property(said, someDay, (typed, at) => {
        const first = periodAtStart(typed.split(' '), at)?.period;
        const words = first && sayPeriod(first, at).toLowerCase();
        const again = words && periodAtStart(words.split(' '), at);
        const until = ({ last }: Period) =>
          last && Temporal.PlainDate.compare(last, at) < 0 ? last.toString() : 'today';
        expect([
          words,
          again && again.period.first?.toString(),
          again && until(again.period),
        ]).toEqual([words, first?.first?.toString(), first && until(first)]);
        expect(again && again.length).toBe(words?.split(' ').length);
      }),
      { numRuns: 1000 },
    );
  });

  test('a period looks back: it has begun', () => {
    fc.assert(
      fc.property(said, someDay, (typed, at) => {
        const first = periodAtStart(typed.split(' '), at)?.period.first;
        if (first && typed !== '2019') {
          expect(Temporal.PlainDate.compare(first, at)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});
