import type { Busy } from './busy.ts';
import type { Deliver } from './delivery.ts';
import type { Faults } from './faults.ts';
import type { Manifest } from './manifest.ts';
import type { RateLimits } from './rate-limits.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Change, WorkspaceState } from './state.ts';
import type { Recorder } from './traffic.ts';
import type { Triggers } from './triggers.ts';

/** How long Slack waits and what it allows, in real time. Tests shorten what they want to see expire. */
export type Limits = {
  ackMs: number;
  triggerMs: number;
  responseUrlMs: number;
  responseUrlUses: number;
  socketUrlMs: number;
  pingMs: number;
  /** Before the second, third and fourth try of an event. */
  eventRetryMs: number[];
  connections: number;
};

export const SLACKS_LIMITS: Limits = {
  ackMs: 3000,
  triggerMs: 3000,
  responseUrlMs: 30 * 60_000,
  responseUrlUses: 5,
  socketUrlMs: 30_000,
  pingMs: 10_000,
  eventRetryMs: [0, 60_000, 300_000],
  connections: 10,
};

export type Secrets = {
  botToken: string;
  appToken: string;
  signingSecret: string;
  verificationToken: string;
};

/** What the parts of a running sandbox share. */
export type Context = {
  readonly state: WorkspaceState;
  readonly manifest: Manifest;
  readonly clock: { now(): Temporal.Instant };
  readonly limits: Limits;
  readonly secrets: Secrets;
  readonly busy: Busy;
  readonly faults: Faults;
  readonly rates: RateLimits;
  readonly recorder: Recorder;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly deliver: Deliver;
  /** http://127.0.0.1:PORT, where everything is served. */
  origin(): string;
  /** Opens a ticket for one Socket Mode connection. */
  socketUrl(): string;
  /** Tells whoever listens that the state is another now. */
  changed(change: Change): void;
};
