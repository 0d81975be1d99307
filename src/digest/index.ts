import type { KnownBlock } from '@slack/types';
import { readManager } from '../coach/index.ts';
import type { Db } from '../db/schema.ts';
import type { Room } from '../room.ts';
import type { OutboxRow } from '../slack/outbox.store.ts';
import { digestPlanner, type PartsOf, toldOn } from './digest.planners.ts';
import { digestBelow } from './digest.view.ts';

export { planDigest } from './digest.planners.ts';

type DigestRoom = Room & {
  /** What stands below a message of the day on which a manager's digest comes; [] for any other message. */
  below(
    db: Db,
    row: Pick<OutboxRow, 'workspace_id' | 'user_id' | 'unasked_on' | 'kind'>,
  ): Promise<KnownBlock[]>;
};

/** Once a week: what the rooms have to tell a manager, within the one message of its day. */
export function digestRoom(rooms: readonly Room[]): DigestRoom {
  const partsOf: PartsOf = async (db, week) => {
    const parts: KnownBlock[] = [];
    for (const room of rooms) parts.push(...((await room.digest?.(db, week)) ?? []));
    return parts;
  };
  return {
    planners: { digest: digestPlanner(partsOf) },
    async below(db, { workspace_id: workspace, user_id: user, unasked_on: day, kind }) {
      if (user === null || day === null || kind === 'digest') return [];
      const manager = await readManager(db, workspace, user);
      if (!manager) return [];
      const told = await toldOn(db, partsOf, manager, Temporal.PlainDate.from(day));
      return told ? digestBelow(told) : [];
    },
  };
}
