import { setTimeout as sleep } from 'node:timers/promises';
import { App as Bolt } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Logger } from 'pino';
import { z } from 'zod';
import { migrations } from '../migrations/index.ts';
import type { SlackConfig } from './config.ts';
import { type OpenDatabase, openDatabase } from './db/open.ts';
import { keepWorkspace } from './db/workspace.store.ts';
import { slackLogger } from './log.ts';
import { roomsOf } from './rooms.ts';
import { type Heart, startHeart } from './schedule/heart.ts';
import { nextScheduleMoment } from './schedule/schedule.store.ts';
import { tick } from './schedule/tick.ts';
import { failureOf, stackOf } from './slack/failure.ts';
import { slackEventsRoute } from './slack/http-connection.ts';
import { healthRoute, type Routes, serve } from './slack/http-server.ts';
import { type Connection, ConnectionLost, createInbox } from './slack/inbox.ts';
import type { Listen } from './slack/call.ts';
import { createListen } from './slack/listen.ts';
import { nextOutboxMoment } from './slack/outbox.store.ts';
import { forgetOldReceipts } from './slack/receipt.store.ts';
import { createSender } from './slack/sender.ts';
import { socketConnection } from './slack/socket-connection.ts';
import type { Clock } from './time/clock.ts';

export type AppOptions = {
  slack: SlackConfig;
  databaseFile: string;
  /** Where /healthz and, in HTTP mode, /slack/events are served; 0 for any free one. */
  port: number;
  /** The one address at which they are served; every address of the machine when left out. */
  host?: string;
  clock: Clock;
  log: Logger;
  /** False where somebody else calls `beat`, as tests do. */
  heartbeat?: boolean;
  /** Sockets side by side in Socket Mode. */
  sockets?: number;
};

/** The app, running. */
export type App = {
  workspace: string;
  port: number;
  registered: Listen['registered'];
  /** One minute's work: plans what is due and sends it. Safe to call at any time and twice. */
  beat(): Promise<void>;
  /** Resolves when nothing is under way: no listener at work, nothing that can be sent now. */
  settled(): Promise<void>;
  /** When something is due next; null for never. */
  nextMoment(): Promise<Temporal.Instant | null>;
  /** Rejects when Slack cannot be reached any more, for good. */
  lost: Promise<never>;
  /** Takes nothing new, finishes what is under way (at most `withinMs`) and closes the database. */
  stop(withinMs?: number): Promise<void>;
};

/** The start failed for a reason that the operator can mend; `message` says it in a sentence. */
export class StartError extends Error {
  override name = 'StartError';
  readonly code: 'bad_token' | 'port_taken' | 'no_answer' | 'no_data';

  constructor(code: StartError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

const identity = z.object({
  team_id: z.string(),
  team: z.string().default(''),
  user_id: z.string(),
  bot_id: z.string().optional(),
});

/** Slack's answers to a bot token that no waiting mends. */
const badToken = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
]);

function startErrorFrom(error: unknown, config: SlackConfig): unknown {
  const failure = failureOf(error);
  if (error instanceof ConnectionLost && error.code !== 'no_connection') {
    return new StartError(
      'bad_token',
      `Slack refuses the app-level token (${error.code}): copy SLACK_APP_TOKEN again from api.slack.com/apps (Basic Information, App-Level Tokens; it needs connections:write).`,
    );
  }
  if (failure.kind === 'refused' && badToken.has(failure.code)) {
    return new StartError(
      'bad_token',
      `Slack refuses the token (${failure.code}): copy SLACK_BOT_TOKEN${config.connection.mode === 'socket' ? ' and SLACK_APP_TOKEN' : ''} again from api.slack.com/apps.`,
    );
  }
  if (failure.code === 'EADDRINUSE') {
    return new StartError(
      'port_taken',
      'The port is taken: set PORT to a free one, or stop what listens there.',
    );
  }
  if (['no_answer', 'no_connection'].includes(failure.code) || failure.code.startsWith('http_')) {
    return new StartError(
      'no_answer',
      `Slack does not answer at ${config.apiUrl}: check this machine's network, or SLACK_API_URL.`,
    );
  }
  return error;
}

/** Starts the app: database, rooms, connection to Slack, heartbeat. Throws StartError or DatabaseError. */
export async function startApp(options: AppOptions): Promise<App> {
  const { clock, log, slack: config } = options;
  const database = await openDatabase(options.databaseFile, migrations, clock.now());
  if (database.migrated.length > 0) {
    log.info({ migrations: database.migrated, copy: database.copy }, 'database migrated');
  }
  try {
    return await connect(options, database);
  } catch (error) {
    await database.close();
    throw startErrorFrom(error, config);
  }
}

async function connect(options: AppOptions, database: OpenDatabase): Promise<App> {
  const { clock, log, slack: config } = options;
  const { db } = database;
  const slackLog = slackLogger(log);
  const shared: WebClientOptions = {
    slackApiUrl: config.apiUrl,
    timeout: config.timeoutMs,
    logger: slackLog,
  };
  // A client that waits out a 429 holds up everybody's calls meanwhile: both say so instead.
  const patient = { ...shared, rejectRateLimitedCalls: true, retryConfig: { retries: 2 } };
  /** Interactive replies; its tries fit into the time in which a person still waits. */
  const slack = new WebClient(config.botToken, patient);
  /** Messages from the outbox, which tries again by itself. */
  const background = new WebClient(config.botToken, { ...patient, retryConfig: { retries: 0 } });

  const me = identity.parse(await slack.auth.test());
  const workspace = me.team_id;
  await keepWorkspace(db, { id: workspace, name: me.team, botUser: me.user_id }, clock.now());

  const rooms = roomsOf({ db, slack, workspace, log });
  const pace = { perSecond: 4, burst: 20 };
  const ticking = { db, planners: rooms.planners, log, perSecond: pace.perSecond };
  const lease = Temporal.Duration.from({ milliseconds: Math.round(config.timeoutMs * 2.5) });
  const sender = createSender({
    db,
    clock,
    log,
    clientFor: () => background,
    gate: (row, now) => rooms.gate(row, now),
    undeliverable: async (tx, row, code, now) =>
      rooms.undeliverable[row.kind]?.(tx, row, code, now),
    lease,
    pace,
  });

  const chores = new Set<Promise<void>>();
  function inBackground(what: string, chore: Promise<void>): void {
    const done = chore
      .catch((error: unknown) =>
        log.error({ failure: failureOf(error), stack: stackOf(error) }, `${what} failed`),
      )
      .finally(() => chores.delete(done));
    chores.add(done);
  }

  const bolt = new Bolt({
    // Who we are is known: Bolt's own way asks Slack once more for every delivery, before anything can be acked.
    authorize: async () => ({
      botToken: config.botToken,
      botUserId: me.user_id,
      ...(me.bot_id && { botId: me.bot_id }),
      teamId: workspace,
    }),
    deferInitialization: true,
    convoStore: false,
    logger: slackLog,
    clientOptions: patient,
    receiver: { init: () => {}, start: async () => {}, stop: async () => {} },
  });
  await bolt.init();
  const inbox = createInbox((event) => bolt.processEvent(event));
  const listen = createListen({
    bolt,
    workspace,
    db,
    clock,
    log,
    apiUrl: config.apiUrl,
    slack,
    afterwards: (user) => {
      inBackground('sending', sender.drain());
      inBackground('drawing the Home tab', rooms.redrawHome(user, clock.now()));
    },
  });
  for (const room of rooms.all) room.listen?.(listen);

  let tidiedAt: Temporal.Instant | null = null;
  async function beat(): Promise<void> {
    const now = clock.now();
    await tick(ticking, now);
    await sender.drain();
    await tidy(now);
  }

  /** What the heart does: planning does not wait until thousands of messages are out. */
  async function heartbeat(): Promise<void> {
    const now = clock.now();
    await tick(ticking, now);
    inBackground('sending', sender.drain());
    await tidy(now);
  }

  async function tidy(now: Temporal.Instant): Promise<void> {
    if (!tidiedAt || Temporal.Instant.compare(tidiedAt.add({ hours: 1 }), now) <= 0) {
      tidiedAt = now;
      await forgetOldReceipts(db, now);
      for (const room of rooms.all) await room.tidy?.(db, now);
    }
  }

  let heart: Heart | null = null;
  let connection: Connection | null = null;
  async function problems(): Promise<string[]> {
    const found: string[] = [];
    if (connection && !connection.isOpen()) found.push('Slack cannot reach this app');
    if (heart && !heart.healthy()) found.push('no tick for 90 seconds');
    await db
      .selectFrom('workspace')
      .select('id')
      .execute()
      .catch(() => found.push('the database does not answer'));
    return found;
  }

  const routes: Record<string, Routes[string]> = { '/healthz': healthRoute(problems) };
  if (config.connection.mode === 'http') {
    routes['/slack/events'] = slackEventsRoute({
      signingSecret: config.connection.signingSecret,
      inbox,
      log,
      slackLog,
      realSeconds: () => (performance.timeOrigin + performance.now()) / 1000,
    });
  }
  const server = await serve(routes, options.port, options.host);
  try {
    if (config.connection.mode === 'socket') {
      connection = socketConnection({
        appToken: config.connection.appToken,
        apiUrl: config.apiUrl,
        inbox,
        log,
        slackLog,
        sockets: options.sockets ?? 2,
        deafForMs: 5 * 60_000,
      });
      await connection.open();
    }
  } catch (error) {
    await Promise.all([connection?.close(), server.close()]);
    throw error;
  }
  if (options.heartbeat ?? true) {
    heart = startHeart(heartbeat, log);
    inBackground('the first tick', heartbeat());
  }

  async function settled(): Promise<void> {
    do {
      await inbox.idle();
      await Promise.all(chores);
    } while (chores.size > 0);
  }

  async function stop(withinMs = 8_000): Promise<void> {
    const beaten = heart?.stop();
    const deadline = Promise.withResolvers<void>();
    const timer = setTimeout(deadline.resolve, withinMs);
    const drained = (async () => {
      // Listeners answer Slack over the very connection that is about to close.
      await Promise.race([inbox.idle(), sleep(1_000, undefined, { ref: false })]);
      await Promise.all([connection?.close(), server.close()]);
      await inbox.idle();
      await Promise.all([sender.stop(), beaten]);
      await Promise.all(chores);
    })();
    try {
      await Promise.race([drained, deadline.promise]);
    } finally {
      clearTimeout(timer);
      await database.close();
    }
  }

  return {
    workspace,
    port: server.port,
    registered: listen.registered,
    beat: () => {
      const done = beat();
      inBackground('a beat', done);
      return done;
    },
    settled,
    nextMoment: async () => {
      const [scheduled, outgoing] = await Promise.all([
        nextScheduleMoment(db),
        nextOutboxMoment(db, lease),
      ]);
      const moments = [scheduled, outgoing].filter((m) => m !== null);
      return moments.toSorted(Temporal.Instant.compare)[0] ?? null;
    },
    lost: connection?.lost ?? new Promise<never>(() => {}),
    stop,
  };
}
