import { schedule as cron } from 'node-cron';
import type { Logger } from 'pino';

/** Beats once a minute. `healthy` is false when no beat ended well for 90 s. */
export type Heart = { healthy(): boolean; stop(): void };

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
  let beating = false;

  async function run(): Promise<void> {
    if (beating) return;
    beating = true;
    try {
      await beat();
      lastBeat = performance.now();
    } catch (error) {
      log.error({ err: error }, 'tick failed');
    } finally {
      beating = false;
    }
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
    stop: () => {
      clearInterval(watchdog);
      void task.destroy();
    },
  };
}
