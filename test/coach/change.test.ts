import { WebClient } from '@slack/web-api';
import fc from 'fast-check';
import { pino } from 'pino';
import { beforeEach, describe, expect, test } from 'vitest';
import { keepManager, mayReach, planNudges } from '../../src/coach/index.ts';
import { newManager, type Manager } from '../../src/coach/manager.ts';
import type { Db } from '../../src/db/schema.ts';
import { planning } from '../../src/records.ts';
import { roomsOf } from '../../src/rooms.ts';
import { nextScheduleMoment } from '../../src/schedule/schedule.store.ts';
import { tick } from '../../src/schedule/tick.ts';
import { visionUntil } from '../../src/vision/index.ts';
import { temporaryDatabase } from '../db/temporary.ts';

/*
 * The real stores, planners and tick on a real database, of which each drawn manager has rows of their own. What is expected
 * is worked out minute by minute from the settings alone.
 */

const log = pino({ level: 'silent' });
let db: Db;
let ticking: Parameters<typeof tick>[0];
let users = 0;

beforeEach(async () => {
  db = await temporaryDatabase();
  const slack = new WebClient('xoxb-none', { slackApiUrl: 'http://127.0.0.1:9/' });
  const { planners } = roomsOf({
    db,
    slack,
    workspace: 'T1',
    log,
    forgetAfterDays: 0,
    later: () => {},
  });
  ticking = { db, planners, log, perSecond: 4 };
});

const zones = [
  'Europe/Berlin',
  'America/Los_Angeles',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
  'Pacific/Honolulu',
  'UTC',
] as const;

/** By the pace: the weekdays of nudges from Monday to Friday without Tuesday, the day of vision time. */
const weekdays: Readonly<Record<number, readonly number[]>> = {
  1: [1],
  2: [1, 4],
  3: [1, 3, 5],
  4: [1, 3, 4, 5],
  5: [1, 3, 4, 5],
};

type Settings = { zone: string; pace: number; nudgeAt: string; quiet: readonly [string, string] };

/** Nudges come while they may: each wall time lies within each span. */
const hours = fc.constantFrom(
  ['18:00', '08:00'] as const,
  ['20:00', '09:00'] as const,
  ['17:30', '07:15'] as const,
);
const time = fc
  .integer({ min: 9 * 60, max: 17 * 60 })
  .map((minutes) => Temporal.PlainTime.from('00:00').add({ minutes }).toString().slice(0, 5));
const settings: fc.Arbitrary<Settings> = fc.record({
  zone: fc.constantFrom(...zones),
  pace: fc.constantFrom(1, 2, 3, 4, 5),
  nudgeAt: time,
  quiet: hours,
});

function managerOf(user: string, { zone, pace, nudgeAt, quiet }: Settings): Manager {
  return {
    ...newManager('T1', user, zone),
    pace,
    nudgeAt: Temporal.PlainTime.from(nudgeAt),
    quietFrom: Temporal.PlainTime.from(quiet[0]),
    quietTo: Temporal.PlainTime.from(quiet[1]),
  };
}

async function keep(manager: Manager, now: Temporal.Instant): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await keepManager(tx, manager, now);
    await planNudges(tx, planning.sources, manager, now);
  });
}

async function begin(of: Settings, now: Temporal.Instant): Promise<string> {
  users += 1;
  const user = `U${users}`;
  await db.deleteFrom('schedule').execute();
  await keep(managerOf(user, of), now);
  return user;
}

/** One tick, and the sender's question whether what is due may come; what may is answered at once, so that the pace stays. */
async function beat(user: string, now: Temporal.Instant, zone: string): Promise<string[]> {
  await tick(ticking, now);
  const due = await db
    .selectFrom('outbox')
    .selectAll()
    .where('user_id', '=', user)
    .where('state', '=', 'due')
    .execute();
  const came: string[] = [];
  for (const row of due) {
    const isLate = row.expires_at !== null && row.expires_at <= now.epochMilliseconds;
    const { verdict } = await mayReach(db, visionUntil, row, now);
    const state = verdict === 'send' && !isLate ? 'sent' : 'missed';
    await db.updateTable('outbox').set({ state }).where('id', '=', row.id).execute();
    if (state === 'sent') came.push(now.toZonedDateTimeISO(zone).toPlainDate().toString());
  }
  const answered = { response: 'done', responded_at: now.epochMilliseconds } as const;
  await db.updateTable('nudge').set(answered).where('user_id', '=', user).execute();
  return came;
}

/** The dates on which nudges come while the time passes, in whole minutes. */
async function pass(
  user: string,
  zone: string,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<string[]> {
  const came: string[] = [];
  let last = from;
  for (;;) {
    const next = await nextScheduleMoment(db);
    if (!next || Temporal.Instant.compare(next, to) > 0) return came;
    const whole = next.round({ smallestUnit: 'minute', roundingMode: 'ceil' });
    last = Temporal.Instant.compare(whole, last) > 0 ? whole : last.add({ minutes: 1 });
    if (Temporal.Instant.compare(last, to) > 0) return came;
    came.push(...(await beat(user, last, zone)));
  }
}

type Change = { after: number; to: Settings };

/** The dates of nudges, minute by minute: on its weekday at its time; of the day of a change also right after it. */
function expected(start: Temporal.Instant, days: number, first: Settings, changes: Change[]) {
  const came: { date: string; at: Temporal.Instant }[] = [];
  let now = first;
  /** A date whose nudge is to come as soon as its reader may be disturbed. */
  let overdue: string | null = null;
  const mayHave = (date: Temporal.PlainDate) => {
    const monday = date.subtract({ days: date.dayOfWeek - 1 }).toString();
    const sunday = date.add({ days: 7 - date.dayOfWeek }).toString();
    // A week is one of the calendar where they are now.
    const inWeek = came
      .map(({ at }) => at.toZonedDateTimeISO(now.zone).toPlainDate().toString())
      .filter((one) => one >= monday && one <= sunday);
    return (
      weekdays[now.pace]?.includes(date.dayOfWeek) === true &&
      inWeek.length < now.pace &&
      !came.some((one) => one.date === date.toString())
    );
  };
  const nextDate = (local: Temporal.ZonedDateTime): string => {
    const isOver = minutesOf(local) >= minutesIn(now.nudgeAt);
    let date = local.toPlainDate().add({ days: isOver ? 1 : 0 });
    while (!mayHave(date)) date = date.add({ days: 1 });
    return date.toString();
  };
  for (let passed = 0; passed < days * 24 * 60; passed += 1) {
    const at = start.add({ minutes: passed });
    const local = at.toZonedDateTimeISO(now.zone);
    const clock = minutesOf(local);
    const isOpen = clock >= minutesIn(now.quiet[1]) && clock < minutesIn(now.quiet[0]);
    if (clock === minutesIn(now.nudgeAt) || (overdue !== null && isOpen)) {
      const date = local.toPlainDate();
      const isMeant = clock === minutesIn(now.nudgeAt) || overdue === date.toString();
      if (isMeant && mayHave(date)) {
        came.push({ date: date.toString(), at });
        overdue = null;
      }
    }
    // What cannot come on its day any more is dropped.
    if (clock >= minutesIn(now.quiet[0])) overdue = null;
    // Half a minute later.
    const change = changes.find(({ after }) => after === passed);
    if (!change) continue;
    const pending: string = overdue ?? nextDate(local);
    now = change.to;
    const there = at.toZonedDateTimeISO(now.zone);
    const isPast = minutesOf(there) >= minutesIn(now.nudgeAt);
    overdue = pending === there.toPlainDate().toString() && isPast ? pending : null;
  }
  return came.map(({ date }) => date);
}

function minutesOf({ hour, minute }: Temporal.ZonedDateTime): number {
  return hour * 60 + minute;
}

function minutesIn(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

describe('a change of the settings at any minute', () => {
  const days = 5;
  /** Any day of a year, so that clocks are changed now and then. */
  const start = fc
    .integer({ min: 0, max: 364 })
    .map((day) => Temporal.Instant.from('2027-01-04T00:00:00Z').add({ hours: day * 24 }));
  const change = (most: number) =>
    fc.record({ after: fc.integer({ min: 24 * 60, max: most }), to: settings });

  const run = async (from: Temporal.Instant, first: Settings, changes: Change[]) => {
    const user = await begin(first, from);
    const came: string[] = [];
    let [at, now] = [from, first];
    for (const { after, to } of changes.toSorted((a, b) => a.after - b.after)) {
      const then = from.add({ minutes: after, seconds: 30 });
      came.push(...(await pass(user, now.zone, at, then)));
      [at, now] = [then, to];
      await keep(managerOf(user, now), at);
    }
    came.push(...(await pass(user, now.zone, at, from.add({ hours: days * 24 }))));
    return came;
  };

  test('neither doubles nor loses the nudge of that day', async () => {
    await fc.assert(
      fc.asyncProperty(
        start,
        settings,
        fc.array(change((days - 1) * 24 * 60), { minLength: 1, maxLength: 3 }),
        async (from, first, drawn) => {
          const changes = [...new Map(drawn.map((each) => [each.after, each])).values()].toSorted(
            (a, b) => a.after - b.after,
          );
          expect(await run(from, first, changes)).toEqual(expected(from, days, first, changes));
        },
      ),
      { numRuns: 30 },
    );
  });

  test('nor does a change of the hour alone, in the hours around it', async () => {
    // Nudge at 11:00 in Berlin, on a Wednesday; the change comes from 9:00 to 13:00.
    const first: Settings = {
      zone: 'Europe/Berlin',
      pace: 3,
      nudgeAt: '11:00',
      quiet: ['18:00', '08:00'],
    };
    const from = Temporal.Instant.from('2027-03-15T00:00:00Z');
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 56 * 60, max: 60 * 60 }),
        time,
        hours,
        async (after, nudgeAt, quiet) => {
          const changes = [{ after, to: { ...first, nudgeAt, quiet } }];
          const came = await run(from, first, changes);
          expect(came).toEqual(['2027-03-15', '2027-03-17', '2027-03-19']);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('a clock that does not go on as it should', () => {
  const first: Settings = {
    zone: 'Europe/Berlin',
    pace: 3,
    nudgeAt: '10:00',
    quiet: ['18:00', '08:00'],
  };
  const monday = Temporal.Instant.from('2027-03-15T00:00:00Z');
  const nudgeMinute = (settings: Settings) =>
    Temporal.PlainDate.from('2027-03-17')
      .toZonedDateTime({ timeZone: settings.zone, plainTime: settings.nudgeAt })
      .toInstant();
  /** Every minute as the heart beats, by a clock that may be wrong. */
  const beats = async (user: string, from: Temporal.Instant, minutes: number) => {
    const came: string[] = [];
    for (let passed = 0; passed < minutes; passed += 1) {
      came.push(...(await beat(user, from.add({ minutes: passed }), first.zone)));
    }
    return came;
  };

  test('asleep for three hours: one catches up within its two hours, none after them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -190, max: 10 }),
        fc.constantFrom('10:00', '16:30', '17:45'),
        fc.boolean(),
        async (offset, nudgeAt, clicksFirst) => {
          const of = { ...first, nudgeAt };
          const user = await begin(of, monday);
          const at = nudgeMinute(of);
          const asleep = at.add({ minutes: offset });
          const awake = asleep.add({ hours: 3 });
          await pass(user, of.zone, monday, asleep.subtract({ minutes: 1 }));
          // Somebody's click may be there before the first tick is, and plan anew.
          if (clicksFirst) await keep(managerOf(user, of), awake);
          const came = [
            ...(await beats(user, awake.add({ minutes: clicksFirst ? 1 : 0 }), 3)),
            ...(await pass(user, of.zone, awake, at.add({ hours: 24 }))),
          ];
          const wakesAt = awake.toZonedDateTimeISO(of.zone).toPlainTime().toString();
          const isMissed = offset <= 0 && (offset + 180 >= 120 || wakesAt >= '18:00');
          const isBefore = offset > 0;
          expect(came).toEqual(isMissed || isBefore ? [] : ['2027-03-17']);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('set back and forth by two hours: never a second one, and none lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -180, max: 180 }),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        async (offset, minutes, forthFirst) => {
          const user = await begin(first, monday);
          const at = nudgeMinute(first);
          const jump = at.add({ minutes: offset });
          const wrong = jump.add({ hours: forthFirst ? 2 : -2 });
          const right = jump.add({ minutes });
          const came = [
            ...(await pass(user, first.zone, monday, jump.subtract({ minutes: 1 }))),
            ...(await beats(user, wrong, minutes)),
            ...(await beats(user, right, 3)),
            ...(await pass(user, first.zone, right, at.add({ hours: 47 }))),
          ];
          // At the end of its two hours by the wrong clock, it counts as too late.
          const isLate = forthFirst && offset === 0;
          expect(came).toEqual(['2027-03-15', ...(isLate ? [] : ['2027-03-17'])]);
        },
      ),
      { numRuns: 30 },
    );
  });
});
