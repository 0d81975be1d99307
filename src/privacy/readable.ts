/** A row as the database holds it. */
export type Row = Readonly<Record<string, string | number | null>>;

/** What there is to know about a table's columns. */
export type Columns = {
  /** What a row is called. */
  record: string;
  /** The table whose rows these belong to. */
  under?: { table: string; column: string };
  ids: readonly string[];
  people: Readonly<Record<string, unknown>>;
  typed: readonly string[];
  json: readonly string[];
  flags: readonly string[];
};

/** A row as its owner reads it: speaking keys, moments in their zone, yes and no. */
export type Readable = Record<string, unknown>;

export function readable(row: Row, columns: Columns, zone: string): Readable {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => column !== 'workspace_id')
      .map(([column, value]) => [keyOf(column, columns), valueOf(column, value, columns, zone)]),
  );
}

/** `done_looks_like` as `doneLooksLike`, and `manager_id` as `manager`. */
function keyOf(column: string, { people }: Columns): string {
  return inOneWord(column in people ? column.replace(/_id$/, '') : column);
}

/** `check_in` as `checkIn`. */
export function inOneWord(name: string): string {
  return name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function valueOf(column: string, value: Row[string], columns: Columns, zone: string): unknown {
  if (value === undefined || value === null) return null;
  if (columns.flags.includes(column)) return value === 1;
  if (columns.json.includes(column)) return fromJson(String(value));
  if (isMoment(column, value)) return sayMoment(value, zone);
  return value;
}

/** Moments are numbers in columns that end in "at"; what else ends so is a wall time, as text. */
export function isMoment(column: string, value: unknown): value is number {
  return typeof value === 'number' && /(?:^|_)at$/.test(column);
}

/** "2027-03-15T09:30:00+01:00[Europe/Berlin]". */
function sayMoment(milliseconds: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(milliseconds)
    .toZonedDateTimeISO(zone)
    .toString({ smallestUnit: 'second' });
}

/** '' is how a column says that there is nothing in it any more. */
export function fromJson(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
