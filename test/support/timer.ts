import type { Timer } from '../../src/time/clock.ts';

/** A timer that waits for a clock which is set by hand; `rings` does all that is due by then. */
export function handTimer(clock: { now(): Temporal.Instant }): Timer & { rings(): void } {
  const waiting = new Set<{ at: Temporal.Instant; run(): void }>();
  return {
    after(milliseconds, run) {
      const one = { at: clock.now().add({ milliseconds }), run };
      waiting.add(one);
      return () => waiting.delete(one);
    },
    rings() {
      const due = [...waiting].filter(({ at }) => Temporal.Instant.compare(at, clock.now()) <= 0);
      for (const one of due) {
        waiting.delete(one);
        one.run();
      }
    },
  };
}
