import type { Logger } from 'pino';
import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import { forgetLoss, keepLoss } from '../db/workspace.store.ts';
import type { Clock } from '../time/clock.ts';
import type { Listen } from './call.ts';
import { type Failure, failureOf } from './failure.ts';

/** Slack's answers that say: this token is not taken, whatever is asked with it. */
export const tokenRefused = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
]);

/** How long after the loss, and after each look, there is another look. */
const lookAgain = Temporal.Duration.from({ minutes: 3 });

type Loss = { at: Temporal.Instant; code: string; nextLook: Temporal.Instant };

/** Whether Slack takes our token. While it does not, nothing is sent; what is due waits for its own moment of expiry. */
export type Access = {
  isLost(): boolean;
  /** A line for whoever asks after our health; null while all is well. */
  problem(): string | null;
  /**
   * A call failed. True when that is because the token is refused: `auth.test` is asked first, since `account_inactive`
   * may be about a person. Any number of calls that fail together ask once, and one line is logged.
   */
  isReason(failure: Failure): Promise<boolean>;
  /** Hears what Slack answered to a call that nobody here decides about: `ok`, its error, or one of our codes. */
  hear(outcome: string): Promise<void>;
  /** Looks whether the token works again, a few minutes after the last look. */
  look(): Promise<void>;
  /** Hears that the app was uninstalled or its token revoked. */
  listen(on: Listen): void;
};

type Options = {
  db: Db;
  workspace: string;
  /** Whose token it is. */
  bot: string;
  clock: Clock;
  log: Logger;
  /** Asks `auth.test`; throws what the WebClient throws. */
  test(): Promise<unknown>;
};

const revoked = z.looseObject({ tokens: z.looseObject({ bot: z.array(z.string()).optional() }) });

export function createAccess(options: Options): Access {
  const { db, workspace, clock, log } = options;
  let loss: Loss | null = null;
  let asking: Promise<string | null> | null = null;

  /** The code with which the token is refused; null when it works, or when nobody answers. */
  function ask(): Promise<string | null> {
    asking ??= options
      .test()
      .then(
        () => null,
        (error: unknown) => {
          const failure = failureOf(error);
          return failure.kind === 'refused' && tokenRefused.has(failure.code)
            ? failure.code
            : Promise.reject(error);
        },
      )
      .finally(() => {
        asking = null;
      });
    return asking;
  }

  async function lose(code: string): Promise<void> {
    if (loss) return;
    const at = clock.now();
    loss = { at, code, nextLook: at.add(lookAgain) };
    log.error(
      { workspace, code },
      'Slack refuses our token: nothing is sent until it works again. Install the app again; a new token needs a restart',
    );
    await keepLoss(db, workspace, code, at);
  }

  async function isReason(failure: Failure): Promise<boolean> {
    if (failure.kind !== 'refused' || !tokenRefused.has(failure.code)) return false;
    if (loss) return true;
    const code = await ask().catch(() => null);
    if (code === null) return false;
    await lose(code);
    return true;
  }

  return {
    isLost: () => loss !== null,
    problem: () =>
      loss &&
      `Slack refuses the bot token (${loss.code}) since ${loss.at.round('second').toString()}: install the app again`,

    isReason,

    async hear(outcome) {
      await isReason({ kind: 'refused', code: outcome });
    },

    async look() {
      const lost = loss;
      if (!lost || Temporal.Instant.compare(clock.now(), lost.nextLook) < 0) return;
      lost.nextLook = clock.now().add(lookAgain);
      // Where nobody answers, that is no reason to send again.
      const code = await ask().catch(() => lost.code);
      if (code !== null) return;
      loss = null;
      log.info({ workspace }, 'Slack takes our token again: what is due is sent');
      await forgetLoss(db, workspace);
    },

    listen(on) {
      on.event(
        'app_uninstalled',
        z.looseObject({}),
        () => options.bot,
        () => lose('app_uninstalled'),
      );
      on.event(
        'tokens_revoked',
        revoked,
        () => options.bot,
        async ({ event }) => {
          // People's own tokens are none of ours.
          if ((event.tokens.bot ?? []).length > 0) await lose('tokens_revoked');
        },
      );
    },
  };
}
