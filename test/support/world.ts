import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { Actor } from '../../sandbox/actor.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/index.ts';
import { readManifest } from '../../sandbox/manifest.ts';
import { type HandClock, handClock, travel } from '../../sandbox/travel.ts';
import { type App, type AppOptions, startApp } from '../../src/app.ts';
import type { SlackConfig } from '../../src/config.ts';
import type { Timer } from '../../src/time/clock.ts';
import { handTimer } from './timer.ts';

export const manifest = readManifest(join(import.meta.dirname, '../../manifest.yml'));

/** A Monday morning in Berlin: the first moment of every world, unless it says another. */
const mondayMorning = '2027-03-15T08:30[Europe/Berlin]';

export type WorldOptions = {
  mode?: 'socket' | 'http';
  /** Local moment with a zone, such as `2027-03-15T08:30[Europe/Berlin]`. */
  starts?: string;
  timeoutMs?: number;
  /** Sockets side by side in Socket Mode. */
  sockets?: number;
  forgetAfterDays?: number;
  sandbox?: Partial<SandboxOptions>;
  /** What else the app is started with, such as daily backups. */
  app?: Partial<AppOptions>;
};

/** The real app on a real database file, the sandbox's real sockets, named people, and a clock set by hand. */
export type World = {
  app: App;
  sandbox: Sandbox;
  clock: HandClock;
  databaseFile: string;
  mira: Actor;
  ana: Actor;
  bo: Actor;
  otto: Actor;
  person(name: string): Actor;
  /** Lets the time pass until a local moment; everything due on the way happens, in order. */
  at(local: string, zone?: string): Promise<void>;
  /** Lets some time pass. */
  passes(duration: Temporal.DurationLike): Promise<void>;
  /** Stops the app and starts it again on the same database. */
  restarts(): Promise<void>;
  /** The log, line by line, since the world began. */
  log: string[];
};

export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const clock = handClock(Temporal.ZonedDateTime.from(options.starts ?? mondayMorning).toInstant());
  const sandbox = await startSandbox({ clock, manifest, ...options.sandbox });
  const folder = mkdtempSync(join(tmpdir(), 'both-hats-'));
  const databaseFile = join(folder, 'both-hats.db');
  const log: string[] = [];
  const timer = handTimer(clock);
  const start = () => startIn({ sandbox, clock, timer, databaseFile, log, options });
  let app = await start();
  const actors = new Map<string, Actor>();

  function person(name: string): Actor {
    const known = actors.get(name);
    if (known) return known;
    const actor = new Actor(sandbox.person(name), sandbox, () => app.settled());
    actors.set(name, actor);
    return actor;
  }

  async function until(to: Temporal.Instant): Promise<void> {
    await travel(app, clock, to);
    timer.rings();
    await app.settled();
  }

  onTestFinished(async () => {
    await app.stop();
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });

  return {
    get app() {
      return app;
    },
    sandbox,
    clock,
    databaseFile,
    log,
    mira: person('mira'),
    ana: person('ana'),
    bo: person('bo'),
    otto: person('otto'),
    person,
    at: (local, zone = 'Europe/Berlin') =>
      until(Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant()),
    passes: (duration) => until(clock.now().add(duration)),
    restarts: async () => {
      await app.stop();
      app = await start();
    },
  };
}

async function startIn(of: {
  sandbox: Sandbox;
  clock: HandClock;
  timer: Timer;
  databaseFile: string;
  log: string[];
  options: WorldOptions;
}): Promise<App> {
  const { sandbox, clock, timer, databaseFile, log, options } = of;
  const mode = options.mode ?? 'socket';
  const app = await startApp({
    slack: slackConfig(sandbox, mode, options.timeoutMs),
    databaseFile,
    port: 0,
    clock,
    timer,
    log: pino({ level: 'debug' }, { write: (line: string) => void log.push(line) }),
    heartbeat: false,
    sockets: options.sockets ?? 1,
    ...(options.forgetAfterDays !== undefined && { forgetAfterDays: options.forgetAfterDays }),
    ...options.app,
  });
  if (mode === 'http') sandbox.deliverTo(`http://127.0.0.1:${app.port}/slack/events`);
  return app;
}

function slackConfig(sandbox: Sandbox, mode: 'socket' | 'http', timeoutMs = 2_000): SlackConfig {
  return {
    botToken: sandbox.botToken,
    apiUrl: sandbox.apiUrl,
    timeoutMs,
    connection:
      mode === 'socket'
        ? { mode, appToken: sandbox.appToken }
        : { mode, signingSecret: sandbox.signingSecret },
  };
}
