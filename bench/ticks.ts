import { join } from 'node:path';
import { makeCrowd } from './crowd.ts';
import { type Bench, type Figures, megabytes, met, ms } from './figures.ts';
import { temporaryFolder, told } from './program.ts';
import type { Ticked, TickOrders } from './ticking.ts';

/** A Wednesday: the minute at which the crowd's nudges are due. */
const now = Temporal.Instant.from('2027-03-17T09:30:00Z');

/** What a tick costs a large workspace, in a process of its own that does nothing else. */
export const ticks: Bench = {
  title: 'A tick with 100,000 managers',
  async run(quick) {
    const crowd = quick ? { managers: 60, due: 40 } : { managers: 100_000, due: 12_500 };
    const databaseFile = join(temporaryFolder(), 'bench.db');
    await makeCrowd(databaseFile, crowd, now);
    const orders: TickOrders = { databaseFile, now: now.toString() };
    const ticked = await told<Ticked>('ticking.ts', orders);
    if (ticked.planned !== crowd.due) {
      throw new Error(`${crowd.due} were due, and ${ticked.planned} were planned`);
    }
    return table(ticked, crowd);
  },
};

function table(ticked: Ticked, crowd: { managers: number; due: number }): Figures {
  const { ticks } = ticked;
  const longestWork = Math.max(...ticks.map((tick) => tick.workMs));
  const longestBlock = Math.max(...ticks.map((tick) => tick.blockMs));
  const total = ticks.reduce((sum, tick) => sum + tick.workMs, 0);
  const last = ticks.at(-1);
  return {
    columns: ['', 'found', 'aim', ''],
    rows: [
      ['work of the longest tick', ms(longestWork), 'within 250 ms', met(longestWork <= 250)],
      ['longest block of the event loop', ms(longestBlock), '25 ms', met(longestBlock <= 25)],
      ['longest wait of a commit between', ms(ticked.longestWaitMs), '', ''],
      [
        'memory at its highest',
        megabytes(ticked.residentBytes),
        'below 200 MB',
        met(ticked.residentBytes < 200 * 1024 * 1024),
      ],
      [`work of all ${ticks.length} ticks`, ms(total), '', ''],
      ['work for each nudge', ms(total / crowd.due), '', ''],
      [
        'the last planned after the moment',
        `${(last?.minute ?? 0).toFixed(0)} min`,
        'their 2 hours',
        met((last?.minute ?? 0) < 120),
      ],
    ],
    notes: [
      `${crowd.managers.toLocaleString('en')} managers, ${crowd.due.toLocaleString('en')} of them due at the same minute in ` +
        `one workspace, each with four weeks of nudges behind them. A tick plans what can be sent soon, ` +
        `and the next one follows when that is out. Work is CPU time of the process.`,
    ],
  };
}
