import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readThanks, splitThanks } from '../../src/kudos/thanks.ts';
import { mentions } from '../../src/slack/text.ts';

const ana = '<@U0ANA000000>';
const bo = '<@U0BO0000000>';
const cem = '<@U0CEM000000>';
const named = [['ana', ana] as const, ['bo', bo] as const, ['cem', cem] as const];

function read(typed: string) {
  const text = named.reduce((so, [name, id]) => so.replaceAll(`@${name}`, id), typed);
  const { people, did, effect } = readThanks(text);
  const back = (said: string) =>
    named.reduce((so, [name, id]) => so.replaceAll(id, `@${name}`), said);
  return [people.map((id) => back(`<@${id}>`)).join(' '), back(did), back(effect)];
}

describe('thanks as they are typed', () => {
  test.each([
    [
      '@ana @bo for fixing the login so that nobody has to wait',
      '@ana @bo',
      'Fixing the login',
      'Nobody has to wait',
    ],
    ['@ana and @bo for fixing the login', '@ana @bo', 'Fixing the login', ''],
    ['@ana, @bo & @cem: wrote the handbook', '@ana @bo @cem', 'Wrote the handbook', ''],
    ['@ana, @bo, and @cem who wrote the handbook', '@ana @bo @cem', 'Wrote the handbook', ''],
    ['@ana for helping @bo with the rota', '@ana', 'Helping @bo with the rota', ''],
    ['to @ana for the night shift', '@ana', 'The night shift', ''],
    ['Big thanks to @ana because she stayed late', '@ana', 'Stayed late', ''],
    ['@ana because she has called all twelve shops', '@ana', 'Called all twelve shops', ''],
    ['shout-out to @ana – rebuilt the shelf', '@ana', 'Rebuilt the shelf', ''],
    [
      'for fixing the login with @ana and @bo',
      '@ana @bo',
      'Fixing the login with @ana and @bo',
      '',
    ],
    ['fixed the login', '', 'Fixed the login', ''],
    ['@ana', '@ana', '', ''],
    ['@ana @ana', '@ana', '', ''],
    ['@ana iOS release is out', '@ana', 'iOS release is out', ''],
    ['@ana https://example.com is live', '@ana', 'https://example.com is live', ''],
    ['@ana لإصلاح تسجيل الدخول', '@ana', 'لإصلاح تسجيل الدخول', ''],
    ['@ana / @bo for fixing it', '@ana @bo', 'Fixing it', ''],
    ['@ana; @bo for fixing it', '@ana @bo', 'Fixing it', ''],
    ['@ana plus @bo, as well as @cem for fixing it', '@ana @bo @cem', 'Fixing it', ''],
    ['@ana; and @bo for fixing it', '@ana @bo', 'Fixing it', ''],
    [
      'thanks @ana! You fixed the login, so nobody has to wait',
      '@ana',
      'You fixed the login',
      'Nobody has to wait',
    ],
    ['@ana. Fixed the login', '@ana', 'Fixed the login', ''],
    ['@ana!! for fixing the login', '@ana', 'Fixing the login', ''],
    ['@ana; fixed the login', '@ana', 'Fixed the login', ''],
    ['@ana because of the way they fixed it', '@ana', 'Because of the way they fixed it', ''],
    ["@ana's work on the login", '@ana', "@ana's work on the login", ''],
    ['@ana’s calm saved us', '@ana', '@ana’s calm saved us', ''],
    [
      '@ana and the whole team for shipping the login',
      '@ana',
      '@ana and the whole team for shipping the login',
      '',
    ],
    ['big thanks to @ana & team', '@ana', 'Big thanks to @ana & team', ''],
    [
      '@ana, @bo, and everybody else, with @cem, for the fair',
      '@ana @bo',
      '@ana, @bo, and everybody else, with @cem, for the fair',
      '',
    ],
    ['@ana android release is out', '@ana', 'Android release is out', ''],
    [
      '@ana\nstayed on the call until the shop could pay',
      '@ana',
      'Stayed on the call until the shop could pay',
      '',
    ],
  ])('%s', (typed, people, did, effect) => {
    expect(read(typed)).toEqual([people, did, effect]);
  });
});

describe('what somebody did and what it changed', () => {
  test.each([
    ['stayed late, so the fair could open on time', 'Stayed late', 'The fair could open on time'],
    [
      'rewrote the import, which means nobody types it in again',
      'Rewrote the import',
      'Nobody types it in again',
    ],
    ['rewrote the import, which saved us two days', 'Rewrote the import', 'It saved us two days'],
    [
      'answered every mail. As a result, the queue is empty',
      'Answered every mail',
      'The queue is empty',
    ],
    [
      'sorted the archive. Thanks to that we found the lease',
      'Sorted the archive',
      'We found the lease',
    ],
    ['moved the bins; now the ramp is free', 'Moved the bins', 'Now the ramp is free'],
    [
      'labelled all the crates. That saved the night shift an hour',
      'Labelled all the crates',
      'That saved the night shift an hour',
    ],
  ])('are told apart: %s', (text, did, effect) => {
    expect(splitThanks(text)).toEqual({ did, effect });
  });

  test.each([
    'Fixed the login',
    'Shipped the login fix two days early. Support had its first quiet Monday since autumn.',
    'Wrote it so that we see it, so that nobody asks',
    'Stayed late, so far every day',
    'Helped, so it worked',
    'Two lines\nso that nobody has to wait',
    'So that nobody has to wait',
    '修正了登录，这样没有人需要等待',
  ])('are left whole where it is not plain: %s', (text) => {
    expect(splitThanks(text)).toEqual({ did: text, effect: '' });
  });
});

const piece = fc.constantFrom(
  ana,
  bo,
  'so that',
  ', so',
  'for',
  'who',
  'and',
  ',',
  '.',
  ' now',
  '\n',
  'because',
  'which saved',
  'the login',
  'iOS',
  'שלום',
  '🦄',
  '&',
  '<',
  "Seán O'B",
);

describe('whatever is typed', () => {
  test('nobody is thanked who was not mentioned, and no name or number is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }), (parts) => {
        const text = parts.join(' ').trim();
        const { people, did, effect } = readThanks(text);
        const all = mentions(text);
        expect(people.filter((one) => !all.includes(one))).toEqual([]);
        const kept = new Set([...people, ...mentions(`${did} ${effect}`)]);
        expect(all.filter((one) => !kept.has(one))).toEqual([]);
        expect(`${did} ${effect}`.match(/login|iOS|שלום|🦄/gu)).toEqual(
          text.match(/login|iOS|שלום|🦄/gu),
        );
        expect(did.length + effect.length).toBeLessThanOrEqual(text.length + 4);
      }),
    );
  });
});
