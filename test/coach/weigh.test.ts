import { describe, expect, test } from 'vitest';
import type { AboutRef, Happened, History, LastEntry, PastNudge } from '../../src/coach/history.ts';
import type { Manager } from '../../src/coach/manager.ts';
import { chooseFor, planWeek } from '../../src/coach/plan.ts';
import type { Reason } from '../../src/coach/reason.ts';
import type { Cadence, Practice, Trigger } from '../../src/practices/index.ts';
import { about } from '../../src/practices/practice.ts';
import { at, date, history, mira, nudge, practice } from './planning.ts';

const monday = '2027-06-14';
const today = { date: date(monday), at: at(`${monday}T10:00`), planned: date(monday) };

function chosen(practices: readonly Practice[], of: Partial<History> = {}, manager = mira) {
  return chooseFor(manager, history(of), today, practices);
}

/** What comes first of two that differ in one thing. */
function first(
  practices: readonly Practice[],
  of: Partial<History> = {},
  manager: Manager = mira,
): [string | undefined, Reason['why'] | undefined] {
  const choice = chosen(practices, of, manager);
  return [choice?.practice.key, choice?.reason.why];
}

/** Enough nudges before, none of them lately, so that nobody is at the beginning. */
const longAgo = Array.from({ length: 10 }, (_, i) =>
  nudge(`2027-01-${String(i + 10)}T10:00`, { practice: 'old', response: 'done' }),
);
const one = practice('one');
const two = practice('two');
const came = (key: string, local: string, of: Partial<PastNudge> = {}) =>
  nudge(local, { practice: key, response: 'done', ...of });

function happened(trigger: Trigger, local: string, ref: AboutRef | null = null): Happened {
  return { trigger, at: at(local).epochMilliseconds, about: ref };
}

/** What a form left. */
const entry = (chosen: LastEntry['chosen'] = {}): LastEntry => ({ id: 'E1', person: null, chosen });

const whenMade: Cadence = { kind: 'when', everyDays: 7, on: ['delegation-made'] };

describe('what may come', () => {
  test('is not muted', () => {
    expect(chosen([one], { muted: new Set(['one']) })).toBeNull();
    expect(first([one, two], { muted: new Set(['one']) })[0]).toBe('two');
  });

  test('has rested as long as its cadence says', () => {
    expect(chosen([one], { past: [came('one', '2027-06-08T10:00')] })).toBeNull();
    expect(chosen([one], { past: [came('one', '2027-06-07T10:00')] })).not.toBeNull();
  });

  test('may ask once what became of an answer, sooner than it comes again', () => {
    const asking = practice('asking', {
      cadence: { kind: 'at-most', everyDays: 14, asksAfter: 7 },
      wordings: {
        a: 'One thing to do today.',
        back: about('last-time', ({ words }) => `Did you, with ${words}?`),
      },
    });
    const entries = { lastEntries: new Map([['asking', entry()]]) };
    const after = (of: Partial<PastNudge>, local = '2027-06-07T10:00') =>
      chosen([asking], { ...entries, past: [came('asking', local, of)] });
    expect(after({})).toMatchObject({ wording: 'back', reason: { why: 'asks-back', days: 7 } });
    expect(after({}, '2027-06-08T10:00')).toBeNull();
    expect(after({ response: 'planned' })).toBeNull();
    expect(after({ about: { subject: 'last-time', person: null, id: 'E0' } })).toBeNull();
    expect(chosen([asking], { past: [came('asking', '2027-06-07T10:00')] })).toBeNull();
    expect(
      first([asking, one], { ...entries, past: [came('asking', '2027-06-07T10:00')] }),
    ).toEqual(['asking', 'asks-back']);
    const muted = { ...entries, muted: new Set(['asking']) };
    expect(chosen([asking], { ...muted, past: [came('asking', '2027-06-07T10:00')] })).toBeNull();
  });

  test('rests twice as long after each “not useful”', () => {
    const useless = (local: string, wording = 'a') =>
      came('one', local, { response: 'not-useful', wording });
    expect(chosen([one], { past: [useless('2027-06-01T10:00')] })).toBeNull();
    expect(chosen([one], { past: [useless('2027-05-31T10:00')] })).not.toBeNull();
    const twice = [useless('2027-05-18T10:00'), useless('2027-03-01T10:00')];
    expect(chosen([one], { past: twice })).toBeNull();
    const longer = [useless('2027-05-17T10:00'), useless('2027-03-01T10:00')];
    expect(chosen([one], { past: longer })).not.toBeNull();
  });

  test('comes a day later in the week when the clocks change, not two', () => {
    const daily = practice('daily', { cadence: { kind: 'at-most', everyDays: 1 } });
    const day = { date: date('2027-03-28'), planned: date('2027-03-28') };
    const choice = chooseFor(
      mira,
      history({ past: [came('daily', '2027-03-27T10:00')] }),
      { ...day, at: at('2027-03-28T10:00') },
      [daily],
    );
    expect(choice?.practice.key).toBe('daily');
  });

  test('has a moment of its own, or follows something: then it comes only so', () => {
    expect(chosen([practice('vision-time', { cadence: { kind: 'own-schedule' } })])).toBeNull();
    const after = practice('after', { cadence: whenMade });
    expect(chosen([after])).toBeNull();
    expect(chosen([after], { happened: [happened('setback', '2027-06-13T12:00')] })).toBeNull();
    const news = [happened('delegation-made', '2027-06-13T12:00')];
    expect(chosen([after], { happened: news })?.reason).toEqual({
      why: 'trigger',
      trigger: 'delegation-made',
    });
    // Two weeks are long enough to follow it, and once is enough.
    expect(
      chosen([after], { happened: [happened('delegation-made', '2027-05-31T09:00')] }),
    ).toBeNull();
    const old = [happened('delegation-made', '2027-06-05T12:00')];
    expect(
      chosen([after], { happened: old, past: [came('after', '2027-06-06T10:00')] }),
    ).toBeNull();
  });

  test.each<[NonNullable<Practice['fits']>[number], Partial<History>, Partial<Manager>]>([
    ['has-team', { hasTeam: true }, {}],
    ['remote', {}, { isRemote: true }],
    ['new-lead', {}, { leadingSince: date('2026-06-15') }],
    ['weaker-leader', { weaker: 'leader' }, {}],
    ['weaker-manager', { weaker: 'manager' }, {}],
  ])('fits its reader: %s', (audience, of, settings) => {
    const fitting = practice('fitting', { fits: [audience] });
    expect(chosen([fitting], { hasTeam: false })).toBeNull();
    expect(chosen([fitting], { hasTeam: false, ...of }, { ...mira, ...settings })).not.toBeNull();
  });

  test('is for new leads in their first year', () => {
    const fitting = practice('fitting', { fits: ['new-lead'] });
    const manager = { ...mira, leadingSince: date('2026-06-14') };
    expect(chosen([fitting], {}, manager)).toBeNull();
  });
});

describe('the wording', () => {
  const made: AboutRef = { subject: 'delegation-made', person: 'UANA', id: 'D1' };
  const person: AboutRef = { subject: 'teammate', person: 'UBO', id: null };
  const wordings = {
    plain: 'One thing to do today.',
    team: about('teammate', ({ person }) => `Ask ${person}.`),
    handed: about('delegation-made', ({ delegate }) => `Thank ${delegate}.`),
    before: about('last-time', ({ words }) => `Last time: ${words}.`),
  };
  const full = practice('full', {
    wordings,
    cadence: { kind: 'at-most', everyDays: 7, on: ['delegation-made'] },
  });
  const news = [happened('delegation-made', '2027-06-13T12:00', made)];

  test('is about what happened, else about something else that is known, else plain', () => {
    const all = { happened: news, around: [person], lastEntries: new Map([['full', entry()]]) };
    expect(chosen([full], all)).toMatchObject({ wording: 'handed', about: made });
    expect(chosen([full], { ...all, happened: [] })).toMatchObject({
      wording: 'team',
      about: person,
    });
    expect(chosen([full], { lastEntries: new Map([['full', entry()]]) })).toMatchObject({
      wording: 'before',
      about: { subject: 'last-time', person: null, id: 'E1' },
    });
    expect(chosen([full])).toMatchObject({ wording: 'plain', about: null });
  });

  test('is about nothing of which only another practice knows', () => {
    const others = { lastEntries: new Map([['another', entry()]]) };
    expect(chosen([full], others)).toMatchObject({ wording: 'plain' });
  });

  test('is plain after what its manager told, unless they wrote of it before', () => {
    const told = practice('told', {
      wordings,
      cadence: { kind: 'when', everyDays: 7, on: ['change'] },
    });
    const all = { happened: [happened('change', '2027-06-13T12:00')], around: [person] };
    expect(chosen([told], all)?.wording).toBe('plain');
    const before = { ...all, lastEntries: new Map([['told', entry()]]) };
    expect(chosen([told], before)?.wording).toBe('before');
    const read = [came('told', '2027-06-01T10:00', { wording: 'plain' })];
    expect(chosen([told], { ...all, past: read })?.wording).toBe('team');
  });

  test('asks about nothing that was settled last time', () => {
    const asking = practice('asking', {
      wordings: {
        plain: 'One thing to do today.',
        before: about('last-time', ({ words }) => `Is ${words} still there?`, {
          unless: { removed: ['yes'] },
        }),
      },
    });
    const after = (answered: LastEntry['chosen']) =>
      chosen([asking], { lastEntries: new Map([['asking', entry(answered)]]) })?.wording;
    expect(after({ removed: 'partly' })).toBe('before');
    expect(after({ removed: 'yes' })).toBe('plain');
  });

  test('does not come back within eight weeks, nor two hours after them', () => {
    const past = (local: string) => [came('one', local, { wording: 'a' })];
    expect(chosen([one], { past: past('2027-05-01T10:00') })?.wording).toBe('b');
    const both = (a: string, b: string) => [
      came('one', a, { wording: 'a' }),
      came('one', b, { wording: 'b' }),
    ];
    expect(chosen([one], { past: both('2027-04-19T10:00', '2027-05-01T10:00') })).toBeNull();
    expect(chosen([one], { past: both('2027-04-19T08:00', '2027-05-01T10:00') })?.wording).toBe(
      'a',
    );
    // Of those that may come, the one that was away for longer.
    expect(chosen([one], { past: both('2027-04-12T10:00', '2027-03-01T10:00') })?.wording).toBe(
      'b',
    );
  });
});

describe('what weighs more', () => {
  const past = longAgo;

  test('at the beginning: what takes a minute and needs nothing', () => {
    const steps = ['connect-to-purpose', 'celebrate-small-win', 'remove-an-obstacle', 'which-hat'];
    const all = [one, two, ...steps.toReversed().map((key) => practice(key))];
    const plan = planWeek({ ...mira, pace: 5 }, history(), at(`${monday}T08:00`), all);
    expect(plan.map((slot) => slot.practice.key)).toEqual(steps);
    expect(new Set(plan.map((slot) => slot.reason.why))).toEqual(new Set(['first-steps']));
    expect(first([one, practice('connect-to-purpose')], { past })[1]).toBe('new');
  });

  test.each(['leader', 'manager'] as const)('the weaker hat, when it is the %s’s', (weaker) => {
    const hats = [
      practice('of-both', { hat: 'both' }),
      practice('of-leader', { hat: 'leader' }),
      practice('of-manager', { hat: 'manager' }),
    ].map((each) => ({ ...each, theme: 'growth' as const }));
    const known = [...past, ...hats.map(({ key }) => came(key, '2027-06-01T10:00'))];
    expect(first(hats, { past: known, weaker })).toEqual([`of-${weaker}`, 'weaker-hat']);
    const others = hats.filter(({ hat }) => hat !== weaker);
    expect(first(others, { past: known, weaker })[0]).toBe('of-both');
  });

  test('the hat that came less, while the weaker one is not known', () => {
    const hats = [practice('of-leader'), practice('of-manager', { hat: 'manager' })];
    const lately = [
      ...past,
      came('of-leader', '2027-05-28T10:00'),
      came('of-leader', '2027-05-21T10:00'),
      came('of-manager', '2027-04-12T10:00'),
    ];
    expect(first(hats, { past: lately })[0]).toBe('of-manager');
  });

  test('the question that tells the weaker hat, until it is known', () => {
    const question = practice('which-hat', { hat: 'both' });
    const known = [...past, came('which-hat', '2027-05-24T10:00'), came('one', '2027-04-24T10:00')];
    expect(first([one, question], { past: known })).toEqual(['which-hat', 'hat-question']);
    expect(first([one, question], { past: known, weaker: 'leader' })[0]).toBe('one');
  });

  test('what has just happened, and of all that could follow it only one at once', () => {
    const after = practice('after', { cadence: whenMade });
    const too = practice('too', { cadence: whenMade });
    const news = [happened('delegation-made', '2027-06-11T12:00')];
    expect(first([one, after], { past, happened: news })).toEqual(['after', 'trigger']);
    const followed = [...past, came('too', '2027-06-13T10:00', { wording: 'b' })];
    const waited = practice('one', { hat: 'both' });
    expect(
      first([waited, after, too], {
        past: [...followed, came('one', '2027-05-01T10:00')],
        happened: news,
      })[0],
    ).toBe('one');
  });

  test('an event more than what goes on to be so', () => {
    const thank = practice('thank', { cadence: { kind: 'when', everyDays: 7, on: ['unthanked'] } });
    const debrief = practice('debrief', {
      cadence: { kind: 'at-most', everyDays: 7, on: ['setback'] },
    });
    const news = [
      happened('unthanked', '2027-06-14T09:00'),
      happened('setback', '2027-06-10T12:00'),
    ];
    expect(first([thank, debrief], { past, happened: news })[0]).toBe('debrief');
  });

  test('what goes on to be so less than what is new, and it is told as the reason all the same', () => {
    const thank = practice('thank', { cadence: { kind: 'when', everyDays: 7, on: ['unthanked'] } });
    const news = [happened('unthanked', '2027-06-14T09:00')];
    expect(chosen([thank], { past, happened: news })?.reason).toEqual({
      why: 'trigger',
      trigger: 'unthanked',
    });
  });

  test('something new, but not twice in a row', () => {
    const known = [...past, came('one', '2027-05-10T10:00'), came('old', '2027-05-14T10:00')];
    expect(first([one, two], { past: known })).toEqual(['two', 'new']);
    const justNew = [...known, came('three', '2027-06-11T10:00')];
    expect(first([one, two, practice('three')], { past: justNew })).toEqual(['one', 'rested']);
  });

  test('what was done, more than what found no answer, and that more than what was not useful', () => {
    const answered = (response: PastNudge['response']) => (key: string) => [
      came(key, '2027-05-01T10:00', { response, wording: 'a' }),
      came(key, '2027-04-01T10:00', { response, wording: 'b' }),
    ];
    const done = answered('done');
    const open = answered(null);
    expect(first([one, two], { past: [...past, ...open('one'), ...done('two')] })[0]).toBe('two');
    const useless = came('one', '2027-03-01T10:00', { response: 'not-useful' });
    expect(first([one, two], { past: [...past, useless, ...open('two')] })[0]).toBe('two');
  });

  test('a theme that has rested, over one that this week has', () => {
    const themed = [
      practice('again', { theme: 'feedback' }),
      practice('other', { theme: 'meetings' }),
      practice('before', { theme: 'feedback' }),
    ];
    const known = [
      ...past,
      ...themed.map(({ key }) => came(key, '2027-05-10T10:00', { wording: 'b' })),
      came('before', `${monday}T00:30`),
    ];
    expect(first(themed, { past: known })[0]).toBe('other');
  });

  test('its best day', () => {
    const [mondays, fridays] = [1, 5].map((day) =>
      practice(day === 1 ? 'mondays' : 'fridays', {
        cadence: { kind: 'at-most', everyDays: 7, bestOn: [day === 1 ? 1 : 5] },
      }),
    );
    const known = [
      ...past,
      came('mondays', '2027-06-01T10:00'),
      came('fridays', '2027-06-01T10:00'),
    ];
    expect(mondays && fridays && first([fridays, mondays], { past: known })).toEqual([
      'mondays',
      'day',
    ]);
  });
});
