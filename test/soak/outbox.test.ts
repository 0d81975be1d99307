import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { effects, type Sandbox, sampleWorkspace, startSandbox } from '../../sandbox/index.ts';
import { systemClock } from '../../src/time/clock.ts';
import { manifest } from '../support/world.ts';
import type { FromChild, ToChild } from './talk.ts';

const kills = 200;
const timeoutMs = 300;
const seed = Number(process.env['SEED'] ?? 20_270_315);

test(`${kills} kills and lost answers: every message arrives exactly once`, async () => {
  const random = seeded(seed);
  const folder = mkdtempSync(join(tmpdir(), 'both-hats-soak-'));
  const databaseFile = join(folder, 'both-hats.db');
  const sandbox = await startSandbox({ clock: systemClock, manifest, workspace: company() });
  onTestFinished(async () => {
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const faults = countFaults(sandbox);
  const trouble = makeTrouble(sandbox, random);
  const start: ToChild = { databaseFile, ...placesIn(sandbox), timeoutMs, ...speed };

  const began = performance.now();
  const seen = { killed: 0, killedIdle: 0, midCall: 0, found: 0, notFound: 0 };
  let spare = newChild();
  while (seen.killed < kills) {
    const child = spare;
    await begin(child, start, seen);
    spare = newChild();
    await sleep(50 + random() * 1_000);
    const left = outboxCounts(databaseFile);
    child.kill('SIGKILL');
    await once(child, 'exit');
    if (left.due + left.sending === 0) seen.killedIdle += 1;
    else seen.killed += 1;
    if (left.midCall > 0) seen.midCall += 1;
  }
  await begin(spare, start, seen);
  spare.send('no more');
  await until(() => {
    const { due, sending } = outboxCounts(databaseFile);
    return due + sending === 0;
  }, 60_000);
  spare.kill('SIGKILL');
  await once(spare, 'exit');
  trouble.stop();
  const met = faults.stop();
  const seconds = Math.round((performance.now() - began) / 1000);

  const result = compare(sandbox, databaseFile);
  const lost = (met['resetAfter'] ?? 0) + (met['hangAfter'] ?? 0);
  process.stdout.write(
    `soak: seed ${seed}, ${seconds} s, ${result.rows} messages (${result.replies} replies), ` +
      `${seen.killed} kills with work left, ${seen.midCall} of them with a call under way, ` +
      `${lost} answers lost, faults ${JSON.stringify(met)}, ` +
      `${seen.found} found again, ${seen.notFound} sent again, ` +
      `${result.missing.length} lost, ${result.doubled.length} doubled\n`,
  );

  expect(result).toMatchObject({ missing: [], doubled: [], strangers: [], misplaced: [] });
  expect(result.states).toEqual(['sent']);
  expect(result.rows).toBeGreaterThan(1_500);
  expect(result.replies).toBeGreaterThan(500);
  expect(seen.midCall).toBeGreaterThan(kills / 4);
  expect(lost).toBeGreaterThan(50);
  expect(seen.found).toBeGreaterThan(50);
  expect(seen.notFound).toBeGreaterThan(50);
});

/** Slow enough that every kill finds work, fast enough for some 2,000 messages. */
const speed = { pace: { perSecond: 25, burst: 8 }, atWork: 24 };

function company() {
  const sample = sampleWorkspace();
  const names = Array.from({ length: 24 }, (_, n) => `person${n}`);
  return {
    ...sample,
    people: names.map((name) => ({ name, realName: name, tz: 'Etc/UTC' })),
    channels: Array.from({ length: 6 }, (_, n) => ({
      name: `channel${n}`,
      members: names,
      app: true,
    })),
  };
}

function placesIn(sandbox: Sandbox) {
  const { users, channels } = sandbox.state;
  return {
    apiUrl: sandbox.apiUrl,
    botToken: sandbox.botToken,
    workspace: sandbox.teamId,
    users: Object.values(users).flatMap((user) => (user.is_bot ? [] : [user.id])),
    channels: Object.values(channels).flatMap((c) => (c.kind === 'public' ? [c.id] : [])),
  };
}

/** Faults by chance on every call, and now and then a call that is answered late or never. */
function makeTrouble(sandbox: Sandbox, random: () => number): { stop(): void } {
  const { faults } = sandbox;
  const post = 'chat.postMessage';
  faults.sometimes({ method: post, seed, lost: 0.1, reset: 0.06, unavailable: 0.06 });
  faults.sometimes({ method: post, seed: seed + 1, limited: 0.003 });
  faults.sometimes({ method: 'conversations.*', seed: seed + 2, reset: 0.05, unavailable: 0.05 });
  const rare = [
    effects.hang,
    effects.hangAfter,
    effects.delay(timeoutMs * 0.9),
    effects.delay(timeoutMs * 1.1),
    effects.error('fatal_error'),
  ];
  const timer = setInterval(() => {
    const effect = rare[Math.floor(random() * rare.length)];
    if (effect) faults.next(post, effect);
  }, 800);
  return {
    stop() {
      clearInterval(timer);
      faults.clear();
    },
  };
}

/** Counts the faults that calls have met; the sandbox keeps the latest traffic only. */
function countFaults(sandbox: Sandbox): { stop(): Record<string, number> } {
  const met: Record<string, number> = {};
  let last = 0;
  function count(): void {
    for (const entry of sandbox.traffic) {
      if (entry.n > last && entry.fault) met[entry.fault] = (met[entry.fault] ?? 0) + 1;
    }
    last = sandbox.traffic.at(-1)?.n ?? last;
  }
  const timer = setInterval(count, 100);
  return {
    stop() {
      clearInterval(timer);
      count();
      return met;
    },
  };
}

type Waiting = ChildProcess & { ready?: Promise<unknown> };

function newChild(): Waiting {
  const child: Waiting = fork(join(import.meta.dirname, 'child.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
  });
  child.ready = once(child, 'message');
  return child;
}

/** Resolves when the child has opened the database and is at work. */
async function begin(
  child: Waiting,
  start: ToChild,
  seen: { found: number; notFound: number },
): Promise<void> {
  await child.ready;
  const working = new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the child ended by itself (${code})`)));
    child.on('message', (message: FromChild) => {
      if (message.what === 'working') resolve();
      if (message.what !== 'searched') return;
      if (message.posted) seen.found += 1;
      else seen.notFound += 1;
    });
  });
  child.send(start);
  await working;
}

type Row = {
  id: string;
  state: string;
  thread_of: string | null;
  claimed_at: number | null;
  sent_channel: string | null;
  sent_ts: string | null;
};

function readRows(databaseFile: string): Row[] {
  const sqlite = new BetterSqlite3(databaseFile, { readonly: true });
  try {
    const columns = 'id, state, thread_of, claimed_at, sent_channel, sent_ts';
    return sqlite.prepare<[], Row>(`select ${columns} from outbox`).all();
  } finally {
    sqlite.close();
  }
}

function outboxCounts(databaseFile: string) {
  const rows = readRows(databaseFile);
  const sending = rows.filter((row) => row.state === 'sending');
  const lately = systemClock.now().epochMilliseconds - timeoutMs;
  return {
    due: rows.filter((row) => row.state === 'due').length,
    sending: sending.length,
    midCall: sending.filter((row) => (row.claimed_at ?? 0) > lately).length,
  };
}

/** Holds what the outbox says against what stands in Slack. */
function compare(sandbox: Sandbox, databaseFile: string) {
  const rows = readRows(databaseFile);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const inSlack = new Map<string, { channel: string; ts: string; thread: string | undefined }[]>();
  const strangers: string[] = [];
  for (const [channel, messages] of Object.entries(sandbox.state.messages)) {
    for (const message of messages) {
      const id = message.metadata?.event_payload['id'];
      if (typeof id !== 'string' || !byId.has(id)) {
        strangers.push(message.text);
        continue;
      }
      const isReply = message.thread_ts !== undefined && message.thread_ts !== message.ts;
      const one = { channel, ts: message.ts, thread: isReply ? message.thread_ts : undefined };
      inSlack.set(id, [...(inSlack.get(id) ?? []), one]);
    }
  }
  const misplaced = rows.filter((row) => {
    const there = inSlack.get(row.id)?.[0];
    const parent = row.thread_of ? byId.get(row.thread_of) : undefined;
    return (
      there &&
      (there.channel !== row.sent_channel ||
        there.ts !== row.sent_ts ||
        there.thread !== (parent?.sent_ts ?? undefined) ||
        (parent && parent.sent_channel !== there.channel))
    );
  });
  return {
    rows: rows.length,
    replies: rows.filter((row) => row.thread_of !== null).length,
    states: [...new Set(rows.map((row) => row.state))],
    missing: rows.filter((row) => !inSlack.has(row.id)).map((row) => row.id),
    doubled: [...inSlack].filter(([, there]) => there.length > 1).map(([id]) => id),
    strangers,
    misplaced: misplaced.map((row) => row.id),
  };
}

async function until(condition: () => boolean, withinMs: number): Promise<void> {
  const end = performance.now() + withinMs;
  while (!condition()) {
    if (performance.now() > end) throw new Error('it did not happen in time');
    await sleep(50);
  }
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
