import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebClient } from '@slack/web-api';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { startSandbox } from '../../sandbox/index.ts';
import { type OpenDatabase, openDatabase } from '../../src/db/open.ts';
import type { Db } from '../../src/db/schema.ts';
import { keepWorkspace } from '../../src/db/workspace.store.ts';
import { slackLogger } from '../../src/log.ts';
import { enqueue } from '../../src/slack/outbox.store.ts';
import { workspacePace } from '../../src/slack/pace.ts';
import { createSender } from '../../src/slack/sender.ts';
import { systemClock as clock } from '../../src/time/clock.ts';
import { manifest } from '../support/world.ts';

const timeoutMs = 10_000;
const large = 'T000';
const others = Array.from({ length: 199 }, (_, n) => `T${n + 1}`);

test('199 workspaces do not wait for the one that has 5,000 messages due', async () => {
  const { db, sender, users, unanswered } = await setUp();
  await post(db, large, users, 5_000);
  for (const workspace of others) await post(db, workspace, users, 3);

  // The heart drains again and again; an answer that was lost on a busy machine is looked for then.
  const heart = setInterval(() => void sender.drain(), 500);
  onTestFinished(() => clearInterval(heart));
  const began = performance.now();
  const draining = sender.drain();
  const first = await untilSent(db, others.length * 3);
  const largeByThen = await sentIn(db, large);

  // Work that comes up while the large one is still being sent.
  for (const workspace of others) await post(db, workspace, users, 1);
  const again = performance.now();
  const joined = sender.drain();
  await untilSent(db, others.length * 4);
  const second = performance.now() - again;

  const stopping = performance.now();
  await sender.stop();
  const stopped = performance.now() - stopping;
  await Promise.all([draining, joined]);
  const left = await db.selectFrom('outbox').select('state').distinct().execute();
  process.stdout.write(
    `fairness: ${others.length * 3} messages of ${others.length} workspaces after ${ms(first - began)}, ` +
      `with ${largeByThen} of the large one's 5,000 sent; ${others.length} more, written meanwhile, ` +
      `after ${ms(second)}; ${unanswered.length} without an answer; stopped in ${ms(stopped)}\n`,
  );
  // One after the other they would wait for 20 minutes; a busy machine may lose an answer, which takes a lease.
  expect(first - began).toBeLessThan(45_000);
  expect(second).toBeLessThan(30_000);
  expect(largeByThen).toBeGreaterThan(20);
  expect(largeByThen).toBeLessThan(500);
  expect(stopped).toBeLessThan(2_000);
  expect(left.map((row) => row.state).toSorted()).toEqual(['due', 'sent']);
});

async function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'both-hats-fair-'));
  const names = Array.from({ length: 60 }, (_, n) => `person${n}`);
  const people = names.map((name) => ({ name, realName: name, tz: 'Etc/UTC' }));
  const workspace = { team: { name: 'Fair', domain: 'fair' }, people, channels: [] };
  const sandbox = await startSandbox({ clock, manifest, workspace });
  const opened: OpenDatabase = await openDatabase(join(folder, 'db'), migrations, clock.now());
  const { db } = opened;
  for (const id of [large, ...others]) {
    await keepWorkspace(db, { id, name: id, botUser: 'U0BOT' }, clock.now());
  }
  const unanswered: string[] = [];
  const write = (line: string) => void (line.includes('"not sent"') && unanswered.push(line));
  const log = pino({ level: 'warn' }, { write });
  const client = new WebClient(sandbox.botToken, {
    slackApiUrl: sandbox.apiUrl,
    timeout: timeoutMs,
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
    lease: Temporal.Duration.from({ milliseconds: timeoutMs * 2.5 }),
    pace: workspacePace,
  });
  onTestFinished(async () => {
    await sender.stop();
    await opened.close();
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const users = Object.values(sandbox.state.users).flatMap((user) =>
    user.is_bot ? [] : [user.id],
  );
  return { db, sender, users, unanswered };
}

async function post(db: Db, workspace: string, users: readonly string[], many: number) {
  const now = clock.now();
  await db.transaction().execute(async (tx) => {
    for (let n = 0; n < many; n += 1) {
      const user = users[n % users.length] ?? '';
      const message = { text: `${workspace} ${n}`, blocks: [] };
      await enqueue(tx, { workspace, to: { user }, kind: 'soak', message, dueAt: now }, now);
    }
  });
}

/** When so many messages of the other workspaces were sent. */
async function untilSent(db: Db, many: number): Promise<number> {
  const end = performance.now() + 120_000;
  for (;;) {
    const row = await db
      .selectFrom('outbox')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('state', '=', 'sent')
      .where('workspace_id', '!=', large)
      .executeTakeFirstOrThrow();
    if (row.n === many) return performance.now();
    if (performance.now() > end) throw new Error(`${row.n} of ${many} sent after two minutes`);
    await sleep(20);
  }
}

async function sentIn(db: Db, workspace: string): Promise<number> {
  const rows = await db
    .selectFrom('outbox')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('state', '=', 'sent')
    .execute();
  return rows.length;
}

function ms(duration: number): string {
  return `${Math.round(duration)} ms`;
}
