import BetterSqlite3 from 'better-sqlite3';
import { afterAll } from 'vitest';

/*
 * Loaded by vitest before each file: every statement that the app prepares is explained, and one that would read all rows
 * of a workspace fails the file. With the few rows of a test such a query is as fast as any other; with a year of a company
 * in the file it holds up everybody.
 */

/** A handful of rows each, however long the app runs. */
const small = new Set(['workspace', 'vital', 'migration', 'sqlite_master', 'waiting', 'p', 'tl']);

/** Those that may, since they are rare: what is cleaned, and what is counted. */
const exempt = [
  /^delete from "(?:day_off|happening|plan_change|kudos_draft|win_search)" /,
  /^select "state", count\(\*\) as "n" from "outbox" group by "state"$/,
];

const found = new Map<string, string>();
const known = new Set<string>();

const database = BetterSqlite3.prototype;
const prepare = database.prepare;
database.prepare = function explained(this: BetterSqlite3.Database, sql: string) {
  const statement = prepare.call(this, sql);
  if (!known.has(sql) && /^\s*(?:select|update|delete|with)\b/i.test(sql)) {
    known.add(sql);
    if (!exempt.some((each) => each.test(sql))) look(this, sql);
  }
  return statement;
} as typeof prepare;

function look(of: BetterSqlite3.Database, sql: string): void {
  const parameters = Array.from({ length: sql.split('?').length - 1 }, () => null);
  const explain = prepare.call(of, `explain query plan ${sql}`) as BetterSqlite3.Statement<
    unknown[],
    { detail: string }
  >;
  const plan = explain.all(...parameters).map(({ detail }) => detail);
  const readsAll = plan.filter((step) => isSlow(step, sql));
  if (readsAll.length === 0) return;
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 50;
  const { stack = '' } = new Error('prepared here');
  Error.stackTraceLimit = limit;
  const at = /\/(src\/\S+\.store\.ts:\d+)/.exec(stack)?.[1];
  // What a test asks by itself may take as long as it likes, and nobody is forgotten every day.
  if (at && !at.startsWith('src/privacy/'))
    found.set(sql, `${at}: ${readsAll.join('; ')}\n  ${sql}`);
}

function isSlow(step: string, sql: string): boolean {
  const [, verb, table = ''] = /^(SCAN|SEARCH) (\w+)/.exec(step) ?? [];
  if (!verb || small.has(table) || / \d+-ROW VALUES|CONSTANT ROW/.test(step)) return false;
  if (verb === 'SCAN') return true;
  // What was sent to all, for the sake of one.
  if (step.includes('outbox_by_state_due_at (state=? AND workspace_id=?)')) {
    return /"user_id" = \?|"schedule_id" = \?|"id" = \?/.test(sql);
  }
  return step.endsWith('(workspace_id=?)');
}

afterAll(() => {
  if (found.size === 0) return;
  throw new Error(['queries that read all rows of a workspace:', ...found.values()].join('\n'));
});
