import { expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/index.ts';
import { boltFor, sandboxFor, wordsAndButtons } from './echo.ts';

async function send(url: string, body: object): Promise<[number, unknown]> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return [response.status, await response.json()];
}

/** Types /echo and returns the response_url that came with it. */
async function responseUrl(sandbox: Sandbox): Promise<string> {
  let url = '';
  await boltFor(sandbox, (app) => {
    app.command('/echo', async ({ ack, command }) => {
      url = command.response_url;
      await ack();
    });
  });
  await sandbox.person('mira').types('/echo');
  return url;
}

test('a response_url takes five answers', async () => {
  const sandbox = await sandboxFor();
  const url = await responseUrl(sandbox);
  for (let i = 1; i <= 5; i += 1)
    expect(await send(url, { text: `${i}` })).toEqual([200, { ok: true }]);
  expect(await send(url, { text: '6' })).toEqual([404, { ok: false, error: 'used_url' }]);
  const seen = await sandbox.person('mira').sees();
  expect(seen.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'ephemeral 1',
    'ephemeral 2',
    'ephemeral 3',
    'ephemeral 4',
    'ephemeral 5',
  ]);
});

test('a response_url expires', async () => {
  const sandbox = await sandboxFor({ limits: { responseUrlMs: -1 } });
  const url = await responseUrl(sandbox);
  expect(await send(url, { text: 'late' })).toEqual([404, { ok: false, error: 'expired_url' }]);
  expect(await send(`${url}x`, { text: 'lost' })).toEqual([
    404,
    { ok: false, error: 'expired_url' },
  ]);
});

test('a response_url takes no message that Slack would refuse', async () => {
  const sandbox = await sandboxFor();
  const url = await responseUrl(sandbox);
  const [status, answer] = await send(url, { blocks: wordsAndButtons('x'.repeat(3001), 'Yes') });
  expect(status).toBe(400);
  expect(answer).toMatchObject({ error: 'invalid_blocks' });
});

test('in_channel is for everybody', async () => {
  const sandbox = await sandboxFor();
  let url = '';
  await boltFor(sandbox, (app) => {
    app.command('/echo', async ({ ack, command }) => {
      url = command.response_url;
      await ack({ response_type: 'in_channel', text: 'For all' });
    });
  });
  await sandbox.person('mira').types('/echo', { in: '#general' });
  await send(url, { response_type: 'in_channel', text: 'And this' });
  await send(url, { text: 'Only you' });
  const seen = await sandbox.person('ana').sees('#general');
  expect(seen.map((line) => line.text)).toEqual(['For all', 'And this']);
});

test('a click can replace or delete the message it came from, ephemeral or not', async () => {
  const sandbox = await sandboxFor();
  await boltFor(sandbox, (app) => {
    app.command('/echo', async ({ ack }) => {
      await ack({ text: 'Sure?', blocks: wordsAndButtons('Sure?', 'Yes', 'No') });
    });
    app.action('yes', async ({ ack, respond }) => {
      await ack();
      await respond({ replace_original: true, text: 'Done.' });
    });
    app.action('no', async ({ ack, respond, body }) => {
      await ack();
      expect('message' in body ? body.message : undefined).toBeUndefined();
      await respond({ delete_original: true });
    });
    app.action('open', async ({ ack, respond }) => {
      await ack();
      await respond({ replace_original: true, text: 'Opened.' });
    });
  });
  const mira = sandbox.person('mira');
  await mira.types('/echo');
  await mira.types('/echo');
  const [first, second] = await mira.sees();
  if (!first || !second) throw new Error('two questions are expected');
  await mira.clicks(first, 'Yes');
  await mira.clicks(second, 'no');
  expect(await mira.sees()).toMatchObject([{ kind: 'ephemeral', text: 'Done.' }]);

  await sandbox.web.apiCall('chat.postMessage', {
    channel: mira.id,
    text: 'A door',
    blocks: wordsAndButtons('A door', 'Open'),
  });
  const door = (await mira.sees()).at(-1);
  if (!door) throw new Error('a message is expected');
  await mira.clicks(door, 'Open');
  const after = (await mira.sees()).at(-1);
  expect(after).toMatchObject({ kind: 'message', ts: door.ts, text: 'Opened.' });
  expect(after?.blocks).toBeUndefined();
});
