import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import type { Clock, Timer } from '../time/clock.ts';
import type { Call, Listen } from './call.ts';
import { digestOf } from './digest.ts';
import { failureOf, stackOf } from './failure.ts';
import type { Message } from './message.ts';
import { drawAnew } from './redraw.ts';
import { readThread, type ThreadKeeper } from './read-thread.ts';
import { type Found, mark } from './thread.ts';
import * as store from './thread.store.ts';
import type { FollowedThread } from './thread.store.ts';

/** The threads below our posts in channels. */
export type Threads = {
  listen(on: Listen): void;
  /**
   * Reads what was not read for an hour, or not since the start, and closes what is over; what was closed lately is read once
   * a day. Called every minute.
   */
  look(now: Temporal.Instant): Promise<void>;
};

export type ThreadsOptions = {
  db: Db;
  /** Reads, draws and marks; a 429 holds up nobody who waits. */
  slack: WebClient;
  workspace: string;
  /** The app's own user. */
  bot: string;
  log: Logger;
  clock: Clock;
  timer: Timer;
  below: Call['below'];
  /** By the kind of the post. */
  keepers: Readonly<Record<string, ThreadKeeper>>;
  /** Work that nobody waits for. */
  start(what: string, chore: Promise<void>): void;
  /** What a thread led to may wait in the outbox. */
  afterwards(): void;
};

/** Whoever writes seldom writes one line: so long after the last one a thread is read, in milliseconds. */
const pauseMs = 1_000;
const readEvery = Temporal.Duration.from({ hours: 1 });
/** What changes in a closed thread is followed by events; for so long it is also looked for, once a day. */
const closedReadEvery = Temporal.Duration.from({ hours: 24 });
const closedReadFor = Temporal.Duration.from({ hours: 30 * 24 });
/** Slack lets an app read 50 threads a minute; what people write meanwhile is read besides. */
const mostAMinute = 20;

const place = z.looseObject({
  ts: z.string(),
  thread_ts: z.string().optional(),
  bot_id: z.undefined().optional(),
});

/** Something happened in a thread: a reply came, was changed or was deleted. Apps' own are left out, and so is all beside threads. */
const inThread = z
  .looseObject({
    channel: z.string(),
    channel_type: z.enum(['channel', 'group']),
    ts: z.string(),
    thread_ts: z.string().optional(),
    bot_id: z.undefined().optional(),
    message: place.optional(),
    previous_message: place.optional(),
  })
  .transform(({ channel, channel_type: type, thread_ts: own, message, previous_message }) => ({
    channel,
    type,
    thread: own ?? message?.thread_ts ?? previous_message?.thread_ts ?? '',
  }))
  .refine(({ thread }) => thread !== '');
const inChannelThread = inThread.refine(({ type }) => type === 'channel');
const inGroupThread = inThread.refine(({ type }) => type === 'group');

const reacted = z.looseObject({
  user: z.string(),
  item: z.object({ type: z.literal('message'), channel: z.string(), ts: z.string() }),
});

/**
 * Follows the threads. Slack's events come late, twice, out of order or not at all, so they only say where to look: each time
 * the whole thread is read, and the record is brought in line with it.
 */
export function createThreads(options: ThreadsOptions): Threads {
  const { db, slack, workspace, bot, log, clock, timer, keepers } = options;
  const startedAt = clock.now();
  const waiting = new Map<string, () => void>();
  let underWay: Promise<void> = Promise.resolve();

  /** Reads a thread in a moment, once for all that happens until then. */
  function soon(outbox: string): void {
    waiting.get(outbox)?.();
    const cancel = timer.after(pauseMs, () => {
      waiting.delete(outbox);
      options.start('reading a thread', inTurn(outbox));
    });
    waiting.set(outbox, cancel);
  }

  /** One after the other, so that nothing older is kept after something newer. */
  function inTurn(outbox: string): Promise<void> {
    underWay = underWay
      .then(async () => {
        const thread = await store.readFollowed(db, workspace, outbox);
        if (thread) await follow(thread, clock.now());
      })
      .catch((error: unknown) => notFollowed(outbox, error));
    return underWay;
  }

  /** What Slack refuses is asked again with the others, and anything else in a minute. */
  async function notFollowed(outbox: string, error: unknown): Promise<void> {
    const failure = failureOf(error);
    log.warn(
      { failure, ...(failure.kind === 'unknown' && { stack: stackOf(error) }) },
      'a thread was not read',
    );
    const now = clock.now();
    if (failure.kind !== 'refused') await store.readWhen(db, workspace, outbox, null);
    else if (!(await store.closeIfOver(db, workspace, outbox, now))) {
      await store.readWhen(db, workspace, outbox, now);
    }
  }

  async function follow(thread: FollowedThread, now: Temporal.Instant): Promise<void> {
    const { outbox, channel, ts, isClosed } = thread;
    const keeper = keepers[thread.kind];
    const found = keeper ? await readThread(slack, { channel, ts }, bot) : null;
    if (!keeper || !found) {
      await db.transaction().execute((tx) => store.closeThread(tx, workspace, outbox, now));
      return;
    }
    if (keeper.meet) {
      const replies = await store.asKept(db, workspace, outbox, found.replies);
      await keeper.meet({ db, slack, workspace, now }, replies);
    }
    const isGone = found.post === 'gone';
    const isOver = !isClosed && Temporal.Instant.compare(thread.until, now) <= 0;
    const shows = await db.transaction().execute(async (tx) => {
      const kept = await store.keepThread(tx, { ...found, workspace, outbox }, { now, isClosed });
      const shown = await keeper.keep(tx, kept, now);
      if (!shown) await store.forgetThread(tx, workspace, outbox);
      else if (isGone) await store.closeThread(tx, workspace, outbox, now);
      else if (isOver) {
        await keeper.close?.(tx, kept, now, thread.until);
        await store.closeThread(tx, workspace, outbox, now);
      }
      return shown;
    });
    if (!shows) return;
    if (shows.post && found.post === 'there') await draw(thread, shows.post);
    if (shows.marked) await setMarks(found, shows.marked);
    options.afterwards();
  }

  async function draw(
    { outbox, channel, ts, drawn }: FollowedThread,
    post: Message,
  ): Promise<void> {
    const digest = digestOf(post);
    if (digest === drawn) return;
    const call = { db, slack, workspace, log, below: options.below };
    await drawAnew(call, { channel, ts }, post, outbox);
    await store.keepDrawn(db, workspace, outbox, digest);
  }

  async function setMarks(found: Found, wanted: ReadonlySet<string>): Promise<void> {
    const { channel, marked } = found;
    for (const timestamp of wanted.difference(marked)) {
      await once(slack.reactions.add({ channel, timestamp, name: mark }));
    }
    for (const timestamp of marked.difference(wanted)) {
      await once(slack.reactions.remove({ channel, timestamp, name: mark }));
    }
  }

  return {
    listen(on) {
      for (const [name, schema] of [
        ['message.channels', inChannelThread],
        ['message.groups', inGroupThread],
      ] as const) {
        on.hint(name, schema, async ({ channel, thread }) => {
          const known = await store.threadAt(db, workspace, { channel, ts: thread });
          if (known) soon(known.outbox);
        });
      }
      for (const name of ['reaction_added', 'reaction_removed']) {
        on.hint(name, reacted, async ({ user, item }) => {
          if (user === bot) return;
          const known =
            (await store.threadAt(db, workspace, item)) ??
            (await store.threadOfReply(db, workspace, item));
          if (known) soon(known.outbox);
        });
      }
    },
    async look(now) {
      await store.forgetUnsent(db, workspace);
      const hourAgo = now.subtract(readEvery);
      const isYoung = Temporal.Instant.compare(hourAgo, startedAt) < 0;
      const before = isYoung ? startedAt : hourAgo;
      const asked = { before, now, most: mostAMinute };
      const open = await store.threadsToRead(db, workspace, asked);
      const closed = await store.closedThreadsToRead(db, workspace, {
        before: now.subtract(closedReadEvery),
        since: now.subtract(closedReadFor),
        most: mostAMinute - open.length,
      });
      for (const { outbox } of [...open, ...closed]) await inTurn(outbox);
    },
  };
}

/** Whatever was so already, or cannot be any more, is well; anything else is tried again when the thread is read next. */
async function once(call: Promise<unknown>): Promise<void> {
  await call.catch((error: unknown) => {
    const { code } = failureOf(error);
    if (!['already_reacted', 'no_reaction', 'message_not_found'].includes(code)) throw error;
  });
}
