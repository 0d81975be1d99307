import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageLength, pageOf, teamThanks, type Thanks } from '../../src/thanks/thanks.ts';

const now = Temporal.Instant.from('2027-04-20T10:00Z');
const ago = (days: number) => now.subtract({ minutes: Math.round(24 * 60 * days) });
const began = { beganAt: ago(100), joined: new Map<string, Temporal.Instant>() };
const since = (days: number) => ({ ...began, beganAt: ago(days) });
const ana = { id: 'U1', name: 'Ana' };
const bo = { id: 'U2', name: 'Bo' };
const zoe = { id: 'U3', name: 'Zoe' };

describe('a team by its thanks', () => {
  test('has whoever waits longest first, and everybody else by name', () => {
    const last = new Map([
      [bo.id, ago(30)],
      [ana.id, ago(3)],
    ]);
    const words = new Map([[ana.id, 'for the fix']]);
    const team = teamThanks([bo, zoe, ana], last, words, began, now);
    expect(team.waiting.map(({ person }) => person)).toEqual([zoe.id, bo.id]);
    expect(team.others).toEqual([
      { person: ana.id, name: 'Ana', last: { at: ago(3), words: 'for the fix' } },
    ]);
  });

  test('begins to wait after exactly three weeks, and gives somebody new as long', () => {
    const waits = (days: number) =>
      teamThanks([ana], new Map([[ana.id, ago(days)]]), new Map(), began, now).waiting.length;
    expect([20.99, 21, 21.01].map(waits)).toEqual([0, 1, 1]);
    expect(teamThanks([ana], new Map(), new Map(), since(5), now).others).toHaveLength(1);
    expect(teamThanks([ana], new Map(), new Map(), since(21), now).waiting).toHaveLength(1);
    const joined = (days: number) => ({ ...began, joined: new Map([[ana.id, ago(days)]]) });
    const last = new Map([[ana.id, ago(90)]]);
    expect(teamThanks([ana], last, new Map(), joined(5), now).others).toHaveLength(1);
    expect(teamThanks([ana], new Map(), new Map(), joined(21), now).waiting).toHaveLength(1);
  });
});

describe('the pages of what somebody was thanked for', () => {
  const some = fc
    .array(fc.integer({ min: 0, max: 1000 }), { maxLength: 60 })
    .map((days) =>
      days.map((day): Thanks => ({ at: ago(day), words: String(day), by: { kind: 'word' } })),
    );

  test('hold each once, the newest first', () => {
    fc.assert(
      fc.property(some, (thanks) => {
        const { pages } = pageOf(thanks, 1);
        const all = Array.from({ length: pages }, (_, i) => pageOf(thanks, i + 1).thanks).flat();
        expect(all).toHaveLength(thanks.length);
        const moments = all.map(({ at }) => at.epochMilliseconds);
        expect(moments).toEqual(moments.toSorted((a, b) => b - a));
      }),
    );
  });

  test('are there whatever is asked for', () => {
    fc.assert(
      fc.property(some, fc.oneof(fc.integer(), fc.double()), (thanks, wanted) => {
        const shown = pageOf(thanks, wanted);
        expect(shown.page).toBeGreaterThanOrEqual(1);
        expect(shown.page).toBeLessThanOrEqual(shown.pages);
        expect(shown.thanks.length).toBeLessThanOrEqual(pageLength);
      }),
    );
  });
});
