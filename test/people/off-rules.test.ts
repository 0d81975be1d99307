import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isReturn, nextReturn } from '../../src/coach/back.ts';
import { mayReach, whenReaches } from '../../src/coach/gate.ts';
import { hoursOf, isAbsentOn, newManager } from '../../src/coach/manager.ts';
import { keepManager, readManager } from '../../src/coach/manager.store.ts';
import { awayBy, isAwayAt } from '../../src/people/away.ts';
import { isDayOff, merged, noDaysOff, readDaysOff, whyNotOff } from '../../src/people/days-off.ts';
import { keepAway, keepSpans } from '../../src/people/days-off.store.ts';
import { calendarOf, readCalendar } from '../../src/people/holidays.ts';
import { isOpen, nextOpen } from '../../src/time/hours.ts';
import { localDate } from '../../src/time/wall.ts';
import { remindAt, upcoming } from '../../src/vision/vision.ts';
import { temporaryDatabase } from '../db/temporary.ts';
import { date, instant, someDays, someTime, someZone, time } from '../time/some.ts';

const monday = date('2027-03-15');
const start = instant('2027-03-15T07:30Z');
const { compare } = Temporal.Instant;

const someSpan = fc
  .tuple(fc.integer({ min: -20, max: 60 }), fc.integer({ min: 0, max: 40 }))
  .map(([from, length]) => ({
    from: monday.add({ days: from }),
    to: monday.add({ days: from + length }),
  }));
const someSpans = fc.array(someSpan, { maxLength: 4 }).map(merged);
const someMoment = fc
  .integer({ min: 0, max: 60 * 24 * 60 })
  .map((minutes) => start.add({ minutes }));
const germany = (await calendarOf('DE', 'BE')) ?? null;
const someDaysOff = fc.record({
  spans: someSpans,
  holidays: fc.constantFrom(null, germany),
  away: fc.constant(null),
});
const someManager = fc
  .record({ zone: someZone, workingDays: someDays, daysOff: someDaysOff, nudgeAt: someTime })
  .map((chosen) => ({ ...newManager('T1', 'U1', 'UTC'), ...chosen }));

describe('whatever days off there are', () => {
  test('the next open moment is never on one, and there is one within reach', () => {
    fc.assert(
      fc.property(someManager, someMoment, (manager, at) => {
        const hours = hoursOf(manager);
        const open = nextOpen(at, hours);
        expect(open).not.toBeNull();
        if (!open) return;
        expect(isDayOff(localDate(open, manager.zone), manager.daysOff)).toBe(false);
        expect(isOpen(open, hours)).toBe(true);
        expect(compare(open, at.add({ hours: 24 * 400 }))).toBeLessThan(0);
      }),
    );
  });

  test('no reminder of vision time comes on one', () => {
    fc.assert(
      fc.property(someManager, someMoment, (manager, now) => {
        for (const block of upcoming(manager, now, { moves: [], held: [] })) {
          expect(isDayOff(block.date, manager.daysOff)).toBe(false);
          expect(compare(remindAt(block), now)).toBeGreaterThan(0);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('the welcome comes on a working day, after seven days without work', () => {
    fc.assert(
      fc.property(someManager, someMoment, (manager, now) => {
        const next = nextReturn(manager, now);
        if (!next) return;
        const day = date(next.slot);
        expect(compare(next.at, now)).toBeGreaterThan(0);
        expect(isAbsentOn(manager, day)).toBe(false);
        expect(isReturn(manager, day)).toBe(true);
        for (let before = 1; before <= 7; before += 1) {
          const noon = day.subtract({ days: before }).toZonedDateTime({
            timeZone: 'UTC',
            plainTime: time('12:00'),
          });
          expect(isOpen(noon.toInstant(), { ...hoursOf(manager), zone: 'UTC' })).toBe(false);
        }
      }),
    );
  });

  test('nothing is ever sent on one, and what waits is never told to come on one', async () => {
    const db = await temporaryDatabase();
    await keepManager(db, { ...newManager('T1', 'U1', 'Europe/Berlin') }, start);
    const noVision = async () => null;
    const someAway = fc.option(
      fc.record({ since: someMoment, until: fc.option(someMoment) }).map(({ since, until }) => ({
        since,
        until: until && compare(until, since) > 0 ? until : null,
      })),
    );
    const someone = fc.record({ spans: someSpans, away: someAway, at: someMoment });
    await fc.assert(
      fc.asyncProperty(someone, fc.boolean(), async ({ spans, away, at }, isUnasked) => {
        await keepSpans(db, 'T1', 'U1', spans);
        await db.deleteFrom('away').execute();
        if (away) await keepAway(db, 'T1', 'U1', away);
        const manager = await readManager(db, 'T1', 'U1');
        const offOn = (moment: Temporal.Instant) =>
          manager === null || isDayOff(localDate(moment, 'Europe/Berlin'), manager.daysOff);
        const row = {
          workspace_id: 'T1',
          user_id: 'U1',
          unasked_on: isUnasked ? '2027-03-15' : null,
          kind: 'nudge',
        };
        const reached = await mayReach(db, noVision, row, at);
        const isAbsent = offOn(at) || isAwayAt(away, at);
        if (isAbsent) expect(reached.verdict).toBe(isUnasked ? 'drop' : 'wait');
        if (reached.verdict === 'wait') {
          expect(offOn(reached.until)).toBe(false);
          expect(compare(reached.until, at)).toBeGreaterThan(0);
        }
        const reader = { workspace: 'T1', user: 'U1' };
        const then = await whenReaches(db, noVision, reader, at);
        if (then) expect(offOn(then) || isAwayAt(away, then)).toBe(false);
        else expect(away?.until).toBeNull();
      }),
      { numRuns: 150 },
    );
  });
});

test('spans that overlap or meet become one', () => {
  fc.assert(
    fc.property(fc.array(someSpan, { maxLength: 6 }), (spans) => {
      const joined = merged(spans);
      for (let days = -25; days <= 110; days += 1) {
        const day = monday.add({ days });
        const isIn = (all: readonly (typeof spans)[number][]) =>
          isDayOff(day, { ...noDaysOff, spans: all });
        expect(isIn(joined)).toBe(isIn(spans));
      }
      joined.slice(1).forEach(({ from }, at) => {
        const before = joined[at];
        expect(before && before.to.until(from).days).toBeGreaterThan(1);
      });
    }),
  );
});

test.each([
  ['3 May to 14 May', '2027-05-03', '2027-05-14'],
  ['3 to 14 May', '2027-05-03', '2027-05-14'],
  ['3rd - 14th of May', '2027-05-03', '2027-05-14'],
  ['from 3 May until 14 May', '2027-05-03', '2027-05-14'],
  ['2027-05-03–2027-05-14', '2027-05-03', '2027-05-14'],
  ['24 December to 7 January', '2027-12-24', '2028-01-07'],
  ['tomorrow', '2027-03-16', '2027-03-16'],
  ['on Friday', '2027-03-19', '2027-03-19'],
  ['until friday', '2027-03-15', '2027-03-19'],
  ['for 2 weeks', '2027-03-15', '2027-03-28'],
  ['for a day', '2027-03-15', '2027-03-15'],
  ['tomorrow to friday', '2027-03-16', '2027-03-19'],
  ['for two weeks', '2027-03-15', '2027-03-28'],
  ['a fortnight', '2027-03-15', '2027-03-28'],
  ['next week', '2027-03-22', '2027-03-28'],
  ['this week', '2027-03-15', '2027-03-21'],
  ['until next week', '2027-03-15', '2027-03-21'],
  ['until april', '2027-03-15', '2027-03-31'],
  ['until february', '2027-03-15', '2028-01-31'],
  ['until the weekend', '2027-03-15', '2027-03-19'],
  ['until the end of the month', '2027-03-15', '2027-03-31'],
  ['the 20th to the 22nd', '2027-03-20', '2027-03-22'],
  ['until friday!', '2027-03-15', '2027-03-19'],
])('"%s" is read', (typed, from, to) => {
  const read = readDaysOff(typed, monday);
  expect([String(read?.from), String(read?.to)]).toEqual([from, to]);
  expect(read && whyNotOff(read, monday)).toBeNull();
});

test.each([
  '',
  'for 0 days',
  'soon',
  'to',
  '3 May to',
  '31 to 30 May to 2 June',
  '30 February',
  'until march',
  'till March',
  'until this month',
  'until this week',
])('"%s" is not understood', (typed) => expect(readDaysOff(typed, monday)).toBeNull());

describe('a status', () => {
  const says = (emoji: string, text: string, expiration = 0) =>
    isAwayAt(awayBy({ emoji, text, expiration }, null, start), start);

  test.each([
    [':palm_tree:', ''],
    [':face_with_thermometer:', 'ugh'],
    ['', 'On vacation'],
    [':sunny:', 'Vacationing'],
    [':desert_island:', 'VACATION until May'],
    ['', 'out sick today'],
    ['', 'Parental leave (back in June)'],
    ['', 'on leave'],
    ['', 'Holiday!'],
  ])('%s "%s" says away', (emoji, text) => expect(says(emoji, text)).toBe(true));

  test.each([
    ['', ''],
    [':house:', 'Working from home'],
    [':calendar:', 'In a meeting'],
    ['', 'Please leave a message'],
    ['', 'Planning the holidayhome launch'],
    ['', 'Preparing for vacationers'],
    ['', 'Cookoo'],
  ])('%s "%s" does not', (emoji, text) => expect(says(emoji, text)).toBe(false));

  test('that has expired says nothing, and one that ends ends', () => {
    expect(says(':palm_tree:', '', start.epochMilliseconds / 1000)).toBe(false);
    const until = start.add({ hours: 10 });
    const expiration = until.epochMilliseconds / 1000;
    const away = awayBy({ emoji: ':palm_tree:', text: '', expiration }, null, start);
    expect(isAwayAt(away, until.subtract({ seconds: 1 }))).toBe(true);
    expect(isAwayAt(away, until)).toBe(false);
  });

  test('that goes on keeps since when, and one that is cleared keeps both', () => {
    const first = awayBy({ emoji: ':palm_tree:', text: '', expiration: 0 }, null, start);
    const later = start.add({ hours: 48 });
    const longer = awayBy({ emoji: '', text: 'still on vacation', expiration: 0 }, first, later);
    expect(String(longer?.since)).toBe(String(start));
    const back = awayBy({ emoji: '', text: '', expiration: 0 }, longer, later);
    expect([String(back?.since), String(back?.until)]).toEqual([String(start), String(later)]);
  });
});

describe('public holidays', () => {
  const names = async (country: string, region: string | null, ...days: string[]) => {
    const calendar = await calendarOf(country, region);
    return days.map((day) => calendar?.nameOf(date(day)) ?? null);
  };

  test('are those of the region, whole days, and no observances', async () => {
    expect(await names('DE', 'BE', '2027-03-08', '2027-01-06', '2027-02-14')).toEqual([
      "International Women's Day",
      null,
      null,
    ]);
    expect(await names('DE', 'BY', '2027-03-08', '2027-01-06')).toEqual([null, 'Epiphany']);
    expect(await names('CN', null, '2027-03-08', '2027-02-07')).toEqual([null, 'Spring Festival']);
    expect(await names('GB', 'SCT', '2027-12-27', '2027-12-29')).toEqual([
      'Christmas Day (substitute day)',
      null,
    ]);
  });

  test('are found by what people call a place', async () => {
    const read = async (typed: string) => {
      const found = await readCalendar(typed);
      return 'problem' in found ? found.problem : (found.calendar?.name ?? null);
    };
    expect(await read('')).toBeNull();
    expect(await read(' GERMANY ')).toBe('Germany');
    expect(await read('de, Bayern')).toBe('Germany, Bayern');
    expect(await read('Germany, baden-wurttemberg')).toBe('Germany, Baden-Württemberg');
    expect(await read('USA, California')).toBe('United States, California');
    expect(await read('U.K., Scotland')).toBe('United Kingdom, Scotland');
    expect(await read('Narnia')).toContain('no such country');
    expect(await read('Japan, Kyoto')).toContain('the same holidays everywhere');
    for (const name of ['Germany, Bayern', 'United States, California', 'Japan'])
      expect(await read(name)).toBe(name);
  });
});
