import { sql } from 'kysely';
import type { Db } from '../db/schema.ts';
import { isZone } from '../time/zone.ts';
import type { Everything, Section } from './export-files.ts';
import type { Whose } from './forgetting.ts';
import type { Row } from './readable.ts';
import { receiptsOf, ruleOf, type TableName, tableNames } from './tables.store.ts';

/**
 * Everything that is kept about somebody and that they may read: theirs, and what they share with others. `zone` is theirs
 * where they have set up none; `readable` are the channels that they may read, of those in which they were thanked.
 */
export async function readEverything(
  db: Db,
  workspace: string,
  user: string,
  { zone, readable = new Set() }: { zone: string; readable?: ReadonlySet<string> },
): Promise<Everything> {
  return db.transaction().execute(async (tx) => {
    const read = new Map<TableName, readonly Row[]>();
    const named = tableNames.filter((name) => ruleOf(name).chapter !== null);
    // Rows that belong to others come after those.
    const ordered = named.toSorted(
      (a, b) => Number('under' in ruleOf(a)) - Number('under' in ruleOf(b)),
    );
    for (const name of ordered)
      read.set(name, await readTable(tx, name, { workspace, user }, { read, readable }));
    const sections = named.map((name): Section => ({
      chapter: ruleOf(name).chapter ?? '',
      table: name,
      columns: ruleOf(name),
      rows: read.get(name) ?? [],
    }));
    return {
      user,
      workspace,
      zone: zoneIn(read) ?? zone,
      sections,
      people: await namesIn(tx, workspace, sections),
    };
  });
}

/**
 * Whether somebody would find anything of theirs in an export. Their Slack profile does not count: it is also read when
 * others name them, and they are not told of that.
 */
export async function keepsSomething(db: Db, whose: Whose): Promise<boolean> {
  for (const name of tableNames.filter((each) => each !== 'person')) {
    for (const column of ruleOf(name).shownTo) {
      const found = await sql`select 1 from ${sql.table(name)}
        where workspace_id = ${whose.workspace} and ${sql.ref(column)} = ${whose.user} limit 1`.execute(
        db,
      );
      if (found.rows.length > 0) return true;
    }
  }
  const received = [await kudosReceived(db, whose), await receivedInThreads(db, whose)];
  return received.flat().length > 0;
}

async function readTable(
  tx: Db,
  name: TableName,
  { workspace, user }: Whose,
  {
    read,
    readable,
  }: { read: ReadonlyMap<TableName, readonly Row[]>; readable: ReadonlySet<string> },
): Promise<readonly Row[]> {
  const rule = ruleOf(name);
  const from = sql`select * from ${sql.table(name)} where workspace_id = ${workspace}`;
  if (name === 'receipt') {
    const prefix = receiptsOf(user);
    return rowsOf(tx, sql`${from} and substr(key, 1, ${prefix.length}) = ${prefix} order by at`);
  }
  if (rule.under) {
    const parents = (read.get(rule.under.table) ?? []).map((row) => row['id']);
    const column = sql.ref(rule.under.column);
    const rows: Row[] = [];
    for (let at = 0; at < parents.length; at += 500) {
      const ids = sql.join(parents.slice(at, at + 500));
      rows.push(...(await rowsOf(tx, sql`${from} and ${column} in (${ids})`)));
    }
    return rows;
  }
  if (rule.shownTo.length === 0) return [];
  const theirs = sql.join(
    rule.shownTo.map((column) => sql`${sql.ref(column)} = ${user}`),
    sql` or `,
  );
  const rows = await rowsOf(tx, sql`${from} and (${theirs})`);
  if (name === 'kudos') return [...rows, ...(await kudosReceived(tx, { workspace, user }))];
  if (name !== 'thread_kudos') return rows;
  const received = await receivedInThreads(tx, { workspace, user });
  return [...rows, ...received.filter(({ channel }) => readable.has(String(channel)))];
}

/** Kudos that others gave them and that reached the channel; from which win it was made is the giver's. */
async function kudosReceived(tx: Db, { workspace, user }: Whose): Promise<readonly Row[]> {
  const rows = await rowsOf(
    tx,
    sql`select kudos.* from kudos left join outbox
      on outbox.workspace_id = kudos.workspace_id and outbox.id = kudos.outbox_id
      where kudos.workspace_id = ${workspace} and kudos.user_id <> ${user}
        and (outbox.state is null or outbox.state = 'sent')
        and kudos.id in (select kudos_id from kudos_person
          where workspace_id = ${workspace} and user_id = ${user})`,
  );
  return rows.map((row) => ({ ...row, win_id: null }));
}

/** What others wrote in thanks to them in weekly threads, and nobody took out. */
async function receivedInThreads(tx: Db, { workspace, user }: Whose): Promise<readonly Row[]> {
  return rowsOf(
    tx,
    sql`select * from thread_kudos
      where workspace_id = ${workspace} and user_id <> ${user} and taken_out_at is null
        and id in (select kudos_id from thread_kudos_person
          where workspace_id = ${workspace} and user_id = ${user} and taken_out_at is null)`,
  );
}

/** The channels in whose weekly threads others thanked them. */
export async function channelsThanking(db: Db, whose: Whose): Promise<string[]> {
  const rows = await receivedInThreads(db, whose);
  return [...new Set(rows.map(({ channel }) => String(channel)))];
}

async function rowsOf(tx: Db, query: ReturnType<typeof sql>): Promise<readonly Row[]> {
  return (await (query as ReturnType<typeof sql<Row>>).execute(tx)).rows;
}

function zoneIn(read: ReadonlyMap<TableName, readonly Row[]>): string | null {
  const zone = read.get('manager')?.[0]?.['zone'] ?? read.get('person')?.[0]?.['zone'];
  return typeof zone === 'string' && isZone(zone) ? zone : null;
}

/** A mention, or somebody who was chosen, in answers that are kept as JSON. */
const namesSomebody = /[<"]@?([UW][A-Z0-9]+)[>"]/g;

/** The names of everybody in what was read, as far as Slack's profiles are kept. */
async function namesIn(
  tx: Db,
  workspace: string,
  sections: readonly Section[],
): Promise<{ id: string; name: string }[]> {
  const ids = new Set(
    sections.flatMap(({ columns, rows }) =>
      rows.flatMap((row) => [
        ...Object.keys(columns.people).map((column) => row[column]),
        ...columns.typed.flatMap((column) =>
          Array.from(String(row[column]).matchAll(namesSomebody), (found) => found[1]),
        ),
      ]),
    ),
  );
  const people: { id: string; name: string }[] = [];
  for (const id of ids) {
    if (typeof id !== 'string') continue;
    const row = await tx
      .selectFrom('person')
      .select('name')
      .where('workspace_id', '=', workspace)
      .where('user_id', '=', id)
      .executeTakeFirst();
    if (row) people.push({ id, name: row.name });
  }
  return people;
}
