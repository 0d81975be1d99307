import type { Clock } from '../time/clock.ts';

/** How fast messages may go out: `perSecond` on average, `burst` at once. */
export type Pace = { perSecond: number; burst: number };

/** To one workspace; Slack takes more for a while, and then asks for silence. */
export const workspacePace: Pace = { perSecond: 4, burst: 20 };

/** A token bucket; `at` is in milliseconds. Negative tokens are promised to those who wait. */
export type Bucket = { tokens: number; at: number };

export function fullBucket(pace: Pace, at: number): Bucket {
  return { tokens: pace.burst, at };
}

/** Takes a token, perhaps one of the future: `waitMs` says how long to wait before using it. */
export function take(bucket: Bucket, pace: Pace, at: number): { bucket: Bucket; waitMs: number } {
  const tokens = refilled(bucket, pace, at) - 1;
  const waitMs = tokens >= 0 ? 0 : Math.ceil((-tokens / pace.perSecond) * 1000);
  // A clock that was set back is followed: nothing is refilled for that step, and everything from then on.
  return { bucket: { tokens, at }, waitMs };
}

function refilled(bucket: Bucket, pace: Pace, at: number): number {
  const seconds = Math.max(0, at - bucket.at) / 1000;
  return Math.min(pace.burst, bucket.tokens + seconds * pace.perSecond);
}

/** One bucket a key, all of the same pace. `wait` resolves when a token is there, or at once after `stop`. */
export function createPacer(
  pace: Pace,
  clock: Clock,
): { wait(key: string): Promise<void>; stop(): void } {
  const buckets = new Map<string, Bucket>();
  const stopped = Promise.withResolvers<void>();
  const manyBuckets = 1_000;

  async function wait(key: string): Promise<void> {
    const at = clock.now().epochMilliseconds;
    if (buckets.size > manyBuckets) {
      for (const [k, b] of buckets) if (refilled(b, pace, at) === pace.burst) buckets.delete(k);
    }
    const { bucket, waitMs } = take(buckets.get(key) ?? fullBucket(pace, at), pace, at);
    buckets.set(key, bucket);
    if (waitMs === 0) return;
    const timer = Promise.withResolvers<void>();
    const handle = setTimeout(timer.resolve, waitMs);
    await Promise.race([timer.promise, stopped.promise]);
    clearTimeout(handle);
  }

  return { wait, stop: () => stopped.resolve() };
}
