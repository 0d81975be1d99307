import type { Call } from './call.ts';
import { failureOf } from './failure.ts';

/**
 * What only shows what is kept already, such as a message drawn again: when it fails, the log has it, and nobody is told that
 * something went wrong, or they would do it again.
 */
export async function quietly(call: Pick<Call, 'log'>, showing: Promise<unknown>): Promise<void> {
  await showing.catch((error: unknown) =>
    call.log.warn({ failure: failureOf(error) }, 'what was done is not shown'),
  );
}
