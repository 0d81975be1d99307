import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { commands } from './commands.ts';
import { fairness } from './fairness.ts';
import { type Bench, markdown } from './figures.ts';
import { cleanUp } from './program.ts';
import { home } from './home.ts';
import { planning } from './planning.ts';
import { starts } from './starts.ts';
import { ticks } from './ticks.ts';

const benches: Readonly<Record<string, Bench>> = {
  commands,
  ticks,
  fairness,
  planning,
  home,
  starts,
};

const page = join(import.meta.dirname, '../docs/performance.md');

/** Runs the benchmarks named, or all; `--write` puts their tables into docs/performance.md. */
export async function runBenches(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { write: { type: 'boolean' }, quick: { type: 'boolean' } },
  });
  const unknown = positionals.filter((name) => !benches[name]);
  if (unknown.length > 0) {
    process.stderr.write(
      `There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.\n`,
    );
    process.exitCode = 2;
    return;
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      cleanUp();
      process.exit(130);
    });
  }
  process.once('exit', cleanUp);
  for (const [name, bench] of Object.entries(benches)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    const load = loadavg()[0] ?? 0;
    const figures = await bench.run(values.quick ?? false);
    const text = markdown({ ...figures, notes: [...figures.notes, machine(load)] });
    process.stdout.write(`## ${bench.title}\n\n${text}\n`);
    if (values.write) write(name, text);
  }
}

function machine(load: number): string {
  const [cpu] = cpus();
  return (
    `${availableParallelism()} cores${cpu?.model ? ` (${cpu.model.trim()})` : ''}, ` +
    `Node ${process.versions.node}, load before it ${load.toFixed(2)}.`
  );
}

/** Puts a table between its two marks. Throws when they are not there. */
function write(name: string, text: string): void {
  const [begin, end] = [`<!-- bench ${name} -->`, `<!-- /bench ${name} -->`];
  const before = readFileSync(page, 'utf8');
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/performance.md has no place for ${name}`);
  writeFileSync(page, `${before.slice(0, from)}${begin}\n\n${text}\n${before.slice(to)}`);
}
