import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { startSandbox } from '../../sandbox/index.ts';
import { startHeart } from '../../src/schedule/heart.ts';
import { systemClock } from '../../src/time/clock.ts';
import { temporaryFolder } from '../db/temporary.ts';
import { manifest } from '../support/world.ts';

const silent = pino({ level: 'silent' });
const minute = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A heart, and when it beat: in minutes since the start. */
function beating(start: string, beat: () => Promise<void> = async () => {}) {
  vi.setSystemTime(Temporal.Instant.from(start).epochMilliseconds);
  const began = performance.now();
  const beats: number[] = [];
  const heart = startHeart(() => {
    beats.push((performance.now() - began) / minute);
    return beat();
  }, silent);
  onTestFinished(() => void heart.stop());
  return { heart, beats };
}

/** The longest time without a beat, in seconds. */
function longestGap(beats: readonly number[], until: number): number {
  const moments = [0, ...beats, until];
  return Math.max(...moments.slice(1).map((at, n) => (at - (moments[n] ?? 0)) * 60));
}

test('beats once a minute, on the minute', async () => {
  const { beats, heart } = beating('2027-03-16T12:00:30Z');
  await vi.advanceTimersByTimeAsync(120 * minute);
  expect(beats).toHaveLength(120);
  expect(longestGap(beats, 120)).toBeLessThan(62);
  expect((beats[0] ?? 0) * 60).toBeCloseTo(30, 0);
  expect(heart.healthy()).toBe(true);
});

test.each([
  ['New York springs forward', '2027-03-14T06:00:10Z'],
  ['New York falls back', '2027-11-07T05:00:10Z'],
  ['Berlin springs forward', '2027-03-28T00:00:10Z'],
  ['Lord Howe falls back', '2027-04-03T14:00:10Z'],
  ['the year ends', '2027-12-31T23:00:10Z'],
])('goes on when %s', async (_what, start) => {
  const { beats, heart } = beating(start);
  let sick = 0;
  for (let n = 0; n < 180; n += 1) {
    await vi.advanceTimersByTimeAsync(minute);
    if (!heart.healthy()) sick += 1;
  }
  expect(beats).toHaveLength(180);
  expect(longestGap(beats, 180)).toBeLessThan(62);
  expect(sick).toBe(0);
});

describe('in a process whose zone has summer time', () => {
  const before = process.env['TZ'];
  afterEach(() => {
    process.env['TZ'] = before;
  });

  test('it does not start: node-cron would stall or spin when the clocks change', () => {
    process.env['TZ'] = 'America/New_York';
    expect(() => startHeart(async () => {}, silent)).toThrow('not in America/New_York');
  });

  test('the program moves to UTC, whatever zone it is started in', async () => {
    vi.useRealTimers();
    const sandbox = await startSandbox({ clock: systemClock, manifest });
    onTestFinished(() => sandbox.close());
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../src/main.ts')], {
      cwd: temporaryFolder(),
      env: {
        PATH: process.env['PATH'],
        TZ: 'America/New_York',
        PORT: '0',
        SLACK_BOT_TOKEN: sandbox.botToken,
        SLACK_APP_TOKEN: sandbox.appToken,
        SLACK_API_URL: sandbox.apiUrl,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    let written = '';
    for await (const chunk of child.stdout) {
      written += String(chunk);
      if (written.includes('"running"')) break;
    }
    expect(written).toContain('"msg":"running"');
  }, 20_000);
});

describe('when the clock of the machine is set', () => {
  test.each([
    ['forward by ten minutes', 10],
    ['forward by a day', 24 * 60],
    ['back by an hour', -60],
    ['back by a day', -24 * 60],
  ])('%s, it goes on, without a word', async (_what, minutes) => {
    const written = (['log', 'warn', 'error', 'info'] as const).map((how) =>
      vi.spyOn(console, how).mockImplementation(() => {}),
    );
    onTestFinished(() => written.forEach((spy) => spy.mockRestore()));
    const start = '2027-03-16T12:00:10Z';
    const { beats, heart } = beating(start);
    await vi.advanceTimersByTimeAsync(5 * minute);
    const now = Temporal.Instant.from(start).add({ minutes: 5 + minutes });
    vi.setSystemTime(now.epochMilliseconds);
    await vi.advanceTimersByTimeAsync(60 * minute);
    expect(longestGap(beats, 65)).toBeLessThan(90);
    expect(written.flatMap((spy) => spy.mock.calls)).toEqual([]);
    expect(heart.healthy()).toBe(true);
  });
});

test('a beat that takes long is not overlapped, and does not end the beating', async () => {
  let atOnce = 0;
  let most = 0;
  const { beats } = beating('2027-03-16T12:00:10Z', async () => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    await new Promise((resolve) => setTimeout(resolve, 100_000));
    atOnce -= 1;
  });
  await vi.advanceTimersByTimeAsync(30 * minute);
  expect(most).toBe(1);
  expect(beats.length).toBeGreaterThan(12);
});

test('beats that fail make it unhealthy after 90 seconds, one that works heals it', async () => {
  let fails = true;
  const { heart } = beating('2027-03-16T12:00:00Z', async () => {
    if (fails) throw new Error('no');
  });
  await vi.advanceTimersByTimeAsync(89_000);
  expect(heart.healthy()).toBe(true);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(heart.healthy()).toBe(false);
  fails = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(heart.healthy()).toBe(true);
});

test('a beat that throws before it begins is one that failed', async () => {
  const { heart, beats } = beating('2027-03-16T12:00:00Z', () => {
    throw new Error('no');
  });
  await vi.advanceTimersByTimeAsync(3 * minute);
  expect(beats.length).toBeGreaterThan(2);
  expect(heart.healthy()).toBe(false);
});

test('a beat that never ends makes it unhealthy', async () => {
  const { heart, beats } = beating('2027-03-16T12:00:00Z', () => new Promise(() => {}));
  await vi.advanceTimersByTimeAsync(5 * minute);
  expect(beats).toHaveLength(1);
  expect(heart.healthy()).toBe(false);
});

test('stopping waits for the beat under way, and none comes after it', async () => {
  const steps: string[] = [];
  const { heart, beats } = beating('2027-03-16T12:00:00Z', async () => {
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    steps.push('beat over');
  });
  await vi.advanceTimersByTimeAsync(61_000);
  const stopped = heart.stop().then(() => steps.push('stopped'));
  await vi.advanceTimersByTimeAsync(10_000);
  await stopped;
  expect(steps).toEqual(['beat over', 'stopped']);
  const sofar = beats.length;
  await vi.advanceTimersByTimeAsync(5 * minute);
  expect(beats).toHaveLength(sofar);
});
