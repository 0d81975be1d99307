/** A clock that stands still until it is set, or is left to run. */
export type HandClock = {
  now(): Temporal.Instant;
  set(to: Temporal.Instant): void;
  /** From now on it goes as fast as real time. */
  run(): void;
};

export function handClock(start: Temporal.Instant): HandClock {
  let shown = start;
  let runsSince: number | null = null;
  const now = () =>
    runsSince === null
      ? shown
      : shown.add({ milliseconds: Math.floor(performance.now() - runsSince) });
  return {
    now,
    set: (to) => {
      shown = to;
      if (runsSince !== null) runsSince = performance.now();
    },
    run: () => {
      shown = now();
      runsSince = performance.now();
    },
  };
}

/** What travelling needs of the app. */
export type Traveller = {
  nextMoment(): Promise<Temporal.Instant | null>;
  beat(): Promise<void>;
  settled(): Promise<void>;
};

/**
 * Moves the clock to `to`, stopping at every minute at which something is due, in order, as if the time had passed.
 * Throws when `to` lies in the past. `passing` is told of each stop; when it throws, the journey ends there.
 */
export async function travel(
  app: Traveller,
  clock: HandClock,
  to: Temporal.Instant,
  passing: (at: Temporal.Instant) => void = () => {},
): Promise<void> {
  if (Temporal.Instant.compare(to, clock.now()) < 0) {
    throw new RangeError(`${to.toString()} lies before ${clock.now().toString()}`);
  }
  await app.settled();
  for (;;) {
    const next = await app.nextMoment();
    if (next === null) break;
    const minute = later(wholeMinute(next), wholeMinute(clock.now().add({ nanoseconds: 1 })));
    if (Temporal.Instant.compare(minute, to) > 0) break;
    passing(minute);
    clock.set(minute);
    await app.beat();
    await app.settled();
  }
  passing(to);
  clock.set(to);
  await app.beat();
  await app.settled();
}

/** The app's heart beats on whole minutes. */
function wholeMinute(at: Temporal.Instant): Temporal.Instant {
  return at.round({ smallestUnit: 'minute', roundingMode: 'ceil' });
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) > 0 ? a : b;
}
