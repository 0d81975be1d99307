import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { writeSoon } from '../../src/db/group-commit.ts';
import { overSqlite } from '../../src/db/inspect.ts';
import { temporaryFolder } from './temporary.ts';

type Tables = { note: { id: number; text: string }; child: { note_id: number } };

/** Notes over the app's own dialect; `others` is a second connection, which sees what is committed. */
async function notes() {
  const file = join(temporaryFolder(), 'notes.db');
  const said: string[] = [];
  const sqlite = new BetterSqlite3(file, { verbose: (line) => void said.push(String(line)) });
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('foreign_keys = ON');
  const db = overSqlite(sqlite) as unknown as Kysely<Tables>;
  await sql`create table note (id integer primary key, text text not null) strict`.execute(db);
  await sql`create table child (note_id integer references note deferrable initially deferred) strict`.execute(
    db,
  );
  const others = new BetterSqlite3(file, { readonly: true });
  onTestFinished(async () => {
    others.close();
    await db.destroy();
  });
  const count = others.prepare('select count(*) from note').pluck();
  const add = (id: number, tx = db) =>
    tx
      .insertInto('note')
      .values({ id, text: `note ${id}` })
      .execute();
  said.length = 0;
  return {
    db,
    add,
    seenByOthers: () => Number(count.get()),
    commits: () => said.filter((line) => line === 'commit').length,
  };
}

/** How each of them ended: a message for those that failed. */
async function endings(work: readonly Promise<unknown>[]): Promise<string[]> {
  const ended = await Promise.allSettled(work);
  return ended.map((end) => (end.status === 'fulfilled' ? 'done' : String(end.reason.message)));
}

describe('writes of the same turn', () => {
  test('take one commit together, and are on disk when they are over', async () => {
    const { db, add, seenByOthers, commits } = await notes();
    const seen: number[] = [];
    const transactions = [1, 2, 3, 4].map(async (id) => {
      await db.transaction().execute((tx) => add(id, tx));
      seen.push(seenByOthers());
    });
    const bare = add(5).then(() => seen.push(seenByOthers()));
    expect(seenByOthers()).toBe(0);
    await Promise.all([...transactions, bare]);
    expect(seen).toEqual([5, 5, 5, 5, 5]);
    expect(commits()).toBe(1);
  });

  test('that nobody waits for are on disk with the next one', async () => {
    const { db, add, seenByOthers, commits } = await notes();
    const note = { id: 1, text: 'in a moment' };
    const written = await writeSoon(db, db.insertInto('note').values(note));
    expect(written.numAffectedRows).toBe(1n);
    expect(seenByOthers()).toBe(0);
    await db.transaction().execute((tx) => add(2, tx));
    expect([seenByOthers(), commits()]).toEqual([2, 1]);
  });

  test('do not harm one another: whoever fails takes back their own', async () => {
    const { db, add, seenByOthers } = await notes();
    await add(1);
    const failing = (id: number) =>
      db.transaction().execute(async (tx) => {
        await add(id, tx);
        throw new Error('changed my mind');
      });
    const ended = await endings([
      db.transaction().execute((tx) => add(2, tx)),
      failing(3),
      add(1),
      db.transaction().execute(async (tx) => {
        await add(4, tx);
        await add(1, tx);
      }),
      add(5),
    ]);
    expect(ended).toEqual([
      'done',
      'changed my mind',
      'UNIQUE constraint failed: note.id',
      'UNIQUE constraint failed: note.id',
      'done',
    ]);
    const rows = await db.selectFrom('note').select('id').execute();
    expect(rows.map(({ id }) => id)).toEqual([1, 2, 5]);
    expect(seenByOthers()).toBe(3);
  });

  test('fail together when their commit fails, and the next ones do not', async () => {
    const { db, add, seenByOthers } = await notes();
    const orphan = db.insertInto('child').values({ note_id: 99 }).execute();
    const ended = await endings([add(1), orphan, db.transaction().execute((tx) => add(2, tx))]);
    expect(ended).toEqual(Array(3).fill('FOREIGN KEY constraint failed'));
    expect(seenByOthers()).toBe(0);
    await add(3);
    expect(seenByOthers()).toBe(1);
  });

  test('fail, each with its error, while SQLite takes the database for read-only', async () => {
    const { db, add, seenByOthers } = await notes();
    await sql`pragma query_only = on`.execute(db);
    const ended = await Promise.allSettled([
      add(1),
      db.transaction().execute((tx) => add(2, tx)),
      writeSoon(db, db.insertInto('note').values({ id: 3, text: 'note 3' })),
    ]);
    expect(ended).toEqual(
      Array.from({ length: 3 }, () => ({
        status: 'rejected',
        reason: expect.objectContaining({ code: 'SQLITE_READONLY' }),
      })),
    );
    await sql`pragma query_only = off`.execute(db);
    await db.transaction().execute((tx) => add(4, tx));
    expect(seenByOthers()).toBe(1);
  });

  test('fail together when one of them ends the whole transaction, as a full disk may', async () => {
    const { db, add, seenByOthers } = await notes();
    await add(1);
    const fatal = sql`insert or rollback into note values (1, 'again')`;
    const ended = await endings([
      add(2),
      db.transaction().execute(async (tx) => {
        await add(3, tx);
        await fatal.execute(tx);
      }),
      add(4),
    ]);
    const failed = 'UNIQUE constraint failed: note.id';
    expect(ended).toEqual([failed, failed, 'done']);
    expect(seenByOthers()).toBe(2);
    expect(await endings([add(5), fatal.execute(db)])).toEqual([failed, failed]);
    await add(6);
    expect(seenByOthers()).toBe(3);
  });

  test('of a transaction that was ended by an error are over with it, even if that is caught', async () => {
    const { db, add, seenByOthers } = await notes();
    await add(1);
    const ended = await endings([
      db.transaction().execute(async (tx) => {
        await sql`insert or rollback into note values (1, 'again')`.execute(tx).catch(() => {});
        await add(2, tx).catch(() => {});
      }),
      add(3),
    ]);
    expect(ended).toEqual(['the transaction has ended before', 'done']);
    expect(seenByOthers()).toBe(2);
  });

  test('are committed when the database is closed, and what comes later fails', async () => {
    const { db, add, seenByOthers } = await notes();
    let closed = Promise.resolve();
    const written = db.transaction().execute(async (tx) => {
      await add(1, tx);
      closed = db.destroy();
      await add(2, tx);
    });
    const late = written.then(() => add(3));
    expect(await endings([written, late])).toEqual(['done', 'driver has already been destroyed']);
    await closed;
    expect(seenByOthers()).toBe(2);
  });
});

describe('a transaction that waits for something else', () => {
  test('holds up the others, who see all of it or nothing, and the group with it', async () => {
    const { db, add, seenByOthers } = await notes();
    const gate = Promise.withResolvers<void>();
    const before = add(1);
    const slow = db.transaction().execute(async (tx) => {
      await add(2, tx);
      await gate.promise;
      await add(3, tx);
    });
    const reading = db.selectFrom('note').select('id').execute();
    const after = add(4);
    await sleep(5);
    expect(seenByOthers()).toBe(0);
    gate.resolve();
    expect((await reading).map(({ id }) => id)).toEqual([1, 2, 3]);
    await Promise.all([before, slow, after]);
    expect(seenByOthers()).toBe(4);
  });
});

test('whatever happens at once, what is kept is what was said to be', async () => {
  const step = fc.record({
    ids: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 3 }),
    how: fc.constantFrom('bare', 'transaction', 'failing', 'waiting', 'fatal'),
    turnsLater: fc.integer({ min: 0, max: 2 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { db, add, seenByOthers } = await notes();
      const kept = new Set<number>();
      const wrong: number[] = [];
      const keep = (ids: readonly number[]) => {
        for (const id of ids) {
          if (kept.has(id)) wrong.push(id);
          kept.add(id);
        }
      };
      const run = async ({ ids, how, turnsLater }: (typeof steps)[number]) => {
        for (let n = 0; n < turnsLater; n += 1) await new Promise(setImmediate);
        if (how === 'bare') {
          const [id = 0] = ids;
          await add(id);
          return keep([id]);
        }
        await db.transaction().execute(async (tx) => {
          for (const id of ids) await add(id, tx);
          if (how === 'waiting') await sleep(1);
          if (how === 'failing') throw new Error('no');
          if (how === 'fatal') await sql`insert or rollback into note values (0, null)`.execute(tx);
        });
        keep(ids);
      };
      await Promise.allSettled(steps.map(run));
      const rows = await db.selectFrom('note').select('id').orderBy('id').execute();
      expect(rows.map(({ id }) => id)).toEqual([...kept].toSorted((a, b) => a - b));
      expect(seenByOthers()).toBe(kept.size);
      expect(wrong).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('a table that was changed is read as it is now', async () => {
  const { db, add } = await notes();
  await add(1);
  const all = () => sql<Record<string, unknown>>`select * from note`.execute(db);
  expect((await all()).rows).toEqual([{ id: 1, text: 'note 1' }]);
  await sql`alter table note add column more text`.execute(db);
  expect((await all()).rows).toEqual([{ id: 1, text: 'note 1', more: null }]);
});

test('more texts than are kept prepared do no harm', async () => {
  const { db } = await notes();
  for (let n = 0; n < 1_000; n += 1) {
    const { rows } = await sql<{ n: number }>`select ${sql.raw(String(n))} as n`.execute(db);
    expect(rows).toEqual([{ n }]);
  }
});
