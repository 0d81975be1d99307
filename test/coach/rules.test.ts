import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { habits } from '../../simulation/habits.ts';
import { judge, type Rule, rules } from '../../simulation/judge.ts';
import { drawLife, type Drawing, type Life } from '../../simulation/life.ts';
import { live } from '../../simulation/live.ts';
import { readPlaces } from '../../simulation/places.ts';
import { seeded } from '../../simulation/random.ts';
import { type Entry, type NudgeSent, sentIn, type Year } from '../../simulation/year.ts';
import { newManager, nudgeDays, paces, type Manager } from '../../src/coach/manager.ts';

const places = await readPlaces();
/** So many random managers, up to a year each; every rule looks at the same ones. */
const managers = 40;
const [seed = 1] = fc.sample(fc.integer(), 1);

const drawing: fc.Arbitrary<Omit<Drawing, 'places'>> = fc.record({
  seed: fc.nat(),
  weeks: fc.integer({ min: 8, max: 52 }),
  habit: fc.constantFrom(...habits),
});

const lived = new Map<string, Year>();
function liveThrough(drawn: Omit<Drawing, 'places'>): Year {
  const key = JSON.stringify(drawn);
  const year = lived.get(key) ?? live(drawLife({ ...drawn, places }));
  lived.set(key, year);
  return year;
}

describe('over years of random managers', () => {
  test.each(Object.entries(rules))('%s: %s', (rule) => {
    fc.assert(
      fc.property(drawing, (drawn) => {
        const breaches = judge(liveThrough(drawn)).filter((breach) => breach.rule === rule);
        expect(breaches.map(({ at }) => at.toString())).toEqual([]);
      }),
      { seed, numRuns: managers },
    );
  });

  test('everything happens that a rule is about', () => {
    const years = [...lived.values()];
    const logs = years.flatMap(({ log }) => log);
    const nudges = logs.flatMap((entry) => (entry.what === 'sent' && entry.nudge) || []);
    const settings = logs.flatMap((entry) => (entry.what === 'settings' ? entry.manager : []));
    expect(years.length).toBeGreaterThanOrEqual(managers);
    expect(nudges.length).toBeGreaterThan(20 * managers);
    expect(nudges.filter(({ slowedTo }) => slowedTo !== null).length).toBeGreaterThan(managers / 2);
    expect(settings.filter(({ pause }) => pause).length).toBeGreaterThan(managers / 4);
    expect(settings.filter(({ daysOff }) => daysOff.away).length).toBeGreaterThan(managers);
    expect(new Set(settings.map(({ zone }) => zone)).size).toBeGreaterThan(12);
    for (const kind of ['vision-reminder', 'nudge-later', 'welcome-back'] as const) {
      expect(years.flatMap(sentIn).filter((sent) => sent.kind === kind).length).toBeGreaterThan(5);
    }
    expect(years.reduce((sum, { missed }) => sum + missed, 0)).toBeGreaterThan(5);
  });
});

const began = Temporal.ZonedDateTime.from('2027-01-04T07:00[Europe/Berlin]').toInstant();
const weekMs = 7 * 24 * 60 * 60 * 1000;

/** A manager in Berlin to whom nothing happens but nudges: they answer all but those of some weeks. */
function quietLife(of: { seed: number; pace: number; weeks: number; silent: [number, number] }) {
  const settings: Manager = {
    ...newManager('T1', `U${of.seed}`, 'Europe/Berlin'),
    pace: of.pace,
    beganAt: began,
    changedAt: began,
  };
  const moment = (week: number) => began.add({ hours: week * 7 * 24 });
  const life: Life = {
    habit: 'diligent',
    leaning: 'even',
    settings,
    team: ['UANA', 'UBO'],
    beganAt: began,
    endsAt: moment(of.weeks),
    events: [],
    outages: [],
    silences: [{ from: moment(of.silent[0]), to: moment(of.silent[1]) }],
    refused: 0,
    random: seeded(of.seed),
  };
  return life;
}

/** Nudges by the calendar week since the beginning, a Monday. */
function byWeek({ log, life }: Year): number[] {
  const weeks = Math.round((life.endsAt.epochMilliseconds - began.epochMilliseconds) / weekMs);
  const counts = Array.from({ length: weeks }, () => 0);
  for (const entry of log) {
    if (entry.what !== 'sent' || entry.kind !== 'nudge') continue;
    const week = Math.floor((entry.at.epochMilliseconds - began.epochMilliseconds) / weekMs);
    counts[week] = (counts[week] ?? 0) + 1;
  }
  return counts;
}

describe('where nothing is in the way', () => {
  const silences = fc.tuple(fc.integer({ min: 2, max: 10 }), fc.integer({ min: 5, max: 9 }));

  test('the pace is kept to the nudge, half of it once three went unanswered, and again after an answer', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...paces), silences, (seed, pace, [from, length]) => {
        const year = live(quietLife({ seed, pace, weeks: 26, silent: [from, from + length] }));
        const counts = byWeek(year);
        const full = nudgeDays(year.life.settings).length;
        const half = nudgeDays({
          ...year.life.settings,
          pace: Math.max(1, Math.floor(pace / 2)),
        }).length;
        // The first three without an answer take three weeks at a pace of one, and the first days of the next weeks else.
        const slowed = counts.slice(from + (pace === 1 ? 0 : 4), from + length);
        expect(new Set(slowed)).toEqual(new Set(slowed.length === 0 ? [] : [half]));
        for (const week of weeksOfAnswers(year)) expect([week, counts[week]]).toEqual([week, full]);
      }),
      { numRuns: 12 },
    );
  });
});

/** The weeks throughout which no three nudges in a row stood without an answer; not the first, nor the last. */
function weeksOfAnswers({ log, life }: Year): number[] {
  const weeks = Math.round((life.endsAt.epochMilliseconds - began.epochMilliseconds) / weekMs);
  const slow = new Set<number>();
  let unanswered = 0;
  let since = 0;
  const weekOf = (entry: { at: Temporal.Instant }) =>
    Math.floor((entry.at.epochMilliseconds - began.epochMilliseconds) / weekMs);
  const closeAt = (week: number) => {
    if (unanswered < 3) return;
    for (let each = since; each <= week; each += 1) slow.add(each);
  };
  for (const entry of log) {
    const week = weekOf(entry);
    if (entry.what === 'answered') {
      closeAt(week);
      unanswered = 0;
    }
    // One that was put off comes in the place of the nudge of its day.
    if (entry.what === 'answered' && entry.response === 'later') slow.add(week).add(week + 1);
    if (entry.what !== 'sent' || entry.kind !== 'nudge') continue;
    unanswered += 1;
    if (unanswered === 3) since = week;
  }
  closeAt(weeks);
  return Array.from({ length: weeks - 2 }, (_, i) => i + 1).filter((week) => !slow.has(week));
}

/*
 * The judge shares no code with the planner, so it is shown that it finds each breach: a log by hand for each rule, and the
 * same without the fault.
 */
const zone = 'Europe/Berlin';
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant();
const usual: Manager = { ...newManager('T1', 'U1', zone), beganAt: began };
const settings = (local: string, change: Partial<Manager>): Entry => ({
  what: 'settings',
  at: at(local),
  manager: { ...usual, ...change },
});

let count = 0;
function nudge(local: string, of: Partial<NudgeSent> = {}): Entry {
  count += 1;
  const sent: NudgeSent = {
    id: count,
    practice: `practice-${count}`,
    wording: 'a',
    madeAt: at(local),
    reason: { why: 'new' },
    slowedTo: null,
    weaker: null,
    happened: [],
    ...of,
  };
  return { what: 'sent', at: at(local), kind: 'nudge', isUnasked: true, nudge: sent };
}

function message(local: string, kind: 'vision-reminder' | 'welcome-back'): Entry {
  return { what: 'sent', at: at(local), kind, isUnasked: true, nudge: null };
}

function answer(local: string, id: number): Entry {
  return { what: 'answered', at: at(local), nudge: id, response: 'done' };
}

const off = {
  from: Temporal.PlainDate.from('2027-01-06'),
  to: Temporal.PlainDate.from('2027-01-06'),
};
const away = { since: at('2027-01-06T09:00'), until: at('2027-01-06T12:00') };
const daysOff = usual.daysOff;

const cases: Readonly<Record<Rule, { fault: Entry[]; fine: Entry[] }>> = {
  'one-a-day': {
    fault: [
      message('2027-01-05T08:45', 'vision-reminder'),
      message('2027-01-05T12:00', 'welcome-back'),
    ],
    fine: [
      message('2027-01-05T08:45', 'vision-reminder'),
      message('2027-01-06T12:00', 'welcome-back'),
    ],
  },
  quiet: {
    fault: [message('2027-01-05T07:59', 'welcome-back')],
    fine: [message('2027-01-05T08:00', 'welcome-back')],
  },
  'day-off': {
    fault: [
      settings('2027-01-04T08:00', { daysOff: { ...daysOff, spans: [off] } }),
      nudge('2027-01-06T10:00'),
    ],
    fine: [
      settings('2027-01-04T08:00', { daysOff: { ...daysOff, spans: [off] } }),
      nudge('2027-01-07T10:00'),
    ],
  },
  pause: {
    fault: [
      settings('2027-01-04T08:00', { pause: { until: Temporal.PlainDate.from('2027-01-08') } }),
      nudge('2027-01-07T10:00'),
    ],
    fine: [
      settings('2027-01-04T08:00', { pause: { until: Temporal.PlainDate.from('2027-01-08') } }),
      nudge('2027-01-08T10:00'),
    ],
  },
  away: {
    fault: [
      settings('2027-01-06T09:00', { daysOff: { ...daysOff, away } }),
      nudge('2027-01-06T11:59'),
    ],
    fine: [
      settings('2027-01-06T09:00', { daysOff: { ...daysOff, away } }),
      nudge('2027-01-06T12:00'),
    ],
  },
  vision: {
    fault: [message('2027-01-05T08:45', 'vision-reminder'), asked(nudge('2027-01-05T10:59'))],
    fine: [message('2027-01-05T08:45', 'vision-reminder'), asked(nudge('2027-01-05T11:00'))],
  },
  pace: {
    fault: [
      nudge('2027-01-04T10:00'),
      nudge('2027-01-06T10:00'),
      nudge('2027-01-07T10:00'),
      answer('2027-01-07T11:00', 1),
      nudge('2027-01-08T10:00'),
    ],
    fine: [
      nudge('2027-01-04T10:00'),
      nudge('2027-01-06T10:00'),
      nudge('2027-01-07T10:00'),
      answer('2027-01-07T11:00', 1),
      nudge('2027-01-11T10:00'),
    ],
  },
  'says-so': {
    fault: [
      nudge('2027-01-04T10:00'),
      nudge('2027-01-06T10:00'),
      nudge('2027-01-08T10:00'),
      nudge('2027-01-11T10:00'),
    ],
    fine: [
      nudge('2027-01-04T10:00'),
      nudge('2027-01-06T10:00'),
      nudge('2027-01-08T10:00'),
      nudge('2027-01-11T10:00', { slowedTo: 1 }),
      nudge('2027-01-18T10:00'),
    ],
  },
  fresh: {
    fault: [
      nudge('2027-01-04T10:00', { practice: 'p' }),
      nudge('2027-03-01T09:59', { practice: 'p' }),
    ],
    fine: [
      nudge('2027-01-04T10:00', { practice: 'p' }),
      nudge('2027-03-01T10:00', { practice: 'p' }),
    ],
  },
  muted: {
    fault: [
      { what: 'muted', at: at('2027-01-04T09:00'), practice: 'p' },
      nudge('2027-01-04T10:00', { practice: 'p' }),
    ],
    fine: [
      { what: 'muted', at: at('2027-01-04T09:00'), practice: 'p' },
      { what: 'unmuted', at: at('2027-01-04T09:30'), practice: 'p' },
      nudge('2027-01-04T10:00', { practice: 'p' }),
    ],
  },
  late: {
    fault: [nudge('2027-01-04T12:00')],
    fine: [nudge('2027-01-04T11:59')],
  },
};

/** Somebody asked for it, so it is no nudge of its day. */
function asked(entry: Entry): Entry {
  return entry.what === 'sent' ? { ...entry, kind: 'nudge-later', isUnasked: false } : entry;
}

describe('the judge', () => {
  const judged = (log: Entry[]) =>
    judge({
      life: { ...quietLife({ seed: 1, pace: 3, weeks: 10, silent: [0, 0] }), settings: usual },
      log,
      missed: 0,
      plans: { announced: 0, kept: 0 },
    });

  test.each(Object.entries(cases))('finds a breach of %s', (rule, { fault, fine }) => {
    expect(judged(fault).map((breach) => breach.rule)).toContain(rule);
    expect(judged(fine).map((breach) => breach.rule)).not.toContain(rule);
  });
});
