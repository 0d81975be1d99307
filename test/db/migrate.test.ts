import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { type Kysely, sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Migration, migrations } from '../../migrations/index.ts';
import { openDatabase } from '../../src/db/open.ts';
import { table } from '../../src/db/table.ts';
import {
  forgetLoss,
  keepLoss,
  keepVital,
  keepWorkspace,
  readVitals,
} from '../../src/db/workspace.store.ts';
import { readDelegation } from '../../src/delegations/delegation.store.ts';
import { readFileRequest } from '../../src/slack/files.store.ts';
import {
  allowMessages,
  hasStopped,
  isAcquainted,
  keepOwnHours,
  readOwnHours,
  stopMessages,
} from '../../src/people/index.ts';
import { noon, temporaryFolder } from './temporary.ts';

const addsPets: Migration = {
  name: '9001-pets',
  async up(db) {
    await table(db, 'pet')
      .addColumn('workspace_id', 'text', (c) => c.notNull())
      .execute();
    await sql`insert into pet select id from workspace`.execute(db);
  },
};
const fails: Migration = {
  name: '9002-fails',
  async up(db: Kysely<unknown>) {
    await table(db, 'half')
      .addColumn('workspace_id', 'text', (c) => c.notNull())
      .execute();
    await sql`delete from workspace`.execute(db);
    await sql`insert into nowhere values (1)`.execute(db);
  },
};

async function filled(): Promise<string> {
  const file = join(temporaryFolder(), 'both-hats.db');
  const { db, close } = await openDatabase(file, migrations, noon);
  await keepWorkspace(db, { id: 'T1', name: 'One', botUser: 'U0' }, noon);
  await close();
  return file;
}

function look(file: string): BetterSqlite3.Database {
  const database = new BetterSqlite3(file, { readonly: true });
  onTestFinished(() => void database.close());
  return database;
}

function names(file: string): string[] {
  const rows = look(file).prepare<[], string>('select name from migration order by name').pluck();
  return rows.all();
}

function copies(file: string): string[] {
  return readdirSync(dirname(file)).filter((name) => name.includes('before-upgrade'));
}

describe('migrating', () => {
  test('takes each step once, in order', async () => {
    const file = await filled();
    const first = await openDatabase(file, [...migrations, addsPets], noon);
    await first.close();
    expect(first.migrated).toEqual(['9001-pets']);
    const second = await openDatabase(file, [...migrations, addsPets], noon);
    await second.close();
    expect(second.migrated).toEqual([]);
    expect(names(file)).toEqual([...migrations.map((m) => m.name), '9001-pets']);
    expect(look(file).prepare('select * from pet').all()).toEqual([{ workspace_id: 'T1' }]);
  });

  test('makes a copy first, for the owner alone, that opens with the version before', async () => {
    const file = await filled();
    const { copy, close } = await openDatabase(file, [...migrations, addsPets], noon);
    await close();
    expect(copy).toBe(`${file}.before-upgrade-20270316T120000Z`);
    const before = await openDatabase(copy ?? '', migrations, noon);
    onTestFinished(before.close);
    expect(before.migrated).toEqual([]);
    const rows = await before.db.selectFrom('workspace').select('id').execute();
    expect(rows).toEqual([{ id: 'T1' }]);
  });

  test('makes no copy of a new file, nor where there is nothing to do', async () => {
    const file = await filled();
    const { copy, close } = await openDatabase(file, migrations, noon);
    await close();
    expect(copy).toBeNull();
    expect(copies(file)).toEqual([]);
  });

  test('a step that fails leaves nothing behind, and says which it was', async () => {
    const file = await filled();
    await expect(openDatabase(file, [...migrations, fails], noon)).rejects.toThrow(
      'The database could not take the step 9002-fails (no such table: nowhere) and is as it was before it.',
    );
    expect(names(file)).toEqual(migrations.map((m) => m.name));
    const database = look(file);
    expect(database.prepare('select id from workspace').pluck().all()).toEqual(['T1']);
    const half = "select 1 from sqlite_master where name = 'half'";
    expect(database.prepare(half).get()).toBeUndefined();
    const { close } = await openDatabase(file, migrations, noon);
    await close();
  });

  test('keeps the steps before the one that fails, and the copy from before all of them', async () => {
    const file = await filled();
    const steps = [...migrations, addsPets, fails];
    await expect(openDatabase(file, steps, noon)).rejects.toThrow('9002-fails');
    expect(names(file)).toContain('9001-pets');
    expect(copies(file)).toHaveLength(1);
  });

  test('that fails at every start does not fill the disk with copies', async () => {
    const file = await filled();
    for (let start = 0; start < 3; start += 1) {
      const at = noon.add({ seconds: start });
      await expect(openDatabase(file, [...migrations, fails], at)).rejects.toThrow('9002-fails');
    }
    expect(copies(file)).toEqual([]);
  });

  test('a first step that fails leaves a file that can be opened later', async () => {
    const file = join(temporaryFolder(), 'both-hats.db');
    await expect(openDatabase(file, [fails], noon)).rejects.toThrow('9002-fails');
    expect(existsSync(file)).toBe(true);
    const { close, migrated } = await openDatabase(file, migrations, noon);
    await close();
    expect(migrated).toEqual(migrations.map((m) => m.name));
  });

  test('two steps never share a name, and their names are in order', () => {
    const all = migrations.map((m) => m.name);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(all.toSorted());
  });
});

describe('the tables', () => {
  type Listed = { name: string; strict: number };
  type Column = { name: string; notnull: number; pk: number };

  async function tables() {
    const database = look(await filled());
    const listed = database
      .prepare<[], Listed>("select name, strict from pragma_table_list where schema = 'main'")
      .all()
      .filter(({ name }) => !name.startsWith('sqlite_'));
    const columns = (name: string) =>
      database.prepare<[string], Column>('select * from pragma_table_info(?)').all(name);
    return { database, listed, columns };
  }

  test('are STRICT, each of them', async () => {
    const { listed } = await tables();
    expect(listed.length).toBeGreaterThan(10);
    expect(listed.filter(({ strict }) => strict !== 1)).toEqual([]);
  });

  test('belong to a workspace, which leads their keys, but for two', async () => {
    const { listed, columns, database } = await tables();
    const without = listed.filter(({ name }) => columns(name)[0]?.name !== 'workspace_id');
    expect(without.map(({ name }) => name).toSorted()).toEqual(['migration', 'workspace']);
    for (const { name } of listed.filter((each) => !without.includes(each))) {
      const [first] = columns(name);
      expect([name, first?.notnull, first?.pk]).toEqual([name, 1, 1]);
      const keys = database
        .prepare<[string], { table: string }>('select "table" from pragma_foreign_key_list(?)')
        .all(name);
      expect(keys.map((key) => key.table)).toContain('workspace');
    }
  });
});

/** A row of every table, as its columns have it; the newest version must still hold them all. */
test('rows written at the first step are there after the last', async () => {
  const file = join(temporaryFolder(), 'both-hats.db');
  const [first] = migrations;
  if (!first) throw new Error('there is no migration');
  const old = await openDatabase(file, [first], noon);
  await old.close();

  const writer = new BetterSqlite3(file);
  writer.pragma('foreign_keys = OFF');
  const tables = writer
    .prepare<[], string>(
      "select name from pragma_table_list where schema = 'main' and type = 'table'",
    )
    .pluck()
    .all()
    .filter((name) => !name.startsWith('sqlite_') && name !== 'migration');
  for (const name of tables) {
    const columns = writer
      .prepare<[string], { name: string; type: string }>('select * from pragma_table_info(?)')
      .all(name);
    const values = columns.map((c) => (c.type.toLowerCase() === 'integer' ? 1 : 'x'));
    const marks = columns.map(() => '?').join(', ');
    writer.prepare(`insert into "${name}" values (${marks})`).run(values);
  }
  expect(writer.pragma('foreign_key_check')).toEqual([]);
  writer.close();

  const { close } = await openDatabase(file, migrations, noon);
  await close();
  const database = look(file);
  const counts = tables.map((name) =>
    database.prepare(`select count(*) from "${name}"`).pluck().get(),
  );
  expect(tables.length).toBeGreaterThan(10);
  expect(counts).toEqual(tables.map(() => 1));
  expect(database.pragma('foreign_key_check')).toEqual([]);
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
});

test('0002: a workspace of before has a token that works, and nothing was done in it yet', async () => {
  const file = join(temporaryFolder(), 'both-hats.db');
  const upTo = (name: string) => migrations.filter((each) => each.name < name);
  const old = await openDatabase(file, upTo('0002'), noon);
  await old.close();
  const writer = new BetterSqlite3(file);
  writer.exec("insert into workspace values ('T1', 'One', 'U0', 1), ('T2', 'Two', 'U0', 2)");
  writer.close();

  const { db, close } = await openDatabase(file, migrations, noon);
  onTestFinished(close);
  const rows = await db.selectFrom('workspace').select(['id', 'lost_at', 'lost_code']).execute();
  expect(rows).toEqual([
    { id: 'T1', lost_at: null, lost_code: null },
    { id: 'T2', lost_at: null, lost_code: null },
  ]);
  expect(await readVitals(db)).toEqual({});
  await keepVital(db, 'T2', 'tick', noon);
  await keepVital(db, 'T1', 'tick', noon.add({ minutes: 1 }), 'late');
  expect(await readVitals(db)).toEqual({ tick: { at: noon.add({ minutes: 1 }), note: 'late' } });

  await keepLoss(db, 'T1', 'token_revoked', noon);
  await keepLoss(db, 'T1', 'account_inactive', noon.add({ hours: 1 }));
  const lost = () =>
    db.selectFrom('workspace').select(['lost_at', 'lost_code']).orderBy('id').execute();
  expect(await lost()).toEqual([
    { lost_at: noon.epochMilliseconds, lost_code: 'token_revoked' },
    { lost_at: null, lost_code: null },
  ]);
  await forgetLoss(db, 'T1');
  expect((await lost())[0]).toEqual({ lost_at: null, lost_code: null });
});

test('0004: people of before have no hours of their own, take messages, and have not been told why', async () => {
  const file = join(temporaryFolder(), 'both-hats.db');
  const old = await openDatabase(
    file,
    migrations.filter((each) => each.name < '0004'),
    noon,
  );
  await old.close();
  const writer = new BetterSqlite3(file);
  writer.exec(
    "insert into workspace (id, name, bot_user_id, created_at) values ('T1', 'One', 'U0', 1)",
  );
  writer.exec("insert into dm values ('T1', 'U1', 'D1')");
  writer.close();

  const { db, close } = await openDatabase(file, migrations, noon);
  onTestFinished(close);
  expect(await db.selectFrom('dm').select('channel').execute()).toEqual([{ channel: 'D1' }]);
  expect(await readOwnHours(db, 'T1', 'U1')).toBeNull();
  expect(await isAcquainted(db, 'T1', 'U1')).toBe(false);
  expect(await hasStopped(db, 'T1', 'U1')).toBe(false);

  const hours = {
    zone: null,
    workingDays: [1, 3] as const,
    quietFrom: Temporal.PlainTime.from('17:00'),
    quietTo: Temporal.PlainTime.from('09:30'),
  };
  await keepOwnHours(db, 'T1', 'U1', hours, noon);
  expect(await readOwnHours(db, 'T1', 'U1')).toEqual(hours);
  expect(await stopMessages(db, 'T1', 'U1', noon)).toBe(true);
  expect(await stopMessages(db, 'T1', 'U1', noon)).toBe(false);
  expect(await hasStopped(db, 'T1', 'U1')).toBe(true);
  await allowMessages(db, 'T1', 'U1');
  expect(await hasStopped(db, 'T1', 'U1')).toBe(false);
});

test('0003: whoever was deactivated before counts from when it was read; nobody waits for an export', async () => {
  const file = join(temporaryFolder(), 'both-hats.db');
  const old = await openDatabase(
    file,
    migrations.filter((each) => each.name < '0003'),
    noon,
  );
  await old.close();
  const writer = new BetterSqlite3(file);
  writer.exec(`insert into workspace (id, name, bot_user_id, created_at) values ('T1', 'One', 'U0', 1);
    insert into person (workspace_id, user_id, name, zone, is_bot, is_deactivated, read_at)
    values ('T1', 'U1', 'here', 'UTC', 0, 0, 5), ('T1', 'U2', 'left', 'UTC', 0, 1, 7)`);
  writer.close();

  const { db, close } = await openDatabase(file, migrations, noon);
  onTestFinished(close);
  const people = await db.selectFrom('person').select(['name', 'deactivated_at']).execute();
  expect(people).toEqual([
    { name: 'here', deactivated_at: null },
    { name: 'left', deactivated_at: 7 },
  ]);
  expect(await db.selectFrom('file_request').selectAll().execute()).toEqual([]);
});

test('what is deleted is overwritten', async () => {
  const { db, close } = await openDatabase(await filled(), migrations, noon);
  onTestFinished(close);
  const { rows } = await sql<{ secure_delete: number }>`pragma secure_delete`.execute(db);
  expect(rows).toEqual([{ secure_delete: 1 }]);
});

test('0008: a delegation of before keeps its check-in, and has no version but the first', async () => {
  const file = join(temporaryFolder(), 'both-hats.db');
  const upTo = (name: string) => migrations.filter((each) => each.name < name);
  const old = await openDatabase(file, upTo('0008'), noon);
  await old.close();
  const writer = new BetterSqlite3(file);
  writer.exec(
    "insert into workspace (id, name, bot_user_id, created_at) values ('T1', 'One', 'U0', 1)",
  );
  const insert = writer.prepare(
    `insert into delegation (workspace_id, id, manager_id, delegate_id, outcome, done_looks_like,
      authority, state, reason, outbox_id, created_at, check_in_day, check_in_at)
      values ('T1', ?, 'U1', 'U2', 'The report', 'Five pages', 'own', 'proposed', '', 'o1', 1, ?, ?)`,
  );
  insert.run('weekly', 4, '10:00');
  insert.run('none', null, null);
  writer.close();

  const { db, close } = await openDatabase(file, migrations, noon);
  onTestFinished(close);
  const read = (id: string) => readDelegation(db, 'T1', 'U1', id);
  expect(await read('weekly')).toMatchObject({
    checkIn: { days: [4], at: Temporal.PlainTime.from('10:00') },
    version: 1,
    pending: null,
    restated: '',
    limit: '',
    dueAt: null,
  });
  expect(await read('none')).toMatchObject({ checkIn: null });
});

test('0012: whoever waited for an export goes on waiting for it', async () => {
  const file = join(temporaryFolder(), 'both-hats.db');
  const upTo = (name: string) => migrations.filter((each) => each.name < name);
  const old = await openDatabase(file, upTo('0012'), noon);
  await old.close();
  const writer = new BetterSqlite3(file);
  writer.exec(`insert into workspace (id, name, bot_user_id, created_at) values ('T1', 'One', 'U0', 1);
    insert into export_request (workspace_id, user_id, id, asked_at, files)
    values ('T1', 'U1', 'e1', 5, '["F1"]'), ('T1', 'U2', 'e2', 6, null)`);
  writer.close();

  const { db, close } = await openDatabase(file, migrations, noon);
  onTestFinished(close);
  const read = (user: string) => readFileRequest(db, { workspace: 'T1', user, kind: 'export' });
  expect(await read('U1')).toMatchObject({ id: 'e1', asks: '', files: ['F1'] });
  expect(await read('U2')).toMatchObject({ id: 'e2', files: [] });
  expect(await read('U3')).toBeNull();
});

test('0023: nobody of before has taken themselves out of what names others too', async () => {
  const file = join(temporaryFolder(), 'both-hats.db');
  const old = await openDatabase(
    file,
    migrations.filter((each) => each.name < '0023'),
    noon,
  );
  await old.close();
  const writer = new BetterSqlite3(file);
  writer.exec(`insert into workspace (id, name, bot_user_id, created_at) values ('T1', 'One', 'U0', 1);
    insert into thread_kudos (workspace_id, id, thread_id, channel, ts, user_id, text, created_at, taken_out_at)
    values ('T1', 'k1', 'o1', 'C1', '1.0', 'U1', 'thanks', 1, 2);
    insert into thread_kudos_person (workspace_id, kudos_id, user_id) values ('T1', 'k1', 'U2')`);
  writer.close();
  const { db, close } = await openDatabase(file, migrations, noon);
  onTestFinished(close);
  expect(await db.selectFrom('thread_kudos_person').selectAll().execute()).toEqual([
    { workspace_id: 'T1', kudos_id: 'k1', user_id: 'U2', taken_out_at: null },
  ]);
  const kudos = await db.selectFrom('thread_kudos').select('taken_out_at').execute();
  expect(kudos).toEqual([{ taken_out_at: 2 }]);
});

test('0025: what a win said goes with it, and with the kudos that was made of it', async () => {
  const { db, close } = await openDatabase(
    join(temporaryFolder(), 'both-hats.db'),
    migrations,
    noon,
  );
  onTestFinished(close);
  await sql`insert into workspace (id, name, bot_user_id, created_at) values ('T1', 'One', 'U0', 1)`.execute(
    db,
  );
  await sql`insert into win (workspace_id, id, user_id, text, why, created_at)
    values ('T1', 'w1', 'U1', 'one', '', 1), ('T1', 'w2', 'U1', 'two', '', 1)`.execute(db);
  await sql`insert into kudos (workspace_id, id, user_id, channel, text, outbox_id, win_id, created_at)
    values ('T1', 'k1', 'U1', 'C1', 'one', 'o1', 'w1', 1), ('T1', 'k2', 'U1', 'C1', 'two', 'o2', 'w2', 1)`.execute(
    db,
  );
  await sql`insert into kudos_said (workspace_id, kudos_id, win_id, user_id, said)
    values ('T1', 'k1', 'w1', 'U1', '[]'), ('T1', 'k2', 'w2', 'U1', '[]')`.execute(db);
  await db.deleteFrom('win').where('id', '=', 'w1').execute();
  await db.deleteFrom('kudos').where('id', '=', 'k2').execute();
  expect(await db.selectFrom('kudos_said').selectAll().execute()).toEqual([]);
});

test('0024: whoever was in a team before has been in it as long as its manager is coached', async () => {
  const file = join(temporaryFolder(), 'both-hats.db');
  const before = migrations.filter((each) => each.name < '0024');
  const old = await openDatabase(file, before, noon);
  await old.close();
  const writer = new BetterSqlite3(file);
  const columns = writer
    .prepare(
      `select name, type from pragma_table_info('manager') where "notnull" and dflt_value is null`,
    )
    .all() as { name: string; type: string }[];
  const values = columns.map(({ name, type }) => {
    if (name === 'created_at') return 7;
    return type === 'INTEGER' ? 1 : 'T1';
  });
  writer.exec(
    `insert into workspace (id, name, bot_user_id, created_at) values ('T1', 'One', 'U0', 1)`,
  );
  writer
    .prepare(
      `insert into manager (${columns.map(({ name }) => name).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    )
    .run(...values);
  writer.exec(`insert into team_member (workspace_id, manager_id, user_id)
    values ('T1', 'T1', 'U2'), ('T1', 'U9', 'U2')`);
  writer.close();
  const { db, close } = await openDatabase(file, migrations, noon);
  onTestFinished(close);
  const team = await db.selectFrom('team_member').select(['manager_id', 'joined_at']).execute();
  expect(team).toEqual([
    { manager_id: 'T1', joined_at: 7 },
    { manager_id: 'U9', joined_at: null },
  ]);
});

test('0022: what waits to be told is told in messages that are composed when they go out', async () => {
  const file = join(temporaryFolder(), 'both-hats.db');
  const upTo = (name: string) => migrations.filter((each) => each.name < name);
  const old = await openDatabase(file, upTo('0022'), noon);
  await old.close();
  const writer = new BetterSqlite3(file);
  writer.exec(`insert into workspace (id, name, bot_user_id, created_at) values ('T1', 'One', 'U0', 1);
    insert into done_question (workspace_id, id, manager_id, person_id, subject, person_outbox_id, created_at, shown_at)
    values ('T1', 'q1', 'U1', 'U2', 'Talk', 'o0', 1, 5), ('T1', 'q2', 'U1', 'U2', 'List', 'o0', 1, null)`);
  const insert = writer.prepare(
    `insert into outbox (workspace_id, id, channel, user_id, kind, message, state, attempt, due_at, created_at,
      schedule_id, slot) values ('T1', ?, ?, ?, ?, '', ?, 0, 1, 1, ?, ?)`,
  );
  insert.run('o1', 'U1', 'U1', 'done-shown', 'due', 'done-shown:q1', 'manager');
  insert.run('o2', 'U2', 'U2', 'done-shown', 'sent', 'done-shown:q1', 'person');
  const due = 'overdue manager 2027-03-12';
  insert.run('o3', 'U1', 'U1', 'delegation-overdue', 'due', 'delegation:d1', due);
  insert.run('o4', 'U1', 'U1', 'delegation-overdue', 'sent', 'delegation:d2', due);
  writer.close();

  const { db, close } = await openDatabase(file, migrations, noon);
  onTestFinished(close);
  const told = await db
    .selectFrom('overdue')
    .select(['delegation_id', 'due_on', 'outbox_id'])
    .execute();
  expect(told).toEqual([
    { delegation_id: 'd1', due_on: '2027-03-12', outbox_id: 'o3' },
    { delegation_id: 'd2', due_on: '2027-03-12', outbox_id: 'o4' },
  ]);
  const shown = await db
    .selectFrom('done_question')
    .select(['id', 'manager_shown_outbox_id as manager', 'person_shown_outbox_id as person'])
    .orderBy('id')
    .execute();
  expect(shown).toEqual([
    { id: 'q1', manager: 'o1', person: null },
    { id: 'q2', manager: null, person: null },
  ]);
});
