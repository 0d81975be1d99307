import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Db } from '../db/schema.ts';
import type { Clock } from '../time/clock.ts';
import { type Failure, failureOf } from './failure.ts';
import { findPosted, metadataEventType } from './lost-answer.ts';
import type { Message } from './message.ts';
import * as outbox from './outbox.store.ts';
import type { OutboxRow } from './outbox.store.ts';
import { createPacer, type Pace } from './pace.ts';

/** Whether a due message may go out at this moment, by the recipient's hours. */
export type Verdict =
  | { verdict: 'send' }
  | { verdict: 'wait'; until: Temporal.Instant }
  | { verdict: 'drop'; reason: string };

export type SenderOptions = {
  db: Db;
  clock: Clock;
  log: Logger;
  /** The background client of a workspace: no retries of its own, rejects 429, short time-out. */
  clientFor(workspace: string): WebClient;
  /** Asked at the moment of sending, however long ago the message was written. */
  gate(row: OutboxRow, now: Temporal.Instant): Promise<Verdict>;
  /** Called in the transaction in which a message is given up because Slack refused it. */
  undeliverable(tx: Db, row: OutboxRow, code: string, now: Temporal.Instant): Promise<void>;
  /** How long an unanswered call is left alone; more than twice the client's time-out. */
  lease: Temporal.Duration;
  pace: Pace;
  /** Slack takes about one message a second for a channel, and short bursts; that is the default. */
  channelPace?: Pace;
};

/** Sends what is due. The outbox is the record of truth: a sender may die at any point, and the next one goes on. */
export type Sender = {
  /** Sends until nothing is due at this moment. Calls that overlap share one run. */
  drain(): Promise<void>;
  /** Claims nothing more and waits for the calls that are under way. */
  stop(): Promise<void>;
};

/** How many messages of one workspace are under way at once. */
const abreast = 4;
const channelPace: Pace = { perSecond: 1, burst: 4 };
/** A message without a moment of expiry is given up this long after the first try. */
const patience = Temporal.Duration.from({ hours: 24 });

export function createSender(options: SenderOptions): Sender {
  const { db, clock, log } = options;
  const workspacePacer = createPacer(options.pace, clock);
  const channelPacer = createPacer(channelPace, clock);
  /** Until when Slack has asked a workspace for silence. */
  const silence = new Map<string, Temporal.Instant>();
  const underWay = new Set<string>();
  let running: Promise<void> | null = null;
  let again = false;
  let stopping = false;

  async function drain(): Promise<void> {
    again = true;
    running ??= (async () => {
      try {
        while (again && !stopping) {
          again = false;
          await searchLost();
          const workspaces = await outbox.workspacesWithDue(db, clock.now());
          await Promise.all(workspaces.map(drainWorkspace));
        }
      } finally {
        running = null;
      }
    })();
    return running;
  }

  async function drainWorkspace(workspace: string): Promise<void> {
    for (;;) {
      const now = clock.now();
      const silentUntil = silence.get(workspace);
      if (stopping || (silentUntil && Temporal.Instant.compare(now, silentUntil) < 0)) return;
      const rows = await outbox.dueRows(db, workspace, now, abreast);
      if (rows.length === 0) return;
      const progress = await Promise.all(rows.map(deliver));
      if (!progress.includes(true)) return;
    }
  }

  /** True when the row is no longer due as it was. */
  async function deliver(row: OutboxRow): Promise<boolean> {
    const now = clock.now();
    const verdict = await lastCheck(row, now);
    if (verdict.verdict === 'drop') {
      log.info({ outbox: row.id, kind: row.kind, reason: verdict.reason }, 'message dropped');
      return outbox.settle(db, row, { state: 'missed', error: verdict.reason });
    }
    if (verdict.verdict === 'wait') {
      return outbox.settle(db, row, { state: 'due', at: verdict.until });
    }

    await workspacePacer.wait(row.workspace_id);
    await channelPacer.wait(`${row.workspace_id} ${row.channel}`);
    if (stopping) return false;
    const attempt = await outbox.claim(db, row, clock.now());
    if (attempt === null) return false;
    const claimed: OutboxRow = { ...row, state: 'sending', attempt };
    underWay.add(row.id);
    try {
      const sent = await post(claimed);
      await outbox.settle(db, claimed, { state: 'sent', ...sent });
      log.info({ outbox: row.id, kind: row.kind, attempt }, 'message sent');
      if (row.user_id) await outbox.keepDmChannel(db, row.workspace_id, row.user_id, sent.channel);
    } catch (error) {
      await failed(claimed, failureOf(error));
    } finally {
      underWay.delete(row.id);
    }
    return true;
  }

  async function lastCheck(row: OutboxRow, now: Temporal.Instant): Promise<Verdict> {
    const expiry = expiryOf(row);
    if (now.epochMilliseconds >= expiry) return { verdict: 'drop', reason: 'too late' };
    if (row.thread_of && !(await outbox.sentMessage(db, row.workspace_id, row.thread_of))) {
      return { verdict: 'drop', reason: 'the message above it was not sent' };
    }
    const verdict = await options.gate(row, now);
    if (verdict.verdict === 'wait' && verdict.until.epochMilliseconds >= expiry) {
      return {
        verdict: 'drop',
        reason: 'the recipient is not to be disturbed until it is too late',
      };
    }
    return verdict;
  }

  async function post(row: OutboxRow): Promise<{ channel: string; ts: string }> {
    const message = JSON.parse(row.message) as Message;
    const parent = row.thread_of
      ? await outbox.sentMessage(db, row.workspace_id, row.thread_of)
      : null;
    const answer = await options.clientFor(row.workspace_id).chat.postMessage({
      channel: parent?.channel ?? row.channel,
      text: message.text,
      blocks: message.blocks,
      ...(parent && { thread_ts: parent.ts }),
      metadata: { event_type: metadataEventType, event_payload: { id: row.id } },
      unfurl_links: false,
      unfurl_media: false,
    });
    if (!answer.channel || !answer.ts) throw new Error('chat.postMessage named no message');
    return { channel: answer.channel, ts: answer.ts };
  }

  async function failed(row: OutboxRow, failure: Failure): Promise<void> {
    const now = clock.now();
    log.warn({ outbox: row.id, kind: row.kind, attempt: row.attempt, failure }, 'not sent');
    if (failure.kind === 'unknown') return;
    if (failure.kind === 'not-now') {
      const at = now.add({ seconds: failure.seconds ?? pauseAfter(row.attempt) });
      if (failure.code === 'ratelimited') silence.set(row.workspace_id, at);
      await outbox.settle(db, row, { state: 'due', at, error: failure.code });
      return;
    }
    await db.transaction().execute(async (tx) => {
      const given = await outbox.settle(tx, row, { state: 'dead', error: failure.code });
      if (given) await options.undeliverable(tx, row, failure.code, now);
    });
  }

  /** Finds out what became of the messages whose answer never came. */
  async function searchLost(): Promise<void> {
    for (;;) {
      const now = clock.now();
      const stale = await outbox.staleRows(db, now.subtract(options.lease), 20);
      const lost = stale.filter((row) => !underWay.has(row.id));
      if (lost.length === 0 || stopping) return;
      for (const row of lost) {
        if (stopping) return;
        try {
          const posted = await findPosted(db, options.clientFor(row.workspace_id), row);
          await outbox.settle(
            db,
            row,
            posted ? { state: 'sent', ...posted } : { state: 'due', at: now, error: 'lost' },
          );
          log.info({ outbox: row.id, attempt: row.attempt, posted: posted !== null }, 'searched');
        } catch (error) {
          await searchFailed(row, failureOf(error));
        }
      }
    }
  }

  async function searchFailed(row: OutboxRow, failure: Failure): Promise<void> {
    const now = clock.now();
    log.warn({ outbox: row.id, kind: row.kind, failure }, 'could not look for the message');
    if (failure.kind === 'refused' && unreachable.has(failure.code)) {
      await outbox.settle(db, row, { state: 'due', at: now, error: failure.code });
    } else if (now.epochMilliseconds >= expiryOf(row)) {
      await outbox.settle(db, row, { state: 'missed', error: failure.code });
    } else {
      await outbox.renewLease(db, row, now);
    }
  }

  async function stop(): Promise<void> {
    stopping = true;
    workspacePacer.stop();
    channelPacer.stop();
    await running;
  }

  return { drain, stop };
}

/** Errors which say that the message cannot be there, because the place is not. */
const unreachable = new Set(['channel_not_found', 'thread_not_found', 'user_not_found']);

function expiryOf(row: OutboxRow): number {
  if (row.expires_at !== null) return row.expires_at;
  if (row.first_claimed_at === null) return Number.POSITIVE_INFINITY;
  return row.first_claimed_at + patience.total('milliseconds');
}

/** Seconds: 5, 10, 20 … at most 15 minutes. */
function pauseAfter(attempt: number): number {
  return Math.min(900, 5 * 2 ** (attempt - 1));
}
