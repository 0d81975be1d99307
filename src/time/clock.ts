/** Where the time comes from. Read once at the edge; everything below takes `now` as a value. */
export type Clock = {
  now(): Temporal.Instant;
};

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Temporal.Now.instant() };
