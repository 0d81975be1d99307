import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { failureOf } from './failure.ts';

/** Slack waits three seconds for the answer to a form; people are looked up as well. */
const patienceMs = 1_500;

const conversation = z.looseObject({
  is_archived: z.boolean().default(false),
  is_private: z.boolean().default(false),
  is_member: z.boolean().default(false),
  is_im: z.boolean().default(false),
  is_mpim: z.boolean().default(false),
});

const words = {
  hidden:
    "I can't see that channel. If it is private, type /invite @Both Hats there, then send this again.",
  private: 'I am not in that channel yet. Type /invite @Both Hats there, then send this again.',
  archived: 'That channel is archived. Choose another one.',
  notOne: 'Choose a channel that people of your team are in.',
  noEntry: 'I may not join that channel. Type /invite @Both Hats there, then send this again.',
} as const;

/**
 * Makes sure that a post in `channel` can be seen, joining a public one; else says what to change, for the form's field.
 * When Slack does not answer in time the channel passes: the post itself will tell.
 */
export async function channelProblem(slack: WebClient, channel: string): Promise<string | null> {
  const late = new AbortController();
  const checked = check(slack, channel).finally(() => late.abort());
  const passes = sleep(patienceMs, null, { signal: late.signal, ref: false }).catch(() => null);
  return Promise.race([checked, passes]);
}

async function check(slack: WebClient, channel: string): Promise<string | null> {
  try {
    const info = await slack.conversations.info({ channel });
    const found = conversation.parse(info.channel);
    if (found.is_im || found.is_mpim) return words.notOne;
    if (found.is_archived) return words.archived;
    if (found.is_member) return null;
    if (found.is_private) return words.private;
    await slack.conversations.join({ channel });
    return null;
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind !== 'refused') return null;
    if (failure.code === 'channel_not_found') return words.hidden;
    if (failure.code === 'is_archived') return words.archived;
    return words.noEntry;
  }
}
