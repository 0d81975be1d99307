import { createServer, type IncomingHttpHeaders } from 'node:http';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { boltFor, sandboxFor } from './echo.ts';

test('commands, events, clicks and forms reach the real Bolt over signed HTTP', async () => {
  const sandbox = await sandboxFor();
  const opened: string[] = [];
  await boltFor(
    sandbox,
    (app) => {
      app.command('/echo', async ({ ack, command }) => ack({ text: `Heard ${command.text}` }));
      app.command('/raw', async ({ ack }) => ack('Just text.'));
      app.event('app_home_opened', async ({ event }) => {
        opened.push(event.user);
      });
    },
    'http',
  );
  const mira = sandbox.person('mira');

  expect(await sandbox.verifyUrl()).toBe(true);
  expect(await mira.types('/echo you')).toEqual({ ok: true });
  expect(await mira.types('/raw')).toEqual({ ok: true });
  await mira.opensHome();
  await sandbox.idle();

  expect((await mira.sees()).map((line) => line.text)).toEqual(['Heard you', 'Just text.']);
  expect(opened).toEqual([mira.id]);
});

test('Bolt refuses what was signed with another secret', async () => {
  const sandbox = await sandboxFor();
  const other = await sandboxFor();
  let heard = 0;
  const { url } = await boltFor(
    sandbox,
    (app) => {
      app.command('/echo', async ({ ack }) => {
        heard += 1;
        await ack();
      });
    },
    'http',
  );
  other.deliverTo(url);
  expect(await other.person('mira').types('/echo')).toEqual({
    ok: false,
    error: 'dispatch_failed',
  });
  expect(heard).toBe(0);
});

test('an answer that is not 200 is a failed dispatch', async () => {
  const { sandbox } = await listening(() => ({ status: 500 }));
  const mira = sandbox.person('mira');
  expect(await mira.types('/echo')).toEqual({ ok: false, error: 'dispatch_failed' });
  expect((await mira.sees())[0]).toMatchObject({
    kind: 'notice',
    from: 'slack',
    error: 'dispatch_failed',
  });
});

test('an answer that takes too long is a time-out', async () => {
  const { sandbox } = await listening(() => null, { ackMs: 30 });
  expect(await sandbox.person('mira').types('/echo')).toEqual({
    ok: false,
    error: 'operation_timeout',
  });
});

test('an event comes again at once, then later, and says so in its headers', async () => {
  const { sandbox, requests } = await listening((n) => ({ status: n < 3 ? 503 : 200 }));
  await sandbox.person('mira').opensHome();
  await sandbox.idle();
  sandbox.retryNow();
  await sandbox.idle();
  sandbox.retryNow();
  await sandbox.idle();

  expect(
    requests.map((headers) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']]),
  ).toEqual([
    [undefined, undefined],
    ['1', 'http_error'],
    ['2', 'http_error'],
  ]);
});

test('x-slack-no-retry ends the retries', async () => {
  const { sandbox, requests } = await listening(() => ({
    status: 503,
    headers: { 'x-slack-no-retry': '1' },
  }));
  await sandbox.person('mira').opensHome();
  await sandbox.idle();
  sandbox.retryNow();
  await sandbox.idle();
  expect(requests).toHaveLength(1);
});

/** A sandbox that delivers to a bare server, which answers as told; null never answers. */
async function listening(
  answer: (n: number) => { status: number; headers?: Record<string, string> } | null,
  limits: { ackMs?: number } = {},
) {
  const sandbox = await sandboxFor({ limits });
  const requests: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    requests.push(request.headers);
    request.resume();
    const told = answer(requests.length);
    if (told) response.writeHead(told.status, told.headers).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  sandbox.deliverTo(`http://127.0.0.1:${port}/slack/events`);
  return { sandbox, requests };
}
