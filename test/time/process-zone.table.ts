import { nextWeekly } from '../../src/time/cadence.ts';
import { defaultQuietFrom, defaultQuietTo, isOpen, nextOpen } from '../../src/time/hours.ts';
import { formatTime, instantOf, localDate } from '../../src/time/wall.ts';
import { readDate, sayDate, sayMoment } from '../../src/time/words.ts';
import { searchZones, zones } from '../../src/time/zone.ts';
import { date, instant, time } from './some.ts';

const moments = [
  '1993-08-20T12:30Z',
  '2011-12-30T09:00Z',
  '2027-03-14T06:30Z',
  '2027-03-28T00:30Z',
  '2027-10-02T15:20Z',
  '2027-11-07T05:30Z',
].map(instant);
const walls = ['00:30', '01:45', '02:30', '23:30'].map(time);

/** What every rule says in every zone around awkward moments, and the zone that the process itself is in. */
export function table(): { processZone: string; zones: readonly string[]; lines: string[] } {
  return {
    processZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    zones: zones(),
    lines: [...zones().flatMap((zone) => moments.map((at) => line(at, zone))), ...words()],
  };
}

function line(at: Temporal.Instant, zone: string): string {
  const hours = {
    zone,
    workingDays: [1, 2, 4, 7] as const,
    quietFrom: defaultQuietFrom,
    quietTo: defaultQuietTo,
  };
  const today = localDate(at, zone);
  const open = nextOpen(at, hours);
  return [
    zone,
    today,
    ...walls.map((wall) => instantOf(today.add({ days: 1 }), wall, zone)),
    ...walls.map((wall) => nextWeekly(at, { days: [1, 7], time: wall, zone }).at),
    isOpen(at, hours),
    open,
    open && sayMoment(open, at, zone),
  ].join(' ');
}

function words(): string[] {
  const today = date('2027-03-13');
  return [
    ...walls.map(formatTime),
    ...['14 March', 'sunday', 'in 3 weeks'].map((typed) => String(readDate(typed, today))),
    sayDate(date('2027-11-07'), today),
    searchZones('new').join(' '),
  ];
}
