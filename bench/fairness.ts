import { setImmediate as turn } from 'node:timers/promises';
import { join } from 'node:path';
import { mock } from 'node:test';
import type { WebClient } from '@slack/web-api';
import { pino } from 'pino';
import { migrations } from '../migrations/index.ts';
import { openDatabase } from '../src/db/open.ts';
import type { Db } from '../src/db/schema.ts';
import { keepWorkspace } from '../src/db/workspace.store.ts';
import { enqueue } from '../src/slack/outbox.store.ts';
import { workspacePace } from '../src/slack/pace.ts';
import { createSender } from '../src/slack/sender.ts';
import { type Bench, met } from './figures.ts';
import { temporaryFolder } from './program.ts';

const start = Temporal.Instant.from('2027-03-17T09:30:00Z');
/** How long this Slack takes for an answer. */
const answerMs = 150;
/** Waiting is skipped by steps; work takes as long as it takes, so that the clock is never ahead of it. */
const stepMs = 10;
const large = 'T000';

/** How long 199 small workspaces wait beside one with 5,000 messages due: with a lane each, and all in one line. */
export const fairness: Bench = {
  title: 'Small workspaces beside a large one',
  async run(quick) {
    const others = Array.from({ length: quick ? 3 : 199 }, (_, n) => `T${n + 1}`);
    const crowd = quick ? 30 : 5_000;
    const each = 3;
    const fair = await waits({ crowd, others, each, laneOf: (workspace) => workspace });
    const inLine = await waits({ crowd, others, each, laneOf: () => large });
    return {
      columns: ['', 'first small message', 'last small message', 'aim', ''],
      rows: [
        [
          'a lane for each workspace',
          said(fair.first),
          said(fair.last),
          '15 s',
          met(fair.last < 15),
        ],
        ['first come, first served', said(inLine.first), said(inLine.last), '', ''],
      ],
      notes: [
        `${others.length} workspaces with ${each} messages each, due at the same moment as the ${crowd.toLocaleString('en')} of the large one. ` +
          `The real sender and a real database on a simulated clock; Slack takes ${answerMs} ms for an answer, ` +
          `and ${workspacePace.perSecond} messages a second go out to one workspace.`,
      ],
    };
  },
};

type Waits = { first: number; last: number };

/** The seconds after which the small workspaces' messages arrived. `laneOf`: the workspace whose lane they take. */
async function waits(of: {
  crowd: number;
  others: readonly string[];
  each: number;
  laneOf(workspace: string): string;
}): Promise<Waits> {
  const file = join(temporaryFolder(), 'bench.db');
  const { db, close } = await openDatabase(file, migrations, start);
  await fillOutbox(db, large, large, of.crowd, start);
  for (const other of of.others) await fillOutbox(db, of.laneOf(other), other, of.each, start);

  let passed = 0;
  const arrived: number[] = [];
  const post = async ({ text }: { text: string }) => {
    await new Promise<void>((resolve) => {
      setTimeout(resolve, answerMs);
    });
    if (!text.startsWith(large)) arrived.push(passed / 1000);
    return { ok: true, channel: 'D1', ts: '1' };
  };
  mock.timers.enable({ apis: ['setTimeout'] });
  const sender = createSender({
    db,
    clock: { now: () => start.add({ milliseconds: passed }) },
    log: pino({ level: 'silent' }),
    clientFor: () => ({ chat: { postMessage: post } }) as unknown as WebClient,
    gate: async () => ({ verdict: 'send' }),
    undeliverable: async () => {},
    lease: Temporal.Duration.from({ seconds: 25 }),
    pace: workspacePace,
  });
  try {
    const draining = sender.drain();
    while (arrived.length < of.others.length * of.each) {
      const began = performance.now();
      await turn();
      const step = Math.max(stepMs, Math.round(performance.now() - began));
      passed += step;
      mock.timers.tick(step);
    }
    const stopped = sender.stop();
    mock.timers.tick(answerMs);
    await stopped;
    await draining;
  } finally {
    mock.timers.reset();
    await close();
  }
  return { first: Math.min(...arrived), last: Math.max(...arrived) };
}

/** Messages due now for so many different people of a workspace, in one transaction. */
async function fillOutbox(
  db: Db,
  workspace: string,
  text: string,
  many: number,
  now: Temporal.Instant,
): Promise<void> {
  await keepWorkspace(db, { id: workspace, name: workspace, botUser: 'U0BOT' }, now);
  await db.transaction().execute(async (tx) => {
    for (let n = 0; n < many; n += 1) {
      const message = { text: `${text} ${n}`, blocks: [] };
      const to = { user: `U${text.toUpperCase()}${n}` };
      await enqueue(tx, { workspace, to, kind: 'bench', message, dueAt: now }, now);
    }
  });
}

function said(seconds: number): string {
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${(seconds / 60).toFixed(1)} min`;
}
