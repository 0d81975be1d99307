import { setTimeout as sleep } from 'node:timers/promises';
import { WebClient } from '@slack/web-api';
import { pino } from 'pino';
import { z } from 'zod';
import { migrations } from '../../migrations/index.ts';
import { openDatabase } from '../../src/db/open.ts';
import type { Db } from '../../src/db/schema.ts';
import { keepWorkspace } from '../../src/db/workspace.store.ts';
import { slackLogger } from '../../src/log.ts';
import { enqueue } from '../../src/slack/outbox.store.ts';
import { createSender } from '../../src/slack/sender.ts';
import { systemClock as clock } from '../../src/time/clock.ts';
import type { FromChild, ToChild } from './talk.ts';

/**
 * A process that lives on one outbox until it is killed: it fills it and sends what is in it, as fast as it may.
 * It loads everything first and begins when its parent says so, so that a kill never waits for a start.
 */
process.once('message', (start: ToChild) => {
  void live(start);
});
tell({ what: 'ready' });

/** The line that the sender logs when it has looked for a message. */
const searched = z.object({ msg: z.literal('searched'), posted: z.boolean() });

async function live(start: ToChild): Promise<void> {
  const log = pino(
    { level: 'info' },
    {
      write(line: string) {
        const { data } = searched.safeParse(JSON.parse(line));
        if (data) tell({ what: 'searched', posted: data.posted });
      },
    },
  );
  const { db } = await openDatabase(start.databaseFile, migrations, clock.now());
  const { workspace } = start;
  await keepWorkspace(db, { id: workspace, name: 'Soak', botUser: 'U0BOT' }, clock.now());
  const client = new WebClient(start.botToken, {
    slackApiUrl: start.apiUrl,
    timeout: start.timeoutMs,
    logger: slackLogger(log),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  const sender = createSender({
    db,
    clock,
    log,
    clientFor: () => client,
    gate: async () => ({ verdict: 'send' }),
    undeliverable: async () => {},
    lease: Temporal.Duration.from({ milliseconds: start.timeoutMs * 2.5 }),
    pace: start.pace,
    channelPace: start.pace,
  });
  let feeding = true;
  process.on('message', () => {
    feeding = false;
  });
  tell({ what: 'working' });
  for (let turn = 0; ; turn += 1) {
    if (feeding && (await unsent(db)) < start.atWork) await fill(db, start, turn);
    await sender.drain();
    await sleep(3);
  }
}

async function unsent(db: Db): Promise<number> {
  const row = await db
    .selectFrom('outbox')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('state', 'in', ['due', 'sending'])
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Two direct messages and a channel post, each of the first two with a reply: one transaction, as a planner's is. */
async function fill(db: Db, start: ToChild, turn: number): Promise<void> {
  const { workspace, users, channels } = start;
  const turns = turn + process.pid;
  const places = [
    { to: { user: pick(users, turns) }, replies: 1 },
    { to: { channel: pick(channels, turns) }, replies: 2 },
    { to: { user: pick(users, turns + 1) }, replies: 0 },
  ];
  await db.transaction().execute(async (tx) => {
    for (const { to, replies } of places) {
      const now = clock.now();
      const text = `${process.pid} ${turn}`;
      const outgoing = { workspace, to, kind: 'soak', message: { text, blocks: [] }, dueAt: now };
      const parent = await enqueue(tx, outgoing, now);
      if (!parent) throw new Error('the outbox took no message');
      for (let reply = 0; reply < replies; reply += 1) {
        await enqueue(tx, { ...outgoing, threadOf: parent }, now);
      }
    }
  });
}

function pick(from: readonly string[], turn: number): string {
  return from[turn % from.length] ?? '';
}

function tell(message: FromChild): void {
  process.send?.(message);
}
