import { statSync } from 'node:fs';
import { join } from 'node:path';
import { migrations } from '../migrations/index.ts';
import { openDatabase } from '../src/db/open.ts';
import type { Drawn, DrawOrders } from './drawing.ts';
import { type Bench, megabytes, met, ms, percentile } from './figures.ts';
import { fiveYears } from './five-years.ts';
import { temporaryFolder, told } from './program.ts';

/** A Wednesday. */
const now = Temporal.Instant.from('2027-03-17T09:30:00Z');
const aimMs = 20;

/** What it costs to draw the Home tab of managers who have used the app every day for five years, in a process of its own. */
export const home: Bench = {
  title: 'The Home tab after five years of daily use',
  async run(quick) {
    const size = quick
      ? { managers: 2, weeks: 2, draws: 5 }
      : { managers: 40, weeks: 260, draws: 1_000 };
    const databaseFile = join(temporaryFolder(), 'bench.db');
    const { db, close } = await openDatabase(databaseFile, migrations, now);
    const kept = await fiveYears(db, size, now);
    await close();
    const { managers, draws } = size;
    const orders: DrawOrders = { databaseFile, now: now.toString(), managers, draws };
    const { works, bytes } = await told<Drawn>('drawing.ts', orders);
    const p99 = percentile(works, 0.99);
    return {
      columns: ['work of a drawing', 'found', 'aim', ''],
      rows: [
        ['median', ms(percentile(works, 0.5)), '', ''],
        ['p99', ms(p99), `below ${aimMs} ms`, met(p99 < aimMs)],
      ],
      notes: [
        `${managers} managers in one workspace, each with ${kept.nudges.toLocaleString('en')} nudges, ` +
          `${kept.wins.toLocaleString('en')} wins, ${kept.delegations.toLocaleString('en')} delegations and ` +
          `${kept.entries.toLocaleString('en')} entries in the journal; the database has ${megabytes(statSync(databaseFile).size)}. ` +
          `${draws.toLocaleString('en')} drawings, ${(bytes / 1024).toFixed(0)} kB each: every query, every block, as JSON. What others do on the machine counts, too.`,
      ],
    };
  },
};
