import type { HandClock } from '../travel.ts';

/** A clock that goes with another one, some time ahead of it; it can be held still to travel. */
export type PracticeClock = HandClock & {
  /** How far it is ahead. */
  ahead(): Temporal.Duration;
  /** Stands still until `run`. */
  hold(): void;
  /** Shows what the other clock shows, and runs. */
  reset(): void;
};

const atOnce = Temporal.Duration.from({ seconds: 0 });

/** Runs `ahead` of the `real` clock. `moved` is called whenever it was set by hand. */
export function practiceClock(
  real: { now(): Temporal.Instant },
  options: { ahead?: Temporal.Duration; moved?: (ahead: Temporal.Duration) => void } = {},
): PracticeClock {
  let shift = options.ahead ?? atOnce;
  let held: Temporal.Instant | null = null;
  const now = () => held ?? real.now().add(shift);
  const move = (to: Temporal.Duration) => {
    shift = to;
    options.moved?.(shift);
  };
  return {
    now,
    set: (to) => {
      if (held) held = to;
      move(real.now().until(to));
    },
    hold: () => {
      held = now();
    },
    run: () => {
      if (held) move(real.now().until(held));
      held = null;
    },
    reset: () => {
      held = null;
      move(atOnce);
    },
    ahead: () => (held ? real.now().until(held) : shift),
  };
}
