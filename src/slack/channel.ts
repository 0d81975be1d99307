import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { failureOf } from './failure.ts';
import {
  type ChannelProblem,
  channelProblems as problems,
  type Look,
  type Outside,
  type Postable,
} from './postable.ts';
import { soon } from './soon.ts';

const conversation = z.looseObject({
  is_archived: z.boolean().default(false),
  is_frozen: z.boolean().default(false),
  is_private: z.boolean().default(false),
  is_member: z.boolean().default(false),
  is_im: z.boolean().default(false),
  is_mpim: z.boolean().default(false),
  is_ext_shared: z.boolean().default(false),
  is_pending_ext_shared: z.boolean().default(false),
  is_org_shared: z.boolean().default(false),
  is_read_only: z.boolean().default(false),
  is_thread_only: z.boolean().default(false),
  is_non_threadable: z.boolean().default(false),
  context_team_id: z.string().optional(),
  connected_team_ids: z.array(z.string()).default([]),
});

/** Looks whether something can be posted in `channel`, and who reads it there. Changes nothing. */
export async function lookAt(slack: WebClient, channel: string): Promise<Look> {
  return inTime(look(slack, channel));
}

/**
 * The same, and joins a public channel, unless `asksFirst` says so of it: then its writer decides before anybody there sees us.
 * When Slack does not answer in time the channel passes: the post itself will tell.
 */
export async function enter(
  slack: WebClient,
  channel: string,
  asksFirst: (of: Postable) => boolean = () => false,
): Promise<Look> {
  return inTime(
    look(slack, channel).then(async (found) => {
      if (!found.postable || found.postable.isMember || asksFirst(found.postable)) return found;
      const problem = await join(slack, channel);
      return problem ? { postable: null, problem } : found;
    }),
  );
}

async function inTime(looking: Promise<Look>): Promise<Look> {
  return (await soon(looking))?.value ?? unknown;
}

const unknown: Look = { postable: null, problem: null };

async function look(slack: WebClient, channel: string): Promise<Look> {
  // Of direct messages Slack tells only with a scope that nothing else needs.
  if (channel.startsWith('D')) return { postable: null, problem: problems.notOne };
  try {
    const { channel: info } = await slack.conversations.info({ channel });
    const found = conversation.parse(info);
    const problem = problemWith(found);
    if (problem) return { postable: null, problem };
    return {
      postable: {
        isMember: found.is_member,
        isPrivate: found.is_private,
        outside: outsideOf(found),
        restricted:
          found.is_read_only || found.is_thread_only
            ? 'posting'
            : found.is_non_threadable
              ? 'threads'
              : null,
      },
      problem: null,
    };
  } catch (error) {
    return { postable: null, problem: problemFrom(error) };
  }
}

type Found = z.infer<typeof conversation>;

function problemWith(found: Found): ChannelProblem | null {
  if (found.is_im || found.is_mpim) return problems.notOne;
  if (found.is_archived) return problems.archived;
  if (found.is_frozen) return problems.frozen;
  return found.is_private && !found.is_member ? problems.private : null;
}

function outsideOf(found: Found): Outside | null {
  if (found.is_ext_shared) {
    const others = found.connected_team_ids.filter((id) => id !== found.context_team_id).length;
    return { kind: 'organisations', others: others > 0 ? others : null };
  }
  if (found.is_pending_ext_shared) return { kind: 'invited' };
  return found.is_org_shared ? { kind: 'workspaces' } : null;
}

async function join(slack: WebClient, channel: string): Promise<ChannelProblem | null> {
  try {
    await slack.conversations.join({ channel });
    return null;
  } catch (error) {
    return problemFrom(error);
  }
}

function problemFrom(error: unknown): ChannelProblem | null {
  const failure = failureOf(error);
  if (failure.kind !== 'refused') return null;
  if (failure.code === 'channel_not_found') return problems.hidden;
  if (failure.code === 'is_archived') return problems.archived;
  if (failure.code === 'too_many_members') return problems.full;
  return problems.noEntry;
}
