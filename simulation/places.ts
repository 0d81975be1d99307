import { calendarOf, type HolidayCalendar } from '../src/people/holidays.ts';
import type { Weekday } from '../src/time/hours.ts';

/** Where somebody works: the zone, its public holidays, and the usual working week. */
export type Place = {
  zone: string;
  holidays: HolidayCalendar | null;
  week: readonly Weekday[];
};

const fromMonday: readonly Weekday[] = [1, 2, 3, 4, 5];
const fromSunday: readonly Weekday[] = [1, 2, 3, 4, 7];
const fromSaturday: readonly Weekday[] = [1, 2, 3, 6, 7];

/** All over the world, with the zones that are awkward: clocks set at midnight, by half an hour, by two; beyond the date line. */
const known: readonly (readonly [
  zone: string,
  country: string | null,
  region: string | null,
  week: readonly Weekday[],
])[] = [
  ['Europe/Berlin', 'DE', 'BY', fromMonday],
  ['Europe/London', 'GB', 'ENG', fromMonday],
  ['Europe/Dublin', 'IE', null, fromMonday],
  ['Europe/Lisbon', 'PT', null, fromMonday],
  ['Europe/Istanbul', 'TR', null, fromMonday],
  ['America/New_York', 'US', 'NY', fromMonday],
  ['America/Los_Angeles', 'US', 'CA', fromMonday],
  ['America/St_Johns', 'CA', 'NL', fromMonday],
  ['America/Sao_Paulo', 'BR', 'SP', fromMonday],
  ['America/Santiago', 'CL', null, fromMonday],
  ['America/Havana', 'CU', null, fromMonday],
  ['America/Nuuk', 'GL', null, fromMonday],
  ['Africa/Cairo', 'EG', null, fromSunday],
  ['Africa/Casablanca', 'MA', null, fromMonday],
  ['Africa/Lagos', 'NG', null, fromMonday],
  ['Asia/Jerusalem', 'IL', null, fromSunday],
  ['Asia/Beirut', null, null, fromMonday],
  ['Asia/Tehran', 'IR', null, fromSaturday],
  ['Asia/Riyadh', 'SA', null, fromSunday],
  ['Asia/Kolkata', 'IN', null, fromMonday],
  ['Asia/Kathmandu', null, null, [1, 2, 3, 4, 5, 7]],
  ['Asia/Tokyo', 'JP', null, fromMonday],
  ['Asia/Singapore', 'SG', null, fromMonday],
  ['Australia/Sydney', 'AU', 'NSW', fromMonday],
  ['Australia/Lord_Howe', 'AU', 'NSW', fromMonday],
  ['Pacific/Auckland', 'NZ', null, fromMonday],
  ['Pacific/Chatham', 'NZ', null, fromMonday],
  ['Pacific/Apia', null, null, fromMonday],
  ['Pacific/Kiritimati', null, null, fromMonday],
  ['Pacific/Honolulu', 'US', 'HI', fromMonday],
  ['Antarctica/Troll', null, null, [1, 2, 3, 4, 5, 6]],
];

/** The places in which simulated managers work. */
export async function readPlaces(): Promise<Place[]> {
  return Promise.all(
    known.map(async ([zone, country, region, week]) => {
      const holidays = country === null ? null : await calendarOf(country, region);
      if (country !== null && !holidays) throw new Error(`no calendar of ${country} ${region}`);
      return { zone, holidays, week };
    }),
  );
}
