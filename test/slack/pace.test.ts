import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { type Bucket, createPacer, fullBucket, take } from '../../src/slack/pace.ts';

const pace = { perSecond: 4, burst: 3 };

function takeAll(times: readonly number[]): number[] {
  let bucket: Bucket = fullBucket(pace, times[0] ?? 0);
  return times.map((at) => {
    const taken = take(bucket, pace, at);
    ({ bucket } = taken);
    return taken.waitMs;
  });
}

test('a burst goes at once, the rest one by one', () => {
  expect(takeAll([0, 0, 0, 0, 0, 0])).toEqual([0, 0, 0, 250, 500, 750]);
});

test('what was not used is there again after a while, up to the burst', () => {
  expect(takeAll([0, 0, 0, 500, 500, 500])).toEqual([0, 0, 0, 0, 0, 250]);
  expect(takeAll([0, 0, 0, 60_000, 60_000, 60_000, 60_000])).toEqual([0, 0, 0, 0, 0, 0, 250]);
});

test('a clock that is set back by an hour holds nobody up for an hour', () => {
  const back = [3_600_000, 3_600_000, 3_600_000, 0, 250, 500, 750, 1_000];
  expect(takeAll(back)).toEqual([0, 0, 0, 250, 250, 250, 250, 250]);
});

test('never more than the burst and the pace allow, whoever asks when', () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 800 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(gaps, (gaps) => {
      let at = 0;
      const asked = gaps.map((gap) => (at += gap));
      const used = takeAll(asked).map((wait, n) => (asked[n] ?? 0) + wait);
      for (const from of used) {
        const within = used.filter((moment) => moment >= from && moment < from + 1_000);
        expect(within.length).toBeLessThanOrEqual(pace.burst + pace.perSecond);
      }
    }),
  );
});

test('those who wait are woken by a stop, and each key has its own bucket', async () => {
  vi.useFakeTimers();
  try {
    const now = Temporal.Instant.from('2027-03-16T12:00:00Z');
    const pacer = createPacer({ perSecond: 1, burst: 1 }, { now: () => now });
    const done: string[] = [];
    const wait = (key: string, name: string) => pacer.wait(key).then(() => done.push(name));
    const all = [wait('a', 'a1'), wait('b', 'b1'), wait('a', 'a2'), wait('a', 'a3')];
    await vi.advanceTimersByTimeAsync(0);
    expect(done).toEqual(['a1', 'b1']);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(done).toEqual(['a1', 'b1', 'a2']);
    pacer.stop();
    await Promise.all(all);
    expect(done).toEqual(['a1', 'b1', 'a2', 'a3']);
    await pacer.wait('a');
  } finally {
    vi.useRealTimers();
  }
});
