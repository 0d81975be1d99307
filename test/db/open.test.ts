import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { DatabaseError } from '../../src/db/errors.ts';
import { openDatabase } from '../../src/db/open.ts';
import { keepWorkspace } from '../../src/db/workspace.store.ts';
import { noon, temporaryFolder } from './temporary.ts';

/** The owner's, the group's and everybody's rights, as in `chmod`. */
function rights(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

/** A database with some rows, closed again. */
async function madeBefore(file: string): Promise<void> {
  const { db, close } = await openDatabase(file, migrations, noon);
  for (let n = 0; n < 200; n += 1) {
    await keepWorkspace(db, { id: `T${n}`, name: 'x'.repeat(200), botUser: 'U0' }, noon);
  }
  await close();
}

/** A process that holds the database open, and what it said first. */
async function opensElsewhere(file: string, as: { uid?: number } = {}) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'opener.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...as,
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = await once(child.stdout, 'data');
  return { child, said: String(said).trim() };
}

describe('a new database', () => {
  test('is for its owner alone, and so are its folders', async () => {
    const folder = join(temporaryFolder(), 'a', 'b');
    const file = join(folder, 'both-hats.db');
    const { db, close, copy } = await openDatabase(file, migrations, noon);
    onTestFinished(close);
    await keepWorkspace(db, { id: 'T1', name: 'One', botUser: 'U0' }, noon);
    expect(rights(folder)).toBe('700');
    expect(rights(join(folder, '..'))).toBe('700');
    for (const name of ['', '-wal', '-shm', '.lock']) expect(rights(file + name)).toBe('600');
    expect(copy).toBeNull();
  });

  test('leaves the rights of a folder that was there before', async () => {
    const folder = join(temporaryFolder(), 'shared');
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    const { close } = await openDatabase(join(folder, 'both-hats.db'), migrations, noon);
    await close();
    expect(rights(folder)).toBe('755');
  });

  test('survives a power cut: WAL, written through at every commit, with foreign keys', async () => {
    const file = join(temporaryFolder(), 'both-hats.db');
    const { db, close } = await openDatabase(file, migrations, noon);
    onTestFinished(close);
    const foreign = db.insertInto('dm').values({ workspace_id: 'T9', user_id: 'U', channel: 'D' });
    await expect(foreign.execute()).rejects.toThrow('FOREIGN KEY');
    const beside = new BetterSqlite3(file, { readonly: true });
    onTestFinished(() => void beside.close());
    expect(beside.pragma('journal_mode', { simple: true })).toBe('wal');
  });
});

describe('one process a file:', () => {
  test('a second one is refused, in this process and in another', async () => {
    const file = join(temporaryFolder(), 'both-hats.db');
    const { close } = await openDatabase(file, migrations, noon);
    const refusal = `Another Both Hats process is using ${file}. Stop it first, or point DATABASE_URL at another file.`;
    await expect(openDatabase(file, migrations, noon)).rejects.toThrow(new DatabaseError(refusal));
    expect((await opensElsewhere(file)).said).toBe(`DatabaseError: ${refusal}`);
    await close();
    expect((await opensElsewhere(file)).said).toBe('open');
  });

  test('kill -9 frees it, and what was committed is there', async () => {
    const file = join(temporaryFolder(), 'both-hats.db');
    const { child, said } = await opensElsewhere(file);
    expect(said).toBe('open');
    await expect(openDatabase(file, migrations, noon)).rejects.toThrow('Another Both Hats process');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const { close, migrated } = await openDatabase(file, migrations, noon);
    expect(migrated).toEqual([]);
    await close();
  });

  test('others may read it meanwhile, as a backup does', async () => {
    const file = join(temporaryFolder(), 'both-hats.db');
    const { db, close } = await openDatabase(file, migrations, noon);
    onTestFinished(close);
    await keepWorkspace(db, { id: 'T1', name: 'One', botUser: 'U0' }, noon);
    const beside = new BetterSqlite3(file, { readonly: true });
    onTestFinished(() => void beside.close());
    expect(beside.prepare('select id from workspace').pluck().all()).toEqual(['T1']);
  });
});

describe('a file that cannot be used is said so, and left as it is:', () => {
  async function refused(file: string): Promise<string> {
    const before = readFileSync(file);
    const error: unknown = await openDatabase(file, migrations, noon).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(DatabaseError);
    expect(readFileSync(file).equals(before), 'byte by byte').toBe(true);
    return error instanceof Error ? error.message : '';
  }

  test('garbage', async () => {
    const file = join(temporaryFolder(), 'both-hats.db');
    writeFileSync(file, Buffer.alloc(8_192, 'garbage'));
    expect(await refused(file)).toMatch(/is damaged \(file is not a database\)\. It was left un/);
  });

  test('a text file', async () => {
    const file = join(temporaryFolder(), 'both-hats.db');
    writeFileSync(file, 'hello');
    expect(await refused(file)).toMatch(/is damaged/);
  });

  test('a page overwritten', async () => {
    const file = join(temporaryFolder(), 'both-hats.db');
    await madeBefore(file);
    const bytes = readFileSync(file);
    bytes.fill(0xa5, bytes.length - 3 * 4_096, bytes.length - 2 * 4_096);
    writeFileSync(file, bytes);
    expect(await refused(file)).toMatch(/is damaged \(.+\)\. It was left untouched: move it aside/);
  });

  test('the end cut off', async () => {
    const file = join(temporaryFolder(), 'both-hats.db');
    await madeBefore(file);
    writeFileSync(file, readFileSync(file).subarray(0, 20_000));
    expect(await refused(file)).toMatch(/is damaged/);
  });

  test('damaged, with a log from a crash beside it', async () => {
    const file = join(temporaryFolder(), 'both-hats.db');
    await madeBefore(file);
    const { child } = await opensElsewhere(file);
    const writer = new BetterSqlite3(file);
    writer.exec("update workspace set name = 'changed'");
    child.kill('SIGKILL');
    await once(child, 'exit');
    const log = readFileSync(`${file}-wal`);
    writer.close();
    writeFileSync(`${file}-wal`, log);
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 4_096, bytes.length);
    writeFileSync(file, bytes);
    expect(await refused(file)).toMatch(/is damaged/);
    expect(readFileSync(`${file}-wal`).equals(log)).toBe(true);
  });

  test('the database of another program', async () => {
    const file = join(temporaryFolder(), 'other.db');
    const other = new BetterSqlite3(file);
    other.exec('create table bookmarks (url text)');
    other.close();
    expect(await refused(file)).toBe(
      `${file} is a SQLite database, but not one of Both Hats. Point DATABASE_URL at another file.`,
    );
  });

  test('a database of a newer version', async () => {
    const file = join(temporaryFolder(), 'both-hats.db');
    await madeBefore(file);
    const newer = new BetterSqlite3(file);
    newer.pragma('journal_mode = DELETE');
    newer.exec("insert into migration values ('0999-from-the-future', 0)");
    newer.close();
    expect(await refused(file)).toBe(
      'The database was written by a newer version of Both Hats (it has 0999-from-the-future). Start that version, or restore the backup from before the upgrade.',
    );
  });

  test('a folder', async () => {
    const folder = temporaryFolder();
    await expect(openDatabase(folder, migrations, noon)).rejects.toThrow(
      `The database file ${folder} cannot be made, read or written (it is not a file). Check DATABASE_URL and the permissions of its folder.`,
    );
  });

  test('a path through a file', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    await expect(openDatabase(join(file, 'x.db'), migrations, noon)).rejects.toThrow(DatabaseError);
  });
});

describe('without the rights,', () => {
  /** Root may do anything, so a test that runs as root looks as somebody else. */
  const other = process.getuid?.() === 0 ? { uid: 65_534 } : {};

  async function prepared(): Promise<{ folder: string; file: string }> {
    const folder = temporaryFolder();
    const file = join(folder, 'both-hats.db');
    await madeBefore(file);
    chmodSync(folder, 0o777);
    for (const name of ['', '.lock']) chmodSync(file + name, 0o666);
    return { folder, file };
  }

  test('to write into the folder: a sentence', async () => {
    const { folder, file } = await prepared();
    chmodSync(folder, 0o555);
    const { said } = await opensElsewhere(file, other);
    expect(said).toMatch(
      /^DatabaseError: The database .+ cannot be .+ the permissions of its folder\.$/,
    );
    chmodSync(folder, 0o755);
  });

  test('to make a file in the folder: a sentence', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o555);
    const { said } = await opensElsewhere(join(folder, 'both-hats.db'), other);
    expect(said).toMatch(/^DatabaseError: The database file .+ the permissions of its folder\.$/);
    chmodSync(folder, 0o755);
  });

  test.each([
    ['to write the file', 0o444],
    ['to read the file', 0o000],
  ])('%s: a sentence', async (_what, mode) => {
    const { file } = await prepared();
    chmodSync(file, mode);
    const { said } = await opensElsewhere(file, other);
    expect(said).toMatch(
      /^DatabaseError: The database .+ cannot be .+ the permissions of its folder\.$/,
    );
  });
});
