import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawPng } from '../../src/month/draw.steps.ts';
import { isEmpty, monthFrom, type Record, spanOf, weeksOf } from '../../src/month/month.ts';
import { monthPicture, sayWeek } from '../../src/month/picture.ts';
import { localDate } from '../../src/time/wall.ts';

const march = Temporal.PlainYearMonth.from('2027-03');
const berlin = 'Europe/Berlin';
const at = (text: string) => Temporal.Instant.from(text);
const nothing: Record = {
  habits: [],
  wins: [],
  kudos: [],
  celebrations: [],
  delegations: [],
  visionNotes: [],
  thanks: [],
};

/** Zones with daylight saving, half hours, and dates that were jumped over. */
const zones = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Beirut',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
);
const months = fc
  .tuple(fc.integer({ min: 1995, max: 2040 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => Temporal.PlainYearMonth.from({ year, month }));

describe('a month by the calendar of somebody', () => {
  test('ends where the next begins, and holds the moments of its own days', () => {
    fc.assert(
      fc.property(
        months,
        zones,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (month, zone, part) => {
          const { since, until } = spanOf(month, zone);
          expect(spanOf(month.add({ months: 1 }), zone).since.equals(until)).toBe(true);
          const length = until.epochMilliseconds - since.epochMilliseconds;
          const within = since.add({ milliseconds: Math.floor((length - 1) * part) });
          expect(localDate(within, zone).toPlainYearMonth().equals(month)).toBe(true);
        },
      ),
    );
  });

  test('begins with its first moment where daylight saving leaves out midnight', () => {
    // In Beirut clocks go from 23:59 to 1:00 when 27 March ends; in March 1999 they did so as the month ended.
    const { since, until } = spanOf(Temporal.PlainYearMonth.from('2027-11'), 'America/Sao_Paulo');
    expect(since.toString()).toBe('2027-11-01T03:00:00Z');
    expect(until.toString()).toBe('2027-12-01T03:00:00Z');
    const october = spanOf(Temporal.PlainYearMonth.from('2027-10'), berlin);
    expect(october.until.since(october.since).total('hours')).toBe(31 * 24 + 1);
  });

  test('is split into weeks from Monday to Sunday that hold each of its days once', () => {
    fc.assert(
      fc.property(months, (month) => {
        const weeks = weeksOf(month);
        const days = weeks.flatMap(({ from, to }) =>
          Array.from({ length: to.day - from.day + 1 }, (_, i) => from.day + i),
        );
        expect(days).toEqual(Array.from({ length: month.daysInMonth }, (_, i) => i + 1));
        for (const { from } of weeks.slice(1)) expect(from.dayOfWeek).toBe(1);
        for (const { to } of weeks.slice(0, -1)) expect(to.dayOfWeek).toBe(7);
      }),
    );
  });

  test.each([
    ['2027-02', '1–7, 8–14, 15–21, 22–28'],
    ['2027-03', '1–7, 8–14, 15–21, 22–28, 29–31'],
    ['2027-05', '1–2, 3–9, 10–16, 17–23, 24–30, 31'],
  ])('%s has the weeks %s', (month, said) => {
    expect(weeksOf(Temporal.PlainYearMonth.from(month)).map(sayWeek).join(', ')).toBe(said);
  });
});

describe('what is in a month', () => {
  test('is what was done on its days by the local calendar', () => {
    const wins = [
      at('2027-02-28T22:59:59Z'),
      at('2027-02-28T23:00Z'),
      at('2027-03-31T21:59:59Z'),
      at('2027-03-31T22:00Z'),
    ];
    const seen = monthFrom({ ...nothing, wins }, march, berlin);
    expect(seen.wins).toBe(2);
    expect(seen.winsByWeek.map((week) => week.wins)).toEqual([1, 0, 0, 0, 1]);
    expect(monthFrom({ ...nothing, wins }, march, 'UTC').wins).toBe(2);
    expect(monthFrom({ ...nothing, wins }, march, 'Pacific/Kiritimati').wins).toBe(2);
  });

  test('counts what a habit and a room both keep once, with the hat of its kind', () => {
    const moment = at('2027-03-10T09:00Z');
    const seen = monthFrom(
      {
        ...nothing,
        habits: [
          { at: moment, hat: 'leader' },
          { at: at('2027-03-11T09:00Z'), hat: 'manager' },
        ],
        wins: [moment],
        delegations: [at('2027-03-12T09:00Z')],
        kudos: [at('2027-03-12T10:00Z')],
        celebrations: [at('2027-03-12T12:00Z')],
        visionNotes: [at('2027-03-12T11:00Z')],
      },
      march,
      berlin,
    );
    expect(seen.hats).toEqual({ leader: 3, both: 2, manager: 1 });
    expect(seen.habits).toBe(2);
  });

  test('names everybody who was thanked once, and is empty without anything', () => {
    const thanks = [
      { person: 'U2', at: at('2027-03-12T09:00Z') },
      { person: 'U1', at: at('2027-03-10T09:00Z') },
      { person: 'U2', at: at('2027-03-09T09:00Z') },
      { person: 'U3', at: at('2027-04-09T09:00Z') },
    ];
    const seen = monthFrom({ ...nothing, thanks }, march, berlin);
    expect(seen.thanked).toEqual(['U2', 'U1']);
    expect(isEmpty(seen)).toBe(false);
    expect(isEmpty(monthFrom(nothing, march, berlin))).toBe(true);
  });

  test('has as many wins as its weeks together', () => {
    const instants = fc
      .integer({
        min: at('2027-02-20T00:00Z').epochMilliseconds,
        max: at('2027-04-10T00:00Z').epochMilliseconds,
      })
      .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
    fc.assert(
      fc.property(fc.array(instants, { maxLength: 60 }), zones, (wins, zone) => {
        const seen = monthFrom({ ...nothing, wins }, march, zone);
        expect(seen.winsByWeek.reduce((sum, week) => sum + week.wins, 0)).toBe(seen.wins);
        expect(seen.hats.leader).toBe(seen.wins);
      }),
    );
  });
});

describe('the picture', () => {
  const usual = monthFrom({ ...nothing, wins: [at('2027-03-10T09:00Z')] }, march, berlin);

  test('is a PNG at twice the size, the same for the same month', async () => {
    const [one, two] = [await drawPng(monthPicture(usual)), await drawPng(monthPicture(usual))];
    const png = Buffer.from(one);
    expect(png.toString('latin1', 1, 4)).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1280, 904]);
    const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    expect(hash(two)).toBe(hash(one));
    const other = monthFrom({ ...nothing, wins: [at('2027-03-17T09:00Z')] }, march, berlin);
    expect(hash(await drawPng(monthPicture(other)))).not.toBe(hash(one));
    expect(png.length).toBeLessThan(80_000);
  });

  test('holds no letters but ours, whoever was thanked', () => {
    const thanks = [{ person: 'U0NOOR00000', at: at('2027-03-12T09:00Z') }];
    const svg = monthPicture(monthFrom({ ...nothing, thanks }, march, berlin));
    expect(svg).not.toContain('U0NOOR');
    expect(svg.replaceAll(/<[^>]*>/g, ' ')).toMatch(/^[\x20-\x7E–]*$/);
  });

  test('has no part outside itself, however much there is', () => {
    const many = fc.integer({ min: 0, max: 2000 });
    fc.assert(
      fc.property(
        many,
        many,
        many,
        fc.array(many, { minLength: 5, maxLength: 5 }),
        (l, b, m, w) => {
          const weeks = weeksOf(march).map((week, i) => ({ ...week, wins: w[i] ?? 0 }));
          const svg = monthPicture({
            ...usual,
            hats: { leader: l, both: b, manager: m },
            winsByWeek: weeks,
          });
          for (const [, x, y, width, height] of svg.matchAll(
            /<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g,
          )) {
            expect(Number(x) + Number(width)).toBeLessThanOrEqual(640.1);
            expect(Number(y) + Number(height)).toBeLessThanOrEqual(452.1);
          }
          expect(svg).not.toContain('NaN');
        },
      ),
      { numRuns: 50 },
    );
  });
});
