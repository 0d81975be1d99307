import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel, SocketModeReceiver, type Receiver } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { WebClient } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/index.ts';
import { parseManifest, type Manifest } from '../../sandbox/manifest.ts';

const NOON = Temporal.Instant.from('2027-03-16T12:00:00Z');

/** A clock that stands still until the test moves it. */
export type TestClock = { now(): Temporal.Instant; set(instant: string): void };

/** A clock that begins on 16 March 2027, noon UTC. */
export function stoppedClock(): TestClock {
  let now = NOON;
  return {
    now: () => now,
    set(instant) {
      now = Temporal.Instant.from(instant);
    },
  };
}

/** A manifest with everything on, so that a test takes away what it is about. */
export function manifestWith(
  change: { withoutScopes?: string[]; events?: string[] } = {},
): Manifest {
  const scopes = ALL_SCOPES.filter((scope) => !(change.withoutScopes ?? []).includes(scope));
  return parseManifest(
    JSON.stringify({
      display_information: { name: 'Echo' },
      features: {
        bot_user: { display_name: 'Echo' },
        app_home: {
          home_tab_enabled: true,
          messages_tab_enabled: true,
          messages_tab_read_only_enabled: false,
        },
        slash_commands: [
          { command: '/echo', description: 'Says it again', should_escape: true },
          { command: '/raw', description: 'Says it as it came', should_escape: false },
          { command: '/form', description: 'Opens a form' },
        ],
        shortcuts: [
          { name: 'Everywhere', type: 'global', callback_id: 'everywhere', description: 'x' },
          { name: 'On this', type: 'message', callback_id: 'on_this', description: 'x' },
        ],
      },
      oauth_config: { scopes: { bot: scopes } },
      settings: {
        event_subscriptions: { bot_events: change.events ?? EVENTS },
        interactivity: { is_enabled: true },
        socket_mode_enabled: true,
      },
    }),
  );
}

const ALL_SCOPES = [
  'app_mentions:read',
  'channels:history',
  'channels:join',
  'channels:manage',
  'channels:read',
  'chat:write',
  'commands',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'reactions:read',
  'reactions:write',
  'team:read',
  'users:read',
];

const EVENTS = [
  'app_home_opened',
  'app_mention',
  'member_joined_channel',
  'message.channels',
  'message.groups',
  'message.im',
  'reaction_added',
  'user_change',
  'user_status_changed',
];

/** A sandbox that is closed when the test is over. */
export async function sandboxFor(
  options: Partial<SandboxOptions> = {},
): Promise<Sandbox & { clock: TestClock; web: WebClient }> {
  const clock = stoppedClock();
  const sandbox = await startSandbox({ clock, manifest: manifestWith(), ...options });
  onTestFinished(() => sandbox.close());
  return Object.assign(sandbox, { clock, web: webFor(sandbox) });
}

/** A client without retries, so that a test sees every answer. */
export function webFor(sandbox: Sandbox, token = sandbox.botToken): WebClient {
  return new WebClient(token, {
    slackApiUrl: sandbox.apiUrl,
    logLevel: LogLevel.ERROR,
    logger: silent,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 2000,
  });
}

/** The real Bolt, connected over Socket Mode or HTTP, with no listeners yet but the ones given. */
export async function boltFor(
  sandbox: Sandbox,
  listen: (app: App) => void,
  mode: 'socket' | 'http' = 'socket',
): Promise<{ app: App; url: string }> {
  const http =
    mode === 'http'
      ? new HTTPReceiver({ signingSecret: sandbox.signingSecret, logger: silent })
      : null;
  const receiver: Receiver =
    http ??
    new SocketModeReceiver({
      appToken: sandbox.appToken,
      logger: silent,
      installerOptions: { clientOptions: { slackApiUrl: sandbox.apiUrl } },
    });
  const app = new App({
    token: sandbox.botToken,
    receiver,
    deferInitialization: true,
    convoStore: false,
    logger: silent,
    clientOptions: { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 }, timeout: 2000 },
  });
  await app.init();
  listen(app);
  const started = await app.start(0);
  onTestFinished(async () => {
    await app.stop();
  });
  const url = http ? `http://127.0.0.1:${portOf(started)}/slack/events` : '';
  if (http) sandbox.deliverTo(url);
  return { app, url };
}

/** The error name with which a call ended, or the result when it did not. */
export async function errorOf(call: Promise<unknown>): Promise<unknown> {
  try {
    return await call;
  } catch (error) {
    const data: unknown = error instanceof Error && 'data' in error ? error.data : undefined;
    if (typeof data === 'object' && data !== null && 'error' in data) return data.error;
    return error instanceof Error ? `${error.constructor.name}: ${error.message}` : error;
  }
}

/** A section with words, and buttons below. */
export function wordsAndButtons(words: string, ...buttons: string[]): KnownBlock[] {
  return [
    { type: 'section', text: { type: 'mrkdwn', text: words } },
    {
      type: 'actions',
      block_id: 'buttons',
      elements: buttons.map((button) => ({
        type: 'button',
        action_id: button.toLowerCase(),
        value: `the value of ${button}`,
        text: { type: 'plain_text', text: button },
      })),
    },
  ];
}

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

function portOf(started: unknown): number {
  if (typeof started === 'object' && started !== null && 'address' in started) {
    const { address } = started;
    if (typeof address === 'function') {
      const bound: AddressInfo | string | null = address.call(started);
      if (bound !== null && typeof bound === 'object') return bound.port;
    }
  }
  throw new Error('the receiver has no port');
}
