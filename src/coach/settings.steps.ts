import type { Db } from '../db/schema.ts';
import type { Call } from '../slack/call.ts';
import type { Redraw } from '../slack/redraw.ts';
import { UserError } from '../slack/user-error.ts';
import type { Manager } from './manager.ts';
import { readManager } from './manager.store.ts';

/** What changed besides when plans were made anew: messages that say something else now, and sentences for the manager. */
export type Replanned = { redraws: readonly Redraw[]; said: readonly string[] };

/** Plans anew whatever hangs on a manager's settings, in the transaction that changes them. */
export type Replan = (tx: Db, manager: Manager, now: Temporal.Instant) => Promise<Replanned>;

/** Keeps settings that their owner has changed, and plans anew. */
export type SettingsKeeper = Replan;

/** The settings of whoever called; throws UserError when there are none yet. */
export async function managerOf(call: Call): Promise<Manager> {
  const manager = await readManager(call.db, call.workspace, call.user);
  if (manager) return manager;
  throw new UserError('Set up your coach first: type /coach.');
}
