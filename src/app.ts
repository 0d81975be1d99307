import { setTimeout as sleep } from 'node:timers/promises';
import { App as Bolt } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Logger } from 'pino';
import { z } from 'zod';
import { migrations } from '../migrations/index.ts';
import { createChores } from './chores.ts';
import type { SlackConfig } from './config.ts';
import { type OpenDatabase, openDatabase } from './db/open.ts';
import { keepVital, keepWorkspace } from './db/workspace.store.ts';
import { slackLogger } from './log.ts';
import { createDailyBackup } from './operate/daily-backup.ts';
import { roomsOf } from './rooms.ts';
import { createPulse } from './pulse.ts';
import { type Heart, startHeart } from './schedule/heart.ts';
import { nextScheduleMoment } from './schedule/schedule.store.ts';
import { createAccess } from './slack/access.ts';
import { slackEventsRoute } from './slack/http-connection.ts';
import { healthRoute, type Routes, serve, type Served } from './slack/http-server.ts';
import { type Connection, createInbox } from './slack/inbox.ts';
import type { Listen } from './slack/call.ts';
import type { Message } from './slack/message.ts';
import { createListen } from './slack/listen.ts';
import { workspacePace } from './slack/pace.ts';
import { nextOutboxMoment } from './slack/sending.store.ts';
import { createSender } from './slack/sender.ts';
import { nextThreadMoment } from './slack/thread.store.ts';
import { createThreads } from './slack/threads.ts';
import { socketConnection } from './slack/socket-connection.ts';
import { unwatched } from './slack/watch.ts';
import { watchedFetch } from './slack/watched-fetch.ts';
import { startErrorFrom } from './start-error.ts';
import { type Clock, systemTimer, type Timer } from './time/clock.ts';

export { StartError } from './start-error.ts';

export type AppOptions = {
  slack: SlackConfig;
  databaseFile: string;
  /** Where /healthz and, in HTTP mode, /slack/events are served; 0 for any free one. */
  port: number;
  /** The one address at which they are served; every address of the machine when left out. */
  host?: string;
  clock: Clock;
  /** Measures the pauses of people who type; by real time when left out. */
  timer?: Timer;
  log: Logger;
  /** False where somebody else calls `beat`, as tests do. */
  heartbeat?: boolean;
  /** Side by side in Socket Mode. */
  sockets?: number;
  /** How many daily backups are kept; none are made when left out. */
  backupKeep?: number;
  /** How many days after somebody was deactivated, or the app removed, what is kept goes; 0: never. 30 when left out. */
  forgetAfterDays?: number;
  /** Where metrics are served; nowhere when left out or null. */
  metrics?: { port: number; host: string } | null;
};

/** The app, running. */
export type App = {
  workspace: string;
  port: number;
  /** Null when no metrics are served. */
  metricsPort: number | null;
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

const identity = z.object({
  team_id: z.string(),
  team: z.string().default(''),
  user_id: z.string(),
  bot_id: z.string().optional(),
});

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
  // Off by default: then its library is not even loaded.
  const metrics = options.metrics
    ? (await import('./operate/metrics.ts')).createMetrics({ db, clock })
    : null;
  const watch = metrics?.watch ?? unwatched;
  const shared: WebClientOptions = {
    slackApiUrl: config.apiUrl,
    timeout: config.timeoutMs,
    logger: slackLog,
    ...(metrics && { fetch: watchedFetch(watch) }),
  };
  // A client that waits out a 429 holds up everybody's calls meanwhile: both say so instead.
  const patient = { ...shared, rejectRateLimitedCalls: true, retryConfig: { retries: 2 } };
  /** Messages from the outbox, which tries again by itself. */
  const background = new WebClient(config.botToken, { ...patient, retryConfig: { retries: 0 } });

  const me = identity.parse(await new WebClient(config.botToken, patient).auth.test());
  const workspace = me.team_id;
  await keepWorkspace(db, { id: workspace, name: me.team, botUser: me.user_id }, clock.now());
  await keepVital(db, workspace, 'start', clock.now());
  const access = createAccess({
    db,
    workspace,
    bot: me.user_id,
    clock,
    log,
    test: () => background.auth.test(),
  });
  const chores = createChores(log);
  /** Interactive replies; its tries fit into the time in which a person still waits. */
  const slack = new WebClient(config.botToken, {
    ...patient,
    fetch: watchedFetch({
      ...watch,
      called: (method, outcome) => {
        watch.called(method, outcome);
        chores.start('asking about the token', access.hear(outcome));
      },
    }),
  });

  const { forgetAfterDays = 30 } = options;
  const timer = options.timer ?? systemTimer;
  const timers = new Set<() => void>();
  const rooms = roomsOf({
    db,
    slack,
    workspace,
    log,
    forgetAfterDays,
    later: (ms, what, work) => {
      const cancel = timer.after(ms, () => {
        timers.delete(cancel);
        chores.start(what, work(clock.now()));
      });
      timers.add(cancel);
    },
  });
  const { perSecond } = workspacePace;
  const ticking = { db, planners: rooms.planners, log, perSecond, sinceStart: { planned: 0 } };
  const lease = Temporal.Duration.from({ milliseconds: Math.round(config.timeoutMs * 2.5) });
  const sender = createSender({
    db,
    clock,
    log,
    clientFor: () => background,
    gate: (row, now) => rooms.gate(row, now),
    compose: async (row, now) => {
      const composer = rooms.composers[row.kind];
      return composer ? composer(db, row, now) : (JSON.parse(row.message) as Message);
    },
    below: (row) => rooms.below(row),
    undeliverable: async (tx, row, code, now, after) =>
      rooms.undeliverable[row.kind]?.(tx, row, code, now, after),
    lease,
    pace: workspacePace,
    accessFor: () => access,
    more: () => pulse.planMore(),
    watch,
  });
  const backups = createDailyBackup({
    db,
    workspace,
    databaseFile: options.databaseFile,
    keep: options.backupKeep ?? 0,
    log,
    tried: watch.backedUp,
  });

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
  const inbox = createInbox((event) => bolt.processEvent(event), watch);
  const { listen, stop: stopListening } = createListen({
    bolt,
    workspace,
    db,
    clock,
    log,
    apiUrl: config.apiUrl,
    slack,
    below: rooms.stillBelow,
    timer,
    start: chores.start,
    afterwards: (user) => {
      chores.start('sending', sender.drain());
      chores.start('drawing the Home tab', rooms.redrawHome(user, clock.now()));
    },
  });
  for (const room of rooms.all) room.listen?.(listen);
  access.listen(listen);
  const threads = createThreads({
    db,
    slack: background,
    workspace,
    bot: me.user_id,
    log,
    clock,
    timer: options.timer ?? systemTimer,
    below: rooms.stillBelow,
    keepers: rooms.threads,
    start: chores.start,
    afterwards: () => chores.start('sending', sender.drain()),
  });
  threads.listen(listen);

  const pulse = createPulse({
    db,
    workspace,
    clock,
    ticking,
    access,
    sender,
    backups,
    tidiers: rooms.all,
    threads,
    chores,
    watch,
  });

  let heart: Heart | null = null;
  let connection: Connection | null = null;
  async function problems(): Promise<string[]> {
    const found: string[] = [];
    if (connection && !connection.isOpen()) found.push('Slack cannot reach this app');
    const refused = access.problem();
    if (refused) found.push(refused);
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
  let metricsServer: Served | null = null;
  try {
    if (options.metrics && metrics) {
      const { port, host } = options.metrics;
      metricsServer = await serve({ '/metrics': metrics.route }, port, host);
    }
    if (config.connection.mode === 'socket') {
      connection = socketConnection({
        appToken: config.connection.appToken,
        apiUrl: config.apiUrl,
        inbox,
        log,
        slackLog,
        sockets: options.sockets ?? 2,
        deafForMs: 5 * 60_000,
        watch,
      });
      await connection.open();
    }
  } catch (error) {
    await Promise.all([connection?.close(), server.close(), metricsServer?.close()]);
    throw error;
  }
  if (options.heartbeat ?? true) {
    heart = startHeart(pulse.heartbeat, log);
    chores.start('the first tick', pulse.heartbeat());
  }

  async function settled(): Promise<void> {
    do {
      await inbox.idle();
      await chores.done();
    } while (chores.underWay());
  }

  async function stop(withinMs = 8_000): Promise<void> {
    const beaten = heart?.stop();
    stopListening();
    for (const cancel of timers) cancel();
    const deadline = Promise.withResolvers<void>();
    const timer = setTimeout(deadline.resolve, withinMs);
    const drained = (async () => {
      // Listeners answer Slack over the very connection that is about to close.
      await Promise.race([inbox.idle(), sleep(1_000, undefined, { ref: false })]);
      await Promise.all([connection?.close(), server.close(), metricsServer?.close()]);
      await inbox.idle();
      await Promise.all([sender.stop(), beaten]);
      await chores.done();
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
    metricsPort: metricsServer?.port ?? null,
    registered: listen.registered,
    beat: () => {
      const done = pulse.beat();
      chores.start('a beat', done);
      return done;
    },
    settled,
    nextMoment: async () => {
      const next = await Promise.all([
        nextScheduleMoment(db),
        nextOutboxMoment(db, lease),
        nextThreadMoment(db),
      ]);
      const moments = next.filter((m) => m !== null);
      return moments.toSorted(Temporal.Instant.compare)[0] ?? null;
    },
    lost: connection?.lost ?? new Promise<never>(() => {}),
    stop,
  };
}
