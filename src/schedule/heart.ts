import { schedule as cron } from 'node-cron';
import type { Logger } from 'pino';

/** Beats once a minute. `healthy` is false when no beat ended well for 90 s. */
export type Heart = {
  healthy(): boolean;
  /** Beats no more; resolves when the beat under way is over. */
  stop(): Promise<void>;
};

const quietForMs = 90_000;
const watchEveryMs = 15_000;
const overdueMs = 65_000;

/**
 * Runs `beat` every minute until stopped; one that takes longer is not overlapped.
 * node-cron 4.6 skips a slot for which it is more than a second late and can stall around changes of the process's
 * own zone; hence UTC, the tolerance, and a watchdog that beats when node-cron has not.
 */
export function startHeart(beat: () => Promise<void>, log: Logger): Heart {
  let lastBeat = performance.now();
  let underWay: Promise<void> | null = null;

  function run(): Promise<void> {
    underWay ??= beat()
      .then(
        () => {
          lastBeat = performance.now();
        },
        (error: unknown) => log.error({ err: error }, 'tick failed'),
      )
      .finally(() => {
        underWay = null;
      });
    return underWay;
  }

  const task = cron('* * * * *', run, {
    timezone: 'UTC',
    noOverlap: true,
    missedExecutionTolerance: 59_000,
  });
  const watchdog = setInterval(() => {
    if (performance.now() - lastBeat > overdueMs) void run();
  }, watchEveryMs);

  return {
    healthy: () => performance.now() - lastBeat < quietForMs,
    stop: async () => {
      clearInterval(watchdog);
      await task.destroy();
      await underWay;
    },
  };
}
