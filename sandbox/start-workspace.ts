import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { type App, startApp } from '../src/app.ts';
import { failureOf } from '../src/slack/failure.ts';
import type { Clock } from '../src/time/clock.ts';
import { startSandbox, type Sandbox } from './index.ts';
import { readManifest } from './manifest.ts';
import { practiceClock, type PracticeClock } from './page/clock.ts';
import { type Kept, type Keeper, openKeeper } from './page/keeper.ts';
import { notesIn } from './page/notes.ts';
import type { Preparing, Workspace } from './page/workspace.ts';
import { firstMoment, historyOf, playHistory } from './start-history.ts';
import { openReads } from './start-reads.ts';

/** The practice workspace of a folder: the real app on the sandbox, both kept between runs. */
export type Practice = {
  workspace: Workspace;
  /** Empties everything and makes the first run again. */
  startOver(): Promise<Workspace>;
  /** Rejects when the app cannot go on. */
  lost: Promise<never>;
  stop(withinMs?: number): Promise<void>;
};

export type PracticeOptions = {
  /** Where sandbox.db and practice.db are; made when it is not there. */
  folder: string;
  clock: Clock;
  log: Logger;
  preparing(progress: Preparing): void;
};

/** One life of a workspace: from its first moment, or a restart, until it stops or starts over. */
type Life = { workspace: Workspace; app: App; stop(withinMs?: number): Promise<void> };

const manifestFile = join(import.meta.dirname, '../manifest.yml');

/** Opens the workspace of a folder as it was left, or makes it with a week of history. Throws KeeperError. */
export async function openPractice(options: PracticeOptions): Promise<Practice> {
  const keeper = openKeeper(join(options.folder, 'sandbox.db'));
  const databaseFile = join(options.folder, 'practice.db');
  const lost = Promise.withResolvers<never>();
  lost.promise.catch(() => {});

  async function begin(): Promise<Life> {
    const kept = existsSync(databaseFile) ? keeper.load() : null;
    if (!kept) {
      keeper.clear();
      for (const end of ['', '-wal', '-shm', '.lock']) rmSync(databaseFile + end, { force: true });
    }
    const life = await live(options, { keeper, databaseFile, kept });
    life.app.lost.catch((error: unknown) => lost.reject(error));
    return life;
  }

  let life: Life;
  try {
    life = await begin();
  } catch (error) {
    keeper.close();
    throw error;
  }
  return {
    get workspace() {
      return life.workspace;
    },
    lost: lost.promise,
    async startOver() {
      options.preparing({ what: 'Starting over', done: 0 });
      try {
        await life.stop();
        keeper.clear();
        life = await begin();
      } catch (error) {
        lost.reject(error);
        throw error;
      }
      return life.workspace;
    },
    async stop(withinMs) {
      await life.stop(withinMs);
      keeper.close();
    },
  };
}

async function live(
  options: PracticeOptions,
  from: { keeper: Keeper; databaseFile: string; kept: Kept | null },
): Promise<Life> {
  const { log } = options;
  const { keeper, databaseFile, kept } = from;
  const notes: Record<string, string> = { ...kept?.notes };
  let keep = () => {};
  const clock = practiceClock(options.clock, {
    ...(kept && { ahead: kept.ahead }),
    moved: () => keep(),
  });
  if (!kept) {
    clock.hold();
    clock.set(firstMoment(options.clock.now()));
  }
  const manifest = readManifest(manifestFile);
  // Ids of events are handed out without a row being written: after a kill some would come a second time.
  if (kept) kept.state.lastId += 1000;
  const sandbox = await startSandbox({
    clock,
    manifest,
    ...(kept && { restore: kept.state, secrets: kept.secrets }),
  });
  let app: App;
  try {
    app = await startApp({ ...appOptions(sandbox, clock, log), databaseFile });
  } catch (error) {
    await sandbox.close();
    throw error;
  }
  const reads = openReads(databaseFile);
  let isKept = kept !== null;
  const save = () => {
    if (!isKept) return;
    keeper.save({ state: sandbox.state, secrets: sandbox.secrets, ahead: clock.ahead(), notes });
  };
  const stop = async (withinMs?: number) => {
    await app.stop(withinMs);
    await sandbox.close();
    await reads.close();
    save();
    isKept = false;
  };
  try {
    if (!kept) {
      const { clock: until, preparing } = options;
      await playHistory({ app, sandbox, clock, until, preparing, log });
      isKept = true;
      save();
      keeper.finish();
    }
  } catch (error) {
    await stop();
    throw error;
  }
  const keepSoon = soon(save);
  // The time is written at once: what the app does at a moment must not be ahead of it after a kill.
  keep = save;
  sandbox.onChange(keepSoon);
  const workspace: Workspace = {
    sandbox,
    manifest,
    clock,
    app: loggedBeats(app, log),
    notes: notesIn(notes, keepSoon),
    nextFor: (user) => reads.nextFor(user),
    progress: () => reads.progress(historyOf(sandbox)),
  };
  return { workspace, app, stop };
}

function appOptions(sandbox: Sandbox, clock: PracticeClock, log: Logger) {
  return {
    clock,
    log,
    port: 0,
    host: '127.0.0.1',
    // The page beats as its clock says.
    heartbeat: false,
    slack: {
      botToken: sandbox.botToken,
      apiUrl: sandbox.apiUrl,
      timeoutMs: 10_000,
      connection: { mode: 'socket', appToken: sandbox.appToken },
    },
  } as const;
}

/** Calls `save` once after all that happens in this turn of the event loop: before the app hears of it. */
function soon(save: () => void): () => void {
  let planned = false;
  return () => {
    if (planned) return;
    planned = true;
    setImmediate(() => {
      planned = false;
      save();
    });
  };
}

function loggedBeats(app: App, log: Logger): Pick<App, 'beat' | 'nextMoment' | 'settled'> {
  return {
    nextMoment: () => app.nextMoment(),
    settled: () => app.settled(),
    beat: () =>
      app.beat().catch((error: unknown) => {
        log.error({ failure: failureOf(error) }, 'beat failed');
      }),
  };
}
