import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { readVitals } from '../../src/db/workspace.store.ts';
import { rowsOf } from '../slack/rows.ts';
import { setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

function folderOf(world: World): string {
  return join(dirname(world.databaseFile), 'backups');
}

/** The days of which there are backups. */
function days(world: World): string[] {
  return readdirSync(folderOf(world)).toSorted();
}

function failures(world: World): string[] {
  return world.log.filter((line) => line.includes('backup failed'));
}

test('one a day by the clock, whole, for the owner alone, and only as many as are to be kept', async () => {
  const world = await createWorld({ app: { backupKeep: 3 } });
  await setUp(world);
  await world.mira.types('/win shipped the login fix');
  await world.passes({ minutes: 1 });
  expect(days(world)).toEqual(['both-hats-2027-03-15.db']);
  const made = join(folderOf(world), 'both-hats-2027-03-15.db');
  expect((statSync(made).mode & 0o777).toString(8)).toBe('600');
  const copy = new BetterSqlite3(made, { readonly: true });
  expect(copy.prepare('select text from win').pluck().all()).toEqual(['shipped the login fix']);
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
  copy.close();

  const before = statSync(made).mtimeMs;
  await world.passes({ hours: 8 });
  await world.restarts();
  await world.passes({ hours: 1 });
  expect(statSync(made).mtimeMs, 'not a second one that day').toBe(before);

  writeFileSync(join(folderOf(world), 'both-hats-by-hand.db'), 'mine');
  for (let day = 0; day < 5; day += 1) await world.passes({ hours: 24 });
  expect(days(world)).toEqual([
    'both-hats-2027-03-18.db',
    'both-hats-2027-03-19.db',
    'both-hats-2027-03-20.db',
    'both-hats-by-hand.db',
  ]);
  expect(failures(world)).toEqual([]);
});

test('none unless they are asked for', async () => {
  const world = await createWorld();
  await world.passes({ hours: 48 });
  expect(readdirSync(dirname(world.databaseFile))).not.toContain('backups');
});

test('a failure is logged once, kept for the doctor, and tried again every hour', async () => {
  const world = await createWorld({ app: { backupKeep: 3 } });
  writeFileSync(folderOf(world), 'a file where the folder should be');
  for (let hour = 0; hour < 5; hour += 1) await world.passes({ hours: 1 });
  expect(failures(world)).toHaveLength(1);
  expect(failures(world)[0]).toMatch(/"code":"E[A-Z]+"/);
  const { backup, 'backup-failed': failed } = await readVitals(rowsOf(world));
  expect(backup).toBeUndefined();
  expect(failed?.note).toMatch(/^E[A-Z]+$/);
  expect(failed?.at.until(world.clock.now()).total('hours')).toBeLessThan(1.1);

  rmSync(folderOf(world));
  mkdirSync(folderOf(world));
  await world.passes({ hours: 1, minutes: 1 });
  expect(days(world)).toEqual(['both-hats-2027-03-15.db']);
  expect((await readVitals(rowsOf(world))).backup?.at).toEqual(world.clock.now());
});

test('people are answered while one is made', async () => {
  const world = await createWorld({ app: { backupKeep: 3 } });
  await setUp(world);
  const beat = world.app.beat();
  await world.mira.types('/win meanwhile');
  expect(await world.mira.sees()).toContain('Recorded');
  await beat;
  expect(days(world)).toHaveLength(1);
});
