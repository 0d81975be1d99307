import type BetterSqlite3 from 'better-sqlite3';
import {
  type Compilable,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Db } from './schema.ts';
import { isQuery, keepStatements } from './statements.ts';

/**
 * SQLite for Kysely, with one COMMIT for whatever is written in the same turn of the event loop: with synchronous=FULL each
 * one waits for the disk, and everybody waits with it. A transaction is a savepoint of such a group, so one that fails takes
 * back its own work and nobody else's. A write, or a transaction, is over when its group is committed: whoever has awaited
 * it can count on it as ever. When the COMMIT itself fails, it has failed for all of them.
 * A bare read does not wait for the group, and may see what is about to be committed.
 */
export function groupCommitDialect(database: BetterSqlite3.Database): Dialect {
  return {
    createAdapter: () => new Adapter(),
    createDriver: () => createDriver(database),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** Kysely would let go of the one connection only after a commit; here the next transaction joins the group before it. */
class Adapter extends SqliteAdapter {
  override get supportsMultipleConnections() {
    return true;
  }
}

type Group = PromiseWithResolvers<void>;

const endedBefore = 'the transaction has ended before';

const soon = new WeakSet<CompiledQuery>();

/**
 * Runs a write that nobody waits for to be on disk: it gets there with what is written next, or before. For what says
 * something of that next write alone, such as that it is done already.
 */
export function writeSoon<R>(
  db: Pick<Db, 'executeQuery'>,
  write: Compilable<R>,
): Promise<QueryResult<R>> {
  const query = write.compile();
  soon.add(query);
  return db.executeQuery(query);
}

function createDriver(database: BetterSqlite3.Database): Driver {
  const prepare = keepStatements(database);
  const begin = database.prepare('begin immediate');
  const commit = database.prepare('commit');
  const rollback = database.prepare('rollback');
  const startMember = database.prepare('savepoint member');
  const undoMember = database.prepare('rollback to member');
  const endMember = database.prepare('release member');

  /** What was written and not committed yet; null for nothing. */
  let group: Group | null = null;
  /** The connection whose transaction is under way. */
  let holder: DatabaseConnection | null = null;
  /** Who is at it, or called to it, has the database to themselves; the others wait in line. */
  let isTaken = false;
  const line: (() => void)[] = [];
  /** Somebody's transaction waits for something else than queries, and the group for its end. */
  let isOverdue = false;

  function join(): Group {
    if (group) return group;
    begin.run();
    group = Promise.withResolvers<void>();
    // Each member awaits it; one that failed has no need to.
    group.promise.catch(() => {});
    setImmediate(() => {
      if (isTaken) isOverdue = true;
      else flush();
    });
    return group;
  }

  function flush(): void {
    isOverdue = false;
    const ended = group;
    group = null;
    if (!ended) return;
    try {
      commit.run();
      ended.resolve();
    } catch (error) {
      if (database.inTransaction) rollback.run();
      ended.reject(error);
    }
  }

  /** An error such as a full disk may have ended the whole transaction: then nothing of the group is there any more. */
  function lost(error: unknown): unknown {
    if (group && !database.inTransaction) {
      group.reject(error);
      group = null;
    }
    return error;
  }

  async function turn(): Promise<void> {
    if (isTaken) await new Promise<void>((resolve) => line.push(resolve));
    isTaken = true;
  }

  function leave(): void {
    holder = null;
    if (isOverdue) flush();
    const next = line.shift();
    if (next) next();
    else isTaken = false;
  }

  function run<R>({ sql, parameters }: CompiledQuery): QueryResult<R> {
    const statement = prepare(sql);
    if (statement.reader) return { rows: statement.all(parameters) as R[] };
    const { changes, lastInsertRowid } = statement.run(parameters);
    return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] };
  }

  /** Outside of a transaction. */
  async function runAlone<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    await turn();
    let written: Group | null = null;
    let result: QueryResult<R>;
    try {
      if (isQuery(query.sql)) {
        if (!prepare(query.sql).readonly) written = join();
      } else {
        // A pragma, or a change of tables: by itself, as it would be without groups.
        flush();
      }
      result = run<R>(query);
    } catch (error) {
      throw lost(error);
    } finally {
      leave();
    }
    if (!soon.has(query)) await written?.promise;
    return result;
  }

  function connection(): DatabaseConnection {
    const self: DatabaseConnection = {
      async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
        if (holder !== self) return runAlone<R>(query);
        // After an error that ended everything, what follows would be committed by itself.
        if (!group) throw new Error(endedBefore);
        try {
          return run<R>(query);
        } catch (error) {
          throw lost(error);
        }
      },
      // oxlint-disable-next-line require-yield
      async *streamQuery() {
        throw new Error(
          'rows are not streamed: a query that is read step by step would hold up every commit',
        );
      },
    };
    return self;
  }

  return {
    init: async () => {},
    acquireConnection: async () => connection(),
    releaseConnection: async () => {},

    async beginTransaction(of) {
      await turn();
      holder = of;
      try {
        join();
        startMember.run();
      } catch (error) {
        lost(error);
        leave();
        throw error;
      }
    },

    async commitTransaction(of) {
      const mine = group;
      if (holder !== of || !mine) throw new Error(endedBefore);
      endMember.run();
      leave();
      await mine.promise;
    },

    async rollbackTransaction(of) {
      // After a failed COMMIT, or an error that ended everything, nothing is left to be taken back.
      if (holder !== of) return;
      try {
        if (group) {
          undoMember.run();
          endMember.run();
        }
      } finally {
        leave();
      }
    },

    async destroy() {
      await turn();
      try {
        flush();
        database.close();
      } finally {
        // Whoever comes too late is told so by the closed database.
        leave();
      }
    },
  };
}
