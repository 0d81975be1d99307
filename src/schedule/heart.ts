import { schedule as cron } from 'node-cron';
import type { Logger } from 'pino';
import { failureOf, stackOf } from '../slack/failure.ts';

/** Beats once a minute. `healthy` is false when no beat ended well for 90 s. */
export type Heart = {
  healthy(): boolean;
  /** Beats no more; resolves when the beat under way is over. */
  stop(): Promise<void>;
};

const quietForMs = 90_000;
const watchEveryMs = 15_000;
const overdueMs = 65_000;

function quiet(): void {}

/**
 * Runs `beat` every minute until stopped; one that takes longer is not overlapped.
 * node-cron 4.6 skips a slot for which it is more than a second late; hence the tolerance, and a watchdog that beats when
 * node-cron has not. Around changes of the process's own zone it stalls, or spins for an hour without a pause, whatever
 * zone it is told: throws unless the process is in UTC.
 */
export function startHeart(beat: () => Promise<void>, log: Logger): Heart {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  if (timeZone !== 'UTC') throw new Error(`the heart needs a process in UTC, not in ${timeZone}`);
  let lastBeat = performance.now();
  let underWay: Promise<void> | null = null;

  async function beatOnce(): Promise<void> {
    try {
      await beat();
      lastBeat = performance.now();
    } catch (error) {
      log.error({ failure: failureOf(error), stack: stackOf(error) }, 'tick failed');
    }
  }

  function run(): Promise<void> {
    underWay ??= beatOnce().finally(() => {
      underWay = null;
    });
    return underWay;
  }

  const task = cron('* * * * *', () => void run(), {
    timezone: 'UTC',
    noOverlap: true,
    missedExecutionTolerance: 59_000,
    // It has a line for every minute that a machine slept, in a format of its own.
    suppressMissedWarning: true,
    logger: { info: quiet, warn: quiet, error: quiet, debug: quiet },
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
