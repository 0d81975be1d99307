import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type History, noHistory, type PlanChange } from '../../src/coach/history.ts';
import { type Manager, newManager } from '../../src/coach/manager.ts';
import { planWeek } from '../../src/coach/plan.ts';
import { comingWeek, daysAhead, withChange } from '../../src/coach/week.ts';
import { grant, type Wish } from '../../src/coach/wish.ts';
import { catalogue, type Practice, practiceByKey } from '../../src/practices/index.ts';
import { weekOf } from '../../src/time/cadence.ts';
import { weekdayOf } from '../../src/time/hours.ts';

/** A Monday, before the first nudge of the week: Monday, Wednesday and Friday at 10:00. */
const now = Temporal.Instant.from('2027-03-15T07:30Z');
const mira: Manager = newManager('T1', 'U1', 'Europe/Berlin');
const date = (text: string) => Temporal.PlainDate.from(text);
const besides = { vision: [], agreed: [] };

function practice(key: string): Practice {
  const found = practiceByKey(key);
  if (!found) throw new Error(`there is no practice "${key}"`);
  return found;
}

function shownOn(
  day: string,
  history: History,
  at = now,
): { planned: Temporal.PlainDate; seen: string } {
  const slot = planWeek(mira, history, at).find(({ planned }) => planned.equals(date(day)));
  if (!slot) throw new Error(`nothing is planned on ${day}`);
  return { planned: slot.planned, seen: slot.practice.key };
}

/** The history after a wish that must be granted. */
function after(history: History, of: Parameters<typeof grant>[2], wish: Wish): History {
  const granted = grant(mira, history, of, wish, now);
  if ('refused' in granted) throw new Error(`refused: ${granted.refused}`);
  return granted.change ? withChange(history, granted.change) : history;
}

const days = (history: History) =>
  daysAhead(mira, history, now).map(({ date: day }) => day.toString());

describe('a wish that is refused', () => {
  test('for a habit that is not the one on show any more', () => {
    const of = { ...shownOn('2027-03-17', noHistory), seen: 'yes-and' };
    expect(grant(mira, noHistory, of, { kind: 'drop' }, now)).toEqual({ refused: 'changed' });
  });

  test.each([
    ['2027-03-14', 'past'],
    ['2027-03-16', 'taken'],
    ['2027-03-19', 'taken'],
    ['2027-03-20', 'taken'],
    ['2027-03-25', 'taken'],
  ])('a move to %s: %s', (to, refused) => {
    const history = { ...noHistory, taken: new Set(['2027-03-16']) };
    const wish: Wish = { kind: 'move', to: date(to) };
    expect(grant(mira, history, shownOn('2027-03-17', history), wish, now)).toEqual({ refused });
  });

  test('a move to today, once the hour of nudges is over', () => {
    const atNoon = Temporal.Instant.from('2027-03-15T11:00Z');
    const of = shownOn('2027-03-17', noHistory, atNoon);
    const wish: Wish = { kind: 'move', to: date('2027-03-15') };
    expect(grant(mira, noHistory, of, wish, atNoon)).toEqual({ refused: 'past' });
  });

  test('a muted habit, one chosen for another day, and one of which everything was read', () => {
    const chosen = practice('yes-and');
    const wish: Wish = { kind: 'swap', practice: chosen };
    const of = shownOn('2027-03-17', noHistory);
    const muted = { ...noHistory, muted: new Set(['yes-and']) };
    expect(grant(mira, muted, of, wish, now)).toEqual({ refused: 'muted' });

    const onFriday = after(noHistory, shownOn('2027-03-19', noHistory), wish);
    expect(grant(mira, onFriday, shownOn('2027-03-17', onFriday), wish, now)).toEqual({
      refused: 'elsewhere',
    });

    const past = Object.keys(chosen.wordings).map((wording, i) => ({
      practice: 'yes-and',
      wording,
      at: now.subtract({ hours: 24 * (40 + i) }).epochMilliseconds,
      response: 'done' as const,
      answeredAt: now.subtract({ hours: 24 * (40 + i) }).epochMilliseconds,
      about: null,
      saidSlower: false,
      isAsked: true,
    }));
    const read = { ...noHistory, past };
    expect(grant(mira, read, shownOn('2027-03-17', read), wish, now)).toEqual({ refused: 'read' });
  });
});

describe('a wish that is granted', () => {
  test('a habit that would not come by itself comes when it is chosen', () => {
    const chosen = practice('working-retreat');
    expect(chosen.fits).toContain('remote');
    const history = after(noHistory, shownOn('2027-03-17', noHistory), {
      kind: 'swap',
      practice: chosen,
    });
    expect(shownOn('2027-03-17', history).seen).toBe('working-retreat');
  });

  test('what is chosen for a day does not come by itself before it', () => {
    const { seen } = shownOn('2027-03-15', noHistory);
    const history = after(noHistory, shownOn('2027-03-19', noHistory), {
      kind: 'swap',
      practice: practice(seen),
    });
    const titles = planWeek(mira, history, now).map((slot) => slot.practice.key);
    expect(titles.filter((key) => key === seen)).toHaveLength(1);
    expect(shownOn('2027-03-19', history).seen).toBe(seen);
  });

  test('once more changes nothing', () => {
    const of = shownOn('2027-03-17', noHistory);
    for (const wish of [
      { kind: 'drop' },
      { kind: 'move', to: date('2027-03-18') },
      { kind: 'swap', practice: practice('yes-and') },
    ] as const) {
      const history = after(noHistory, of, wish);
      expect(grant(mira, history, of, wish, now)).toEqual({ change: null });
    }
  });

  test('undoing a drop brings back what was changed before, undoing that the plan', () => {
    const of = shownOn('2027-03-17', noHistory);
    const moved = after(noHistory, of, { kind: 'move', to: date('2027-03-18') });
    const dropped = after(moved, of, { kind: 'drop' });
    expect(days(dropped)).not.toContain('2027-03-18');
    const back = after(dropped, of, { kind: 'undo' });
    expect(days(back)).toEqual(days(moved));
    expect(days(after(back, of, { kind: 'undo' }))).toEqual(days(noHistory));
  });
});

const someWish: fc.Arbitrary<Wish> = fc.oneof(
  fc.constant<Wish>({ kind: 'drop' }),
  fc.constant<Wish>({ kind: 'undo' }),
  fc
    .integer({ min: -2, max: 12 })
    .map((ahead): Wish => ({ kind: 'move', to: date('2027-03-15').add({ days: ahead }) })),
  fc.constantFrom(...catalogue).map((chosen): Wish => ({ kind: 'swap', practice: chosen })),
);

test('whatever is wished, in any order: one nudge a day, on working days, in its own week, none lost', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.tuple(fc.nat(5), someWish), { maxLength: 12 }),
      (pace, wishes) => {
        const manager = { ...mira, pace };
        const taken = new Set(['2027-03-16', '2027-03-23']);
        let history: History = { ...noHistory, taken };
        const usual = daysAhead(manager, history, now).length;
        for (const [at, wish] of wishes) {
          const slots = planWeek(manager, history, now);
          const dropped = history.changes.map(({ date: planned }) => ({ planned, seen: null }));
          const shown = [
            ...slots.map(({ planned, practice: { key } }) => ({ planned, seen: key })),
            ...dropped,
          ];
          const of = shown[at % Math.max(1, shown.length)];
          if (!of) continue;
          const granted = grant(manager, history, of, wish, now);
          if ('change' in granted && granted.change) history = withChange(history, granted.change);

          const all = daysAhead(manager, history, now);
          expect(new Set(all.map((day) => day.date.toString())).size).toBe(all.length);
          for (const day of all) {
            expect(weekOf(day.date)).toEqual(weekOf(day.planned));
            expect(weekdayOf(day.date)).toBeLessThanOrEqual(5);
            expect(taken.has(day.date.toString())).toBe(false);
          }
          const isDropped = ({ isDropped: gone }: PlanChange) => gone;
          expect(all.length).toBe(usual - history.changes.filter(isDropped).length);
          const shownNow = comingWeek(manager, history, besides, now);
          expect(shownNow.length).toBeGreaterThanOrEqual(slots.length === 0 ? 0 : 1);
        }
      },
    ),
  );
});
