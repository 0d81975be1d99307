import type BetterSqlite3 from 'better-sqlite3';

/** More than the app has; a query with a list in it has one for each length. */
const mostKept = 400;

/**
 * Prepares each text once: preparing is half of what a small query costs. What is neither a query nor a change of rows is
 * not kept, and lets go of all others, since it may change the tables under them.
 */
export function keepStatements(
  database: BetterSqlite3.Database,
): (sql: string) => BetterSqlite3.Statement {
  const kept = new Map<string, BetterSqlite3.Statement>();
  return (sql) => {
    const known = kept.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    if (!isQuery(sql)) {
      kept.clear();
      return statement;
    }
    const [oldest] = kept.keys();
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
    kept.set(sql, statement);
    return statement;
  };
}

/** Whether it reads or changes rows, and so may be part of a transaction of its caller's. */
export function isQuery(sql: string): boolean {
  return /^\s*(select|insert|update|delete|with)\b/i.test(sql);
}
