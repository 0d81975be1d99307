import * as fc from 'fast-check';
import { allWeekdays, type Hours } from '../../src/time/hours.ts';
import { zones } from '../../src/time/zone.ts';

/** Short ways to write down times, and arbitrary ones for the properties. */
export const instant = (text: string) => Temporal.Instant.from(text);
export const date = (text: string) => Temporal.PlainDate.from(text);
export const time = (text: string) => Temporal.PlainTime.from(text);

/** One change of a zone's offset: `before` holds until `at`, `after` from then on, both in minutes east of UTC. */
export type Change = { zone: string; at: Temporal.Instant; before: number; after: number };

/** Every change of every zone between two instants. */
export function changes(from: string, to: string): Change[] {
  const end = instant(to);
  return zones().flatMap((zone) => {
    const found: Change[] = [];
    const start = instant(from).toZonedDateTimeISO(zone);
    let before = start.offsetNanoseconds;
    let local = start.getTimeZoneTransition('next');
    while (local && Temporal.Instant.compare(local.toInstant(), end) < 0) {
      const after = local.offsetNanoseconds;
      if (after !== before)
        found.push({ zone, at: local.toInstant(), before: before / 6e10, after: after / 6e10 });
      before = after;
      local = local.getTimeZoneTransition('next');
    }
    return found;
  });
}

export const someZone = fc.constantFrom(...zones());
export const someDays = fc.subarray([...allWeekdays], { minLength: 1 });
export const someTime = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((minutes) => time('00:00').add({ minutes }));

const firstMinute = instant('2000-01-01T00:00Z').epochMilliseconds / 60_000;
const lastMinute = instant('2037-12-01T00:00Z').epochMilliseconds / 60_000;

/** A whole minute from 2000 to 2037. */
export const someMinute = fc
  .integer({ min: firstMinute, max: lastMinute })
  .map((minute) => Temporal.Instant.fromEpochMilliseconds(minute * 60_000));

const recentChanges = changes('2000-01-01T00:00Z', '2037-12-01T00:00Z');

/** A zone and a moment within three days before its clocks are changed, or an hour after. */
const someChange = fc
  .tuple(fc.constantFrom(...recentChanges), fc.integer({ min: -60, max: 3 * 24 * 60 }))
  .map(([{ zone, at, before, after }, minutes]) => ({
    zone,
    at: at.subtract({ minutes }),
    /** A wall time that the change leaves out or repeats. */
    wall: at
      .toZonedDateTimeISO('UTC')
      .add({ minutes: Math.round((before + after) / 2) })
      .toPlainTime()
      .round('minute'),
  }));

/** Any moment in any zone, half of them close to a change of its clocks. */
export const someMoment = fc.oneof(
  someChange,
  fc.record({ zone: someZone, at: someMinute, wall: someTime }),
);

/** Some person's hours and a moment; their quiet hours often begin or end where the clocks change. */
export const someHours = fc
  .tuple(someMoment, someDays, someTime, someTime, fc.constantFrom('from', 'to', 'neither'))
  .map(([{ zone, at, wall }, workingDays, quietFrom, quietTo, edge]) => ({
    at,
    hours: {
      zone,
      workingDays,
      quietFrom: edge === 'from' ? wall : quietFrom,
      quietTo: edge === 'to' ? wall : quietTo,
    } satisfies Hours,
  }));
