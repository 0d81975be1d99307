import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';

/** A form opens within the three seconds that its click lives: the link of a message is no reason to miss that. */
const patienceMs = 1_200;

/**
 * The link to a message, safe to stand in a message of ours; null where there is none to be had: the message is gone, the app
 * is not in its conversation, or Slack is slow to answer.
 */
export async function permalinkTo(
  slack: WebClient,
  at: { channel: string; ts: string },
  patience = patienceMs,
): Promise<string | null> {
  const asked = slack.chat
    .getPermalink({ channel: at.channel, message_ts: at.ts })
    .then(({ permalink }) => linkFrom(permalink))
    .catch(() => null);
  return Promise.race([asked, sleep(patience, null, { ref: false })]);
}

function linkFrom(permalink: string | undefined): string | null {
  const url = permalink === undefined ? null : URL.parse(permalink);
  return url?.protocol === 'https:' ? url.href.replaceAll('|', '%7C') : null;
}
