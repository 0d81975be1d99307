import { readFileSync, writeFileSync } from 'node:fs';
import { catalogue } from '../src/practices/index.ts';
import type { Orders } from './args.ts';
import { addYear, noFigures } from './figures.ts';
import { drawLife } from './life.ts';
import { live } from './live.ts';
import { readPlaces } from './places.ts';
import { isGood, report, yearInLines } from './report.ts';

/** Simulates, says what came of it, and returns the exit code. */
export async function simulate(
  { managers, weeks, seed, show, write }: Omit<Orders, 'help'>,
  say: (line: string) => void,
): Promise<number> {
  const startedAt = performance.now();
  const practices = new Map(catalogue.map((practice) => [practice.key, practice]));
  const places = await readPlaces();
  const figures = noFigures();
  for (let i = 0; i < managers; i += 1) {
    // Far apart, so that two runs with neighbouring seeds share no manager.
    const own = (seed * 1_000_003 + i) % 2 ** 32;
    const year = live(drawLife({ seed: own, weeks, places }));
    addYear(figures, year, own, practices);
    if (i < show) for (const line of yearInLines(year, own, practices)) say(line);
  }
  const { user, system } = process.cpuUsage();
  const seconds = (performance.now() - startedAt) / 1000;
  const lines = report(figures, weeks, { seconds, work: (user + system) / 1e6 });
  for (const line of lines) say(line);
  if (write) writePage(`npm run simulate -- --managers ${managers} --weeks ${weeks}`, lines);
  return isGood(figures) ? 0 : 1;
}

const page = new URL('../docs/coaching.md', import.meta.url);
const place = /(?<=<!-- simulation -->\n).*(?=\n<!-- \/simulation -->)/s;

/** Puts what was found into the documentation, in the place of what was found before. */
function writePage(command: string, lines: readonly string[]): void {
  const figures = `\n\`\`\`text\n$ ${command}\n\n${lines.join('\n')}\n\`\`\`\n`;
  writeFileSync(
    page,
    readFileSync(page, 'utf8').replace(place, () => figures),
  );
}
