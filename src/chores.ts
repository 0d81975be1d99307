import type { Logger } from 'pino';
import { failureOf, stackOf } from './slack/failure.ts';

/** Work that nobody waits for; a failure is logged, and a stop waits for all of it. */
export type Chores = {
  start(what: string, chore: Promise<void>): void;
  underWay(): boolean;
  /** Resolves when what is under way now is over. */
  done(): Promise<void>;
};

export function createChores(log: Logger): Chores {
  const chores = new Set<Promise<void>>();
  return {
    start(what, chore) {
      const done = chore
        .catch((error: unknown) =>
          log.error({ failure: failureOf(error), stack: stackOf(error) }, `${what} failed`),
        )
        .finally(() => chores.delete(done));
      chores.add(done);
    },
    underWay: () => chores.size > 0,
    done: async () => {
      await Promise.all(chores);
    },
  };
}
