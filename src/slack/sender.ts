import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Db } from '../db/schema.ts';
import type { Clock } from '../time/clock.ts';
import type { Access } from './access.ts';
import { type Failure, failureOf, stackOf } from './failure.ts';
import { findPosted, metadataEventType } from './lost-answer.ts';
import type { Message } from './message.ts';
import { type OutboxRow, sentMessage } from './outbox.store.ts';
import * as sending from './sending.store.ts';
import { quietly } from './quietly.ts';
import { createPacer, type Pace } from './pace.ts';
import { isTooLate, pauseAfter, unreachable, waitsForOperator } from './patience.ts';
import { unwatched, type Watch } from './watch.ts';

/** Whether a due message may go out at this moment, by the recipient's hours; `code` goes on to `undeliverable`. */
export type Verdict =
  | { verdict: 'send' }
  | { verdict: 'wait'; until: Temporal.Instant }
  | { verdict: 'drop'; reason: string; code?: string };

export type SenderOptions = {
  db: Db;
  clock: Clock;
  log: Logger;
  /** The background client of a workspace: no retries of its own, rejects 429, short time-out. */
  clientFor(workspace: string): WebClient;
  /** Asked at the moment of sending, however long ago the message was written. */
  gate(row: OutboxRow, now: Temporal.Instant): Promise<Verdict>;
  /**
   * What a message says, asked before each try: as it was written, or as things stand by then; null when there is nothing to
   * say any more.
   */
  compose?(row: OutboxRow, now: Temporal.Instant): Promise<Message | null>;
  /** What stands below a message besides, asked before each try. */
  below?(row: OutboxRow): Promise<Message['blocks']>;
  /**
   * Called in the transaction in which a promised message is given up: `code` is Slack's, the gate's, or `gave_up`. What is
   * handed to `after` runs once that is written.
   */
  undeliverable(
    tx: Db,
    row: OutboxRow,
    code: string,
    now: Temporal.Instant,
    after: (effect: () => Promise<void>) => void,
  ): Promise<void>;
  /** How long an unanswered call is left alone; more than twice the client's time-out. */
  lease: Temporal.Duration;
  pace: Pace;
  /** Slack takes about one message a second for a channel, and short bursts; that is the default. */
  channelPace?: Pace;
  /** Whether Slack takes a workspace's token: while it does not, nothing of it is sent. Without it, it does. */
  accessFor?(workspace: string): Pick<Access, 'isLost' | 'isReason'>;
  /** Asked when nothing waits any more: whether something was put into the outbox just now. */
  more?(): Promise<boolean>;
  watch?: Watch;
};

/** Sends what is due. The outbox is the record of truth: a sender may die at any point, and the next one goes on. */
export type Sender = {
  /** Sends until nothing is due at this moment. Calls that overlap share one run. */
  drain(): Promise<void>;
  /** Claims nothing more and waits for the calls that are under way. */
  stop(): Promise<void>;
};

/** How many messages of one workspace are under way at once, each to another person or channel. */
const abreast = 4;
const channelPace: Pace = { perSecond: 1, burst: 4 };
/** A row that our own code fails on is tried again after this, so that it holds up nobody else. */
const afterOurMistake = Temporal.Duration.from({ minutes: 5 });

export function createSender(options: SenderOptions): Sender {
  const { db, clock, log } = options;
  const workspacePacer = createPacer(options.pace, clock);
  const channelPacer = createPacer(options.channelPace ?? channelPace, clock);
  /** Until when Slack has asked a workspace for silence, and until when searching there is no use. */
  const silentUntil = new Map<string, Temporal.Instant>();
  const noSearchUntil = new Map<string, Temporal.Instant>();
  const underWay = new Set<string>();
  /** One run a workspace, so that none waits for another's; `again` when something was added meanwhile. */
  const lanes = new Map<string, { again: boolean; done: Promise<void> }>();
  const watch = options.watch ?? unwatched;
  let stopping = false;

  /** Nothing more is to be asked of Slack for this workspace, for now. */
  function isHeld(workspace: string): boolean {
    return stopping || (options.accessFor?.(workspace).isLost() ?? false);
  }

  async function drain(): Promise<void> {
    if (!stopping) {
      const now = clock.now();
      const stale = now.subtract(options.lease);
      for (const workspace of await sending.workspacesWithWork(db, now, stale)) start(workspace);
    }
    const ended = await Promise.allSettled([...lanes.values()].map((lane) => lane.done));
    for (const end of ended) if (end.status === 'rejected') throw end.reason;
  }

  function start(workspace: string): void {
    const running = lanes.get(workspace);
    if (running) {
      running.again = true;
      return;
    }
    const lane = { again: true, done: Promise.resolve() };
    lanes.set(workspace, lane);
    lane.done = (async () => {
      try {
        while (lane.again) {
          lane.again = false;
          await drainWorkspace(workspace);
        }
      } finally {
        lanes.delete(workspace);
      }
    })();
  }

  async function drainWorkspace(workspace: string): Promise<void> {
    for (;;) {
      if (isHeld(workspace) || isBefore(clock.now(), silentUntil.get(workspace))) return;
      await searchLost(workspace);
      const now = clock.now();
      const rows = await sending.dueRows(db, workspace, now, now.subtract(options.lease), abreast);
      if (rows.length === 0) {
        if (await options.more?.()) continue;
        return;
      }
      const progress = await Promise.all(rows.map(deliver));
      if (!progress.includes(true)) return;
    }
  }

  /** True when the row is no longer due as it was. */
  async function deliver(row: OutboxRow): Promise<boolean> {
    const now = clock.now();
    let verdict: Verdict;
    let message: Message | null = null;
    try {
      verdict = await lastCheck(row, now);
      if (verdict.verdict === 'send') message = await compose(row, now);
    } catch (error) {
      const what = { failure: failureOf(error), stack: stackOf(error) };
      log.error({ ...what, outbox: row.id, kind: row.kind }, 'not checked');
      return sending.settle(db, row, {
        state: 'due',
        at: now.add(afterOurMistake),
        error: 'not_checked',
      });
    }
    if (verdict.verdict === 'drop') return drop(row, verdict.reason, verdict.code);
    if (verdict.verdict === 'wait') {
      return sending.settle(db, row, { state: 'due', at: verdict.until, triesAnew: true });
    }
    if (message === null) return miss(row, 'nothing to say any more');

    await workspacePacer.wait(row.workspace_id);
    await channelPacer.wait(`${row.workspace_id} ${row.channel}`);
    if (isHeld(row.workspace_id)) return false;
    const attempt = await sending.claim(db, row, clock.now());
    if (attempt === null) return false;
    const claimed: OutboxRow = { ...row, state: 'sending', attempt };
    underWay.add(row.id);
    try {
      const sent = await post(claimed, message);
      const isKept = await sending.settle(db, claimed, { state: 'sent', ...sent });
      if (isKept) watch.ended(row.kind, 'sent');
      log.info({ outbox: row.id, kind: row.kind, attempt }, 'message sent');
      // A row that is gone belonged to somebody who has had everything about them deleted meanwhile.
      if (isKept && row.user_id)
        await sending.keepDmChannel(db, row.workspace_id, row.user_id, sent.channel);
    } catch (error) {
      await failed(claimed, failureOf(error));
    } finally {
      underWay.delete(row.id);
    }
    return true;
  }

  async function compose(row: OutboxRow, now: Temporal.Instant): Promise<Message | null> {
    if (options.compose) return options.compose(row, now);
    return JSON.parse(row.message) as Message;
  }

  async function lastCheck(row: OutboxRow, now: Temporal.Instant): Promise<Verdict> {
    if (isTooLate(row, now)) return { verdict: 'drop', reason: 'too late' };
    if (row.thread_of && !(await sentMessage(db, row.workspace_id, row.thread_of))) {
      return { verdict: 'drop', reason: 'the message above it was not sent' };
    }
    const verdict = await options.gate(row, now);
    if (verdict.verdict === 'wait' && isTooLate({ ...row, attempt: 0 }, verdict.until)) {
      return {
        verdict: 'drop',
        reason: 'the recipient is not to be disturbed until it is too late',
      };
    }
    if (verdict.verdict === 'wait' && !isBefore(now, verdict.until)) {
      throw new RangeError('a message was to wait until a moment that has passed');
    }
    return verdict;
  }

  async function post(row: OutboxRow, message: Message): Promise<{ channel: string; ts: string }> {
    const parent = row.thread_of ? await sentMessage(db, row.workspace_id, row.thread_of) : null;
    const answer = await options.clientFor(row.workspace_id).chat.postMessage({
      channel: parent?.channel ?? row.channel,
      text: message.text,
      blocks: [...message.blocks, ...((await options.below?.(row)) ?? [])],
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
    if (await options.accessFor?.(row.workspace_id).isReason(failure)) {
      // One line was logged for all of them; each goes out as if it had not been tried.
      const at = Temporal.Instant.fromEpochMilliseconds(row.due_at);
      await sending.settle(db, row, { state: 'due', at, error: failure.code, triesAnew: true });
      return;
    }
    log.warn({ outbox: row.id, kind: row.kind, attempt: row.attempt, failure }, 'not sent');
    if (failure.kind === 'unknown') return;
    if (failure.kind === 'not-now' || waitsForOperator.has(failure.code)) {
      const seconds = failure.kind === 'not-now' ? failure.seconds : null;
      const at = now.add({ seconds: seconds ?? pauseAfter(row.attempt) });
      if (failure.code === 'ratelimited') silentUntil.set(row.workspace_id, at);
      await sending.settle(db, row, { state: 'due', at, error: failure.code });
      return;
    }
    await giveUp(row, failure.code, failure.code);
  }

  /** What was unasked for, had its moment, or hangs on another message, is missed without a word. */
  async function drop(row: OutboxRow, reason: string, code = 'gave_up'): Promise<boolean> {
    const isPromised = row.expires_at === null && row.unasked_on === null && row.thread_of === null;
    if (!isPromised) return miss(row, reason);
    log.info({ outbox: row.id, kind: row.kind, reason }, 'message dropped');
    return giveUp(row, reason, code);
  }

  async function miss(row: OutboxRow, reason: string): Promise<boolean> {
    log.info({ outbox: row.id, kind: row.kind, reason }, 'message dropped');
    const dropped = await sending.settle(db, row, { state: 'missed', error: reason });
    if (dropped) watch.ended(row.kind, 'missed');
    return dropped;
  }

  /** Nothing can be done any more: whoever counts on the message hears of it, in the same transaction. */
  async function giveUp(row: OutboxRow, error: string, code: string): Promise<boolean> {
    const effects: (() => Promise<void>)[] = [];
    const given = await db.transaction().execute(async (tx) => {
      const settled = await sending.settle(tx, row, { state: 'dead', error });
      const after = (effect: () => Promise<void>) => void effects.push(effect);
      if (settled) await options.undeliverable(tx, row, code, clock.now(), after);
      return settled;
    });
    for (const effect of effects) await quietly({ log }, effect());
    if (given) watch.ended(row.kind, 'dead');
    return given;
  }

  /** Finds out what became of a workspace's messages whose answer never came. */
  async function searchLost(workspace: string): Promise<void> {
    for (;;) {
      const now = clock.now();
      const stale = await sending.staleRows(db, workspace, now.subtract(options.lease), 20);
      const lost = stale.filter((row) => !underWay.has(row.id));
      if (lost.length === 0) return;
      for (const row of lost) {
        if (isHeld(workspace) || isBefore(clock.now(), noSearchUntil.get(workspace))) return;
        await search(row);
      }
    }
  }

  async function search(row: OutboxRow): Promise<void> {
    try {
      const posted = await findPosted(db, options.clientFor(row.workspace_id), row);
      // What was not posted keeps its moment, and with it its place before what was due later.
      const at = Temporal.Instant.fromEpochMilliseconds(row.due_at);
      const settled = await sending.settle(
        db,
        row,
        posted ? { state: 'sent', ...posted } : { state: 'due', at, error: 'lost' },
      );
      if (settled && posted) watch.ended(row.kind, 'sent');
      log.info({ outbox: row.id, attempt: row.attempt, posted: posted !== null }, 'searched');
    } catch (error) {
      await searchFailed(row, failureOf(error));
    }
  }

  async function searchFailed(row: OutboxRow, failure: Failure): Promise<void> {
    if (await options.accessFor?.(row.workspace_id).isReason(failure)) return;
    const now = clock.now();
    log.warn({ outbox: row.id, kind: row.kind, failure }, 'could not look for the message');
    if (failure.kind === 'refused' && unreachable.has(failure.code)) {
      await sending.settle(db, row, { state: 'due', at: now, error: failure.code });
      return;
    }
    if (failure.kind !== 'refused') {
      const seconds = failure.kind === 'not-now' ? failure.seconds : null;
      const pause = seconds === null ? options.lease : Temporal.Duration.from({ seconds });
      noSearchUntil.set(row.workspace_id, now.add(pause));
    }
    if (isTooLate(row, now)) {
      await drop(row, failure.code);
    } else {
      await sending.renewLease(db, row, now);
    }
  }

  async function stop(): Promise<void> {
    stopping = true;
    workspacePacer.stop();
    channelPacer.stop();
    await Promise.allSettled([...lanes.values()].map((lane) => lane.done));
  }

  return { drain, stop };
}

function isBefore(moment: Temporal.Instant, other: Temporal.Instant | undefined): boolean {
  return other !== undefined && Temporal.Instant.compare(moment, other) < 0;
}
