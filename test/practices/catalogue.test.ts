import { describe, expect, test } from 'vitest';
import { catalogue, practiceByKey } from '../../src/practices/index.ts';
import {
  type About,
  type Cadence,
  type Practice,
  seenTriggers,
  themes,
  toldTriggers,
  type Wording,
} from '../../src/practices/practice.ts';
import { sayWording } from '../../src/practices/say.ts';

/** Keys are stored, so they are slugs that say something: a number would tempt us to reuse it. */
const slug = /^[a-z]+(-[a-z]+)*$/;

const banned =
  /\b(leverag|empower|align|synerg|stakeholder|actionable|impactful|bandwidth|paradigm|holistic|utili[sz]|deliverable|ecosystem|proactive|optimi[sz]|incentivi|ideat|mindset|touch base|circle back|deep dive|low-hanging|game.?chang|best.practice|best-in-class|move the needle|value.add)/i;
const scolding =
  /\b(you (should|must|have to|need to|forgot|failed)|don't forget|why (didn't|haven't) you)\b/i;
/** Slack would read these as formatting, a mention or an emoji. */
const markup = /[*_~`<>]|:[a-z_]+:|\p{Extended_Pictographic}/u;

const sentences = (text: string): number => (text.match(/[.?…](?=["”)]*(\s|$))/gu) ?? []).length;
const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const normalised = (text: string): string => words(text).join(' ');

/**
 * How many wordings it takes that none returns within 56 days, with every other practice muted.
 * Day 0 and day 56 both count. The highest pace is five in a calendar week: 57 days are seven whole weeks and eight days
 * in the two at the ends, 43 at most. A practice with a moment of its own comes once a week, and 57 days touch nine.
 */
const wordingsNeeded = (cadence: Cadence): number =>
  cadence.kind === 'own-schedule' ? 9 : Math.min(Math.floor(56 / cadence.everyDays) + 1, 43);

const fewestWordings = 2;

/** What wordings are about, in ordinary words. */
const someday: About = {
  teammate: { person: 'Ana' },
  unthanked: { person: 'Ana', since: '3 October' },
  'delegation-made': { delegate: 'Ana', outcome: 'Retention report' },
  'daily-check-ins': { delegate: 'Ana', outcome: 'Retention report' },
  'check-ins-unanswered': { delegate: 'Ana', outcome: 'Retention report' },
  'delegation-overdue': { delegate: 'Ana', outcome: 'Retention report', due: '3 October' },
  roadblock: { delegate: 'Ana', outcome: 'Retention report' },
  'delegation-ended': { delegate: 'Ana', outcome: 'Retention report' },
  'vision-note': { note: 'Every shop is paid on the same day', on: '3 October' },
  'last-time': { words: 'Asking before answering', on: '3 October', person: 'Ana' },
  'kept-plan': { when: 'my 1:1 with Ana begins', will: 'ask before I answer' },
};

/** The same, where whom it was about is not known. */
const ofNobody: About = { ...someday, 'last-time': { ...someday['last-time'], person: null } };

const isPlain = (wording: Wording): boolean => typeof wording === 'string';

/** Its wordings as they are read, with their keys. */
const readWordings = (p: Practice, known = someday): [string, string][] =>
  Object.keys(p.wordings).map((key) => [key, sayWording(p, key, known)]);

/** With what they say instead where less is known. */
const readAll = (p: Practice): [string, string][] => {
  const said = readWordings(p);
  const less = readWordings(p, ofNobody).filter(([, text]) => said.every(([, t]) => t !== text));
  return [...said, ...less];
};

/** Every text of a practice that somebody reads. */
const textsOf = (p: Practice): string[] => [
  p.title,
  p.why,
  p.thanks,
  ...readAll(p).map(([, text]) => text),
  p.form.title,
  p.form.submit,
  ...p.form.fields.flatMap((f) => [
    f.label,
    ...[f.hint, f.placeholder].filter((t) => t !== undefined),
    ...(f.kind === 'choice' ? f.choices.map((c) => c.label) : []),
  ]),
];

const duplicates = (values: readonly string[]): string[] =>
  values.filter((v, i) => values.indexOf(v) !== i);

describe.each(catalogue.map((p) => [p.key, p] as const))('%s', (_, p) => {
  const wordings = readAll(p);

  test('has a key, a hat, a theme and its articles', () => {
    expect(p.key).toMatch(slug);
    expect(['leader', 'manager', 'both']).toContain(p.hat);
    expect(themes).toContain(p.theme);
    expect(p.seeds.length).toBeGreaterThan(0);
    expect(p.seeds.filter((s) => ![0, 1, 2, 3, 4].includes(s))).toEqual([]);
    expect(new Set(p.seeds).size).toBe(p.seeds.length);
  });

  test('may come up at a sensible pace', () => {
    const days = p.cadence.kind === 'own-schedule' ? 7 : p.cadence.everyDays;
    expect(Number.isInteger(days)).toBe(true);
    expect(days).toBeGreaterThan(0);
    const on = p.cadence.kind === 'own-schedule' ? [] : (p.cadence.on ?? []);
    expect(on.filter((trigger) => ![...seenTriggers, ...toldTriggers].includes(trigger))).toEqual(
      [],
    );
    if (p.cadence.kind === 'when') expect(on).not.toEqual([]);
    if (p.cadence.kind !== 'at-most' || p.cadence.asksAfter === undefined) return;
    expect(p.cadence.asksAfter).toBeGreaterThan(0);
    expect(p.cadence.asksAfter).toBeLessThan(p.cadence.everyDays);
    const subjects = Object.values(p.wordings).map(
      (each) => typeof each !== 'string' && each.about,
    );
    expect(subjects).toContain('last-time');
  });

  test('is introduced briefly', () => {
    expect(p.title.length).toBeLessThanOrEqual(60);
    expect(p.why.length).toBeLessThanOrEqual(160);
    expect(sentences(p.why)).toBe(1);
    expect(p.why).toMatch(/\.$/);
    expect(p.thanks.length).toBeLessThanOrEqual(80);
    expect(sentences(p.thanks)).toBe(1);
    expect(p.thanks).toMatch(/\.$/);
  });

  test('has a wording for every time it may come up in eight weeks', () => {
    const plain = Object.values(p.wordings).filter(isPlain);
    expect(plain.length).toBeGreaterThanOrEqual(
      Math.max(fewestWordings, wordingsNeeded(p.cadence)),
    );
  });

  test('speaks of what happened only where that brings it up', () => {
    const on: readonly string[] = p.cadence.kind === 'own-schedule' ? [] : (p.cadence.on ?? []);
    const never = Object.values(p.wordings).filter(
      (wording) =>
        typeof wording !== 'string' &&
        seenTriggers.some((trigger) => trigger === wording.about) &&
        !on.includes(wording.about),
    );
    expect(never).toEqual([]);
  });

  test('names answers that its form has where it leaves a wording out after them', () => {
    const choices = p.form.fields.flatMap((field) =>
      field.kind === 'choice' ? field.choices.map(({ key }) => `${field.key} ${key}`) : [],
    );
    const named = Object.values(p.wordings).flatMap((wording) =>
      typeof wording === 'string'
        ? []
        : Object.entries(wording.unless ?? {}).flatMap(([field, answers]) =>
            answers.map((answer) => `${field} ${answer}`),
          ),
    );
    expect(named.filter((each) => !choices.includes(each))).toEqual([]);
  });

  test('never leaves a placeholder empty', () => {
    for (const [key, wording] of Object.entries(p.wordings)) {
      if (typeof wording === 'string') continue;
      expect(sayWording(p, key, {})).toBe(Object.values(p.wordings).find(isPlain));
      const said = sayWording(p, key, someday);
      const values = Object.values(someday[wording.about]).filter((value) => value !== null);
      expect(values.some((value) => said.includes(value))).toBe(true);
    }
  });

  test.each(wordings)('says %s in one or two sentences of plain text', (key, text) => {
    expect(key).toMatch(slug);
    expect(text.length).toBeGreaterThanOrEqual(40);
    expect(text.length).toBeLessThanOrEqual(220);
    expect(sentences(text)).toBeGreaterThanOrEqual(1);
    expect(sentences(text)).toBeLessThanOrEqual(2);
    expect(text).toMatch(/^\p{Lu}.*[.?]$/u);
  });

  test.each(textsOf(p))('keeps its voice and its plainness: %s', (text) => {
    expect(text).toBe(text.trim().replaceAll(/\s+/g, ' '));
    expect(text).not.toBe('');
    expect(text).not.toContain('!');
    expect(text).not.toMatch(/[—–]/);
    expect(text).not.toMatch(markup);
    expect(text).not.toMatch(banned);
    expect(text).not.toMatch(scolding);
  });

  test('asks with a form that Slack accepts', () => {
    const { title, submit, fields } = p.form;
    expect(title.length).toBeLessThanOrEqual(24);
    expect(submit.length).toBeLessThanOrEqual(24);
    expect(fields.length).toBeGreaterThanOrEqual(1);
    expect(fields.length).toBeLessThanOrEqual(3);
    expect(fields.some((f) => f.optional !== true)).toBe(true);
    expect(duplicates(fields.map((f) => f.key))).toEqual([]);
    for (const field of fields) {
      expect(field.key).toMatch(slug);
      expect(field.label.length).toBeLessThanOrEqual(2000);
      expect(field.hint?.length ?? 0).toBeLessThanOrEqual(2000);
      expect(field.placeholder?.length ?? 0).toBeLessThanOrEqual(150);
      if (field.kind !== 'choice') continue;
      expect(field.choices.length).toBeGreaterThanOrEqual(2);
      expect(field.choices.length).toBeLessThanOrEqual(10);
      expect(duplicates(field.choices.map((c) => c.key))).toEqual([]);
      expect(duplicates(field.choices.map((c) => c.label))).toEqual([]);
      for (const choice of field.choices) {
        expect(choice.key).toMatch(slug);
        expect(choice.label.length).toBeLessThanOrEqual(75);
      }
    }
  });

  test('is found by its key', () => {
    expect(practiceByKey(p.key)).toBe(p);
  });
});

describe('the catalogue', () => {
  const all = catalogue.flatMap((p) =>
    readWordings(p).map(([key, text]) => ({ name: `${p.key}/${key}`, text })),
  );

  test('has no two practices with one key or one title', () => {
    expect(duplicates(catalogue.map((p) => p.key))).toEqual([]);
    expect(duplicates(catalogue.map((p) => normalised(p.title)))).toEqual([]);
  });

  test('has the same order however its files are loaded: by theme, then by key', () => {
    const place = (p: Practice): string => `${themes.indexOf(p.theme) + 10} ${p.key}`;
    const order = catalogue.map(place);
    expect(order).toEqual([...order].sort((a, b) => (a < b ? -1 : 1)));
  });

  test('says nothing twice', () => {
    expect(duplicates(all.map((w) => normalised(w.text)))).toEqual([]);
  });

  test('has no two wordings that are mostly the same words', () => {
    const close = all.flatMap((a, i) =>
      all.slice(i + 1).flatMap((b) => {
        const left = new Set(words(a.text));
        const right = new Set(words(b.text));
        const shared = left.intersection(right).size / left.union(right).size;
        return shared >= 0.45 ? [`${a.name} and ${b.name}: ${shared.toFixed(2)}`] : [];
      }),
    );
    expect(close).toEqual([]);
  });

  test('knows no other key', () => {
    expect(practiceByKey('')).toBeUndefined();
    expect(practiceByKey('constructor')).toBeUndefined();
  });
});
