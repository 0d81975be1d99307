import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { pino } from 'pino';
import { homeTab } from '../src/home/home.view.ts';
import { roomsOf } from '../src/rooms.ts';
import { openDatabase } from '../src/db/open.ts';
import { migrations } from '../migrations/index.ts';
import { type Bench, megabytes, met, ms, percentile } from './figures.ts';
import { fiveYears, managerNamed } from './five-years.ts';
import { temporaryFolder } from './program.ts';
import { workspace } from './slack.ts';
import { statSync } from 'node:fs';

/** A Wednesday. */
const now = Temporal.Instant.from('2027-03-17T09:30:00Z');
const aimMs = 20;

/** What it costs to draw the Home tab of managers who have used the app every day for five years. */
export const home: Bench = {
  title: 'The Home tab after five years of daily use',
  async run(quick) {
    const size = quick
      ? { managers: 2, weeks: 2, draws: 5 }
      : { managers: 40, weeks: 260, draws: 1_000 };
    const databaseFile = join(temporaryFolder(), 'bench.db');
    const { db, close } = await openDatabase(databaseFile, migrations, now);
    try {
      const kept = await fiveYears(db, size, now);
      // Nothing that is drawn asks Slack.
      const slack = new WebClient('xoxb-none', { slackApiUrl: 'http://127.0.0.1:9/' });
      const log = pino({ level: 'warn' }, pino.destination(2));
      const { all } = roomsOf({ db, slack, workspace, log, forgetAfterDays: 0, later: () => {} });
      const draw = async (user: string) => {
        const parts = [];
        for (const room of all) parts.push((await room.home?.({ db, workspace, user, now })) ?? []);
        return JSON.stringify(homeTab(parts.filter((part) => part.length > 0))).length;
      };
      // The first ones compile what they need.
      for (let i = 0; i < size.draws / 5; i += 1) await draw(managerNamed(i % size.managers));
      const works: number[] = [];
      let bytes = 0;
      for (let i = 0; i < size.draws; i += 1) {
        const before = process.threadCpuUsage();
        bytes = await draw(managerNamed(i % size.managers));
        const { user, system } = process.threadCpuUsage(before);
        works.push((user + system) / 1000);
      }
      const p99 = percentile(works, 0.99);
      return {
        columns: ['work of a drawing', 'found', 'aim', ''],
        rows: [
          ['median', ms(percentile(works, 0.5)), '', ''],
          ['p99', ms(p99), `below ${aimMs} ms`, met(p99 < aimMs)],
        ],
        notes: [
          `${size.managers} managers in one workspace, each with ${kept.nudges.toLocaleString('en')} nudges, ` +
            `${kept.wins.toLocaleString('en')} wins, ${kept.delegations.toLocaleString('en')} delegations and ` +
            `${kept.entries.toLocaleString('en')} entries in the journal; the database has ${megabytes(statSync(databaseFile).size)}. ` +
            `${size.draws.toLocaleString('en')} drawings, ${(bytes / 1024).toFixed(0)} kB each: every query, every block, as JSON. CPU time of the thread, so that what others do on the machine counts little.`,
        ],
      };
    } finally {
      await close();
    }
  },
};
