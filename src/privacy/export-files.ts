import { toCsv } from '../slack/csv.ts';
import type { FileToSend } from '../slack/message.ts';
import { mention, somebodyWhoLeft } from '../slack/text.ts';
import { namesForMentions } from '../slack/typed.ts';
import { type Columns, fromJson, inOneWord, isMoment, readable, type Row } from './readable.ts';

/** One table's rows that somebody may read, in the chapter to which they belong. */
export type Section = { chapter: string; table: string; columns: Columns; rows: readonly Row[] };

/** Everything that is kept about somebody, as it was read. */
export type Everything = {
  user: string;
  workspace: string;
  zone: string;
  sections: readonly Section[];
  /** The names of the people in it, as far as they are known. */
  people: readonly { id: string; name: string }[];
};

/** What the columns of the CSV file hold. */
const csvColumns = {
  when: 'when it was, in your time zone (ISO 8601)',
  zone: 'that time zone',
  chapter: 'which part of Both Hats it belongs to',
  record: 'what it is',
  text: 'what was written',
  people: 'who else is named in it',
  details: 'whatever else is kept with it',
} as const;

/** The two files: one complete, one of what has a date, for spreadsheets. */
export function exportFiles(everything: Everything, now: Temporal.Instant): FileToSend[] {
  const day = now.toZonedDateTimeISO(everything.zone).toPlainDate().toString();
  return [
    {
      name: `both-hats-${day}.json`,
      title: 'Everything, for programs',
      content: Buffer.from(`${JSON.stringify(asJson(everything, now), null, 2)}\n`),
    },
    {
      name: `both-hats-${day}.csv`,
      title: 'What has a date, for spreadsheets',
      content: Buffer.from(asCsv(everything)),
    },
  ];
}

function asJson(everything: Everything, now: Temporal.Instant): object {
  const { user, workspace, zone, sections, people } = everything;
  const chapters: Record<string, Record<string, unknown>> = {};
  for (const { chapter, table, columns, rows } of sections) {
    chapters[chapter] ??= {};
    chapters[chapter][inOneWord(table)] = rows.map((row) => readable(row, columns, zone));
  }
  return {
    about: {
      what: 'Everything that Both Hats keeps about one person. Empty lists: nothing of that kind.',
      user,
      workspace,
      zone,
      madeAt: now.toZonedDateTimeISO(zone).toString({ smallestUnit: 'second' }),
      csvColumns,
    },
    people: Object.fromEntries(people.map(({ id, name }) => [id, name])),
    ...chapters,
  };
}

function asCsv(everything: Everything): string {
  const records = everything.sections.flatMap((section) =>
    section.rows.flatMap((row) => {
      const when = momentOf(row, everything.zone);
      return when === null ? [] : [{ when, cells: cellsOf(row, section, everything) }];
    }),
  );
  records.sort((a, b) => (a.when < b.when ? -1 : Number(a.when > b.when)));
  return toCsv(
    Object.keys(csvColumns),
    records.map(({ when, cells }) => [when, everything.zone, ...cells]),
  );
}

/** The moment or, for what has none, the day that a record stands for; null for what has no date. */
function momentOf(row: Row, zone: string): string | null {
  const known = ['created_at', 'at', 'starts_at', 'asked_at', 'next_at'];
  for (const column of known) {
    const value = row[column];
    if (isMoment(column, value)) {
      const at = Temporal.Instant.fromEpochMilliseconds(value);
      return at
        .toZonedDateTimeISO(zone)
        .toString({ smallestUnit: 'second', timeZoneName: 'never' });
    }
  }
  const day = row['date'] ?? row['week'];
  return typeof day === 'string' ? day : null;
}

function cellsOf(row: Row, { chapter, table, columns }: Section, of: Everything): string[] {
  const text = columns.typed
    .map((column) => (columns.json.includes(column) ? sayJson(row[column], of) : row[column]))
    .filter((value) => typeof value === 'string' && value !== '')
    .map((value) => namesForMentions(String(value), of.people));
  const named = Object.keys(columns.people);
  const others = [...peopleIn(row, columns), ...peopleUnder(row, table, of)]
    .filter((id) => id !== of.user)
    .map((id) => nameOf(id, of));
  const said = new Set(['id', 'created_at', 'at', ...columns.typed, ...columns.ids, ...named]);
  const rest = Object.fromEntries(Object.entries(row).filter(([column]) => !said.has(column)));
  const details = Object.entries(readable(rest, columns, of.zone))
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return [chapter, columns.record, text.join('\n'), others.join(', '), details.join('; ')];
}

function peopleIn(row: Row, columns: Columns): string[] {
  const ids = Object.keys(columns.people).map((column) => row[column]);
  return ids.filter((id) => typeof id === 'string');
}

/** Whoever is in the rows that belong to this one, such as the people of a win. */
function peopleUnder(row: Row, table: string, { sections }: Everything): string[] {
  return sections.flatMap(({ columns, rows }) => {
    const { under } = columns;
    if (under?.table !== table) return [];
    return rows
      .filter((each) => each[under.column] === row['id'])
      .flatMap((each) => peopleIn(each, columns));
  });
}

function nameOf(id: string, { people }: Everything): string {
  if (id === somebodyWhoLeft) return mention(id);
  return people.find((person) => person.id === id)?.name ?? id;
}

/** The values of an object that was kept as JSON, a line each; a person who was chosen by their name. */
function sayJson(value: Row[string] | undefined, of: Everything): string {
  if (typeof value !== 'string' || value === '') return '';
  const held = fromJson(value);
  if (typeof held !== 'object' || held === null) return String(held);
  return Object.entries(held)
    .map(([key, each]) => `${key}: ${nameOf(String(each), of)}`)
    .join('\n');
}
