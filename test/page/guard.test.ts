import { request } from 'node:http';
import { createServer, connect as connectTcp } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { freshFolder, startIn, Tab } from './tab.ts';

type Headers = Record<string, string>;

/** A request as some browser or program would send it, with whatever headers. */
function ask(port: number, headers: Headers, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: '/', method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

function upgrade(url: string, headers: Headers): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers });
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', reject);
    socket.on('open', () => {
      socket.close();
      resolve(101);
    });
  });
}

test('only pages of our own address are served, and only to be read', async () => {
  const { url } = await startIn(await freshFolder());
  const port = Number(new URL(url).port);
  // 500: without a bundle there is no page, but it was asked for rightly.
  expect(await ask(port, { host: `127.0.0.1:${port}` })).toBe(500);
  expect(await ask(port, { host: `localhost:${port}` })).toBe(500);
  expect(await ask(port, { host: `[::1]:${port}` })).toBe(500);
  for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1', `127.0.0.1:1`]) {
    expect([host, await ask(port, { host })]).toEqual([host, 403]);
  }
  const host = `127.0.0.1:${port}`;
  expect(await ask(port, { host, origin: 'https://evil.example' })).toBe(403);
  expect(await ask(port, { host, origin: 'null' })).toBe(403);
  expect(await ask(port, { host, 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await ask(port, { host, origin: `http://${host}` }, 'POST')).toBe(405);
});

test('only our own page may open a socket', async () => {
  const { url } = await startIn(await freshFolder());
  const port = Number(new URL(url).port);
  const host = `127.0.0.1:${port}`;
  const socket = `ws://${host}/live?as=mira`;
  const origin = `http://${host}`;
  expect(await upgrade(socket, { origin })).toBe(101);
  expect(await upgrade(socket, { origin: `http://localhost:${port}` })).toBe(101);
  expect(await upgrade(socket, {})).toBe(403);
  expect(await upgrade(socket, { origin: 'https://evil.example' })).toBe(403);
  expect(await upgrade(socket, { origin: `http://127.0.0.1:${port + 1}` })).toBe(403);
  expect(await upgrade(socket, { origin, host: `evil.example:${port}` })).toBe(403);
  expect(await upgrade(`ws://${host}/other`, { origin })).toBe(403);
});

test('it listens on this machine alone, and forbids the page to load anything from elsewhere', async () => {
  const { url } = await startIn(await freshFolder());
  const response = await fetch(url);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain(`default-src 'none'`);
  expect(policy).not.toMatch(/\*|https:|unsafe-eval|script-src[^;]*unsafe-inline/);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  await expect(
    new Promise((resolve, reject) => {
      // Another address of the same machine.
      connectTcp(Number(new URL(url).port), '127.0.0.2')
        .on('connect', resolve)
        .on('error', reject);
    }),
  ).rejects.toThrow('ECONNREFUSED');
});

test('where the port is taken it says so, and takes another', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { url, printed } = await startIn(await freshFolder(), { port });
  expect(printed[0]).toBe(`Port ${port} is taken, so the page takes another; PORT sets it.\n`);
  expect(new URL(url).port).not.toBe(String(port));
});

test('what cannot be read is answered with an error, and harms nobody', async () => {
  const { url } = await startIn(await freshFolder());
  const mira = await Tab.open(url, 'mira');
  const answers = [
    ['not json', -1, 'This message is not JSON.'],
    ['null', -1, 'This message cannot be read'],
    ['{"id":7}', 7, 'This message cannot be read: act'],
    ['{"id":8,"act":{"do":"dance"}}', 8, 'This message cannot be read: act.do'],
    ['{"id":9,"act":{"do":"say","channel":"__proto__","text":"x","thread":null}}', 9, ''],
    ['{"id":10,"act":{"do":"look","channel":"constructor","thread":null}}', 10, ''],
  ] as const;
  for (const [text, id, words] of answers) {
    mira.sends(text);
    const done = await vi.waitFor(
      () =>
        mira.dones.find((each) => each.id === id && (each.error ?? '').includes(words)) ?? fail(),
      { timeout: 10_000, interval: 5 },
    );
    expect(done.ok).toBe(false);
    mira.dones = [];
  }
  mira.sends('x'.repeat(300_000));
  await vi.waitUntil(() => mira.closed, { timeout: 10_000, interval: 5 });
  expect((await Tab.open(url, 'ana')).screen?.me.name).toBe('ana');
});

function fail(): never {
  throw new Error('no answer yet');
}
