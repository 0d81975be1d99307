import type { KnownBlock } from '@slack/types';
import { hoursOfPerson, readCoached } from '../coach/index.ts';
import type { Db } from '../db/schema.ts';
import { isAcquainted, isTheFirst, readOwnHours, toldIn } from '../people/index.ts';
import type { Room, Subcommand } from '../room.ts';
import type { OutboxRow } from '../slack/outbox.store.ts';
import {
  type ContactOptions,
  listenForContact,
  readReach,
  subcommandsOf,
} from './contact.listeners.ts';
import { homeBlocks, introduction, invitation } from './contact.view.ts';

export { allowButton, stopButton } from './contact.view.ts';

/** What the room offers: the words after /coach are always there. */
type ContactRoom = Room & { subcommands: Readonly<Record<string, Subcommand>> };

/** People who are written to without having set anything up: why they are, their hours, and their no. */
export function contactRoom(options: ContactOptions): ContactRoom {
  return {
    listen: (on) => listenForContact(on, options),
    subcommands: subcommandsOf(options),
    async home(visit) {
      const { db, workspace, user } = visit;
      if (await readCoached(db, workspace, user)) return [];
      const knowsUs = await isAcquainted(db, workspace, user);
      return [...homeBlocks(await readReach(visit, options)), ...(knowsUs ? invitation() : [])];
    },
  };
}

/**
 * What stands below a message that is about to be sent: why its reader gets it, if it is the first that they get without
 * having asked for anything. Asked again for another try of the same message, it says the same.
 */
export async function introduce(db: Db, row: OutboxRow): Promise<KnownBlock[]> {
  const { workspace_id: workspace, user_id: user, id, kind } = row;
  if (user === null || kind === 'reply') return [];
  if (await hasChosen(db, workspace, user)) return [];
  const isFirst = await db.transaction().execute((tx) => isTheFirst(tx, workspace, user, id));
  return isFirst ? introduction(await hoursOfPerson(db, workspace, user)) : [];
}

/**
 * What `introduce` said below a message that is drawn anew. It is told only once, so it stays; but whoever has chosen hours
 * since is not told again how.
 */
export async function introduced(db: Db, workspace: string, outbox: string): Promise<KnownBlock[]> {
  const user = await toldIn(db, workspace, outbox);
  if (user === null) return [];
  const chosen = await hasChosen(db, workspace, user);
  return introduction(chosen ? null : await hoursOfPerson(db, workspace, user));
}

async function hasChosen(db: Db, workspace: string, user: string): Promise<boolean> {
  if (await readCoached(db, workspace, user)) return true;
  return (await readOwnHours(db, workspace, user)) !== null;
}
