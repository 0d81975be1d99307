import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import { type OutboxRow, sentMessage } from './outbox.store.ts';
import { dmChannel, keepDmChannel } from './sending.store.ts';

/** The message's metadata carries the opaque outbox id, nothing else: by it a message is found again. */
export const metadataEventType = 'both_hats_outbox';

/** How far Slack's clock may be behind ours, when looking for a message that was sent just now. */
const clockSkew = Temporal.Duration.from({ minutes: 5 });

const found = z.object({
  ts: z.string(),
  metadata: z.object({ event_type: z.string(), event_payload: z.object({ id: z.string() }) }),
});

/**
 * Looks in Slack for a message whose answer was lost: in the DM's history, or in the replies of the thread it belongs to.
 * Null when it is not there, that is, when it was never posted. Throws what the WebClient throws.
 */
export async function findPosted(
  db: Db,
  client: WebClient,
  row: OutboxRow,
): Promise<{ channel: string; ts: string } | null> {
  const parent = row.thread_of ? await sentMessage(db, row.workspace_id, row.thread_of) : null;
  const channel =
    parent?.channel ?? (row.user_id === null ? row.channel : await dmOf(db, client, row));
  const since = Temporal.Instant.fromEpochMilliseconds(row.first_claimed_at ?? row.created_at);
  const oldest = String(since.subtract(clockSkew).epochMilliseconds / 1000);

  const page = { channel, oldest, limit: 200, include_all_metadata: true };
  let cursor = '';
  do {
    const at = cursor === '' ? page : { ...page, cursor };
    const answer = parent
      ? await client.conversations.replies({ ...at, ts: parent.ts })
      : await client.conversations.history(at);
    for (const message of answer.messages ?? []) {
      const known = found.safeParse(message);
      if (!known.success) continue;
      const { ts, metadata } = known.data;
      if (metadata.event_type === metadataEventType && metadata.event_payload.id === row.id) {
        return { channel, ts };
      }
    }
    cursor = answer.response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
  return null;
}

async function dmOf(db: Db, client: WebClient, row: OutboxRow): Promise<string> {
  const known = await dmChannel(db, row.workspace_id, row.channel);
  if (known) return known;
  const opened = await client.conversations.open({ users: row.channel });
  const channel = opened.channel?.id;
  if (!channel) throw new Error('conversations.open named no channel');
  await keepDmChannel(db, row.workspace_id, row.channel, channel);
  return channel;
}
