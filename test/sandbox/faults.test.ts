import { expect, test } from 'vitest';
import { effects } from '../../sandbox/index.ts';
import { errorOf, sandboxFor } from './echo.ts';

const MIRA = 'U0MIRA00000';

async function setUp() {
  const sandbox = await sandboxFor();
  return {
    sandbox,
    say: (text: string) =>
      errorOf(sandbox.web.apiCall('chat.postMessage', { channel: MIRA, text })),
    seen: async () => (await sandbox.person('mira').sees()).map((line) => line.text),
  };
}

test('a lost answer: the message is there, the caller does not know', async () => {
  const { sandbox, say, seen } = await setUp();
  sandbox.faults.next('chat.postMessage', effects.resetAfter);
  expect(await say('one')).toContain('WebAPIRequestError');
  expect(await seen()).toEqual(['one']);
  expect(sandbox.traffic.filter((entry) => entry.fault)).toMatchObject([
    { what: 'chat.postMessage', fault: 'resetAfter', ok: true },
  ]);
  expect(await say('two')).toMatchObject({ ok: true });
});

test('a cut connection: nothing happened', async () => {
  const { sandbox, say, seen } = await setUp();
  sandbox.faults.next('chat.*', effects.reset, { times: 2 });
  expect(await say('one')).toContain('WebAPIRequestError');
  expect(await say('two')).toContain('WebAPIRequestError');
  expect(await say('three')).toMatchObject({ ok: true });
  expect(await seen()).toEqual(['three']);
});

test('nobody answers: the caller gives up, whether it happened or not', async () => {
  const { sandbox, seen } = await setUp();
  sandbox.faults.next(/postMessage/, effects.hang);
  sandbox.faults.next(/postMessage/, effects.hangAfter);
  for (const text of ['one', 'two']) {
    const call = fetch(`${sandbox.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${sandbox.botToken}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ channel: MIRA, text }),
      signal: AbortSignal.timeout(300),
    });
    await expect(call).rejects.toThrow('timeout');
  }
  expect(await seen()).toEqual(['two']);
});

test('answers that are not', async () => {
  const { sandbox, say, seen } = await setUp();
  const { faults } = sandbox;
  faults.next('chat.postMessage', effects.http(503));
  faults.next('chat.postMessage', effects.rateLimit(30));
  faults.next('chat.postMessage', effects.error('fatal_error'));
  faults.next('chat.postMessage', effects.delay(20));
  expect(await say('one')).toContain('WebAPIHTTPError');
  expect(await say('two')).toContain('WebAPIRateLimitedError');
  expect(await say('three')).toBe('fatal_error');
  expect(await say('four')).toMatchObject({ ok: true });
  expect(await seen()).toEqual(['four']);
});

test('chance is the same for the same seed', async () => {
  const runs: boolean[][] = [];
  for (let run = 0; run < 2; run += 1) {
    const { sandbox, say } = await setUp();
    sandbox.faults.sometimes({
      method: 'chat.*',
      seed: 7,
      lost: 0.3,
      reset: 0.2,
      unavailable: 0.1,
    });
    const outcomes: boolean[] = [];
    for (let i = 0; i < 20; i += 1) outcomes.push(typeof (await say(`${i}`)) === 'object');
    runs.push(outcomes);
    sandbox.faults.clear();
    expect(await say('done')).toMatchObject({ ok: true });
  }
  expect(runs[0]).toEqual(runs[1]);
  expect(new Set(runs[0]).size).toBe(2);
});
