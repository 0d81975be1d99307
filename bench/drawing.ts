import { WebClient } from '@slack/web-api';
import { pino } from 'pino';
import { z } from 'zod';
import { migrations } from '../migrations/index.ts';
import { openDatabase } from '../src/db/open.ts';
import { homeTab } from '../src/home/home.view.ts';
import { roomsOf } from '../src/rooms.ts';
import { managerNamed } from './five-years.ts';
import { workspace } from './slack.ts';

/* A process that draws the Home tabs of managers by turns, and tells what each drawing cost. */

const orders = z.object({
  databaseFile: z.string(),
  now: z.string(),
  managers: z.number(),
  draws: z.number(),
});
export type DrawOrders = z.infer<typeof orders>;

/** `works`: milliseconds for each drawing; `bytes`: what one has as JSON. */
export type Drawn = { works: number[]; bytes: number };

const {
  databaseFile,
  now: text,
  managers,
  draws,
} = orders.parse(JSON.parse(process.argv[2] ?? ''));
const now = Temporal.Instant.from(text);
const { db, close } = await openDatabase(databaseFile, migrations, now);
// Nothing that is drawn asks Slack.
const slack = new WebClient('xoxb-none', { slackApiUrl: 'http://127.0.0.1:9/' });
const log = pino({ level: 'warn' }, pino.destination(2));
const { all } = roomsOf({ db, slack, workspace, log, forgetAfterDays: 0, later: () => {} });

const drawn: Drawn = { works: [], bytes: 0 };
// The first ones compile what they need.
for (let i = 0; i < draws / 5; i += 1) await draw(managerNamed(i % managers));
for (let i = 0; i < draws; i += 1) {
  // Not the CPU time of the thread, which the kernel counts in steps of four milliseconds.
  const before = performance.now();
  drawn.bytes = await draw(managerNamed(i % managers));
  drawn.works.push(performance.now() - before);
}
await close();
process.send?.(drawn);

async function draw(user: string): Promise<number> {
  const parts = [];
  for (const room of all) parts.push((await room.home?.({ db, workspace, user, now })) ?? []);
  return JSON.stringify(homeTab(parts.filter((part) => part.length > 0))).length;
}
