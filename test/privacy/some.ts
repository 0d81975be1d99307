import { readFileSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Actor } from '../../sandbox/actor.ts';
import { accepts, delegates } from '../delegations/some.ts';
import { setUp } from '../support/steps.ts';
import type { World } from '../support/world.ts';

/** The files that lie in somebody's direct messages, oldest first, as text by name. */
export async function filesOf(world: World, who: Actor): Promise<{ name: string; text: string }[]> {
  const lines = await who.person.sees();
  return lines.flatMap((line) =>
    (line.files ?? []).map((file) => {
      const { id, name } = z.object({ id: z.string(), name: z.string() }).parse(file);
      const content = world.sandbox.state.files[id]?.content ?? '';
      return { name, text: Buffer.from(content, 'base64').toString('utf8') };
    }),
  );
}

const exported = z.looseObject({
  about: z.looseObject({ user: z.string(), zone: z.string() }),
  people: z.record(z.string(), z.string()),
});

/** The newest JSON file, with its tables by chapter. */
export async function exportOf(world: World, who: Actor) {
  const file = (await filesOf(world, who)).findLast(({ name }) => name.endsWith('.json'));
  if (!file) throw new Error('there is no JSON file');
  const { about, people, ...chapters } = exported.parse(JSON.parse(file.text));
  const tables = z
    .record(z.string(), z.record(z.string(), z.array(z.record(z.string(), z.unknown()))))
    .parse(chapters);
  return { about, people, tables, text: file.text };
}

/** Somebody types the word, and everything about them goes. */
export async function forgets(who: Actor): Promise<void> {
  await who.types('/coach forget');
  await who.submits();
  await who.fillsAndSubmits({ 'Type forget to delete everything about you': 'forget' });
}

/** What the database and its write-ahead log hold, byte for byte, as text. */
export function bytesOf(world: World): string {
  return [world.databaseFile, `${world.databaseFile}-wal`]
    .map((file) => readFileSync(file).toString('latin1'))
    .join('\n');
}

/** The database, read beside the running app. */
export function reading(world: World): BetterSqlite3.Database {
  const database = new BetterSqlite3(world.databaseFile, { readonly: true });
  onTestFinished(() => void database.close());
  return database;
}

/** Mira has worked with it: wins, a delegation each way, kudos, an answered nudge, a note of vision time. */
export async function busyMonday(world: World): Promise<void> {
  const { mira, ana, bo } = world;
  await setUp(world);
  await mira.types('/win CANARYWIN shipped the login fix with @ana');
  await delegates(mira, '@bo', { Outcome: 'CANARYGIVEN the report' });
  await accepts(bo);
  await delegates(ana, '@mira', { Outcome: 'CANARYOWNED the roadmap with @mira' });
  await accepts(mira);
  await ana.types('/win CANARYOTHER thanks to @mira');
}
