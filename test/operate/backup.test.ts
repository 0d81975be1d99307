import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { DatabaseError } from '../../src/db/errors.ts';
import { openDatabase } from '../../src/db/open.ts';
import { keepWorkspace } from '../../src/db/workspace.store.ts';
import { makeBackup } from '../../src/operate/backup.ts';
import { restoreBackup } from '../../src/operate/restore.ts';
import { noon, temporaryFolder } from '../db/temporary.ts';
import { setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

/* Backups and restores as an operator makes them, beside the running app. */

const root = join(import.meta.dirname, '../..');

type Ended = { code: number; out: string; err: string };

/** Runs one of the operator's programs on a database. */
function run(program: 'backup' | 'restore', databaseFile: string, ...args: string[]) {
  return new Promise<Ended>((resolve) => {
    execFile(
      process.execPath,
      [join(root, `src/${program}.ts`), ...args],
      {
        cwd: dirname(databaseFile),
        env: { PATH: process.env['PATH'], DATABASE_URL: `sqlite:${databaseFile}` },
      },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

function rights(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

function ids(file: string, table: string): string[] {
  const database = new BetterSqlite3(file, { readonly: true });
  try {
    return database.prepare<[], string>(`select id from ${table} order by id`).pluck().all();
  } finally {
    database.close();
  }
}

/** A database with some workspaces in it, and nobody using it. */
async function made(...workspaces: string[]): Promise<string> {
  const file = join(temporaryFolder(), 'both-hats.db');
  const { db, close } = await openDatabase(file, migrations, noon);
  for (const id of workspaces) await keepWorkspace(db, { id, name: id, botUser: 'U0' }, noon);
  await close();
  return file;
}

async function addWorkspace(file: string, id: string): Promise<void> {
  const { db, close } = await openDatabase(file, migrations, noon);
  await keepWorkspace(db, { id, name: id, botUser: 'U0' }, noon);
  await close();
}

describe('npm run backup', () => {
  test('while the app runs: all that was committed, for the owner alone, in backups/', async () => {
    const world = await createWorld();
    await setUp(world);
    await world.mira.types('/win shipped the login fix');
    const { code, out, err } = await run('backup', world.databaseFile);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const folder = join(dirname(world.databaseFile), 'backups');
    const [name = '', ...others] = readdirSync(folder);
    expect(others).toEqual([]);
    expect(name).toMatch(/^both-hats-\d{8}T\d{6}Z\.db$/);
    expect(out).toContain(join(folder, name));
    expect([rights(folder), rights(join(folder, name))]).toEqual(['700', '600']);
    expect(ids(join(folder, name), 'win')).toEqual(ids(world.databaseFile, 'win'));
    await world.mira.types('/win and the next one');
    expect(await world.mira.sees()).toContain('Recorded');
  });

  test('into a file that is named', async () => {
    const file = await made('T1');
    const target = join(temporaryFolder(), 'deep', 'copy.db');
    expect((await run('backup', file, target)).code).toBe(0);
    expect(ids(target, 'workspace')).toEqual(['T1']);
  });

  test('never over another file, and never of nothing', async () => {
    const file = await made('T1');
    const target = join(temporaryFolder(), 'precious.db');
    writeFileSync(target, 'precious');
    const over = await run('backup', file, target);
    expect([over.code, over.err]).toEqual([
      2,
      `${target} exists already. Name another file, or remove that one.\n`,
    ]);
    expect(readFileSync(target, 'utf8')).toBe('precious');
    const missing = join(temporaryFolder(), 'none.db');
    const none = await run('backup', missing);
    expect([none.code, none.err]).toEqual([
      2,
      `There is no database at ${missing} to back up. Check DATABASE_URL, or start the app once.\n`,
    ]);
    expect((await run('backup', file, 'a', 'b')).code).toBe(2);
    expect((await run('backup', file, '--help')).err).toBe(
      'Say at most one file: npm run backup -- FILE.\n',
    );
  });

  test('of a damaged database leaves no file that looks like a backup', async () => {
    const file = await made(...Array.from({ length: 300 }, (_, n) => `T${n}${'x'.repeat(200)}`));
    const bytes = readFileSync(file);
    bytes.fill(0xa5, bytes.length - 3 * 4_096, bytes.length - 2 * 4_096);
    writeFileSync(file, bytes);
    const folder = temporaryFolder();
    const { code, err } = await run('backup', file, join(folder, 'copy.db'));
    expect(code).toBe(2);
    expect(err).toMatch(/^The backup .*copy\.db could not be written: .+\n$|is damaged/);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('npm run restore', () => {
  test('puts a backup in place and keeps the file that it replaces', async () => {
    const file = await made('T1');
    const backup = join(temporaryFolder(), 'copy.db');
    await makeBackup(file, backup, migrations);
    await addWorkspace(file, 'T2');

    const { code, out, err } = await run('restore', file, backup);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(ids(file, 'workspace')).toEqual(['T1']);
    const kept = readdirSync(dirname(file)).filter((name) => name.includes('.replaced-'));
    expect(kept).toHaveLength(1);
    expect(out).toContain(kept[0]);
    expect(ids(join(dirname(file), kept[0] ?? ''), 'workspace')).toEqual(['T1', 'T2']);
    expect(rights(file)).toBe('600');
    expect(existsSync(`${file}.restoring`)).toBe(false);
    await addWorkspace(file, 'T3');
    expect(ids(backup, 'workspace')).toEqual(['T1']);
  });

  test('after a crash: the log of the old file goes aside with it, not into the new one', async () => {
    const file = await made('T1');
    const backup = join(temporaryFolder(), 'copy.db');
    await makeBackup(file, backup, migrations);
    const crashed = new BetterSqlite3(file);
    onTestFinished(() => void crashed.close());
    crashed.exec(
      "insert into workspace (id, name, bot_user_id, created_at) values ('T2', 'Two', 'U0', 1)",
    );
    const { kept } = await restoreBackup(backup, file, migrations, noon);
    expect(kept).toBe(`${file}.replaced-20270316T120000Z`);
    expect(ids(file, 'workspace')).toEqual(['T1']);
    expect(ids(kept ?? '', 'workspace')).toEqual(['T1', 'T2']);
  });

  test('is refused while the app runs', async () => {
    const world = await createWorld();
    await setUp(world);
    const backup = join(temporaryFolder(), 'copy.db');
    await makeBackup(world.databaseFile, backup, migrations);
    const { code, err } = await run('restore', world.databaseFile, backup);
    expect([code, err]).toEqual([
      2,
      `Another Both Hats process is using ${world.databaseFile}. Stop it first, or point DATABASE_URL at another file.\n`,
    ]);
    const names = readdirSync(dirname(world.databaseFile));
    expect(names.filter((name) => /restoring|replaced/.test(name))).toEqual([]);
    await world.mira.types('/win still here');
    expect(await world.mira.sees()).toContain('Recorded');
  });

  test('into an empty folder is a move to another machine', async () => {
    const backup = join(temporaryFolder(), 'copy.db');
    await makeBackup(await made('T1'), backup, migrations);
    const file = join(temporaryFolder(), 'both-hats.db');
    const { kept } = await restoreBackup(backup, file, migrations, noon);
    expect(kept).toBeNull();
    expect(ids(file, 'workspace')).toEqual(['T1']);
  });

  test('of an older version is migrated by the next start', async () => {
    const backup = join(temporaryFolder(), 'old.db');
    await (await openDatabase(backup, migrations.slice(0, 1), noon)).close();
    const file = await made('T1');
    const { pending } = await restoreBackup(backup, file, migrations, noon);
    expect(pending).toEqual(migrations.slice(1).map((step) => step.name));
    const { migrated, close } = await openDatabase(file, migrations, noon);
    await close();
    expect(migrated).toEqual(pending);
  });

  describe('refuses, and leaves everything as it was,', () => {
    async function refused(spoil: (backup: string) => void): Promise<string> {
      const backup = join(temporaryFolder(), 'copy.db');
      const names = Array.from({ length: 300 }, (_, n) => `T${n}${'x'.repeat(200)}`);
      await makeBackup(await made(...names), backup, migrations);
      spoil(backup);
      const file = await made('T1');
      const before = readFileSync(file);
      const error: unknown = await restoreBackup(backup, file, migrations, noon).catch(
        (e: unknown) => e,
      );
      expect(error).toBeInstanceOf(DatabaseError);
      expect(readFileSync(file).equals(before)).toBe(true);
      expect(readdirSync(dirname(file)).filter((name) => !name.endsWith('.lock'))).toEqual([
        'both-hats.db',
      ]);
      return (error as Error).message.replaceAll(backup, 'BACKUP');
    }
    const change = (sql: string) => (backup: string) => {
      const database = new BetterSqlite3(backup);
      database.exec(sql);
      database.close();
    };

    test('a damaged backup', async () => {
      const sentence = await refused((backup) => {
        const bytes = readFileSync(backup);
        bytes.fill(0xa5, bytes.length - 3 * 4_096, bytes.length - 2 * 4_096);
        writeFileSync(backup, bytes);
      });
      expect(sentence).toMatch(/^BACKUP is damaged \(.+\)\. Take another backup\.$/);
    });

    test('half a backup', async () => {
      const half = (backup: string) =>
        writeFileSync(backup, readFileSync(backup).subarray(0, 40_000));
      expect(await refused(half)).toMatch(/^BACKUP is damaged/);
    });

    test('a text file', async () => {
      expect(await refused((backup) => writeFileSync(backup, 'hello'))).toMatch(/^BACKUP is dam/);
    });

    test('an empty file', async () => {
      expect(await refused((backup) => writeFileSync(backup, ''))).toBe(
        'BACKUP holds nothing. Name another file.',
      );
    });

    test('the database of another program', async () => {
      expect(await refused(change('pragma application_id = 7'))).toBe(
        'BACKUP is a SQLite database, but not one of Both Hats. Name another file.',
      );
    });

    test('a backup of a newer version', async () => {
      const newer = change("insert into migration values ('9999-future', 1)");
      expect(await refused(newer)).toMatch(/newer version of Both Hats \(it has 9999-future\)/);
    });

    test('a file that is not there', async () => {
      const file = await made('T1');
      const none = join(dirname(file), 'none.db');
      expect((await run('restore', file, none)).err).toBe(
        `There is no file ${none}. Name one of the backups.\n`,
      );
      expect((await run('restore', file)).err).toBe('Say which file: npm run restore -- FILE.\n');
    });
  });

  test('what was waiting and has been sent since is not sent twice; the rest is sent', async () => {
    const world = await createWorld({ starts: '2027-03-15T16:00[Europe/Berlin]' });
    await setUp(world);
    const { sandbox } = world;
    // Two messages are due while Slack says that it is busy.
    sandbox.faults.next('chat.postMessage', { kind: 'rateLimit', seconds: 60 });
    await delegate(world, 'first');
    await delegate(world, 'second');
    const backup = join(temporaryFolder(), 'copy.db');
    await makeBackup(world.databaseFile, backup, migrations);
    expect(asked(world)).toBe(0);

    // The first goes out, then the machine is lost: the second was never sent.
    await world.passes({ minutes: 2 });
    expect(asked(world)).toBe(2);
    const gone = Object.values(sandbox.state.messages)
      .flat()
      .find((message) => JSON.stringify(message.blocks).includes('second'));
    for (const [channel, all] of Object.entries(sandbox.state.messages)) {
      sandbox.state.messages[channel] = all.filter((message) => message !== gone);
    }
    await world.app.stop();
    const { toLookFor } = await restoreBackup(
      backup,
      world.databaseFile,
      migrations,
      world.clock.now(),
    );
    expect(toLookFor).toBe(2);
    await world.restarts();
    await world.passes({ minutes: 2 });
    expect(asked(world)).toBe(2);
  });
});

async function delegate(world: World, outcome: string): Promise<void> {
  await world.mira.types(`/delegate @ana ${outcome}`);
  const errors = await world.mira.fillsAndSubmits({
    'What does done look like?': 'Three causes with numbers.',
    Authority: 'Decide, tell me after',
  });
  expect(errors).toEqual({});
}

/** How often Ana was asked to own something. */
function asked({ sandbox }: World): number {
  return Object.values(sandbox.state.messages)
    .flat()
    .filter((message) => JSON.stringify(message.blocks ?? []).includes('would like you to own'))
    .length;
}

describe('the folder', () => {
  test('may belong to somebody else: a sentence', async () => {
    const file = await made('T1');
    const folder = join(temporaryFolder(), 'a-file');
    writeFileSync(folder, '');
    await expect(makeBackup(file, join(folder, 'x.db'), migrations)).rejects.toThrow(
      /^The backup .+ could not be written: .+ Check free disk space and the permissions/,
    );
    mkdirSync(join(dirname(file), 'shared'));
    chmodSync(join(dirname(file), 'shared'), 0o755);
    await makeBackup(file, join(dirname(file), 'shared', 'x.db'), migrations);
    expect(rights(join(dirname(file), 'shared'))).toBe('755');
  });
});
