import { setTimeout as sleep } from 'node:timers/promises';
import type { Call } from './call.ts';
import { failureOf } from './failure.ts';

/** A form opens within the three seconds that its click lives: the link of the message is no reason to miss that. */
const patienceMs = 1_200;

/**
 * The link to a message, as it can stand in a message of ours; null where there is none to be had: the message is gone, the app
 * is not in that conversation, or Slack is slow to answer.
 */
export async function permalinkOf(
  { slack, log }: Pick<Call, 'slack' | 'log'>,
  { channel, ts }: { channel: string; ts: string },
): Promise<string | null> {
  const asked = slack.chat
    .getPermalink({ channel, message_ts: ts })
    .then(({ permalink }) => linkFrom(permalink))
    .catch((error: unknown) => {
      log.info({ failure: failureOf(error) }, 'no link to a message');
      return null;
    });
  return Promise.race([asked, sleep(patienceMs, null, { ref: false })]);
}

/** A permalink that can stand in a message as a link; null for anything else. */
function linkFrom(permalink: string | undefined): string | null {
  const url = permalink === undefined ? null : URL.parse(permalink);
  return url?.protocol === 'https:' ? url.href.replaceAll('|', '%7C') : null;
}
