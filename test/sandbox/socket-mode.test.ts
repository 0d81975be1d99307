import { once } from 'node:events';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { isObj } from '../../sandbox/state.ts';
import { boltFor, errorOf, sandboxFor, webFor } from './echo.ts';

test('a command is answered over Socket Mode by the real Bolt', async () => {
  const sandbox = await sandboxFor();
  await boltFor(sandbox, (app) => {
    app.command('/echo', async ({ ack, command, client }) => {
      await ack('Heard you.');
      await client.apiCall('chat.postMessage', { channel: command.user_id, text: command.text });
    });
  });
  const mira = sandbox.person('mira');

  expect(await mira.types('/echo thanks @ana, in #general <now>')).toEqual({ ok: true });

  const seen = await mira.sees();
  expect(seen.map(({ kind, from, text }) => ({ kind, from, text }))).toEqual([
    { kind: 'ephemeral', from: 'echo', text: 'Heard you.' },
    {
      kind: 'message',
      from: 'echo',
      text: 'thanks <@U0ANA000000|ana>, in <#C0GENERAL00|general> &lt;now&gt;',
    },
  ]);
});

test('without should_escape the text comes as it was typed', async () => {
  const sandbox = await sandboxFor();
  let heard = '';
  await boltFor(sandbox, (app) => {
    app.command('/raw', async ({ ack, command }) => {
      heard = command.text;
      await ack();
    });
  });
  await sandbox.person('mira').types('/raw thanks @ana <now> & here');
  expect(heard).toBe('thanks @ana <now> & here');
});

test('a command that is not acked fails after the time-out, and the person reads it', async () => {
  const sandbox = await sandboxFor({ limits: { ackMs: 40 } });
  await boltFor(sandbox, () => undefined);
  const mira = sandbox.person('mira');

  expect(await mira.types('/echo hello')).toEqual({ ok: false, error: 'operation_timeout' });
  expect(await mira.types('/unknown')).toEqual({ ok: false, error: 'not a command' });
  const seen = await mira.sees();
  expect(seen.map((line) => line.text)).toEqual([
    '/echo failed with the error "operation_timeout"',
    '/unknown is not a valid command.',
  ]);
});

test('an ack that is lost on the way counts as none', async () => {
  const sandbox = await sandboxFor({ limits: { ackMs: 400 } });
  await boltFor(sandbox, (app) => app.command('/echo', async ({ ack }) => ack()));
  sandbox.faults.dropAck();
  const mira = sandbox.person('mira');
  expect(await mira.types('/echo one')).toEqual({ ok: false, error: 'operation_timeout' });
  expect(await mira.types('/echo two')).toEqual({ ok: true });
});

test('with nobody connected a command fails at once', async () => {
  const sandbox = await sandboxFor();
  expect(await sandbox.person('mira').types('/echo hello')).toEqual({
    ok: false,
    error: 'dispatch_failed',
  });
});

test('everything can be delivered twice, events with the same event_id', async () => {
  const sandbox = await sandboxFor();
  const commands: string[] = [];
  const events: string[] = [];
  await boltFor(sandbox, (app) => {
    app.command('/echo', async ({ ack, command }) => {
      commands.push(command.trigger_id);
      await ack();
    });
    app.event('app_home_opened', async ({ body }) => {
      events.push(body.event_id);
    });
  });
  sandbox.faults.redeliver(2);
  const mira = sandbox.person('mira');
  await mira.types('/echo hello');
  await mira.opensHome();
  await sandbox.idle();
  expect(commands).toHaveLength(2);
  expect(new Set(commands).size).toBe(1);
  expect(events).toHaveLength(2);
  expect(new Set(events).size).toBe(1);
});

test('an event that is not acked comes again: at once, then when its time has come', async () => {
  const sandbox = await sandboxFor({ limits: { ackMs: 200 } });
  const socket = await connect(sandbox);
  const attempts: unknown[] = [];
  socket.on('message', (data: Buffer) => {
    const envelope: unknown = JSON.parse(data.toString('utf8'));
    if (!isObj(envelope) || envelope['type'] !== 'events_api') return;
    attempts.push([envelope['retry_attempt'], envelope['retry_reason']]);
    if (attempts.length === 3)
      socket.send(JSON.stringify({ envelope_id: envelope['envelope_id'] }));
  });
  await sandbox.person('mira').opensHome();
  await sandbox.idle();
  expect(attempts).toEqual([
    [0, ''],
    [1, 'timeout'],
  ]);
  sandbox.retryNow();
  await sandbox.idle();
  expect(attempts).toHaveLength(3);
  sandbox.retryNow();
  await sandbox.idle();
  expect(attempts).toHaveLength(3);
});

test('each envelope goes to one of the connections, in turn', async () => {
  const sandbox = await sandboxFor();
  const counts = [0, 0, 0];
  for (const index of counts.keys()) {
    const socket = await connect(sandbox);
    ackAll(socket, () => {
      counts[index] = (counts[index] ?? 0) + 1;
    });
  }
  const mira = sandbox.person('mira');
  for (let i = 0; i < 6; i += 1) await mira.types(`/echo ${i}`);
  expect(counts).toEqual([2, 2, 2]);
});

test('the eleventh connection is sent away', async () => {
  const sandbox = await sandboxFor();
  for (let i = 0; i < 10; i += 1) await connect(sandbox);
  const { url } = await webFor(sandbox, sandbox.appToken).apps.connections.open({});
  const eleventh = new WebSocket(String(url));
  const [first] = await once(eleventh, 'message');
  expect(JSON.parse(String(first))).toMatchObject({
    type: 'disconnect',
    reason: 'too_many_websockets',
  });
  await once(eleventh, 'close');
  expect(sandbox.connections()).toBe(10);
});

test('a socket address works once', async () => {
  const sandbox = await sandboxFor();
  const { url } = await webFor(sandbox, sandbox.appToken).apps.connections.open({});
  await opened(new WebSocket(String(url)));
  await expect(opened(new WebSocket(String(url)))).rejects.toThrow('403');
});

test('a socket address expires', async () => {
  const sandbox = await sandboxFor({ limits: { socketUrlMs: -1 } });
  const { url } = await webFor(sandbox, sandbox.appToken).apps.connections.open({});
  await expect(opened(new WebSocket(String(url)))).rejects.toThrow('403');
});

test('the bot token opens no socket', async () => {
  const sandbox = await sandboxFor();
  expect(await errorOf(sandbox.web.apps.connections.open({}))).toBe('not_allowed_token_type');
});

test('a disconnect is announced, and the connection takes nothing more', async () => {
  const sandbox = await sandboxFor();
  const socket = await connect(sandbox);
  const messages: unknown[] = [];
  socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString('utf8'))));
  const closed = once(socket, 'close');
  sandbox.faults.disconnect('refresh_requested');
  expect(sandbox.connections()).toBe(0);
  await closed;
  expect(messages).toMatchObject([{ type: 'disconnect', reason: 'refresh_requested' }]);
});

test('an envelope on a socket that died before the ack can come again on another', async () => {
  const sandbox = await sandboxFor();
  const first = await connect(sandbox);
  sandbox.faults.resendAfterDeath();
  const ids: string[] = [];
  first.on('message', (data: Buffer) => {
    ids.push(envelopeId(data));
    first.terminate();
  });
  const command = sandbox.person('mira').types('/echo hello');
  await once(first, 'close');
  const second = await connect(sandbox, (socket) =>
    ackAll(socket, (id) => {
      ids.push(id);
    }),
  );
  expect(await command).toEqual({ ok: true });
  expect(ids[1]).toBe(ids[0]);
  second.close();
});

async function connect(
  sandbox: Awaited<ReturnType<typeof sandboxFor>>,
  prepare: (socket: WebSocket) => void = () => undefined,
): Promise<WebSocket> {
  const { url } = await webFor(sandbox, sandbox.appToken).apps.connections.open({});
  const socket = new WebSocket(String(url));
  const hello = once(socket, 'message');
  prepare(socket);
  await opened(socket);
  await hello;
  return socket;
}

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
}

function ackAll(socket: WebSocket, heard: (envelopeId: string) => void): void {
  socket.on('message', (data: Buffer) => {
    const id = envelopeId(data);
    if (id === '') return;
    heard(id);
    socket.send(JSON.stringify({ envelope_id: id }));
  });
}

function envelopeId(data: Buffer): string {
  const message: unknown = JSON.parse(data.toString('utf8'));
  const id = isObj(message) ? message['envelope_id'] : undefined;
  return typeof id === 'string' ? id : '';
}
