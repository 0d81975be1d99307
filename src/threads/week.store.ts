import type { Db } from '../db/schema.ts';
import { somebodyWhoLeft } from '../slack/text.ts';
import { type Span, type ThreadSum, type ThreadKudos, weeklyKind } from './weekly.ts';
import { counting, withPeople } from './weekly.store.ts';

type Whose = { workspace: string; user: string };

/** What was said in the weekly threads of a channel. */
export type SaidInChannel = ThreadSum & { channel: string };

/** What was said within some time in the weekly threads of the channels that somebody looks after: those where somebody wrote. */
export async function saidWithin(db: Db, whose: Whose, span: Span): Promise<SaidInChannel[]> {
  const { workspace, user } = whose;
  const channels = await db
    .selectFrom('kudos_channel')
    .select('channel')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .orderBy('created_at')
    .execute();
  const said = await Promise.all(
    channels.map(async ({ channel }) => ({
      channel,
      kudos: await kudosWithin(db, workspace, channel, span),
      writers: await writersWithin(db, workspace, channel, span),
    })),
  );
  return said.filter(({ writers }) => writers.length > 0);
}

/** The kudos that were written in a channel's weekly threads within some time, without those that were taken out: the oldest first. */
export async function kudosWithin(
  db: Db,
  workspace: string,
  channel: string,
  { since, until }: Span,
): Promise<ThreadKudos[]> {
  const rows = await db
    .selectFrom('thread_kudos')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('channel', '=', channel)
    .where(counting)
    .where('created_at', '>=', since.epochMilliseconds)
    .where('created_at', '<', until.epochMilliseconds)
    .orderBy('ts')
    .execute();
  return withPeople(db, workspace, rows);
}

async function writersWithin(
  db: Db,
  workspace: string,
  channel: string,
  { since, until }: Span,
): Promise<string[]> {
  const rows = await db
    .selectFrom('thread')
    .innerJoin('outbox', (join) =>
      join
        .onRef('outbox.workspace_id', '=', 'thread.workspace_id')
        .onRef('outbox.id', '=', 'thread.outbox_id'),
    )
    .innerJoin('thread_reply', (join) =>
      join
        .onRef('thread_reply.workspace_id', '=', 'thread.workspace_id')
        .onRef('thread_reply.thread_id', '=', 'thread.outbox_id'),
    )
    .select('thread_reply.user_id as user')
    .distinct()
    .where('thread.workspace_id', '=', workspace)
    // Nobody is heard in a thread that was closed before.
    .where((e) =>
      e.or([
        e('thread.closed_at', 'is', null),
        e('thread.closed_at', '>=', since.epochMilliseconds),
      ]),
    )
    .where('outbox.kind', '=', weeklyKind)
    .where('outbox.channel', '=', channel)
    .where('thread_reply.user_id', '<>', somebodyWhoLeft)
    .where('thread_reply.ts', '>=', tsOf(since))
    .where('thread_reply.ts', '<', tsOf(until))
    .execute();
  return rows.map(({ user }) => user);
}

/** The first ts of a moment, as Slack writes it; in this form texts sort as times do. */
function tsOf(at: Temporal.Instant): string {
  const seconds = Math.floor(at.epochMilliseconds / 1000);
  return `${seconds}.${String(at.epochMilliseconds % 1000).padStart(3, '0')}000`;
}
