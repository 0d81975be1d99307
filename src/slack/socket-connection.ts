import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger as SlackLogger } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import type { Logger } from 'pino';
import { failureOf } from './failure.ts';
import { type Connection, ConnectionLost, type Inbox } from './inbox.ts';
import type { Watch } from './watch.ts';

export type SocketOptions = {
  appToken: string;
  apiUrl: string;
  inbox: Inbox;
  log: Logger;
  slackLog: SlackLogger;
  /** How many sockets stand side by side: while Slack renews one, another one hears. */
  sockets: number;
  /** How long we may be deaf before the connection counts as lost for good, in milliseconds. */
  deafForMs: number;
  watch: Watch;
};

/** Errors of apps.connections.open that no waiting mends. */
const hopeless = new Set([
  'not_authed',
  'invalid_auth',
  'not_allowed_token_type',
  'missing_scope',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'user_removed_from_team',
  'team_disabled',
]);

type Delivery = {
  ack: (response?: unknown) => Promise<void>;
  body: Record<string, unknown>;
  retry_num?: number;
  retry_reason?: string;
};

/**
 * Socket Mode over several sockets, each opened anew as soon as it closes. The client's own reconnecting is off: it waits
 * five seconds each time, and a failure within it is an unhandled rejection after which the app stays deaf.
 */
export function socketConnection(options: SocketOptions): Connection {
  const { log, inbox } = options;
  const open = new Set<number>();
  const clients = new Map<number, SocketModeClient>();
  const closing = new AbortController();
  const lost = Promise.withResolvers<never>();
  lost.promise.catch(() => {});
  let deafSince = performance.now();
  let loops: Promise<void>[] = [];
  const firstOpen = Promise.withResolvers<void>();

  async function keepOpen(socket: number): Promise<void> {
    let failures = 0;
    while (!closing.signal.aborted) {
      const client = newClient();
      clients.set(socket, client);
      const closed = new Promise<void>((resolve) => client.once('disconnected', resolve));
      try {
        await withDeadline(client.start(), 30_000);
        if (closing.signal.aborted) return await client.disconnect();
        failures = 0;
        open.add(socket);
        options.watch.socket(1);
        firstOpen.resolve();
        await closed;
      } catch (error) {
        failures += 1;
        const failure = failureOf(error);
        log.warn({ socket, failures, failure }, 'socket not opened');
        client.disconnect().catch(() => {});
        if (failure.kind === 'refused' && hopeless.has(failure.code)) return giveUp(failure.code);
      }
      const wasOpen = open.delete(socket);
      if (wasOpen) options.watch.socket(-1);
      if (wasOpen && open.size === 0) deafSince = performance.now();
      if (closing.signal.aborted) return;
      if (open.size === 0 && performance.now() - deafSince > options.deafForMs) {
        return giveUp('no_connection');
      }
      if (failures > 0) {
        const pause = Math.min(30_000, 250 * 2 ** failures);
        await sleep(pause, undefined, { signal: closing.signal }).catch(() => {});
      }
    }
  }

  function giveUp(code: string): void {
    const error = new ConnectionLost(code);
    firstOpen.reject(error);
    lost.reject(error);
  }

  function newClient(): SocketModeClient {
    const client = new SocketModeClient({
      appToken: options.appToken,
      autoReconnectEnabled: false,
      clientPingTimeout: 20_000,
      logger: options.slackLog,
      clientOptions: {
        slackApiUrl: options.apiUrl,
        retryConfig: { retries: 0 },
        timeout: 10_000,
      },
    });
    client.on('slack_event', (delivery: Delivery) => {
      const { ack, body, retry_num, retry_reason } = delivery;
      inbox
        .processEvent({
          body,
          ack: (response) => ack(response ?? {}),
          ...(retry_num !== undefined && { retryNum: retry_num }),
          ...(retry_reason !== undefined && { retryReason: retry_reason }),
        })
        .catch((error: unknown) => log.error({ failure: failureOf(error) }, 'delivery failed'));
    });
    return client;
  }

  return {
    async open() {
      loops = Array.from({ length: options.sockets }, (_, socket) => keepOpen(socket));
      await firstOpen.promise;
    },
    isOpen: () => open.size > 0,
    lost: lost.promise,
    async close() {
      closing.abort();
      const closed = [...clients.values()].map((client) => client.disconnect().catch(() => {}));
      await withDeadline(Promise.all([...closed, ...loops]), 2_000).catch(() => {});
    },
  };
}

async function withDeadline<T>(work: Promise<T>, ms: number): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('no answer in time')), ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
