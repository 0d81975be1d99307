import { parseArgs } from 'node:util';
import { ConfigError } from '../src/config.ts';

/** What is to be simulated. */
export type Orders = {
  managers: number;
  weeks: number;
  seed: number;
  show: number;
  write: boolean;
  help: boolean;
};

export const help = `npm run simulate -- [--managers N] [--weeks N] [--seed N] [--show N] [--write]

Lets so many managers live with the coach, by its own rules and the whole catalogue, and says what came of it.

  --managers  how many managers (1,000)
  --weeks     how many weeks each (52)
  --seed      a whole number: the same one gives the same managers (1)
  --show      prints the nudges of the first so many managers, line by line (0)
  --write     puts the figures into docs/coaching.md as well

Ends with 1 when a hard rule was breached, or a practice reached nobody whom it fits.`;

const largest = { managers: 1_000_000, weeks: 520, seed: 2 ** 31, show: 1_000 };

/** Throws ConfigError, in a sentence, for arguments that make no sense. */
export function readOrders(args: readonly string[]): Orders {
  const values = parsed(args);
  const whole = (name: keyof typeof largest, fallback: number, least: number): number => {
    const text = values[name];
    if (text === undefined) return fallback;
    const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= largest[name]) return number;
    throw new ConfigError(
      `--${name} takes a whole number from ${least} to ${largest[name].toLocaleString('en')}, not “${text}”.`,
    );
  };
  return {
    managers: whole('managers', 1000, 1),
    weeks: whole('weeks', 52, 1),
    seed: whole('seed', 1, 0),
    show: whole('show', 0, 0),
    write: values.write ?? false,
    help: values.help ?? false,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        managers: { type: 'string' },
        weeks: { type: 'string' },
        seed: { type: 'string' },
        show: { type: 'string' },
        write: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigError(`${why} See npm run simulate -- --help.`);
  }
}
