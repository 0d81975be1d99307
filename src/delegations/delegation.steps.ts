import { randomUUID } from 'node:crypto';
import { growingId } from '../db/id.ts';
import type { Db } from '../db/schema.ts';
import { zoneOfPerson } from '../coach/index.ts';
import { removeSchedule, setSchedule } from '../schedule/schedule.store.ts';
import type { Message } from '../slack/message.ts';
import { enqueue, withdraw } from '../slack/outbox.store.ts';
import { takeBackQuestion } from './check-in.steps.ts';
import { answerCheckIn, forgetDone } from './check-in.store.ts';
import { roadblockMessage } from './check-in.view.ts';
import {
  type Act,
  canReopen,
  type CheckIn,
  checkInSchedule,
  type Contract,
  type Delegation,
  firstCheckIn,
  leadsTo,
  newsOf,
  nextCheckIn,
  type Role,
  startsFrom,
} from './delegation.ts';
import { addDelegation, delegationsOf, moveDelegation, waitingNews } from './delegation.store.ts';
import { askMessage } from './delegation.view.ts';
import {
  acceptedMessage,
  declinedMessage,
  doneMessage,
  reopenedMessage,
  takenBackMessage,
  unreachableMessage,
} from './news.view.ts';

/*
 * What each step writes: the row, the schedule of check-ins and the messages, all in the transaction `tx`. A step that comes
 * too late, because somebody took another one first, returns false and writes nothing.
 */

/** Asks the delegate; returns the id of the new delegation. */
export async function propose(
  tx: Db,
  workspace: string,
  contract: Contract,
  now: Temporal.Instant,
): Promise<string> {
  const id = growingId();
  const zone = await zoneOfPerson(tx, workspace, contract.delegate);
  const message = askMessage(contract, id, { zone, now });
  const outboxId = await enqueue(
    tx,
    { workspace, to: { user: contract.delegate }, kind: 'delegation', message, dueAt: now },
    now,
  );
  if (outboxId === null) throw new Error('the outbox did not take a delegation');
  await addDelegation(tx, { workspace, id, outboxId, contract, continues: null }, now);
  return id;
}

/** The delegate takes it on: the check-ins begin. */
export async function accept(
  tx: Db,
  delegation: Delegation,
  now: Temporal.Instant,
): Promise<boolean> {
  if (!(await move(tx, delegation, 'accept', 'delegate', now))) return false;
  await withdraw(tx, delegation.workspace, delegation.outboxId);
  const zone = await zoneOfPerson(tx, delegation.workspace, delegation.delegate);
  const accepted = { ...delegation, answeredAt: now };
  const firstAt = await scheduleCheckIn(tx, accepted, zone, now);
  const message = acceptedMessage(delegation, firstAt, { zone, now });
  await tell(tx, delegation, 'manager', 'delegation-answer', message, now);
  return true;
}

/** The delegate says no. `reason` may be ''. */
export async function decline(
  tx: Db,
  delegation: Delegation,
  reason: string,
  now: Temporal.Instant,
): Promise<boolean> {
  if (!(await move(tx, delegation, 'decline', 'delegate', now, reason))) return false;
  await withdraw(tx, delegation.workspace, delegation.outboxId);
  const message = declinedMessage({ ...delegation, reason });
  await tell(tx, delegation, 'manager', 'delegation-answer', message, now);
  return true;
}

/** One of the two marks it as done; the other hears of it, if they ever heard of the delegation. */
export async function finish(
  tx: Db,
  delegation: Delegation,
  by: Role,
  now: Temporal.Instant,
): Promise<boolean> {
  if (!(await move(tx, delegation, 'finish', by, now))) return false;
  const unread = await endWaiting(tx, delegation, now);
  const other = by === 'manager' ? 'delegate' : 'manager';
  if (other === 'manager' || !unread) {
    await tell(tx, delegation, other, 'delegation-done', doneMessage(delegation, by), now);
  }
  return true;
}

/** It was not done after all and goes on, with its check-ins. The other one hears of it, unless they never heard that it was done. */
export async function reopen(
  tx: Db,
  delegation: Delegation,
  by: Role,
  now: Temporal.Instant,
): Promise<boolean> {
  if (!canReopen(delegation, now) || !(await move(tx, delegation, 'reopen', by, now))) return false;
  const { workspace, delegate } = delegation;
  await forgetDone(tx, delegation);
  await scheduleCheckIn(tx, delegation, await zoneOfPerson(tx, workspace, delegate), now);
  let unheard = false;
  for (const news of await waitingNews(tx, delegation, 'delegation-done')) {
    if (await withdraw(tx, workspace, news)) unheard = true;
  }
  if (unheard) return true;
  const other = by === 'manager' ? 'delegate' : 'manager';
  await tell(tx, delegation, other, 'delegation-reopened', reopenedMessage(delegation, by), now);
  return true;
}

/** The manager takes it back. Somebody who works on it is told; somebody who has not answered finds it in their message. */
export async function cancel(
  tx: Db,
  delegation: Delegation,
  now: Temporal.Instant,
): Promise<boolean> {
  if (!(await move(tx, delegation, 'cancel', 'manager', now))) return false;
  await endWaiting(tx, delegation, now);
  if (delegation.state === 'accepted') {
    const message = takenBackMessage(delegation);
    await tell(tx, delegation, 'delegate', 'delegation-taken-back', message, now);
  }
  return true;
}

/** Nothing is in the way: kept, and the manager is left alone. */
export async function reportNothing(
  tx: Db,
  delegation: Delegation,
  checkIn: CheckIn,
  now: Temporal.Instant,
): Promise<boolean> {
  if (delegation.state !== 'accepted') return false;
  return answerCheckIn(tx, checkIn, 'no-roadblock', '', now);
}

/** Something is in the way: the manager hears what. */
export async function reportRoadblock(
  tx: Db,
  delegation: Delegation,
  checkIn: CheckIn,
  roadblock: string,
  now: Temporal.Instant,
): Promise<boolean> {
  if (delegation.state !== 'accepted') return false;
  if (!(await answerCheckIn(tx, checkIn, 'roadblock', roadblock, now))) return false;
  const message = roadblockMessage(delegation, roadblock);
  await tell(tx, delegation, 'manager', 'roadblock', message, now);
  return true;
}

/** Asked for roadblocks, the delegate says that it is done. */
export async function finishAtCheckIn(
  tx: Db,
  delegation: Delegation,
  checkIn: CheckIn,
  now: Temporal.Instant,
): Promise<boolean> {
  if (!(await finish(tx, delegation, 'delegate', now))) return false;
  await answerCheckIn(tx, checkIn, 'done', '', now);
  return true;
}

/** A delegate's clock has changed: their check-ins keep their wall time. */
export async function moveCheckIns(
  tx: Db,
  workspace: string,
  delegate: string,
  now: Temporal.Instant,
): Promise<void> {
  const zone = await zoneOfPerson(tx, workspace, delegate);
  const wanted = { openOnly: true, limit: 1000 };
  const theirs = await delegationsOf(tx, workspace, delegate, 'delegate', wanted);
  for (const delegation of theirs) {
    if (delegation.state === 'accepted') await scheduleCheckIn(tx, delegation, zone, now);
  }
}

/** A delegate takes no messages any more: whoever counts on them hears of it, once. What they never heard of fails by itself. */
export async function tellUnreachable(
  tx: Db,
  workspace: string,
  delegate: string,
  now: Temporal.Instant,
): Promise<void> {
  const wanted = { openOnly: true, limit: 1000 };
  const theirs = await delegationsOf(tx, workspace, delegate, 'delegate', wanted);
  const known = theirs.filter(({ delivery }) => delivery === 'sent');
  for (const manager of new Set(known.map((delegation) => delegation.manager))) {
    const message = unreachableMessage(
      delegate,
      known.filter((delegation) => delegation.manager === manager),
    );
    const to = { user: manager };
    await enqueue(tx, { workspace, to, kind: 'delegation-unreachable', message, dueAt: now }, now);
  }
}

async function move(
  tx: Db,
  delegation: Delegation,
  act: Act,
  by: Role,
  now: Temporal.Instant,
  reason?: string,
): Promise<boolean> {
  const from = startsFrom(act, by);
  const to = leadsTo(act);
  if (!from.includes(delegation.state)) return false;
  return moveDelegation(
    tx,
    delegation,
    { from: [delegation.state], to, ...(reason !== undefined && { reason }) },
    now,
  );
}

/** Sets the next check-in, if one was agreed on, and returns its moment. The first one leaves them a day. */
async function scheduleCheckIn(
  tx: Db,
  delegation: Delegation,
  zone: string,
  now: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  if (!delegation.checkIn) return null;
  const { checkIn: rule, answeredAt } = delegation;
  const first = answeredAt && firstCheckIn(rule, answeredAt, zone);
  const next = nextCheckIn(rule, now, zone);
  const { date, at } = first && Temporal.Instant.compare(first.at, next.at) > 0 ? first : next;
  await setSchedule(tx, {
    workspace: delegation.workspace,
    id: checkInSchedule(delegation.id),
    user: delegation.delegate,
    kind: 'check-in',
    subject: delegation.id,
    next: { slot: date.toString(), at },
  });
  return at;
}

/** Takes back what has not gone out yet. True when the delegate never read of the delegation. */
async function endWaiting(tx: Db, delegation: Delegation, now: Temporal.Instant): Promise<boolean> {
  const { workspace, id } = delegation;
  await removeSchedule(tx, workspace, checkInSchedule(id));
  await takeBackQuestion(tx, delegation, now);
  const withdrawn = await withdraw(tx, workspace, delegation.outboxId);
  const unheard = withdrawn || typeof delegation.delivery === 'object';
  return unheard && delegation.state === 'proposed';
}

async function tell(
  tx: Db,
  delegation: Delegation,
  role: Role,
  kind: string,
  message: Message,
  now: Temporal.Instant,
): Promise<void> {
  const to = { user: delegation[role] };
  const occurrence = { schedule: newsOf(delegation.id), slot: randomUUID() };
  const { workspace } = delegation;
  await enqueue(tx, { workspace, to, kind, message, dueAt: now, occurrence }, now);
}
