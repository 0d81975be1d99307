import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  gather,
  isPreselected,
  keyOf,
  lessonFields,
  lessonOf,
  mostOfKind,
  type Piece,
  readSource,
  spanOfWork,
  type Work,
  writeSource,
} from '../../src/closeout/closeout.ts';
import {
  compose,
  fitted,
  limits,
  peopleAfter,
  peopleIn,
  peopleLimit,
  rewrite,
  type Telling,
} from '../../src/closeout/draft.ts';
import { asItsWords, celebrationPost, failedMessage } from '../../src/closeout/post.view.ts';
import { practiceByKey } from '../../src/practices/index.ts';
import { lacksFallback, validateMessage } from '../../sandbox/blocks/index.ts';
import { mentions } from '../../src/slack/text.ts';
import { namesForMentions } from '../../src/slack/typed.ts';
import { someTyped } from '../wins/some.ts';
import { fromCommand } from '../../src/slack/text.ts';

const author = 'U0MIRA';
const known = [
  { id: 'U0ANA', name: 'Ana' },
  { id: 'U0BO', name: 'Maximiliane Freifrau von Thurn und Hohenstein' },
];
const at = (text: string) => Temporal.Instant.from(text);

const win = (
  id: string,
  of: { text?: string; why?: string; people?: string[]; at?: string } = {},
) => ({
  id,
  text: of.text ?? `win ${id}`,
  why: of.why ?? '',
  people: of.people ?? [],
  at: at(of.at ?? '2027-03-10T09:00Z'),
});
const work: Work = {
  id: 'd1',
  outcome: 'The report',
  doneLooksLike: 'Five pages',
  delegates: ['U0ANA', 'U0BO'],
  from: at('2027-03-01T09:00Z'),
  endedAt: at('2027-03-12T09:00Z'),
};
const nothing = { wins: [], kudos: [], works: [], lessons: [] };

describe('what belongs to a celebration', () => {
  test('of work: what names somebody who had it, in the text or beside it', () => {
    const wins = [
      win('1', { people: ['U0ANA'] }),
      win('2', { text: 'with <@U0BO>' }),
      win('3', { people: ['U0OTTO'] }),
      win('4'),
    ];
    const kudos = [
      {
        id: '5',
        text: 'x',
        effect: '',
        people: ['U0BO', 'U0CY'],
        win: null,
        at: at('2027-03-11T09:00Z'),
      },
      { id: '6', text: 'x', effect: '', people: ['U0CY'], win: null, at: at('2027-03-11T09:00Z') },
    ];
    const { pieces } = gather({ ...nothing, wins, kudos, works: [] }, work);
    expect(pieces.map(keyOf)).toEqual(['win 1', 'win 2', 'kudos 5', 'work d1']);
  });

  test('of a month: everything, the oldest first; kudos made of a win that is there tell nothing new', () => {
    const wins = [win('2', { at: '2027-03-11T09:00Z' }), win('1')];
    const given = { text: 'x', effect: '', people: ['U0ANA'], at: at('2027-03-12T09:00Z') };
    const kudos = [
      { ...given, id: '3', win: '1' },
      { ...given, id: '4', win: 'elsewhere' },
    ];
    const { pieces, left } = gather({ ...nothing, wins, kudos }, null);
    expect(pieces.map(keyOf)).toEqual(['win 1', 'win 2', 'kudos 4']);
    expect(left).toBe(0);
  });

  test('is the newest where it is more than fits, and says so', () => {
    const wins = Array.from({ length: 45 }, (_, n) =>
      win(String(n).padStart(2, '0'), { at: `2027-03-10T09:${String(n).padStart(2, '0')}Z` }),
    );
    const { pieces, left } = gather({ ...nothing, wins }, null);
    expect(pieces).toHaveLength(mostOfKind.win);
    expect(pieces[0]?.id).toBe('05');
    expect(left).toBe(5);
  });

  test('of work may be written down until a week after its end', () => {
    const { from, until } = spanOfWork(work);
    expect([from.toString(), until.toString()]).toEqual([
      '2027-03-01T09:00:00Z',
      '2027-03-19T09:00:00Z',
    ]);
  });

  test('is ticked where it names others, never out of a journal, and never of a project', () => {
    const month = { kind: 'month', month: Temporal.PlainYearMonth.from('2027-03') } as const;
    const piece: Piece = { kind: 'win', ...win('1', { people: ['U0ANA'] }), more: '' };
    expect(isPreselected(piece, author, month)).toBe(true);
    expect(isPreselected({ ...piece, people: [author] }, author, month)).toBe(false);
    expect(isPreselected({ ...piece, people: ['UGONE'] }, author, month)).toBe(false);
    expect(isPreselected({ ...piece, kind: 'lesson' }, author, month)).toBe(false);
    expect(isPreselected(piece, author, { kind: 'project' })).toBe(false);
  });

  test('of a journal is what may be shared at all, by fields that there are', () => {
    for (const [key, fields] of Object.entries(lessonFields)) {
      const practice = practiceByKey(key);
      expect([key, practice?.sharing]).toEqual([key, 'by-choice']);
      const there = practice?.form.fields.map((field) => field.key) ?? [];
      expect(fields.filter((field) => !there.includes(field))).toEqual([]);
    }
    expect(lessonOf('debrief-failure', { happened: 'secret', learned: 'A.', next: 'B.' })).toBe(
      'A. B.',
    );
    expect(lessonOf('one-on-one', { learned: 'A' })).toBe('');
    expect(lessonOf('toString', { learned: 'A' })).toBe('');
  });

  test.each(['delegation 0193-ab', 'month 2027-03', 'project'])(
    '%s is read as it was written',
    (text) => {
      const source = readSource(text);
      expect(source && writeSource(source)).toBe(text);
    },
  );

  test.each(['', 'month', 'month 2027-13', 'delegation ', 'month 2027-3', 'win 1'])(
    'is nothing for “%s”',
    (text) => expect(readSource(text)).toBeNull(),
  );
});

const telling: Telling = {
  source: { kind: 'month', month: Temporal.PlainYearMonth.from('2027-03') },
  author,
  subject: 'March',
  purpose: 'Shops get paid.',
  known,
};
const piece = (kind: Piece['kind'], id: string, of: Partial<Piece> = {}): Piece => ({
  kind,
  id,
  at: at('2027-03-10T09:00Z'),
  text: `${kind} ${id}`,
  more: '',
  people: ['U0ANA'],
  ...of,
});

describe('a draft', () => {
  test('names people with what they did, and nobody twice', () => {
    const { did, setOut, title } = compose(telling, [
      piece('win', '1', { text: 'shipped it with <@U0ANA>', people: ['U0ANA', 'U0BO', author] }),
      piece('win', '2', { text: 'The fair', more: 'Twelve new shops.', people: [author] }),
      piece('kudos', '4', { text: 'Calmed the shop', more: 'It stays!', people: ['U0BO'] }),
      piece('work', '3', { text: 'The report', people: ['U0ANA', 'U0BO'] }),
    ]);
    expect(title).toBe('What went well in March');
    expect(setOut).toBe('• The report');
    expect(did).toBe(
      '• <@U0BO>: shipped it with <@U0ANA>\n• The fair. Twelve new shops.\n• <@U0BO>: Calmed the shop. It stays!\n• <@U0ANA> and <@U0BO> brought this to its end: “The report”',
    );
  });

  test('of work says what it was for, and who owned it; a title has names for mentions', () => {
    const words = compose(
      {
        ...telling,
        source: { kind: 'delegation', id: 'd1' },
        subject: 'A log for <@U0ANA> and <@U0NEW>',
      },
      [piece('work', 'd1', { text: 'A log', more: 'One sees\nwho came.' })],
    );
    expect(words).toEqual({
      title: 'A log for @Ana and somebody',
      setOut: 'One sees\nwho came.',
      did: '• <@U0ANA> owned it from start to finish.',
      learned: '',
      thanks: '',
    });
  });

  test('says of many on one line the first, and thanks everybody', () => {
    const crowd = Array.from({ length: 30 }, (_, n) => `U0P${n}`);
    const chosen = [
      piece('win', '1', { people: crowd }),
      piece('win', '2', { people: [author, 'UGONE', 'U0P3'] }),
    ];
    expect(compose(telling, chosen).did).toContain('<@U0P9> and others: win 1');
    expect(peopleIn(chosen, author)).toEqual(crowd);
  });

  const texts = someTyped.map(fromCommand).filter((text) => text !== '');
  const somePieces = fc
    .array(
      fc.record({
        kind: fc.constantFrom('win', 'kudos', 'work', 'lesson') satisfies fc.Arbitrary<
          Piece['kind']
        >,
        text: texts,
        more: texts,
        people: fc.array(fc.constantFrom('U0ANA', 'U0BO', 'UGONE', author, 'U0CY'), {
          maxLength: 4,
        }),
      }),
      { maxLength: 60 },
    )
    .map((made) => made.map((one, n): Piece => piece(one.kind, String(n), one)));

  test('always fits its fields, with mentions and with names, and no mention is cut in two', () => {
    fc.assert(
      fc.property(somePieces, texts, (chosen, subject) => {
        for (const source of [telling.source, { kind: 'delegation', id: '0' } as const]) {
          const words = compose({ ...telling, source, subject }, chosen);
          for (const key of ['title', 'setOut', 'did', 'learned'] as const) {
            expect(words[key].length).toBeLessThanOrEqual(limits[key]);
            expect(namesForMentions(words[key], known).length).toBeLessThanOrEqual(limits[key]);
            expect(words[key].isWellFormed()).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('has a title that fits with names, also of a month', () => {
    const subject = `<@U0BO> ${'m'.repeat(200)}`;
    const { title } = compose({ ...telling, subject }, []);
    expect(title.length).toBe(limits.title);
    expect(namesForMentions(title, known)).toBe(title);
  });

  test('cuts the longest first, and loses no line that has room', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 60 }),
        (lengths) => {
          const lines = lengths.map((length, n) => `${n % 10}`.repeat(length));
          const text = fitted(lines, 3000, []);
          const shown = text.split('\n');
          expect(text.length).toBeLessThanOrEqual(3000);
          if (lines.length * 41 <= 3000) expect(shown).toHaveLength(lines.length);
          const cut = shown.filter((line, n) => line !== lines[n]);
          const longestWhole = Math.max(
            0,
            ...shown.filter((line, n) => line === lines[n]).map((l) => l.length),
          );
          for (const line of cut)
            expect(line.length).toBeGreaterThanOrEqual(Math.min(40, longestWhole));
        },
      ),
    );
  });
});

describe('a draft for which something else is chosen', () => {
  const before = [piece('win', '1'), piece('lesson', '2', { people: [] })];
  const after = [piece('win', '1'), piece('win', '3', { people: ['U0BO'] })];

  test('is put together anew where nobody has changed it', () => {
    const { words, isKept } = rewrite(telling, { words: compose(telling, before), before, after });
    expect(words).toEqual(compose(telling, after));
    expect(isKept).toBe(false);
  });

  test('loses nothing that was typed, and says where there is no room', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: limits.did }),
        fc.string({ minLength: 1, maxLength: limits.learned }),
        (did, learned) => {
          const words = {
            ...compose(telling, before),
            did,
            learned,
            thanks: 'Mine',
            title: 'Mine',
          };
          const became = rewrite(telling, { words, before, after });
          expect(became.words.did.startsWith(did)).toBe(true);
          expect(became.words.learned).toBe(learned);
          expect(became.words).toMatchObject({ thanks: 'Mine', title: 'Mine' });
          expect(became.words.did.length).toBeLessThanOrEqual(limits.did);
          expect(became.full).toEqual(became.words.did === did ? ['did'] : []);
        },
      ),
    );
  });

  test('keeps the people that its author added or took out', () => {
    const others = { before, after };
    expect(peopleAfter(['U0ANA', 'U0ZOE'], others, author)).toEqual(['U0ANA', 'U0ZOE', 'U0BO']);
    expect(peopleAfter([], others, author)).toEqual(['U0BO']);
    expect(peopleAfter(['U0ANA', 'U0BO'], { before: after, after: before }, author)).toEqual([
      'U0ANA',
    ]);
  });
});

test('a line that begins with a name of another script runs as its words do', () => {
  const text =
    '• <@U0ANA> and <@U0BO>: the log\n<@U0ANA>: سلّمنا (login)\n• the log of <@U0ANA>\n<@U0ANA>';
  expect(asItsWords(text)).toBe(
    '\u200E• <@U0ANA> and <@U0BO>: the log\n\u200F<@U0ANA>: سلّمنا (login)\n• the log of <@U0ANA>\n<@U0ANA>',
  );
});

test('the post and the message about a refused one fit into what Slack takes, whatever stands in them', () => {
  const unit = fc.constantFrom(
    '&',
    '<',
    '>',
    'a',
    '🙂',
    '<@U0ANA12345>',
    'word ',
    '\n',
    'ن',
    '\u202e',
  );
  const words = (max: number) =>
    fc.oneof(
      fc
        .string({ unit: 'grapheme', maxLength: max })
        .map((text) => text.slice(0, max).toWellFormed()),
      fc
        .tuple(unit, fc.nat(max))
        .map(([one, length]) => one.repeat(Math.floor(length / one.length))),
      unit.map((one) => one.repeat(Math.floor(max / one.length))),
    );
  const crowd = Array.from({ length: peopleLimit }, (_, n) => `U0CROWD00${n}`);
  fc.assert(
    fc.property(
      fc.record({
        title: words(limits.title).filter((text) => /\w/.test(text)),
        setOut: words(limits.setOut),
        did: words(limits.did),
        learned: words(limits.learned),
        thanks: words(limits.thanks),
        people: fc.nat(peopleLimit).map((count) => crowd.slice(0, count)),
      }),
      (of) => {
        const text = (key: 'setOut' | 'did' | 'learned' | 'thanks') => of[key].trim();
        const celebration = {
          ...of,
          setOut: text('setOut'),
          did: text('did') || 'x',
          learned: text('learned'),
          thanks: text('thanks'),
          id: 'c',
          author,
          state: 'draft' as const,
          source: { kind: 'project' as const },
          channel: 'C0TEAM',
          chosen: [],
          answers: null,
          outbox: null,
          told: null,
          changedAt: at('2027-03-10T09:00Z'),
          sharedAt: null,
        };
        for (const message of [
          celebrationPost(celebration),
          failedMessage(celebration, 'restricted_action'),
        ]) {
          expect([...validateMessage(message), ...lacksFallback(message)]).toEqual([]);
        }
        const shown = JSON.stringify(celebrationPost(celebration));
        for (const person of celebration.people) expect(shown).toContain(person);
        expect(mentions(celebration.did).every((person) => shown.includes(person))).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});
