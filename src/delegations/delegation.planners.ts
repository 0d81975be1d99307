import { zoneOfPerson } from '../coach/index.ts';
import type { Room } from '../room.ts';
import { atOnceIfPast, type Planner, removeSchedule } from '../schedule/schedule.store.ts';
import { enqueue } from '../slack/outbox.store.ts';
import { askTogether } from './check-in.steps.ts';
import { askedInMessage } from './check-in.store.ts';
import {
  checkInSchedule,
  delegationOfNews,
  endOfDay,
  isGone,
  nextCheckInAfter,
  roleOf,
} from './delegation.ts';
import { delegationOfMessage, readDelegation } from './delegation.store.ts';
import { failedMessage, type Hearable, hearables, kindOf, unheardMessage } from './unheard.view.ts';

/**
 * Asks the delegate for roadblocks, and returns the next time, reckoned anew in the zone where they are now. What could not
 * be asked on its day is left out; after days on which nothing was planned, that of today comes at once.
 */
export const planCheckIn: Planner = async (tx, due, now) => {
  const workspace = due.workspace_id;
  const delegation = await readDelegation(tx, workspace, due.user_id, due.subject ?? '');
  if (delegation?.state !== 'accepted' || !delegation.checkIn) return null;

  const zone = await zoneOfPerson(tx, workspace, delegation.delegate);
  const date = Temporal.PlainDate.from(due.slot);
  const expiresAt = endOfDay(date, zone);
  // While its manager is deactivated nobody would read the answer.
  if (!delegation.hasLeft.manager && Temporal.Instant.compare(now, expiresAt) < 0) {
    const occurrence = { schedule: due.id, slot: due.slot };
    await askTogether(tx, delegation, occurrence, { now, zone, date, expiresAt });
  }
  const next = nextCheckInAfter(date, delegation.checkIn, now, zone);
  return { slot: next.date.toString(), at: atOnceIfPast(next.at, now) };
};

type Undeliverable = NonNullable<Room['undeliverable']>;

/** Tells whoever did something that the other one has not heard of it. */
function unheard(what: Hearable): Undeliverable[string] {
  return async (tx, row, code, now) => {
    const { workspace_id: workspace, user_id: unreached, schedule_id: about } = row;
    if (unreached === null || about === null) return;
    const delegation = await readDelegation(tx, workspace, unreached, delegationOfNews(about));
    const role = delegation && roleOf(delegation, unreached);
    if (!role) return;
    const to = { user: delegation[role === 'manager' ? 'delegate' : 'manager'] };
    const message = unheardMessage(delegation, role, what, code);
    await enqueue(tx, { workspace, to, kind: 'delegation-unheard', message, dueAt: now }, now);
  };
}

/** Tells the manager when the delegate cannot be asked; the delegation stays as it is, and shows that. */
export const undeliverable: Undeliverable = {
  ...Object.fromEntries(hearables.map((what) => [kindOf(what), unheard(what)])),

  delegation: async (tx, row, code, now) => {
    const { workspace_id: workspace, user_id: delegate } = row;
    if (delegate === null) return;
    const delegation = await delegationOfMessage(tx, workspace, delegate, row.id);
    if (!delegation) return;
    const message = failedMessage(delegation, 'request', code);
    const to = { user: delegation.manager };
    await enqueue(tx, { workspace, to, kind: 'delegation-failed', message, dueAt: now }, now);
  },

  'check-in': async (tx, row, code, now) => {
    const { workspace_id: workspace, user_id: delegate } = row;
    if (delegate === null || !isGone(code)) return;
    for (const { delegation } of await askedInMessage(tx, workspace, delegate, row.id)) {
      if (delegation.state !== 'accepted') continue;
      await removeSchedule(tx, workspace, checkInSchedule(delegation.id));
      const message = failedMessage(delegation, 'check-in', code);
      const to = { user: delegation.manager };
      await enqueue(tx, { workspace, to, kind: 'delegation-failed', message, dueAt: now }, now);
    }
  },
};
