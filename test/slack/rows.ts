import BetterSqlite3 from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { onTestFinished } from 'vitest';
import type { Db, Schema } from '../../src/db/schema.ts';
import type { World } from '../support/world.ts';

/** A second look at a world's database, beside the app. */
export function rowsOf(world: World): Db {
  const database = new BetterSqlite3(world.databaseFile, { timeout: 2_000 });
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
  onTestFinished(() => db.destroy());
  return db;
}

export async function count(db: Db, table: keyof Schema): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}
