import { zoneOfPerson } from '../coach/index.ts';
import type { Db } from '../db/schema.ts';
import type { Composer } from '../room.ts';
import {
  atOnceIfPast,
  type Planner,
  removeSchedule,
  setSchedule,
} from '../schedule/schedule.store.ts';
import { enqueueTogether } from '../slack/outbox.store.ts';
import {
  type Delegation,
  endOfDay,
  isUndelivered,
  mostTogether,
  openStates,
  type Role,
  roleOf,
} from './delegation.ts';
import { readDelegation } from './delegation.store.ts';
import { overdueMessage } from './due.view.ts';
import { readerOf } from './news.steps.ts';
import { addOverdue, isToldOverdue, overdueIn } from './overdue.store.ts';

const both = ['manager', 'delegate'] as const;

/** The name of the schedule that tells one of the two that a delegation is overdue. */
function dueSchedule(delegation: string, role: Role): string {
  return `due:${role}:${delegation}`;
}

/**
 * Plans the morning after the due date for each of the two, or takes it back. `before` is how it stood before a step: what
 * comes back after its date, and of which nothing was said, is told then.
 */
export async function followDue(
  tx: Db,
  delegation: Delegation,
  now: Temporal.Instant,
  before?: Delegation,
): Promise<void> {
  const { workspace, id, dueOn, state } = delegation;
  const isBack =
    state === 'accepted' && before?.state !== 'accepted' && before?.state !== 'proposed';
  for (const role of both) {
    const schedule = dueSchedule(id, role);
    const at = dueOn && endOfDay(dueOn, await zoneOfPerson(tx, workspace, delegation[role]));
    if (!at || !openStates.includes(state)) {
      await removeSchedule(tx, workspace, schedule);
      continue;
    }
    // What was told is not told again; what is due to be told just now still is.
    const isPast = Temporal.Instant.compare(at, now) <= 0;
    if (isPast && !(before && isBack)) continue;
    if (isPast && (await isToldOverdue(tx, delegation, delegation[role]))) continue;
    await setSchedule(tx, {
      workspace,
      id: schedule,
      user: delegation[role],
      kind: 'delegation-due',
      subject: id,
      next: { slot: dueOn.toString(), at: atOnceIfPast(at, now) },
    });
  }
}

/**
 * Tells one of the two, once, that the due date is over. By their hours it reaches them in the morning, in one message with
 * whatever else is overdue by then.
 */
export const planDue: Planner = async (tx, due, now) => {
  const { workspace_id: workspace, user_id: user } = due;
  const delegation = await readDelegation(tx, workspace, user, due.subject ?? '');
  if (!delegation?.dueOn || !openStates.includes(delegation.state)) return null;
  if (delegation.dueOn.toString() !== due.slot || isUndelivered(delegation)) return null;
  const role = due.id === dueSchedule(delegation.id, 'manager') ? 'manager' : 'delegate';
  if (role === 'delegate' && !delegation.isKnown) return null;
  const zone = await zoneOfPerson(tx, workspace, user);
  const at = endOfDay(delegation.dueOn, zone);
  if (Temporal.Instant.compare(now, at) < 0) return { slot: due.slot, at };
  if (await isToldOverdue(tx, delegation, user)) return null;
  const hasRoom = async (outbox: string) =>
    (await overdueIn(tx, workspace, user, outbox)).length < mostTogether;
  const told = { workspace, user, kind: 'delegation-overdue' };
  const outbox = await enqueueTogether(tx, told, hasRoom, now);
  if (outbox !== null) await addOverdue(tx, delegation, role, outbox);
  return null;
};

/** What is overdue still, when it is told; whoever hands it in meanwhile says so themselves. */
export const composeOverdue: Composer = async (db, row, now) => {
  const { workspace_id: workspace, user_id: user, id } = row;
  if (user === null) return null;
  const overdue = await Promise.all(
    (await overdueStill(db, { workspace, user }, id)).map(async (delegation) => {
      const to = roleOf(delegation, user);
      return to && { delegation, to, reader: await readerOf(db, delegation, to, now) };
    }),
  );
  const theirs = overdue.filter((each) => each !== null);
  return theirs.length > 0 ? overdueMessage(theirs) : null;
};

/** What the message of this outbox id tells somebody is overdue, as far as it is still so. */
export async function overdueStill(
  db: Db,
  { workspace, user }: { workspace: string; user: string },
  outbox: string,
): Promise<Delegation[]> {
  const zone = await zoneOfPerson(db, workspace, user);
  return (await overdueIn(db, workspace, user, outbox))
    .filter(({ isLater }) => !isLater)
    .map(({ delegation }) => delegation)
    .filter(
      (delegation) =>
        openStates.includes(delegation.state) &&
        !isUndelivered(delegation) &&
        !isHandedInLate(delegation, zone),
    );
}

/** Handed in after its date, before anybody was told of that: whoever did says so themselves. */
function isHandedInLate({ state, handedInAt, dueOn }: Delegation, zone: string): boolean {
  if (state !== 'handed-in' || !handedInAt || !dueOn) return false;
  return Temporal.Instant.compare(handedInAt, endOfDay(dueOn, zone)) >= 0;
}
