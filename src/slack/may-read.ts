import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';

/** Whoever clicked waits for a view, whose trigger lives for three seconds. */
const patienceMs = 1_500;
/** A private channel of more people than this is not searched to its end. */
const mostPages = 3;

/** What somebody reads who may not. */
export const cannotRead =
  "Slack does not tell me that you can read that channel, so I can't show you what is said there.";

const conversation = z.looseObject({
  is_private: z.boolean().default(true),
  is_im: z.boolean().default(false),
  is_mpim: z.boolean().default(false),
});

/**
 * Those of `channels` that somebody may read by Slack's word at this moment: public ones, and private ones that they are in.
 * A channel of which Slack does not tell, or not in time, is not among them.
 */
export async function mayRead(
  slack: WebClient,
  user: string,
  channels: readonly string[],
  patience = patienceMs,
): Promise<ReadonlySet<string>> {
  const readable = new Set<string>();
  const late = new AbortController();
  const asking = Promise.all(
    channels.map(async (channel) => {
      if (await isOpenTo(slack, user, channel).catch(() => false)) readable.add(channel);
    }),
  ).finally(() => late.abort());
  const passes = sleep(patience, null, { signal: late.signal, ref: false }).catch(() => null);
  await Promise.race([asking, passes]);
  return new Set(readable);
}

async function isOpenTo(slack: WebClient, user: string, channel: string): Promise<boolean> {
  const info = await slack.conversations.info({ channel });
  const found = conversation.parse(info.channel);
  if (!found.is_private && !found.is_im && !found.is_mpim) return true;
  let cursor = '';
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await slack.conversations.members({
      channel,
      limit: 1000,
      ...(cursor !== '' && { cursor }),
    });
    if (answer.members?.includes(user)) return true;
    cursor = answer.response_metadata?.next_cursor ?? '';
    if (cursor === '') return false;
  }
  return false;
}
