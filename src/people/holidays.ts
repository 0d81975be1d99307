import type Holidays from 'date-holidays';

/** The public holidays of a country, or of a region of it. */
export type HolidayCalendar = {
  /** As the library calls them: 'DE', and 'BE' or null for the whole country. */
  country: string;
  region: string | null;
  /** "Germany", "Germany, Berlin": read by `readCalendar` as the same. */
  name: string;
  /** What a local date is called; null for a day that is no public holiday. */
  nameOf(date: Temporal.PlainDate): string | null;
};

/** Loaded when the first person asks for it: it takes 40 MB, and many workspaces never need it. */
let library: Promise<typeof Holidays> | null = null;
const known = new Map<string, HolidayCalendar>();

function load(): Promise<typeof Holidays> {
  library ??= import('date-holidays').then((module) => module.default);
  return library;
}

/** The calendar of a country and region; null when the library has none. */
export async function calendarOf(
  country: string,
  region: string | null,
): Promise<HolidayCalendar | null> {
  const key = `${country}/${region ?? ''}`;
  const before = known.get(key);
  if (before) return before;
  const Library = await load();
  const all = new Library();
  const regions = all.getStates(country, 'en') ?? {};
  if (!Object.hasOwn(all.getCountries('en'), country)) return null;
  if (region !== null && !Object.hasOwn(regions, region)) return null;
  const place = region === null ? new Library(country) : new Library(country, region);
  const calendar = {
    country,
    region,
    name: [nameOfCountry(country), ...(region === null ? [] : [regions[region] ?? region])].join(
      ', ',
    ),
    nameOf: byYear((year) => daysOf(place, year)),
  };
  known.set(key, calendar);
  return calendar;
}

function byYear(daysIn: (year: number) => ReadonlyMap<string, string>): HolidayCalendar['nameOf'] {
  const years = new Map<number, ReadonlyMap<string, string>>();
  return (date) => {
    const days = years.get(date.year) ?? daysIn(date.year);
    years.set(date.year, days);
    return days.get(date.toString()) ?? null;
  };
}

/** Whole public holidays by local date. Half days are working days; one of many days begins the year before at most. */
function daysOf(place: Holidays, year: number): Map<string, string> {
  const days = new Map<string, string>();
  for (const holiday of [year - 1, year].flatMap((y) => place.getHolidays(y, 'en'))) {
    if (holiday.type !== 'public') continue;
    const first = Temporal.PlainDate.from(holiday.date.slice(0, 10));
    // The day on which the clock is set forward has 23 hours.
    const hours = (holiday.end.getTime() - holiday.start.getTime()) / 3_600_000;
    for (let ahead = 0; ahead < Math.floor((hours + 1) / 24); ahead += 1) {
      const date = first.add({ days: ahead });
      if (date.year === year) days.set(date.toString(), holiday.name);
    }
  }
  return days;
}

/** What else people call a country. */
const nicknames: Readonly<Record<string, string>> = {
  uk: 'GB',
  'great britain': 'GB',
  usa: 'US',
  america: 'US',
  holland: 'NL',
  'the netherlands': 'NL',
  'czech republic': 'CZ',
  turkey: 'TR',
};

/** The calendar that somebody means by "Germany", "DE" or "Germany, Berlin"; null for an empty text, or why there is none. */
export async function readCalendar(
  typed: string,
): Promise<{ calendar: HolidayCalendar | null } | { problem: string }> {
  const [first = '', ...rest] = typed.split(',').map(plainly);
  const second = rest.join(' ').trim();
  if (first === '' && second === '') return { calendar: null };
  const all = new (await load())();
  const countries = all.getCountries('en');
  const country =
    Object.keys(countries).find((code) =>
      [code, nameOfCountry(code), countries[code] ?? ''].some((name) => plainly(name) === first),
    ) ?? nicknames[first];
  if (country === undefined) {
    return { problem: 'I know no such country. Type it in English, such as Germany or Brazil.' };
  }
  if (second === '') return { calendar: await calendarOf(country, null) };
  const regions = all.getStates(country, 'en') ?? {};
  const region = Object.keys(regions).find((code) =>
    [code, regions[code] ?? ''].some((name) => plainly(name) === second),
  );
  if (region !== undefined) return { calendar: await calendarOf(country, region) };
  const name = nameOfCountry(country);
  const names = Object.values(regions);
  return {
    problem:
      names.length === 0
        ? `${name} has the same holidays everywhere here. Type ${name} alone.`
        : `I know no such region of ${name}. There are: ${names.slice(0, 20).join('; ')}.`,
  };
}

/** Case, accents and dots aside. */
function plainly(text: string): string {
  const bare = text.normalize('NFD').replaceAll(/[\p{M}.]/gu, '');
  return bare.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

const englishNames = new Intl.DisplayNames(['en'], { type: 'region' });

function nameOfCountry(code: string): string {
  return englishNames.of(code) ?? code;
}
