import { type Manager, newManager, paces } from '../src/coach/manager.ts';
import type { DelegationSeen } from '../src/coach/news.ts';
import type { Span } from '../src/people/days-off.ts';
import { type ToldTrigger, toldTriggers } from '../src/practices/index.ts';
import type { Weekday } from '../src/time/hours.ts';
import { localDate } from '../src/time/wall.ts';
import { type Habit, habits, shares } from './habits.ts';
import type { Place } from './places.ts';
import { type Random, seeded } from './random.ts';

/** Settings that their owner changes in the form, or that follow a flight. */
export type SettingsChange = Partial<
  Pick<
    Manager,
    'zone' | 'pace' | 'nudgeAt' | 'quietFrom' | 'quietTo' | 'workingDays' | 'vision' | 'isRemote'
  >
>;

/** A delegation from its making to its end, as it turns out. */
export type Handover = Pick<DelegationSeen, 'id' | 'delegate' | 'dueOn'> & {
  madeAt: Temporal.Instant;
  endedAt: Temporal.Instant;
  roadblockAt: Temporal.Instant | null;
  /** Two check-ins had no answer by then. */
  unansweredAt: Temporal.Instant | null;
  /** Checked every day from here on. */
  hoveredFrom: Temporal.Instant | null;
};

/** Something that a manager does, or that happens to them. */
export type LifeEvent = { at: Temporal.Instant } & (
  | { what: 'changes'; settings: SettingsChange }
  | { what: 'pauses'; until: Temporal.PlainDate | null }
  | { what: 'resumes' }
  | { what: 'takes-off'; span: Span }
  | { what: 'status'; until: Temporal.Instant | null; isAway: boolean }
  | { what: 'delegates'; handover: Handover }
  | { what: 'thanks'; person: string }
  | { what: 'tells'; of: ToldTrigger }
  | { what: 'changes-plan'; how: 'swap' | 'move' | 'drop' }
  | { what: 'moves-vision'; days: number }
  | { what: 'skips-vision' }
  | { what: 'unmutes' }
);

/** A time in which the program does not run; what falls into it happens at its end. */
export type Outage = { from: Temporal.Instant; to: Temporal.Instant };

/** A manager's time, drawn in advance, but for what they do with the nudges that come. */
export type Life = {
  habit: Habit;
  /** The hat that they wear more, by nature. */
  leaning: 'leader' | 'manager' | 'even';
  settings: Manager;
  team: readonly string[];
  beganAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  /** In order. */
  events: readonly LifeEvent[];
  outages: readonly Outage[];
  /** When they look at nothing that comes. */
  silences: readonly Outage[];
  /** Slack does not take a message at once in so many cases (0 to 1). */
  refused: number;
  /** For what is not drawn in advance. */
  random: Random;
};

/** A simulation is of no particular year; this one begins on a Monday. */
const start = Temporal.Instant.from('2027-01-04T00:00:00Z');

export type Drawing = { seed: number; weeks: number; places: readonly Place[]; habit?: Habit };

/** A manager and what becomes of them, the same for the same seed. */
export function drawLife({ seed, weeks, places, habit: wanted }: Drawing): Life {
  const random = seeded(seed);
  const place = random.pick(places);
  const habit = wanted ?? random.weighted(habits.map((one) => [one, shares[one]] as const));
  const beganAt = start.add({ hours: random.whole(0, 26 * 7 * 24), minutes: random.whole(0, 59) });
  const endsAt = beganAt.add({ hours: weeks * 7 * 24 });
  const team = Array.from(
    { length: random.chance(0.2) ? 0 : random.whole(1, 9) },
    (_, i) => `U${seed}P${i}`,
  );
  const settings = {
    ...drawSettings(`U${seed}`, place, random),
    leadingSince: random.chance(0.15)
      ? localDate(beganAt, place.zone).subtract({ months: random.whole(0, 9) })
      : null,
    isRemote: random.chance(0.3),
    beganAt,
    changedAt: beganAt,
  };
  const life = { habit, settings, team, beganAt, endsAt, random, place, places, weeks };
  return {
    habit,
    leaning: random.weighted([
      ['leader', 40],
      ['manager', 40],
      ['even', 20],
    ] as const),
    settings,
    team,
    beganAt,
    endsAt,
    events: drawEvents(life).toSorted((a, b) => Temporal.Instant.compare(a.at, b.at)),
    outages: drawTimes(life, random.whole(0, 3), () =>
      random.chance(0.7) ? random.whole(1, 300) : random.whole(300, 60 * 60),
    ),
    silences: drawTimes(life, silencesOf(habit, random, weeks), () =>
      random.whole(2 * 7 * 24 * 60, 7 * 7 * 24 * 60),
    ),
    refused: 0.03,
    random,
  };
}

function silencesOf(habit: Habit, random: Random, weeks: number): number {
  if (habit === 'ignoring') return Math.ceil(weeks / 10);
  return habit === 'returning' ? random.whole(1, 2) : random.whole(0, 1);
}

function drawSettings(user: string, place: Place, random: Random): Manager {
  const usual = newManager('T1', user, place.zone);
  const workingDays = random.weighted<readonly Weekday[]>([
    [place.week, 82],
    [place.week.slice(0, 4), 8],
    [place.week.filter((day) => day !== 3), 4],
    [[2, 4], 3],
    [[1, 2, 3, 4, 5, 6, 7], 3],
  ]);
  const [quietFrom, quietTo, nudgeAt] = random.weighted([
    [['18:00', '08:00', '10:00'] as const, 55],
    [['17:30', '09:00', '09:30'] as const, 12],
    [['20:00', '07:00', '08:15'] as const, 12],
    [['18:00', '08:00', '17:30'] as const, 6],
    [['23:00', '06:00', '14:00'] as const, 6],
    // The clock is set at midnight in some places, and at two or three in others.
    [['18:00', '00:00', '00:30'] as const, 2],
    [['05:00', '20:00', '02:30'] as const, 2],
    [['12:00', '12:00', '23:30'] as const, 2],
    [['08:00', '16:00', '17:00'] as const, 3],
  ]);
  const time = (text: string) => Temporal.PlainTime.from(text);
  const day = workingDays.includes(2) ? 2 : (workingDays[0] ?? 2);
  return {
    ...usual,
    workingDays,
    quietFrom: time(quietFrom),
    quietTo: time(quietTo),
    nudgeAt: time(nudgeAt),
    pace: random.weighted(paces.map((pace) => [pace, pace === 3 ? 6 : 1] as const)),
    vision: {
      day: random.chance(0.8) ? day : random.pick(workingDays),
      from: time(quietTo).add({ minutes: random.pick([15, 60, 60, 90]) }),
      minutes: random.pick([60, 120, 120, 180]),
    },
    isVisionMuted: random.chance(0.08),
    daysOff: { ...usual.daysOff, holidays: random.chance(0.7) ? place.holidays : null },
  };
}

type Living = Pick<Life, 'habit' | 'settings' | 'team' | 'beganAt' | 'endsAt' | 'random'> & {
  place: Place;
  places: readonly Place[];
  weeks: number;
};

function drawTimes(of: Living, count: number, minutes: () => number): Outage[] {
  return Array.from({ length: count }, () => {
    const from = someMoment(of);
    return { from, to: from.add({ minutes: minutes() }) };
  }).toSorted((a, b) => Temporal.Instant.compare(a.from, b.from));
}

function someMoment({ beganAt, weeks, random }: Living): Temporal.Instant {
  return beganAt.add({ minutes: random.whole(1, weeks * 7 * 24 * 60 - 1) });
}

/** So many times, as often in a year as `perYear` says on average. */
function often(of: Living, perYear: number): Temporal.Instant[] {
  const expected = (perYear * of.weeks) / 52;
  const times = Math.floor(expected) + (of.random.chance(expected % 1) ? 1 : 0);
  return Array.from({ length: times }, () => someMoment(of));
}

function drawEvents(of: Living): LifeEvent[] {
  const { random, team } = of;
  return [
    ...drawAbsences(of),
    ...drawChanges(of),
    ...often(of, random.pick([0, 3, 8, 20])).map((at, i) => handOver(of, at, i)),
    ...often(of, team.length === 0 ? 0 : random.pick([0, 5, 20, 60])).map((at) => ({
      at,
      what: 'thanks' as const,
      person: random.pick(team),
    })),
    ...often(of, random.pick([0, 4, 12])).map((at) => ({
      at,
      what: 'tells' as const,
      of: random.pick(toldTriggers),
    })),
    ...often(of, random.pick([0, 0, 4])).map((at) => ({
      at,
      what: 'changes-plan' as const,
      how: random.pick(['swap', 'move', 'drop'] as const),
    })),
    ...often(of, random.pick([0, 2, 6])).map((at) => ({
      at,
      what: 'moves-vision' as const,
      days: random.whole(-2, 4),
    })),
    ...often(of, 1).map((at) => ({ at, what: 'skips-vision' as const })),
    ...often(of, of.habit === 'muting' ? 4 : 0.3).map((at) => ({ at, what: 'unmutes' as const })),
  ];
}

function drawAbsences(of: Living): LifeEvent[] {
  const { random, place } = of;
  const dateAt = (at: Temporal.Instant) => localDate(at, place.zone);
  const off = often(of, 4).map((at): LifeEvent => {
    const from = dateAt(at).add({ days: random.whole(0, 30) });
    const to = from.add({ days: random.pick([0, 0, 1, 4, 9, 13, 20]) });
    return { at, what: 'takes-off', span: { from, to } };
  });
  const pauses = often(of, 0.8).flatMap((at): LifeEvent[] => {
    const length = random.pick([1, 3, 7, 14, 40]);
    if (random.chance(0.6)) {
      return [{ at, what: 'pauses', until: dateAt(at).add({ days: length }) }];
    }
    return [
      { at, what: 'pauses', until: null },
      { at: at.add({ hours: length * 24 + 5 }), what: 'resumes' },
    ];
  });
  const statuses = often(of, 3).flatMap((at): LifeEvent[] => {
    const until = at.add({ minutes: random.pick([90, 600, 3_000, 8_000, 20_000]) });
    const away = { at, what: 'status' as const, isAway: true };
    return random.chance(0.5)
      ? [{ ...away, until }]
      : [
          { ...away, until: null },
          { at: until, what: 'status', isAway: false, until: null },
        ];
  });
  return [...off, ...pauses, ...statuses];
}

function drawChanges(of: Living): LifeEvent[] {
  const { random, place, settings } = of;
  const time = (text: string) => Temporal.PlainTime.from(text);
  const changed = (at: Temporal.Instant, change: SettingsChange): LifeEvent => ({
    at,
    what: 'changes',
    settings: change,
  });
  const flights = often(of, random.pick([0, 0, 2])).flatMap((at) => [
    changed(at, { zone: random.pick(of.places).zone }),
    changed(at.add({ hours: random.whole(20, 300) }), { zone: place.zone }),
  ]);
  const pacing = often(of, 0.7).map((at) => changed(at, { pace: random.pick(paces) }));
  const hours = often(of, 0.5).map((at) =>
    changed(at, { quietFrom: time('18:00'), quietTo: time('08:00'), nudgeAt: time('11:30') }),
  );
  const moments = often(of, 0.5).map((at) =>
    changed(at, { nudgeAt: settings.nudgeAt.add({ minutes: random.whole(-15, 15) }) }),
  );
  const weeks = often(of, 0.2).map((at) => changed(at, { workingDays: [1, 2, 3, 4] }));
  return [...flights, ...pacing, ...hours, ...moments, ...weeks];
}

function handOver(of: Living, at: Temporal.Instant, i: number): LifeEvent {
  const { random, team, settings, place } = of;
  const days = random.whole(3, 60);
  const endedAt = at.add({ hours: days * 24 });
  const due = localDate(at, place.zone).add({ days: random.whole(2, 60) });
  return {
    at,
    what: 'delegates',
    handover: {
      id: `${settings.user}D${i}`,
      delegate: team.length > 0 ? random.pick(team) : 'UOTHER',
      madeAt: at,
      dueOn: random.chance(0.8) ? due : null,
      endedAt,
      roadblockAt: random.chance(0.3) ? at.add({ hours: random.whole(24, days * 24) }) : null,
      unansweredAt: random.chance(0.2) ? at.add({ hours: random.whole(24, days * 24) }) : null,
      hoveredFrom: random.chance(0.2) ? at.add({ hours: 48 }) : null,
    },
  };
}
