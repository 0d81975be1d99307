import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { type Sandbox, sampleWorkspace, startSandbox } from '../../sandbox/index.ts';
import { type HandClock, handClock } from '../../sandbox/travel.ts';
import { openDatabase } from '../../src/db/open.ts';
import type { Db } from '../../src/db/schema.ts';
import { keepWorkspace } from '../../src/db/workspace.store.ts';
import { slackLogger } from '../../src/log.ts';
import { enqueue, type Outgoing, type OutboxRow } from '../../src/slack/outbox.store.ts';
import { createSender, type Sender, type SenderOptions } from '../../src/slack/sender.ts';
import { manifest } from '../support/world.ts';

export const noon = Temporal.Instant.from('2027-03-16T12:00:00Z');
export const lease = Temporal.Duration.from({ seconds: 25 });

/** A post office: the sender on a real database, and the sandbox at the other end. No rooms, no listeners. */
export type Post = {
  sandbox: Sandbox;
  clock: HandClock;
  db: Db;
  workspace: string;
  sender: Sender;
  /** Writes a message that is due now, unless told otherwise; its id comes back. */
  writes(text: string, change?: Partial<Outgoing>): Promise<string>;
  /** Sends what is due, after some time has passed. */
  later(duration: Temporal.DurationLike): Promise<void>;
  row(id: string): Promise<OutboxRow>;
  /** The texts in Slack, wherever they are, that begin with `beginning`. */
  inSlack(beginning: string): string[];
  /** How often a method was called. */
  calls(method: string): number;
  /** The messages that were given up, as their rooms are told of it. */
  refused: { id: string; code: string }[];
  /** A new sender on the same outbox, as after a crash: it knows nothing that is not written down. */
  crashes(): void;
  log: string[];
};

export type PostOptions = {
  timeoutMs?: number;
  gate?: SenderOptions['gate'];
  /** Puts more into the outbox when nothing waits any more; see the sender's options. */
  more?(post: Pick<Post, 'writes'>): Promise<boolean>;
};

export async function createPost(options: PostOptions = {}): Promise<Post> {
  const clock = handClock(noon);
  const sandbox = await startSandbox({ clock, manifest, workspace: withApp() });
  const folder = mkdtempSync(join(tmpdir(), 'both-hats-post-'));
  const opened = await openDatabase(join(folder, 'post.db'), migrations, clock.now());
  const { db } = opened;
  const workspace = sandbox.teamId;
  await keepWorkspace(db, { id: workspace, name: 'Post', botUser: sandbox.botUserId }, noon);
  const log: string[] = [];
  const logger = pino({ level: 'debug' }, { write: (line: string) => void log.push(line) });
  const client = new WebClient(sandbox.botToken, {
    slackApiUrl: sandbox.apiUrl,
    timeout: options.timeoutMs ?? 2_000,
    logger: slackLogger(logger),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  const refused: Post['refused'] = [];
  function newSender(): Sender {
    return createSender({
      db,
      clock,
      log: logger,
      clientFor: () => client,
      gate: options.gate ?? (async () => ({ verdict: 'send' })),
      more: async () => (await options.more?.({ writes })) ?? false,
      undeliverable: async (_tx, row, code) => void refused.push({ id: row.id, code }),
      lease,
      pace: { perSecond: 4, burst: 20 },
    });
  }
  let sender = newSender();
  onTestFinished(async () => {
    await sender.stop();
    await opened.close();
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function writes(text: string, change: Partial<Outgoing> = {}): Promise<string> {
    const now = clock.now();
    const to = { user: sandbox.person('mira').id };
    const outgoing = { workspace, to, kind: 'test', message: { text, blocks: [] }, dueAt: now };
    const id = await enqueue(db, { ...outgoing, ...change }, now);
    if (!id) throw new Error('the outbox took no message');
    return id;
  }

  return {
    sandbox,
    clock,
    db,
    workspace,
    get sender() {
      return sender;
    },
    writes,
    async later(duration) {
      clock.set(clock.now().add(duration));
      await sender.drain();
    },
    row: (id) => db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    inSlack: (beginning) =>
      Object.values(sandbox.state.messages)
        .flat()
        .map((message) => message.text)
        .filter((text) => text.startsWith(beginning)),
    calls: (method) => sandbox.traffic.filter((entry) => entry.what === method).length,
    refused,
    crashes() {
      sender = newSender();
    },
    log,
  };
}

/** The app is in #general. */
function withApp() {
  const sample = sampleWorkspace();
  const channels = sample.channels.map((c) => (c.name === 'general' ? { ...c, app: true } : c));
  return { ...sample, channels };
}
