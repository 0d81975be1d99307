import { describe, expect, test } from 'vitest';
import type { Delegation } from '../../src/delegations/delegation.ts';
import { type Answered, movedIn } from '../../src/delegations/week.ts';
import { weekBlocks } from '../../src/delegations/week.view.ts';
import { date, instant, time } from '../time/some.ts';
import { delegation } from './rows.ts';

/** The week before Friday 26 March, 10:00 in London. */
const span = {
  since: instant('2027-03-19T10:00Z'),
  until: instant('2027-03-26T10:00Z'),
  zone: 'Europe/London',
};
const accepted: Delegation = {
  ...delegation,
  state: 'accepted',
  answeredAt: instant('2027-03-01T10:00Z'),
};

function asked(day: string, of: Partial<Answered> = {}): Answered {
  return { date: date(day), answer: null, goneAt: null, answeredAt: null, ...of };
}

function kinds(of: Delegation, checkIns: Answered[] = [], silent = 0): string[] {
  return (movedIn(of, checkIns, silent, span)?.facts ?? []).map(({ kind }) => kind);
}

/** A check-in on every working day from `from` on, `days` of them. */
function daily(from: string, days: number): Answered[] {
  const all: Answered[] = [];
  for (let day = date(from); all.length < days; day = day.add({ days: 1 })) {
    if (day.dayOfWeek <= 5) all.unshift(asked(day.toString()));
  }
  return all;
}

describe('what moved in a delegation within a week', () => {
  test('is nothing while nothing happens', () => {
    expect(movedIn(accepted, [asked('2027-03-23')], 1, span)).toBe(null);
    expect(movedIn(delegation, [], 0, span)).toBe(null);
  });

  test.each<[string, Delegation, string[]]>([
    ['handed in', { ...accepted, state: 'handed-in' }, ['handed-in']],
    ['overdue', { ...accepted, dueOn: date('2027-03-25') }, ['overdue']],
    ['due today', { ...accepted, dueOn: date('2027-03-26') }, []],
    ['never answered, and overdue', { ...delegation, dueOn: date('2027-03-25') }, ['overdue']],
    ['accepted', { ...accepted, answeredAt: span.since }, ['accepted']],
    ['accepted before', { ...accepted, answeredAt: span.since.subtract({ seconds: 1 }) }, []],
    ['accepted after', { ...accepted, answeredAt: span.until }, []],
    ['done', { ...accepted, state: 'done', endedAt: span.since }, ['done']],
    ['done before', { ...accepted, state: 'done', endedAt: instant('2027-03-10T10:00Z') }, []],
    ['declined', { ...delegation, state: 'declined', endedAt: span.since }, ['declined']],
    ['taken back', { ...accepted, state: 'cancelled', endedAt: span.since }, []],
  ])('%s', (_, of, expected) => {
    expect(kinds(of)).toEqual(expected);
  });

  test('counts the answers that nothing is in the way', () => {
    const no = (day: string, at: string) =>
      asked(day, { answer: 'no-roadblock', answeredAt: instant(at) });
    const checkIns = [
      no('2027-03-26', '2027-03-26T10:00Z'),
      no('2027-03-25', '2027-03-25T10:00Z'),
      no('2027-03-22', '2027-03-22T10:00Z'),
      no('2027-03-19', '2027-03-19T09:00Z'),
    ];
    expect(movedIn(accepted, checkIns, 0, span)?.facts).toEqual([
      { kind: 'no-roadblock', times: 2 },
    ]);
  });

  test('shows a roadblock until it is gone, or the next answer says that there is none', () => {
    const told = asked('2027-03-09', { answer: 'roadblock', answeredAt: span.since });
    expect(kinds(accepted, [told])).toEqual(['roadblock']);
    expect(kinds(accepted, [asked('2027-03-16'), told])).toEqual(['roadblock']);
    expect(kinds(accepted, [{ ...told, goneAt: span.since }])).toEqual([]);
    expect(kinds(accepted, [asked('2027-03-16', { answer: 'no-roadblock' }), told])).toEqual([]);
    expect(kinds({ ...accepted, state: 'done' }, [told])).toEqual([]);
  });

  test('shows two check-ins without an answer', () => {
    expect(kinds(accepted, [], 1)).toEqual([]);
    expect(kinds(accepted, [], 2)).toEqual(['silent']);
    expect(kinds({ ...accepted, state: 'handed-in' }, [], 2)).toEqual(['handed-in']);
  });
});

describe('daily check-ins', () => {
  const checkIn = { days: [1, 2, 3, 4, 5], at: time('10:00') } as const;

  test.each(['2027-03-01', '2027-03-02', '2027-03-03', '2027-03-04', '2027-03-05'])(
    'that began on %s are named in one digest, after two weeks',
    (from) => {
      const named: string[] = [];
      for (const friday of ['03-05', '03-12', '03-19', '03-26', '04-02', '04-09']) {
        const until = instant(`2027-${friday}T10:00Z`);
        const today = date(`2027-${friday}`);
        const checkIns = daily(from, 40).filter(
          (each) => Temporal.PlainDate.compare(each.date, today) <= 0,
        );
        const moved = movedIn({ ...accepted, checkIn, dueOn: null }, checkIns, 0, {
          ...span,
          since: until.subtract({ hours: 168 }),
          until,
        });
        if (moved?.isHovering) named.push(friday);
      }
      expect(named).toEqual([from === '2027-03-01' ? '03-12' : '03-19']);
    },
  );

  test.each([
    ['on four days a week', [1, 2, 3, 4], [5]],
    ['with a day off in each week', [1, 2, 3, 4, 5], [2]],
  ] as const)('%s are named once, too', (_, days, off) => {
    const named: string[] = [];
    for (const friday of ['03-05', '03-12', '03-19', '03-26', '04-02', '04-09']) {
      const until = instant(`2027-${friday}T10:00Z`);
      const today = date(`2027-${friday}`);
      const checkIns = daily('2027-03-01', 40).filter(
        (each) =>
          Temporal.PlainDate.compare(each.date, today) <= 0 &&
          !off.some((day) => day === each.date.dayOfWeek),
      );
      const at = { ...span, since: until.subtract({ hours: 168 }), until };
      const rule = { days, at: time('10:00') };
      const moved = movedIn({ ...accepted, checkIn: rule, dueOn: null }, checkIns, 0, at);
      if (moved?.isHovering) named.push(friday);
    }
    expect(named).toHaveLength(1);
  });

  test('are not named once they are weekly, or the work is handed in', () => {
    const checkIns = daily('2027-03-04', 16);
    expect(movedIn(accepted, checkIns, 0, span)).toBe(null);
    const over: Delegation = { ...accepted, checkIn, state: 'handed-in' };
    expect(movedIn(over, checkIns, 0, span)?.isHovering).toBe(false);
  });
});

test('says so much of so many, and how many more there are', () => {
  const moved = Array.from({ length: 9 }, () => ({
    delegation: accepted,
    facts: [{ kind: 'handed-in' }] as const,
    isHovering: true,
  }));
  const shown = JSON.stringify(weekBlocks(moved, date('2027-03-26')));
  expect(shown.split('handed in, waits for your word').length).toBe(7);
  expect(shown).toContain('and 3 more');
  expect(shown.split('Make it weekly').length).toBe(2);
  expect(weekBlocks([], date('2027-03-26'))).toEqual([]);
});
