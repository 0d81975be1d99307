import type { KnownBlock } from '@slack/types';
import type { Db } from './db/schema.ts';
import type { Planner } from './schedule/schedule.store.ts';
import type { CommandCall, Listen } from './slack/call.ts';
import type { Message } from './slack/message.ts';
import type { OutboxRow } from './slack/outbox.store.ts';
import type { Words } from './slack/said.ts';
import type { SenderOptions } from './slack/sender.ts';
import type { ThreadKeeper } from './slack/read-thread.ts';

/** A word after /coach, such as `pause`, with the rest of the line as `text`. */
export type Subcommand = {
  /** A line of /coach help: "`/coach pause until 2 May`: no nudges until then". */
  help: string;
  /** Said when words follow it that it has no use for; left out where it reads them. */
  alone?: string;
  run(call: CommandCall): Promise<void>;
};

/** What the Home tab is drawn from. */
export type Visit = { db: Db; workspace: string; user: string; now: Temporal.Instant };

/** The week that a manager's digest looks back on, from `since` to before `until`. */
export type Week = {
  workspace: string;
  user: string;
  zone: string;
  since: Temporal.Instant;
  until: Temporal.Instant;
};

/**
 * What a message of the outbox says at the moment of sending; null when there is nothing to say any more. One that holds no
 * words of its own is put there by `enqueueTogether`.
 */
export type Composer = (db: Db, row: OutboxRow, now: Temporal.Instant) => Promise<Message | null>;

/** One capability of the product, as `app.ts` puts it together with the others. */
export type Room = {
  /** Registers commands, actions, submissions and events. */
  listen?(on: Listen): void;
  /** By the kind of the schedules that it sets. */
  planners?: Readonly<Record<string, Planner>>;
  /** What is said as things stand when it is sent, by the kind of the message: see `Composer`. */
  composers?: Readonly<Record<string, Composer>>;
  /** What follows when Slack refuses a message of a kind for good: see `SenderOptions`. */
  undeliverable?: Readonly<Record<string, SenderOptions['undeliverable']>>;
  /** What somebody says in words under a message, by the message's kind. */
  words?: Readonly<Record<string, Words>>;
  /** What becomes of the threads below its posts in channels, by the kind of the post; they are read from `openThread` on. */
  threads?: Readonly<Record<string, ThreadKeeper>>;
  /** Words after /coach. */
  subcommands?: Readonly<Record<string, Subcommand>>;
  /** Its part of the Home tab; [] for nothing to show. */
  home?(visit: Visit): Promise<KnownBlock[]>;
  /** Called once the Home tab stands, to make what its part still lacks. `pictures`: whether Slack showed the tab with those in it. */
  homeDrawn?(visit: Visit, pictures: 'none' | 'shown' | 'refused'): Promise<void>;
  /** Its part of a manager's weekly digest; [] for nothing to tell. Drawn again, it may say how things stand by then. */
  digest?(db: Db, week: Week): Promise<KnownBlock[]>;
  /** Removes what is no longer needed; called about once an hour. */
  tidy?(db: Db, now: Temporal.Instant): Promise<void>;
};
