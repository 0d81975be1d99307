import { growingId } from '../db/id.ts';
import type { Db } from '../db/schema.ts';
import { zoneOfPerson } from '../coach/index.ts';
import { enqueue } from '../slack/outbox.store.ts';
import { scheduleCheckIn } from './check-in.steps.ts';
import { answerCheckIn } from './check-in.store.ts';
import { type CheckIn, type Contract, type Delegation, newsOf, type Terms } from './delegation.ts';
import { addDelegation, asItStands, delegationsOf, readDelegation } from './delegation.store.ts';
import { askMessage } from './delegation.view.ts';
import { followDue } from './due.steps.ts';
import { addEvent } from './event.store.ts';
import { type Taken, takeStep } from './machine.steps.ts';

/*
 * What is written besides the machine's steps: the beginning of a delegation, and what is told at its check-ins. All of it in
 * the transaction `tx`.
 */

/** Asks the delegate; returns the id of the new delegation. It `continues` what somebody else had before. */
export async function propose(
  tx: Db,
  workspace: string,
  contract: Contract,
  now: Temporal.Instant,
  continues: Delegation | null = null,
): Promise<string> {
  const id = growingId();
  const version = continues ? continues.version + 1 : 1;
  const zone = await zoneOfPerson(tx, workspace, contract.delegate);
  const managersZone = await zoneOfPerson(tx, workspace, contract.manager);
  const message = askMessage(contract, { id, version }, { zone, managersZone, now });
  const outboxId = await enqueue(
    tx,
    {
      workspace,
      to: { user: contract.delegate },
      kind: 'delegation',
      message,
      dueAt: now,
      occurrence: { schedule: newsOf(id), slot: `version ${version}` },
    },
    now,
  );
  if (outboxId === null) throw new Error('the outbox did not take a delegation');
  await addDelegation(tx, { workspace, id, outboxId, contract, continues }, now);
  const added = await readDelegation(tx, workspace, contract.manager, id);
  if (!added) throw new Error('a delegation was not written');
  await addEvent(tx, added, { by: contract.manager, act: 'asked', words: '' }, now);
  await followDue(tx, added, now);
  return id;
}

/** Somebody else is asked for the same, with whatever the manager wants changed, `anew` last; whoever had it is told. */
export async function handOver(
  tx: Db,
  read: Delegation,
  delegate: string,
  now: Temporal.Instant,
  anew: Partial<Terms> = {},
): Promise<Taken> {
  const taken = await takeStep(tx, read, 'manager', { act: 'hand-over' }, now);
  if (!taken.taken) return taken;
  const { delegation } = taken;
  const contract = { ...delegation, ...delegation.pending, ...anew, delegate };
  await propose(tx, delegation.workspace, contract, now, delegation);
  return taken;
}

/** Nothing is in the way: kept, and the manager is left alone. */
export async function reportNothing(
  tx: Db,
  read: Delegation,
  checkIn: CheckIn,
  now: Temporal.Instant,
): Promise<boolean> {
  const delegation = await asItStands(tx, read);
  if (delegation?.state !== 'accepted') return false;
  return answerCheckIn(tx, checkIn, 'no-roadblock', '', now);
}

/** Asked for roadblocks, the delegate says that it is done. */
export async function handInAtCheckIn(
  tx: Db,
  delegation: Delegation,
  checkIn: CheckIn,
  now: Temporal.Instant,
): Promise<Taken> {
  const taken = await takeStep(tx, delegation, 'delegate', { act: 'hand-in', words: '' }, now);
  if (taken.taken) await answerCheckIn(tx, checkIn, 'done', '', now);
  return taken;
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
