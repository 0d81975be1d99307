import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseNudge, type PastNudge } from '../../src/coach/choose.ts';
import { catalogue } from '../../src/practices/index.ts';

const now = Temporal.Instant.from('2027-03-16T09:00:00Z');
const nothing = new Set<string>();

const pastNudge = fc
  .record({
    practice: fc.constantFrom(...catalogue),
    pick: fc.nat(),
    hoursAgo: fc.integer({ min: 1, max: 24 * 120 }),
    response: fc.constantFrom('done', 'later', 'not-useful', 'muted', null),
  })
  .map(({ practice, pick, hoursAgo, response }): PastNudge => {
    const wordings = Object.keys(practice.wordings);
    return {
      practice: practice.key,
      wording: wordings[pick % wordings.length] ?? '',
      at: now.subtract({ hours: hoursAgo }),
      response,
    };
  });

test('whatever the history: nothing muted, nothing too soon, no wording read within eight weeks', () => {
  fc.assert(
    fc.property(
      fc.array(pastNudge, { maxLength: 120 }),
      fc.uniqueArray(fc.constantFrom(...catalogue.map((p) => p.key))),
      (past, muted) => {
        const choice = chooseNudge(catalogue, past, new Set(muted), now);
        if (choice === null) return;
        const { practice, wording } = choice;
        expect(muted).not.toContain(practice.key);
        expect(practice.wordings[wording]).toBeDefined();
        expect(practice.cadence.kind).toBe('at-most');
        const days = practice.cadence.kind === 'at-most' ? practice.cadence.everyDays : 0;
        for (const nudge of past.filter((each) => each.practice === practice.key)) {
          const hours = now.since(nudge.at).total('hours');
          expect(hours).toBeGreaterThanOrEqual(days * 24 - 12);
          if (nudge.wording === wording) expect(hours).toBeGreaterThan(8 * 7 * 24);
        }
        expect(chooseNudge(catalogue, past, new Set(muted), now)).toEqual(choice);
      },
    ),
  );
});

test('the practice that was away the longest comes next', () => {
  const first = chooseNudge(catalogue, [], nothing, now);
  const past: PastNudge[] = [];
  const keys: string[] = [];
  let at = now;
  for (let i = 0; i < 8; i += 1) {
    const choice = chooseNudge(catalogue, past, nothing, at);
    if (!choice) throw new Error('nothing was chosen');
    keys.push(choice.practice.key);
    past.unshift({
      practice: choice.practice.key,
      wording: choice.wording,
      at,
      response: null,
    });
    at = at.add({ hours: 48 });
  }
  expect(keys[0]).toBe(first?.practice.key);
  expect(keys.slice(4)).toEqual(keys.slice(0, 4));
});

test('"not useful" doubles the pause of a practice', () => {
  const [practice] = catalogue.filter((p) => p.key === 'remove-an-obstacle');
  if (!practice) throw new Error('no such practice');
  const [wording = ''] = Object.keys(practice.wordings);
  const past = (response: PastNudge['response']): PastNudge[] => [
    { practice: practice.key, wording, at: now, response },
  ];
  const after = (days: number) => now.add({ hours: 24 * days });
  expect(chooseNudge([practice], past('done'), nothing, after(7))).not.toBeNull();
  expect(chooseNudge([practice], past('not-useful'), nothing, after(13))).toBeNull();
  expect(chooseNudge([practice], past('not-useful'), nothing, after(14))).not.toBeNull();
});

test('with everything muted there is no nudge', () => {
  const all = new Set(catalogue.map((p) => p.key));
  expect(chooseNudge(catalogue, [], all, now)).toBeNull();
});
