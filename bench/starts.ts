import { setTimeout as sleep } from 'node:timers/promises';
import { type Bench, megabytes, median, ms, ratio } from './figures.ts';
import { startProgram } from './program.ts';
import { startLoadSlack } from './slack.ts';

type Start = { connectedMs: number; answeredMs: number; idleBytes: number };

/** How long a start takes, and how much memory the program holds when it does nothing, beside a bare Bolt app. */
export const starts: Bench = {
  title: 'Start and memory, in Socket Mode',
  async run(quick) {
    const times = quick ? 1 : 5;
    const idleMs = quick ? 10 : 3_000;
    const found: Record<'ours' | 'bare', Start[]> = { ours: [], bare: [] };
    for (let n = 0; n < times; n += 1) {
      for (const which of ['bare', 'ours'] as const) found[which].push(await start(which, idleMs));
    }
    const row = (what: string, of: (start: Start) => number, say: (value: number) => string) => {
      const [ours, bare] = [median(found.ours.map(of)), median(found.bare.map(of))];
      return [what, say(bare), say(ours), ratio(ours, bare)];
    };
    return {
      columns: ['', 'bare Bolt', 'Both Hats', 'ratio'],
      rows: [
        row('from start until connected', (s) => s.connectedMs, ms),
        row('from start until a /win is answered', (s) => s.answeredMs, ms),
        row('memory when idle', (s) => s.idleBytes, megabytes),
      ],
      notes: [
        `The median of ${times} starts by turns, Both Hats with a new database each time. ` +
          `Memory is what is resident ${idleMs / 1000} s after the first answer.`,
      ],
    };
  },
};

async function start(which: 'ours' | 'bare', idleMs: number): Promise<Start> {
  const slack = await startLoadSlack();
  const began = performance.now();
  const program = await startProgram(which, 'Socket Mode', slack);
  const connectedMs = performance.now() - began;
  await slack.types('/win', 'shipped the login fix', 'U0000001');
  const answeredMs = performance.now() - began;
  await sleep(idleMs);
  const idleBytes = program.resident();
  await program.stop();
  await slack.close();
  return { connectedMs, answeredMs, idleBytes };
}
