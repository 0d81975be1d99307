import type { Db } from '../db/schema.ts';
import { enqueue } from '../slack/outbox.store.ts';
import type { Delegation } from './delegation.ts';
import { delegationsOf } from './delegation.store.ts';
import { leaderLeftMessage, leftMessage, unreachableMessage } from './left.view.ts';

const all = { openOnly: true, limit: 1000 };

/** A delegate takes no messages any more: whoever counts on them hears of it, once. What they never heard of fails by itself. */
export async function tellUnreachable(
  tx: Db,
  workspace: string,
  delegate: string,
  now: Temporal.Instant,
): Promise<void> {
  const theirs = await delegationsOf(tx, workspace, delegate, 'delegate', all);
  const known = theirs.filter(({ delivery }) => delivery === 'sent');
  for (const [manager, each] of Map.groupBy(known, (delegation) => delegation.manager)) {
    const message = unreachableMessage(delegate, each);
    const to = { user: manager };
    await enqueue(tx, { workspace, to, kind: 'delegation-unreachable', message, dueAt: now }, now);
  }
}

/**
 * Somebody has left the workspace. Whoever gave them something is asked what becomes of it; whoever has something of theirs is
 * told.
 */
export async function tellLeft(
  tx: Db,
  workspace: string,
  person: string,
  now: Temporal.Instant,
): Promise<void> {
  const say = async (user: string, message: ReturnType<typeof leftMessage>) => {
    const outgoing = { workspace, to: { user }, kind: 'delegation-left', message, dueAt: now };
    await enqueue(tx, outgoing, now);
  };
  const owned = await delegationsOf(tx, workspace, person, 'delegate', all);
  for (const [manager, theirs] of byOther(owned, 'manager')) {
    await say(manager, leftMessage(person, theirs));
  }
  const given = await delegationsOf(tx, workspace, person, 'manager', all);
  const known = given.filter(({ isKnown }) => isKnown);
  for (const [delegate, theirs] of byOther(known, 'delegate')) {
    await say(delegate, leaderLeftMessage(person, theirs));
  }
}

function byOther(delegations: readonly Delegation[], role: 'manager' | 'delegate') {
  return Map.groupBy(delegations, (delegation) => delegation[role]);
}
