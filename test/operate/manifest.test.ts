import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseManifest } from '../../sandbox/manifest.ts';
import { ConfigError } from '../../src/config.ts';
import { requestUrl } from '../../src/operate/manifest.ts';
import { manifest as socketManifest } from '../support/world.ts';

const root = join(import.meta.dirname, '../..');
const url = 'https://coach.example.com/slack/events';

/** `npm run manifest` with these arguments. */
function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'src/manifest.ts'), ...args], (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

test('the manifest for HTTP is the one for Socket Mode, but for where Slack delivers', async () => {
  const { code, out, err } = await run('--url', 'https://coach.example.com');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const manifest = parseManifest(out);
  const { settings, features } = structuredClone(manifest);
  const urls = [
    settings?.event_subscriptions?.request_url,
    settings?.interactivity?.request_url,
    ...(features?.slash_commands ?? []).map((command) => command.url),
  ];
  expect(urls.length).toBeGreaterThan(4);
  expect(urls).toEqual(urls.map(() => url));
  expect(settings?.socket_mode_enabled).toBe(false);

  delete settings?.event_subscriptions?.request_url;
  delete settings?.interactivity?.request_url;
  for (const command of features?.slash_commands ?? []) delete command.url;
  expect({
    ...manifest,
    features,
    settings: { ...settings, socket_mode_enabled: true },
  }).toEqual(socketManifest);
});

test('the reasons stay beside what they are for', async () => {
  const text = readFileSync(join(root, 'manifest.yml'), 'utf8');
  const { out } = await run('--url', url);
  const reasons = (yaml: string) => yaml.split('\n').filter((line) => line.includes(' # '));
  expect(reasons(text).length).toBeGreaterThan(10);
  expect(reasons(out)).toEqual(reasons(text));
});

test('without an address it is the file itself', async () => {
  expect((await run()).out).toBe(readFileSync(join(root, 'manifest.yml'), 'utf8'));
});

describe('an address that Slack cannot call is refused in a sentence:', () => {
  test.each([
    ['http://coach.example.com', 'Slack calls https addresses only, not http://: it must'],
    ['coach.example.com', '“coach.example.com” is no address: it must'],
    ['', '“” is no address: it must'],
    ['https://coach.example.com/coach', 'The app listens on /slack/events, not on /coach: it must'],
    ['https://coach.example.com?x=1', 'has no user, question mark or # in it: it must'],
    ['https://me:secret@coach.example.com', 'has no user, question mark or # in it: it must'],
    ['https://localhost', 'Slack must find localhost by its public name: it must'],
    ['https://10.0.0.7', 'Slack must find 10.0.0.7 by its public name: it must'],
    ['https://[::1]', 'Slack must find [::1] by its public name: it must'],
  ])('%s', (address, sentence) => {
    expect(() => requestUrl(address)).toThrow(ConfigError);
    expect(() => requestUrl(address)).toThrow(`${sentence} look like https://coach.example.com.`);
  });

  test('with exit code 2', async () => {
    expect(await run('--url', 'http://coach.example.com')).toEqual({
      code: 2,
      out: '',
      err: 'Slack calls https addresses only, not http://: it must look like https://coach.example.com.\n',
    });
  });

  test('and so is a word too many', async () => {
    const { code, err } = await run('--uri', url);
    expect([code, err]).toEqual([2, 'Say npm run manifest -- --url https://coach.example.com.\n']);
    expect((await run('https://coach.example.com')).code).toBe(2);
  });
});
