import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { openDatabase } from '../../src/db/open.ts';
import type { Db } from '../../src/db/schema.ts';
import { exportFiles } from '../../src/privacy/export-files.ts';
import { readEverything } from '../../src/privacy/export.store.ts';
import { forgetPerson, forgetWorkspace } from '../../src/privacy/forget.store.ts';
import { ruleOf, type TableName, tableNames } from '../../src/privacy/tables.store.ts';
import { somebodyWhoLeft } from '../../src/slack/text.ts';
import { noon, temporaryFolder } from '../db/temporary.ts';

/*
 * The list of tables, held against the database itself: whoever adds a table, or a column with somebody's id, has these
 * tests fail until export and forgetting know of it.
 */

const me = 'U0CANARY';
const other = 'U0OTHER0';
/** Stands in every text of rows that are another person's alone. */
const secret = 'SECRETOFANOTHER';

type Column = { name: string; type: string };

async function database() {
  const file = join(temporaryFolder(), 'both-hats.db');
  const { db, close } = await openDatabase(file, migrations, noon);
  onTestFinished(close);
  const look = new BetterSqlite3(file);
  look.pragma('foreign_keys = OFF');
  onTestFinished(() => void look.close());
  const tables = look
    .prepare<[], string>("select name from pragma_table_list where schema = 'main'")
    .pluck()
    .all()
    .filter((name) => !name.startsWith('sqlite_') && name !== 'migration') as TableName[];
  const columns = (name: string) =>
    look.prepare<[string], Column>('select name, type from pragma_table_info(?)').all(name);
  return { db, look, tables, columns };
}

/** A row in every table for each person that a column of it names, and the rows that hang on those. */
function fill(look: BetterSqlite3.Database, columns: (name: string) => Column[], who: string) {
  let n = 0;
  for (const workspace of ['T1', 'T2']) {
    for (const name of tableNames) {
      const rule = ruleOf(name);
      const named = Object.keys(rule.people);
      for (const column of named.length > 0 ? named : ['']) {
        n += 1;
        const values = columns(name).map((c) => {
          if (c.name === 'workspace_id') return workspace;
          if (name === 'workspace' && c.name === 'id') return `${workspace}-${who}-${n}`;
          if (c.name === column) return who;
          if (named.includes(c.name)) return `U0PARTNER${who.slice(2)}${n}`;
          if (c.name === rule.under?.column) return `${who}-row`;
          if (c.name === 'id')
            return column === (named[0] ?? '') ? `${who}-row` : `${who}-row-${n}`;
          if (c.type.toLowerCase() === 'integer') return n;
          if (name === 'outbox' && c.name === 'state') return 'due';
          if (name === 'receipt' && c.name === 'key') return `action ${who} ${n} wins.undo`;
          if (rule.typed.includes(c.name) || c.name === 'message')
            return who === me ? `MINE to <@${me}>` : `${secret} about <@${me}>`;
          return who === me ? `mine ${n}` : `${secret} ${n}`;
        });
        const marks = values.map(() => '?').join(', ');
        look.prepare(`insert or replace into "${name}" values (${marks})`).run(values);
      }
    }
  }
}

/** Every text of a workspace, by table and column. */
function texts(
  look: BetterSqlite3.Database,
  columns: (name: string) => Column[],
  workspace: string,
) {
  return tableNames
    .filter((name) => name !== 'workspace')
    .flatMap((name) =>
      columns(name).flatMap((column) => {
        const rows = look
          .prepare<[string]>(`select "${column.name}" from "${name}" where workspace_id = ?`)
          .pluck()
          .all(workspace);
        return rows.map((value) => ({ where: `${name}.${column.name}`, text: String(value) }));
      }),
    );
}

async function forget(db: Db, user: string): Promise<void> {
  await db.transaction().execute((tx) => forgetPerson(tx, { workspace: 'T1', user }, noon));
}

describe('the list', () => {
  test('names every table that there is, and no other', async () => {
    const { tables } = await database();
    expect(tableNames.toSorted()).toEqual(tables.toSorted());
  });

  test('says of every column with an id whether it is a person', async () => {
    const { tables, columns } = await database();
    const open = tables.flatMap((name) => {
      const { people, ids, under } = ruleOf(name);
      const known = new Set([...Object.keys(people), ...ids, under?.column, 'workspace_id']);
      return columns(name)
        .filter((column) => /(?:^|_)(?:id|by|user|person|manager|delegate)$/.test(column.name))
        .filter((column) => column.name !== 'id' && !known.has(column.name))
        .map((column) => `${name}.${column.name}`);
    });
    expect(open).toEqual([]);
  });

  test('says of every column with text of its own whether somebody typed it', async () => {
    const { tables, columns } = await database();
    const wordy =
      /^(?:text|why|note|reason|purpose|outcome|answers?|roadblock|done_looks_like|words|comment|body|message)$/;
    const open = tables.flatMap((name) => {
      const { typed, json } = ruleOf(name);
      return columns(name)
        .filter((column) => wordy.test(column.name) && column.type.toLowerCase() === 'text')
        .filter((column) => !typed.includes(column.name) && !json.includes(column.name))
        .map((column) => `${name}.${column.name}`);
    });
    // Codes of ours: what was clicked on, and what a backup stumbled over.
    expect(open.toSorted()).toEqual(['check_in.answer', 'vital.note']);
  });

  test('names only columns that there are', async () => {
    const { tables, columns } = await database();
    const unknown = tables.flatMap((name) => {
      const rule = ruleOf(name);
      const there = new Set(columns(name).map((column) => column.name));
      const named = [
        ...Object.keys(rule.people),
        ...rule.typed,
        ...rule.json,
        ...rule.flags,
        ...rule.ids,
      ];
      return named.filter((column) => !there.has(column)).map((column) => `${name}.${column}`);
    });
    expect(unknown).toEqual([]);
  });
});

describe('every table', () => {
  test('is in the export of whoever it is about, and nothing that is another one’s alone', async () => {
    const { db, look, columns } = await database();
    fill(look, columns, me);
    fill(look, columns, other);
    const everything = await readEverything(db, 'T1', me, { zone: 'UTC' });
    const missing = tableNames.filter((name) => {
      const { chapter, people, shownTo, under } = ruleOf(name);
      const isAbout = Object.keys(people).length > 0 || under !== undefined || name === 'receipt';
      const rows = everything.sections.find((section) => section.table === name)?.rows ?? [];
      return chapter !== null && (isAbout || shownTo.length > 0) && rows.length === 0;
    });
    expect(missing).toEqual([]);
    for (const { content } of exportFiles(everything, noon)) {
      expect(content.toString()).toContain('MINE to');
      expect(content.toString()).not.toContain(secret);
    }
  });

  test('names a forgotten person nowhere, whatever the column', async () => {
    const { db, look, columns } = await database();
    fill(look, columns, me);
    fill(look, columns, other);
    const there = () =>
      texts(look, columns, 'T1').filter(({ text }) => text.includes(me) && !text.includes('-row'));
    expect(there().length).toBeGreaterThan(20);
    await forget(db, me);
    expect(there()).toEqual([]);
  });

  test('keeps the rows of others, and all of another workspace', async () => {
    const { db, look, columns } = await database();
    fill(look, columns, other);
    const whole = () => texts(look, columns, 'T1').length;
    const before = whole();
    fill(look, columns, me);
    const elsewhere = texts(look, columns, 'T2');
    await forget(db, me);
    expect(texts(look, columns, 'T2')).toEqual(elsewhere);
    expect(whole()).toBeGreaterThanOrEqual(before);
    const secrets = texts(look, columns, 'T1').filter(({ text }) => text.startsWith(secret));
    expect(secrets.some(({ text }) => text.includes(`about <@${somebodyWhoLeft}>`))).toBe(true);
  });

  test('is empty once a workspace is forgotten, and only there', async () => {
    const { db, look, columns } = await database();
    fill(look, columns, me);
    const elsewhere = texts(look, columns, 'T2');
    const deleted = () => db.transaction().execute((tx) => forgetWorkspace(tx, 'T1'));
    expect(await deleted()).toBe(true);
    expect(texts(look, columns, 'T1').filter(({ where }) => !where.startsWith('vital.'))).toEqual(
      [],
    );
    expect(texts(look, columns, 'T2')).toEqual(elsewhere);
    expect(await deleted()).toBe(false);
  });
});

test('docs/privacy.md names every table', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/privacy.md'), 'utf8');
  const missing = tableNames.filter((name) => !page.includes(`\`${name}\``));
  expect(missing).toEqual([]);
});
