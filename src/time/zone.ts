/**
 * Ids that Intl still lists under an older name (on the left) than the one people know and other programs send (on the
 * right). Both work everywhere; pickers offer the one on the right.
 */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** Other words under which people look for a zone, besides the older names above. */
const nicknames: Readonly<Record<string, string>> = {
  'America/New_York': 'us eastern est edt et boston washington',
  'America/Chicago': 'us central cst cdt ct',
  'America/Denver': 'us mountain mst mdt mt',
  'Pacific/Honolulu': 'us hawaii hst',
  'America/Los_Angeles': 'us pacific pst pdt pt san francisco seattle',
  'Asia/Kolkata': 'india ist delhi mumbai bangalore bengaluru',
  'Asia/Shanghai': 'china beijing',
  'Asia/Tokyo': 'japan jst',
  'Australia/Sydney': 'aest aedt',
  'Europe/Berlin': 'germany cet cest munich hamburg',
  'Europe/London': 'uk britain england bst',
  'Europe/Paris': 'france cet cest',
  UTC: 'gmt zulu universal',
};

/**
 * Whether `id` is an IANA zone that this machine can reckon with. Aliases such as US/Eastern and any case count;
 * offsets ("+02:00") do not: they know no daylight saving.
 */
export function isZone(id: string): boolean {
  if (!/^[A-Za-z]/.test(id)) return false;
  try {
    return new Temporal.ZonedDateTime(0n, id).timeZoneId !== '';
  } catch {
    return false;
  }
}

/** Whether two names mean one zone, as Asia/Calcutta and Asia/Kolkata do. */
export function isSameZone(a: string, b: string): boolean {
  return new Temporal.ZonedDateTime(0n, a).equals(new Temporal.ZonedDateTime(0n, b));
}

/**
 * The zone of that IANA name in any case, as it is written: "Europe/Berlin", "US/Eastern", "UTC". Null for what names no
 * place, such as EST or CET: some of those are fixed offsets, and people mean a city's time by them.
 */
export function zoneNamed(typed: string): string | null {
  if (!isZone(typed) || (!typed.includes('/') && !/^utc$/i.test(typed))) return null;
  return new Temporal.ZonedDateTime(0n, typed).timeZoneId;
}

const offered: readonly string[] = [
  ...new Set([...Intl.supportedValuesOf('timeZone').map(currentName), 'UTC']),
].sort();

function currentName(id: string): string {
  const name = renamed[id];
  return name !== undefined && isZone(name) ? name : id;
}

/** Every zone once, under its current name, plus UTC; sorted by id. For pickers. */
export function zones(): readonly string[] {
  return offered;
}

const index = offered.map((id) => {
  const older = Object.keys(renamed).find((old) => renamed[old] === id) ?? '';
  return {
    id,
    name: plain(id),
    city: plain(id.slice(id.lastIndexOf('/') + 1)),
    others: plain(`${older} ${nicknames[id] ?? ''}`),
  };
});

/** Lower case, no accents, every separator a single space. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9+-]+/g, ' ')
    .trim();
}

/**
 * Up to 100 zones that fit what somebody has typed so far, best first: the city as typed, a city that begins so
 * (short names first), words that begin so (older names and nicknames included), then any place in the name. Nothing typed: the first 100.
 */
export function searchZones(typed: string): string[] {
  const wanted = plain(typed);
  return ranked(wanted)
    .slice(0, 100)
    .map(({ id }) => id);
}

function ranked(wanted: string): { id: string; rank: number }[] {
  return index
    .map((zone) => ({ id: zone.id, rank: rankOf(zone, wanted) }))
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank);
}

/**
 * The zones that somebody means who typed all they have to say: the city of that name, else those of which a word begins so
 * (older names and nicknames included), else those in which it is found at all.
 */
export function zonesMeant(typed: string): string[] {
  const wanted = plain(typed);
  if (wanted === '') return [];
  const found = ranked(wanted);
  const within = (worst: number) => found.filter(({ rank }) => rank <= worst);
  const best = [within(1), within(4)].find((some) => some.length > 0) ?? found;
  return best.map(({ id }) => id);
}

/** Smaller is better; Infinity when the zone does not fit. */
function rankOf(zone: (typeof index)[number], wanted: string): number {
  if (wanted === '') return 0;
  if (zone.city === wanted || zone.name === wanted) return 1;
  if (` ${zone.others} `.includes(` ${wanted} `)) return 2;
  if (zone.city.startsWith(wanted)) return 3 + zone.city.length / 100; // London before Longyearbyen
  const all = ` ${zone.name} ${zone.others}`;
  const words = wanted.split(' ');
  if (words.every((word) => all.includes(` ${word}`))) return 4;
  if (words.every((word) => all.includes(word))) return 5;
  return Infinity;
}
