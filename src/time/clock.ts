/** Where the time comes from. Read once at the edge; everything below takes `now` as a value. */
export type Clock = {
  now(): Temporal.Instant;
};

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** What happens after a while, for people who wait: by real time, whatever the clock shows. */
export type Timer = {
  /** Runs something in so many milliseconds, unless the function that comes back is called before. */
  after(milliseconds: number, run: () => void): () => void;
};

/** The machine's own; it keeps no process alive. */
export const systemTimer: Timer = {
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
