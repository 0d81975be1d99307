import { type Kysely, sql } from 'kysely';
import type { Migration } from '../../migrations/index.ts';
import { DatabaseError } from './errors.ts';
import type { Db } from './schema.ts';

type Versions = { migration: { name: string; applied_at: number } };

/** Names of the steps that the database has taken, oldest first; none for a new file. */
export async function appliedMigrations(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_master where type = 'table' and name = 'migration'`.execute(db);
  if (rows.length === 0) return [];
  const applied = await versions(db)
    .selectFrom('migration')
    .select('name')
    .orderBy('name')
    .execute();
  return applied.map((row) => row.name);
}

/**
 * The steps that are still to take. Throws DatabaseError when the database has taken one that this code does not know:
 * it was written by a newer version.
 */
export function pendingMigrations(
  applied: readonly string[],
  known: readonly Migration[],
): readonly Migration[] {
  const names = new Set(known.map((m) => m.name));
  const unknown = applied.filter((name) => !names.has(name));
  if (unknown.length > 0) {
    throw new DatabaseError(
      `The database was written by a newer version of Both Hats (it has ${unknown.join(', ')}). Start that version, or restore the backup from before the upgrade.`,
    );
  }
  return known.filter((m) => !applied.includes(m.name));
}

/**
 * Takes each step together with its version row in one transaction, so that a step that fails leaves nothing behind.
 * (Kysely's own Migrator uses no transaction on SQLite.) Throws DatabaseError when one fails.
 */
export async function applyMigrations(
  db: Db,
  pending: readonly Migration[],
  now: Temporal.Instant,
): Promise<void> {
  await sql`create table if not exists migration (name text not null primary key, applied_at integer not null) strict`.execute(
    db,
  );
  for (const migration of pending) {
    try {
      await versions(db)
        .transaction()
        .execute(async (tx) => {
          await migration.up(tx as unknown as Kysely<unknown>);
          await tx
            .insertInto('migration')
            .values({ name: migration.name, applied_at: now.epochMilliseconds })
            .execute();
        });
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new DatabaseError(
        `The database could not take the step ${migration.name} (${reason}) and is as it was before it. Start the version from before the upgrade again, and report this.`,
        { cause },
      );
    }
  }
}

function versions(db: Db): Kysely<Versions> {
  return db as unknown as Kysely<Versions>;
}
