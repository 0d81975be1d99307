import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { migrations } from '../migrations/index.ts';
import { openDatabase } from '../src/db/open.ts';
import { keepVital } from '../src/db/workspace.store.ts';
import { tick } from '../src/schedule/tick.ts';
import { claim, dueRows, settle } from '../src/slack/sending.store.ts';
import { tickingOn } from './crowd.ts';
import { workspace } from './slack.ts';

/* A process that ticks whenever what it planned is sent, in a time of its own, until nothing is due; it tells what that cost. */

const orders = z.object({ databaseFile: z.string(), now: z.string() });
export type TickOrders = z.infer<typeof orders>;

export type Ticked = {
  /** `minute`: since the moment at which the nudges are due, so that of the first is before it. */
  ticks: { minute: number; workMs: number; blockMs: number }[];
  /** How long somebody else's commit waited at most while a tick was at work. */
  longestWaitMs: number;
  planned: number;
  residentBytes: number;
};

const { databaseFile, now } = orders.parse(JSON.parse(process.argv[2] ?? ''));
/** In minutes: a crowd is planned ahead of its slot, and nobody's nudge waits longer than its grace. */
const [ahead, longest] = [15, 120];
const first = Temporal.Instant.from(now).subtract({ minutes: ahead });
const { db, close } = await openDatabase(databaseFile, migrations, first);
const ticking = tickingOn(db);
/** One for all ticks: each takes a third of a megabyte. */
const delay = monitorEventLoopDelay({ resolution: 1 });
const before = await outgoing();
const ticked: Ticked = { ticks: [], longestWaitMs: 0, planned: 0, residentBytes: 0 };
let at = first;
for (let minute = -ahead; minute < longest; minute = at.since(now).total('minutes')) {
  let left = false;
  const cost = await measured(async () => {
    ({ left } = await tick(ticking, at));
  });
  ticked.ticks.push({ minute, ...cost });
  if (!left && minute >= 0) break;
  const sent = await send(at);
  at = at.add(left ? { seconds: Math.ceil(sent / ticking.perSecond) } : { minutes: 1 });
}
ticked.planned = (await outgoing()) - before;
ticked.residentBytes = process.resourceUsage().maxRSS * 1024;
await close();
process.send?.(ticked);

async function measured(
  work: () => Promise<unknown>,
): Promise<{ workMs: number; blockMs: number }> {
  delay.enable();
  await sleep(5);
  delay.reset();
  const cpu = process.cpuUsage();
  const done = new AbortController();
  const others = commitMeanwhile(done.signal);
  await work();
  const { user, system } = process.cpuUsage(cpu);
  done.abort();
  await others;
  // A block at the very end is seen only after it.
  await sleep(5);
  delay.disable();
  return { workMs: (user + system) / 1000, blockMs: delay.max / 1e6 };
}

/** What the sender does until it asks for more, without its calls. Returns how many messages went out. */
async function send(now: Temporal.Instant): Promise<number> {
  const rows = await dueRows(db, workspace, now, first, 1_000);
  await db.transaction().execute(async (tx) => {
    for (const row of rows) {
      const attempt = await claim(tx, row, now);
      if (attempt === null) throw new Error('a message that is due was not claimed');
      const claimed = { ...row, state: 'sending' as const, attempt };
      await settle(tx, claimed, { state: 'sent', channel: 'D0BENCH', ts: '1' });
    }
  });
  return rows.length;
}

/** Somebody commits every 20 ms, as whoever types something does. */
async function commitMeanwhile(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const began = performance.now();
    await keepVital(db, workspace, 'start', first);
    ticked.longestWaitMs = Math.max(ticked.longestWaitMs, performance.now() - began);
    await sleep(20, undefined, { signal }).catch(() => {});
  }
}

async function outgoing(): Promise<number> {
  const row = await db
    .selectFrom('outbox')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}
