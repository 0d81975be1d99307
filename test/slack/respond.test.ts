import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isTrustedResponseUrl, respond } from '../../src/slack/respond.ts';

const slack = 'https://slack.com/api/';
const sandbox = 'http://127.0.0.1:4000/api/';

describe('an answer goes to', () => {
  test.each([
    'https://hooks.slack.com/commands/T1/2/3',
    'https://slack.com/x',
    'https://hooks.slack-gov.com/actions/T1/2/3',
    'https://HOOKS.SLACK.COM/commands/T1/2/3',
    'https://hooks.slack.com:443/commands/T1/2/3',
  ])('%s', (url) => {
    expect(isTrustedResponseUrl(url, slack)).toBe(true);
  });

  test('the sandbox, where the Web API is the sandbox', () => {
    expect(isTrustedResponseUrl('http://127.0.0.1:4000/commands/1', sandbox)).toBe(true);
  });
});

describe('an answer never goes to', () => {
  test.each([
    'https://slack.com.evil.example/commands/1',
    'https://hooks.slack.com.evil.example/',
    'https://evil-slack.com/',
    'https://evilslack.com/',
    'http://hooks.slack.com/commands/1',
    'https://hooks.slack.com@evil.example/',
    'https://hooks.slack.com:443@evil.example/',
    'https://me:secret@hooks.slack.com/commands/1',
    'https://me@hooks.slack.com/commands/1',
    'https://hooks.slack.com:8443/commands/1',
    'https://evil.example/#.slack.com',
    'https://evil.example/.slack.com',
    'https://evil.example?.slack.com',
    String.raw`https://evil.example\.slack.com`,
    'https://evil.example%2f.slack.com/',
    'https://slack.com./',
    'https://xn--slack-9na.com/',
    'https://ѕlack.com/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'ftp://hooks.slack.com/',
    'file:///etc/passwd',
    'javascript:alert(1)//slack.com',
    '//hooks.slack.com/',
    '',
    'hooks.slack.com',
  ])('%s', (url) => {
    expect(isTrustedResponseUrl(url, slack)).toBe(false);
  });

  test.each([
    'https://hooks.slack.com/commands/1',
    'http://127.0.0.1:4001/commands/1',
    'http://localhost:4000/commands/1',
    'https://127.0.0.1:4000/commands/1',
    'http://127.0.0.1:4000.evil.example/',
    'http://127.0.0.1:4000@evil.example/',
  ])('%s, where the Web API is the sandbox', (url) => {
    expect(isTrustedResponseUrl(url, sandbox)).toBe(false);
  });
});

/** Answers each request with the next of `statuses`; 0 hangs up. */
async function server(...statuses: number[]) {
  const bodies: string[] = [];
  const http = createServer((request, response) => {
    void (async () => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      bodies.push(body);
      const status = statuses.shift() ?? 200;
      if (status === 0) request.socket.destroy();
      else response.writeHead(status, { location: 'http://127.0.0.1:9/' }).end();
    })();
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void http.close());
  const { port } = http.address() as AddressInfo;
  return { bodies, origin: `http://127.0.0.1:${port}` };
}

describe('respond', () => {
  test('refuses another host before anything is sent', async () => {
    const { origin, bodies } = await server();
    await expect(respond(`${origin}/commands/1`, slack, { text: 'x' })).rejects.toThrow('refused');
    expect(bodies).toEqual([]);
  });

  test.each([
    ['is cut', 0],
    ['has trouble', 503],
  ])('tries once more when the connection %s', async (_what, status) => {
    const { origin, bodies } = await server(status);
    await respond(`${origin}/commands/1`, `${origin}/api/`, { text: 'x' });
    expect(bodies).toEqual(['{"text":"x"}', '{"text":"x"}']);
  });

  test('gives up after the second time, and at once when it is refused', async () => {
    const broken = await server(503, 503);
    await expect(respond(`${broken.origin}/1`, broken.origin, {})).rejects.toThrow('503');
    const used = await server(404);
    await expect(respond(`${used.origin}/1`, used.origin, {})).rejects.toThrow('404');
    expect(used.bodies).toHaveLength(1);
  });

  test('follows no redirect', async () => {
    const { origin } = await server(302, 302);
    await expect(respond(`${origin}/1`, origin, {})).rejects.toThrow('fetch failed');
  });
});
