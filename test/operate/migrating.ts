import { sql } from 'kysely';
import { type Migration, migrations } from '../../migrations/index.ts';
import { openDatabase } from '../../src/db/open.ts';
import { table } from '../../src/db/table.ts';
import { systemClock } from '../../src/time/clock.ts';

/** A process that takes a large migration, and kills itself at the moment that it is told. */
const [file = '', moment = ''] = process.argv.slice(2);

function reached(now: string): void {
  if (now !== moment) return;
  process.stdout.write(`${now}\n`);
  process.kill(process.pid, 'SIGKILL');
}

const big: Migration = {
  name: '9000-big',
  async up(db) {
    await sql`update workspace set name = 'changed'`.execute(db);
    await table(db, 'big')
      .addColumn('text', 'text', (c) => c.notNull())
      .execute();
    reached('first');
    for (const part of ['half', 'last']) {
      await sql`
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 15000)
        insert into big select hex(randomblob(100)) from n`.execute(db);
      reached(part);
    }
  },
};

const { db, close } = await openDatabase(file, [...migrations, big], systemClock.now());
const { rows } = await sql<{ n: number }>`select count(*) as n from big`.execute(db);
process.stdout.write(`${rows[0]?.n} rows\n`);
await close();
