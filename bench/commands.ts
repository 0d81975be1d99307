import BetterSqlite3 from 'better-sqlite3';
import { join } from 'node:path';
import { systemClock } from '../src/time/clock.ts';
import { makeCrowd } from './crowd.ts';
import { type Bench, type Figures, median, met, ms, percentile, ratio } from './figures.ts';
import { type Mode, type Program, startProgram, temporaryFolder } from './program.ts';
import { type LoadSlack, startLoadSlack, workspace } from './slack.ts';

const users = Array.from({ length: 200 }, (_, n) => `U${String(n + 1).padStart(7, '0')}`);
/** Of the confirmations, one in so many is followed by a look into the file. */
const lookEvery = 20;

type Size = { rounds: number; roundMs: number; warmUpMs: number; draining: number };
const full: Size = { rounds: 3, roundMs: 2_000, warmUpMs: 2_000, draining: 5_000 };
const tiny: Size = { rounds: 1, roundMs: 150, warmUpMs: 50, draining: 20 };

type Round = { perSecond: number; latencies: number[] };
type Driven = { slack: LoadSlack; program: Program; typed: number };

/** Requests per second and waiting times of `/win`, ours beside a bare Bolt app, by turns. */
export const commands: Bench = {
  title: '/win against a bare Bolt app',
  async run(quick) {
    const size = quick ? tiny : full;
    const figures = { rows: [] as string[][], busiest: 0, nudges: [] as number[] };
    for (const mode of ['HTTP', 'Socket Mode'] as const) await runMode(mode, size, figures);
    return table(figures);
  },
};

async function runMode(
  mode: Mode,
  size: Size,
  figures: { rows: string[][]; busiest: number; nudges: number[] },
): Promise<void> {
  const bare = await drive('bare', mode);
  const ours = await drive('ours', mode);
  const crowded = await drive('ours', mode, await databaseWithNudges(size.draining));
  const all = [bare, ours, crowded];
  for (const driven of all) await load(driven, 10, size.warmUpMs);
  for (const inFlight of [10, 100]) {
    const rounds = new Map<Driven, Round[]>(all.map((driven) => [driven, []]));
    for (let round = 0; round < size.rounds; round += 1) {
      for (const driven of all) {
        const [before, began] = [process.cpuUsage(), performance.now()];
        const nudges = driven.slack.posted();
        rounds.get(driven)?.push(await load(driven, inFlight, size.roundMs));
        const { user, system } = process.cpuUsage(before);
        const busy = (user + system) / 1000 / (performance.now() - began);
        figures.busiest = Math.max(figures.busiest, busy);
        if (driven === crowded) figures.nudges.push(driven.slack.posted() - nudges);
      }
    }
    const bareSpeed = speedOf(rounds.get(bare) ?? []);
    for (const [driven, name] of [
      [bare, 'bare Bolt'],
      [ours, 'Both Hats'],
      [crowded, `Both Hats, ${size.draining} nudges waiting`],
    ] as const) {
      const of = rounds.get(driven) ?? [];
      figures.rows.push(rowOf({ mode, inFlight, name, of, bareSpeed }));
    }
  }
  for (const { slack, program, typed } of [ours, crowded]) {
    await program.stop();
    const kept = countWins(program.databaseFile);
    if (kept !== typed) throw new Error(`${typed} wins were confirmed, and ${kept} are kept`);
    await slack.close();
  }
  await bare.program.stop();
  await bare.slack.close();
}

async function drive(which: 'ours' | 'bare', mode: Mode, databaseFile?: string): Promise<Driven> {
  const slack = await startLoadSlack();
  return { slack, program: await startProgram(which, mode, slack, databaseFile), typed: 0 };
}

/** A database in which so many nudges are due from now on; sending them takes 20 minutes. */
async function databaseWithNudges(many: number): Promise<string> {
  const file = join(temporaryFolder(), 'bench.db');
  await makeCrowd(file, { managers: many, due: many }, systemClock.now());
  return file;
}

/** Keeps so many commands in flight for a while. */
async function load(driven: Driven, inFlight: number, forMs: number): Promise<Round> {
  const latencies: number[] = [];
  const file = looker(driven.program.databaseFile);
  const began = performance.now();
  async function lane(): Promise<void> {
    while (performance.now() - began < forMs) {
      driven.typed += 1;
      const user = users[driven.typed % users.length] ?? '';
      const text = `shipped the login fix, number ${driven.typed}`;
      const start = performance.now();
      await driven.slack.types('/win', text, user);
      latencies.push(performance.now() - start);
      if (driven.typed % lookEvery === 0) file?.mustHold(user, text);
    }
  }
  try {
    await Promise.all(Array.from({ length: inFlight }, lane));
  } finally {
    file?.close();
  }
  return { perSecond: latencies.length / ((performance.now() - began) / 1000), latencies };
}

/** Looks from a second connection whether a confirmed win is committed; null for a program that keeps nothing. */
function looker(
  databaseFile: string,
): { mustHold(user: string, text: string): void; close(): void } | null {
  let sqlite: BetterSqlite3.Database;
  try {
    sqlite = new BetterSqlite3(databaseFile, { readonly: true, fileMustExist: true });
  } catch {
    return null;
  }
  const found = sqlite.prepare(
    `select 1 from win where workspace_id = '${workspace}' and user_id = ? and text = ?
     order by created_at desc`,
  );
  return {
    mustHold(user, text) {
      if (!found.get(user, text)) throw new Error('a win was confirmed before it was committed');
    },
    close: () => sqlite.close(),
  };
}

function countWins(databaseFile: string): number {
  const sqlite = new BetterSqlite3(databaseFile, { readonly: true });
  try {
    return Number(sqlite.prepare('select count(*) from win').pluck().get());
  } finally {
    sqlite.close();
  }
}

function speedOf(rounds: readonly Round[]): number {
  return median(rounds.map((round) => round.perSecond));
}

function rowOf(of: {
  mode: Mode;
  inFlight: number;
  name: string;
  of: readonly Round[];
  bareSpeed: number;
}): string[] {
  const speed = speedOf(of.of);
  const latencies = of.of.flatMap((round) => round.latencies);
  const p99 = percentile(latencies, 0.99);
  const missed = [
    ...(speed / of.bareSpeed < 0.25 ? ['speed missed'] : []),
    ...(of.inFlight === 10 && p99 >= 10 ? ['p99 missed'] : []),
  ];
  const aim = missed.length > 0 ? missed.join(', ') : met(true);
  return [
    of.mode,
    String(of.inFlight),
    of.name,
    speed.toFixed(0),
    ratio(speed, of.bareSpeed),
    ms(percentile(latencies, 0.5)),
    ms(p99),
    of.name === 'bare Bolt' ? '' : aim,
  ];
}

function table(of: { rows: string[][]; busiest: number; nudges: readonly number[] }): Figures {
  return {
    columns: ['mode', 'in flight', 'program', 'per second', 'of bare', 'p50', 'p99', 'aim'],
    rows: of.rows,
    notes: [
      `Aim: 0.25 of bare Bolt, and a p99 below 10 ms at 10 in flight. Every confirmed win is in the file. ` +
        `While nudges waited, ${of.nudges.reduce((sum, n) => sum + n, 0)} of them went out. ` +
        `The load generator was busy for at most ${(of.busiest * 100).toFixed(0)} % of its core.`,
    ],
  };
}
