import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Draft, type Remark, remark, whats } from '../../src/delegations/clarity.ts';
import { date } from '../time/some.ts';
import {
  clear,
  type Example,
  heldBack,
  last,
  later,
  mended,
  tried,
  vague,
} from './clarity.table.ts';

/** A Monday. */
const today = date('2027-03-15');
const whole = { name: 'ana', stage: 'whole' } as const;
const writing = { name: 'ana', stage: 'writing' } as const;

const good: Draft = {
  delegate: 'U0ANA',
  outcome: '5-page Q3 retention report for the board',
  doneLooksLike: 'Three causes with numbers, one proposal',
  authority: 'tell-first',
  limit: null,
  checkIn: 'weekly',
  dueOn: date('2027-03-26'),
  today,
};

function draftOf({ outcome, done, days = 10, authority, limit, checkIn }: Example): Draft {
  return {
    ...good,
    outcome,
    doneLooksLike: done,
    authority: authority === undefined ? good.authority : authority,
    limit: limit ?? null,
    checkIn: checkIn ?? 'weekly',
    dueOn: days === null ? null : today.add({ days }),
  };
}

function said(change: Partial<Draft>): string[] {
  const found = remark({ ...good, ...change }, whole);
  return found ? [found.about, found.says, found.suggests] : [];
}

const examples = [...clear, ...vague, ...heldBack, ...later, ...last, ...tried, ...mended];

describe('an example', () => {
  test.each(examples)('$trade: $outcome', (example) => {
    expect(remark(draftOf(example), whole)?.what ?? null).toBe(example.expects);
  });

  test('is there for many trades, clear and vague, and for all that may be vague', () => {
    const poor = examples.filter(({ expects }) => expects !== null);
    expect(examples.length - poor.length).toBeGreaterThanOrEqual(30);
    expect(poor.length).toBeGreaterThanOrEqual(30);
    expect(new Set(examples.map(({ trade }) => trade)).size).toBeGreaterThanOrEqual(8);
    expect(new Set(poor.map(({ expects }) => expects))).toEqual(new Set(whats));
  });
});

describe('what is said', () => {
  test('two owners', () => {
    expect(said({ outcome: '<@U0BO> and <@U0CY> write the report for the board' }))
      .toMatchInlineSnapshot(`
      [
        "who",
        "“<@U0BO> and <@U0CY>” are two, and then each may wait for the other.",
        "Let ana own it, and name whoever helps: “with help from …”.",
      ]
    `);
  });

  test('two owners, one of them by the way, and nobody yet', () => {
    const says = (outcome: string) => said({ outcome })[1];
    expect(says('Clear the garage together with @ben')).toMatchInlineSnapshot(
      `"“Together with @ben” makes two, and then each may wait for the other."`,
    );
    expect(says('Clear the garage, whoever has time')).toMatchInlineSnapshot(
      `"“Whoever has time” is nobody yet, and then each may wait for the other."`,
    );
  });

  test('a verb without a result', () => {
    expect(said({ outcome: 'Please handle the supplier complaints', doneLooksLike: '' }))
      .toMatchInlineSnapshot(`
      [
        "outcome",
        "“Handle” says what to do, and not yet what will be there.",
        "Finish this sentence: “For the supplier complaints, there is … in the end.” A list, a decision, something that works.",
      ]
    `);
    expect(said({ outcome: 'Help out', doneLooksLike: '' })).toMatchInlineSnapshot(`
      [
        "outcome",
        "“Help out” says what to do, and not yet what will be there.",
        "Finish this sentence: “When it is done, there is …”",
      ]
    `);
    expect(said({ outcome: 'Social media', doneLooksLike: '' })).toMatchInlineSnapshot(`
      [
        "outcome",
        "“Social media” is a topic. What will be there in the end?",
        "Finish this sentence: “For Social media, there is … in the end.” A list, a decision, something that works.",
      ]
    `);
  });

  test('a verb alone, and one that looks like a topic', () => {
    const says = (outcome: string) => said({ outcome, doneLooksLike: '' });
    expect(says('Handle it')).toMatchInlineSnapshot(`
      [
        "outcome",
        "“Handle” says what to do, and not yet what will be there.",
        "Finish this sentence: “When it is done, there is …”",
      ]
    `);
    expect(says('Research competitors')).toMatchInlineSnapshot(`
      [
        "outcome",
        "“Research” says what to do, and not yet what will be there.",
        "Finish this sentence: “When it is done, there is …”",
      ]
    `);
  });

  test('no measure', () => {
    expect(said({ doneLooksLike: '' })).toMatchInlineSnapshot(`
      [
        "done",
        "What done looks like is still open.",
        "What could you both point at? “Five pages, three causes, read by the board.”",
      ]
    `);
    expect(said({ outcome: 'Answer the reviews', doneLooksLike: 'Guests are happier' }))
      .toMatchInlineSnapshot(`
      [
        "done",
        "“Happier” looks different to each of you.",
        "Say how you both would see it: a number (“from … to …”), a thing that is there, or a yes or no.",
      ]
    `);
  });

  test('no date', () => {
    expect(said({ dueOn: null })).toMatchInlineSnapshot(`
      [
        "due",
        "There is no date yet.",
        "Choose a day, such as Friday 26 March. It can be moved when you both agree.",
      ]
    `);
    expect(said({ dueOn: null, outcome: '3 causes for the board, asap' })).toMatchInlineSnapshot(`
      [
        "due",
        "“Asap” is a day for one and a month for another.",
        "Choose a day, such as Friday 26 March. It can be moved when you both agree.",
      ]
    `);
  });

  test('no reader', () => {
    expect(said({ outcome: '5-page Q3 retention report' })).toMatchInlineSnapshot(`
      [
        "outcome",
        "Who is going to read the report? That decides how long and how deep it is.",
        "Add them: “report for …”, or what it will be used for.",
      ]
    `);
  });

  test('no reader of what begins with a capital', () => {
    expect(said({ outcome: 'Presentation of the new rota' })[1]).toMatchInlineSnapshot(
      `"Who is going to read the presentation? That decides how long and how deep it is."`,
    );
  });

  test('authority without words or without a limit', () => {
    expect(said({ authority: null })).toMatchInlineSnapshot(`
      [
        "authority",
        "How far may ana go without asking you?",
        "“Decide, tell me first” is a good start when you are not sure.",
      ]
    `);
    expect(said({ outcome: 'Hire a band', authority: 'own' })).toMatchInlineSnapshot(`
      [
        "limit",
        "“Hire” goes beyond the two of you, and there is no limit yet.",
        "Add one: “up to 500”, or “not more than a year”.",
      ]
    `);
    expect(said({ outcome: 'Text of the press release', authority: 'own' })).toMatchInlineSnapshot(`
      [
        "limit",
        "“The press” reaches people outside, and there is no limit yet.",
        "Add one: “I read it before it goes out”.",
      ]
    `);
  });

  test('what cannot be taken back', () => {
    expect(said({ outcome: 'Fire the agency', authority: 'own' })).toMatchInlineSnapshot(`
      [
        "limit",
        "“Fire” cannot be taken back, and there is no limit yet.",
        "Add one: “not before I have seen it”, or what stays as it is.",
      ]
    `);
  });

  test('check-ins', () => {
    expect(said({ checkIn: 'daily' })).toMatchInlineSnapshot(`
      [
        "check_in",
        "A question every day for 11 days can feel like a hand on the shoulder.",
        "Once a week is mostly enough. They can come to you in between.",
      ]
    `);
    expect(said({ checkIn: 'none', dueOn: date('2027-05-14') })).toMatchInlineSnapshot(`
      [
        "check_in",
        "60 days are a long time without a word.",
        "One question a week asks whether anything is in the way, and nothing else.",
      ]
    `);
  });

  test('without a name', () => {
    const nobody = { ...whole, name: null };
    const texts = [{ outcome: 'You two write the report for the board' }, { authority: null }].map(
      (change) => remark({ ...good, ...change }, nobody),
    );
    expect(texts.map((found) => [found?.says, found?.suggests])).toMatchInlineSnapshot(`
      [
        [
          "“You two” are two, and then each may wait for the other.",
          "Let one of them own it, and name whoever helps: “with help from …”.",
        ],
        [
          "How far may they go without asking you?",
          "“Decide, tell me first” is a good start when you are not sure.",
        ],
      ]
    `);
  });
});

describe('one at a time', () => {
  test('the weightiest first, until nothing is vague', () => {
    let draft: Draft = {
      ...good,
      outcome: 'You two look into it',
      doneLooksLike: '',
      authority: null,
      checkIn: 'daily',
      dueOn: null,
    };
    const mended: Partial<Record<string, Partial<Draft>>> = {
      owners: { outcome: 'Look into it' },
      result: { outcome: 'Report on the offers, and buy one of them' },
      measure: { doneLooksLike: 'One page' },
      date: { dueOn: date('2027-03-26') },
      reader: { doneLooksLike: 'One page for the board' },
      authority: { authority: 'own' },
      limit: { limit: 'up to $500' },
      'check-in': { checkIn: 'weekly' },
    };
    const order: string[] = [];
    for (let found = remark(draft, whole); found; found = remark(draft, whole)) {
      order.push(found.what);
      draft = { ...draft, ...mended[found.what] };
      if (order.length > whats.length) break;
    }
    expect(order).toEqual([...whats]);
  });
});

describe('while it is written', () => {
  test('what is still empty is not missed', () => {
    const begun = { ...good, doneLooksLike: '', authority: null, dueOn: null };
    expect(remark({ ...begun, outcome: '' }, writing)).toBeNull();
    expect(remark({ ...begun, outcome: 'Budget' }, writing)).toBeNull();
    expect(remark({ ...begun, outcome: 'Report on absences' }, writing)).toBeNull();
    expect(remark(begun, writing)).toBeNull();
  });

  test('what stands there is read', () => {
    const begun = { ...good, doneLooksLike: '', authority: null, dueOn: null };
    expect(remark({ ...begun, outcome: 'Handle the rota' }, writing)?.what).toBe('result');
    expect(remark({ ...begun, outcome: 'Support macro for refunds' }, writing)).toBeNull();
    expect(remark({ ...begun, doneLooksLike: 'it is nicer' }, writing)).toBeNull();
    expect(
      remark({ ...begun, outcome: 'New entrance', doneLooksLike: 'it is nicer' }, writing)?.what,
    ).toBe('measure');
  });
});

describe('the edges', () => {
  test.each<[what: string, change: Partial<Draft>, expected: Remark['what'] | null]>([
    ['daily for four days', { checkIn: 'daily', dueOn: date('2027-03-19') }, null],
    ['daily for five days', { checkIn: 'daily', dueOn: date('2027-03-20') }, 'check-in'],
    ['none for two weeks', { checkIn: 'none', dueOn: date('2027-03-29') }, null],
    ['none for longer', { checkIn: 'none', dueOn: date('2027-03-30') }, 'check-in'],
    ['spaces for words', { doneLooksLike: '  ' }, 'measure'],
    ['a limit of spaces', { outcome: 'Hire a band', authority: 'own', limit: ' ' }, 'limit'],
    ['an amount in the outcome', { outcome: 'Hire a band for $900', authority: 'own' }, null],
    ['a verb in a quotation', { outcome: '“Look into it” removed from the page' }, null],
    ['a noun that looks like one', { outcome: 'Handle of gate 3 replaced' }, null],
    ['two people with a result', { outcome: '<@U0BO> and <@U0CY> have the new keys' }, null],
    ['two people who learn', { outcome: '@ben and @cy are trained on the till' }, null],
    ['a person and their thing', { outcome: '@ben’s desk moved to room 4' }, null],
    ['offers of two', { outcome: 'Offers of both (Meyer + Schmidt), one page for me' }, null],
    ['two who are told to', { outcome: '@ana @ben clear the garage' }, 'owners'],
    ['two with a stroke', { outcome: '<@U0BO>/<@U0CY> clear the garage' }, 'owners'],
    ['two with an ampersand', { outcome: '<@U0BO> & <@U0CY> clear the garage' }, 'owners'],
    ['two and a colon', { outcome: '<@U0BO>, <@U0CY>: clear the garage' }, 'owners'],
    ['two names and a colon', { outcome: 'Ana and Ben: please clear the garage' }, 'owners'],
    ['you and somebody', { outcome: 'You and Ben clear the garage' }, 'owners'],
    ['two names in brackets', { outcome: 'Clear the garage (Ana + Ben)' }, 'owners'],
    ['one together with another', { outcome: 'Clear the garage together with @ben' }, 'owners'],
    ['whoever', { outcome: 'Clear the garage, whoever has time' }, 'owners'],
    ['two people who help', { outcome: 'Report for the board, with <@U0BO> and <@U0CY>' }, null],
    ['something that goes on', { outcome: 'Till counted every evening', dueOn: null }, null],
  ])('%s', (_, change, expected) => {
    expect(remark({ ...good, ...change }, whole)?.what ?? null).toBe(expected);
  });
});

test('whatever is typed, a remark is short and has a suggestion', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...examples.flatMap(({ outcome, done }) => [outcome, done])),
  );
  fc.assert(
    fc.property(text, text, fc.constantFrom(whole, writing), (outcome, doneLooksLike, context) => {
      const found = remark({ ...good, outcome, doneLooksLike }, context);
      expect(found === null || whats.includes(found.what)).toBe(true);
      expect(found?.says ?? 'short').toMatch(/^[^]{1,150}$/);
      expect(found?.suggests ?? 'short').toMatch(/^[^]{1,250}$/);
    }),
    { numRuns: 300 },
  );
});
