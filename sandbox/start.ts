import type { Logger } from 'pino';
import { type App, StartError } from '../src/app.ts';
import { failureOf, stackOf } from '../src/slack/failure.ts';
import type { Clock } from '../src/time/clock.ts';
import { builtBundle, liveBundle, noBundle } from './page/bundle.ts';
import { createHub } from './page/hub.ts';
import { type PageServer, servePage } from './page/http.ts';
import { KeeperError } from './page/keeper.ts';
import type { Preparing } from './page/workspace.ts';
import { openPractice, type Practice } from './start-workspace.ts';

export type PracticeRun = {
  /** Where the workspace is kept between runs. */
  folder: string;
  port: number;
  clock: Clock;
  log: Logger;
  print(text: string): void;
  /** What the browser gets: the page built before it is served, or made anew while one writes it; or nothing. */
  page?: 'built' | 'live' | 'none';
};

/** The practice workspace, and its page, until it is stopped. */
export type Running = Pick<App, 'stop' | 'lost'> & { url: string };

/**
 * Opens the practice workspace and serves its page on this machine. Where the port is taken, it says so and takes
 * another. Throws StartError when the folder cannot be used.
 */
export async function startPractice(run: PracticeRun): Promise<Running> {
  const { print } = run;
  const say = reporter(print);
  const page = { practice: null as Practice | null };
  const hub = createHub({
    async startOver() {
      if (!page.practice) throw new Error('the workspace is being made already');
      hub.open(await page.practice.startOver());
    },
    failed: (error) => run.log.error({ failure: failureOf(error), stack: stackOf(error) }, 'page'),
  });
  const server = await servePages(run, hub.connect);
  try {
    const practice = await openPractice({
      ...run,
      preparing(progress) {
        say(progress);
        hub.prepare(progress);
      },
    });
    page.practice = practice;
    hub.open(practice.workspace);
    print(`Both Hats practice workspace: ${server.url}  (Ctrl+C stops it)\n`);
    return {
      url: server.url,
      lost: practice.lost,
      async stop(withinMs) {
        await hub.close();
        await server.close();
        await practice.stop(withinMs);
      },
    };
  } catch (error) {
    await hub.close();
    await server.close();
    throw error instanceof KeeperError ? new StartError('no_data', error.message) : error;
  }
}

/** Serves the page at the port, or at another one when that is taken. */
async function servePages(
  run: PracticeRun,
  connect: Parameters<typeof servePage>[0]['connect'],
): Promise<PageServer> {
  const { print } = run;
  const bundle: Parameters<typeof servePage>[0]['bundle'] = {
    built: () => builtBundle((text) => print(`${text}\n`)),
    live: liveBundle,
    none: async () => noBundle,
  }[run.page ?? 'built'];
  try {
    return await servePage({ port: run.port, bundle, connect });
  } catch (error) {
    if (failureOf(error).code !== 'EADDRINUSE') throw error;
    print(`Port ${run.port} is taken, so the page takes another; PORT sets it.\n`);
    return servePage({ port: 0, bundle, connect });
  }
}

/** Prints what is being made, once each. */
function reporter(print: (text: string) => void): (progress: Preparing) => void {
  let said = '';
  return ({ what }) => {
    if (what === said) return;
    said = what;
    print(`${what} …\n`);
  };
}
