import type { Delegation } from './delegation.ts';

/** Something that one of the two did with a delegation. */
export type DelegationEvent = {
  by: string;
  /** One of the machine's acts, `asked` for its beginning, or what was told at a check-in: `roadblock`, and that it is `gone`. */
  act: string;
  version: number;
  /** What they typed; '' for nothing. */
  words: string;
  at: Temporal.Instant;
};

/** A stretch of the history: what happened while one person had it. */
export type Chapter = { delegation: Delegation; events: readonly DelegationEvent[] };
