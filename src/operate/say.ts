import { ConfigError } from '../config.ts';
import { DatabaseError } from '../db/errors.ts';

/**
 * Runs one of the operator's programs: what it returns is its exit code. What the operator can mend is one sentence and
 * exit code 2.
 */
export async function program(run: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await run();
  } catch (error) {
    const isMendable = error instanceof ConfigError || error instanceof DatabaseError;
    if (!isMendable) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

/** Writes a line for the operator. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
