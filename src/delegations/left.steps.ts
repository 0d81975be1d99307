import { randomUUID } from 'node:crypto';
import type { Db } from '../db/schema.ts';
import type { Message } from '../slack/message.ts';
import { enqueue } from '../slack/outbox.store.ts';
import { sentAt } from '../slack/sent.store.ts';
import { takeBackQuestion } from './check-in.steps.ts';
import type { Delegation } from './delegation.ts';
import { delegationsOf, readDelegation } from './delegation.store.ts';
import { leaderLeftMessage, leftMessage, unreachableMessage } from './left.view.ts';

const kind = 'delegation-left';
/** Names the message that asks about somebody, by the first of what they have: their own id would outlive them. */
const leftBehind = 'left:';

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
 * told, and nobody asks them about it until that person is back.
 */
export async function tellLeft(
  tx: Db,
  workspace: string,
  person: string,
  now: Temporal.Instant,
): Promise<void> {
  const about = { workspace, kind, dueAt: now };
  const owned = await delegationsOf(tx, workspace, person, 'delegate', all);
  for (const [user, theirs] of byOther(owned, 'manager')) {
    const [first] = theirs;
    const occurrence = { schedule: `${leftBehind}${first?.id}`, slot: randomUUID() };
    const message = leftMessage(person, theirs);
    await enqueue(tx, { ...about, to: { user }, message, occurrence }, now);
  }
  const given = await delegationsOf(tx, workspace, person, 'manager', all);
  for (const delegation of given) await takeBackQuestion(tx, delegation, now);
  const known = given.filter(({ isKnown }) => isKnown);
  for (const [user, theirs] of byOther(known, 'delegate')) {
    await enqueue(tx, { ...about, to: { user }, message: leaderLeftMessage(person, theirs) }, now);
  }
}

/** What a message that asks about somebody who left says by now; null for any other message. */
export async function askedOfLeft(
  db: Db,
  whose: { workspace: string; user: string },
  at: { channel: string; ts: string },
): Promise<Message | null> {
  const sent = await sentAt(db, whose, at);
  if (sent?.kind !== kind || !sent.schedule_id?.startsWith(leftBehind)) return null;
  const { workspace, user } = whose;
  const first = await readDelegation(
    db,
    workspace,
    user,
    sent.schedule_id.slice(leftBehind.length),
  );
  if (!first) return null;
  const given = await delegationsOf(db, workspace, user, 'manager', {
    ...all,
    openOnly: false,
  });
  const theirs = given.filter(
    ({ delegate, endedAt }) =>
      delegate === first.delegate && (!endedAt || endedAt.epochMilliseconds >= sent.created_at),
  );
  return leftMessage(first.delegate, theirs);
}

function byOther(delegations: readonly Delegation[], role: 'manager' | 'delegate') {
  return Map.groupBy(delegations, (delegation) => delegation[role]);
}
