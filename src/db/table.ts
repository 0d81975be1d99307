import { sql, type CreateTableBuilder, type Kysely } from 'kysely';

/** Whole numbers wide enough for milliseconds since the epoch. On SQLite every INTEGER is. */
export const integer = 'integer';

/**
 * A table of a migration whose types the engine enforces (SQLite's STRICT).
 * Here stands everything in which the engines differ; migrations name none of them.
 */
export function table(db: Kysely<unknown>, name: string): CreateTableBuilder<string> {
  return db.schema.createTable(name).modifyEnd(sql`strict`);
}
