import type { Pace } from '../../src/slack/pace.ts';

/** What the parent gives its child to begin with; anything sent later means: put nothing more into the outbox. */
export type ToChild = {
  databaseFile: string;
  apiUrl: string;
  botToken: string;
  workspace: string;
  users: readonly string[];
  channels: readonly string[];
  timeoutMs: number;
  pace: Pace;
  /** The outbox is filled up whenever fewer messages than this are unsent. */
  atWork: number;
};

export type FromChild =
  /** Loaded, and waiting for its orders. */
  | { what: 'ready' }
  /** The database is open. */
  | { what: 'working' }
  /** A message whose answer had been lost was looked for. */
  | { what: 'searched'; posted: boolean };
