import { growingId } from '../db/id.ts';
import type { Listen } from '../slack/call.ts';
import { quietly } from '../slack/quietly.ts';
import { UserError } from '../slack/user-error.ts';
import type { CheckInRule } from './delegation.ts';
import type { DelegationsOptions } from './delegation.listeners.ts';
import { findDelegation, sayWhyNot } from './found.ts';
import type { Step } from './machine.ts';
import { takeStep } from './machine.steps.ts';
import { weeklyNow } from './week.view.ts';

/** What a manager does from their digest. */
export function listenForWeek(on: Listen, options: DelegationsOptions): void {
  on.action('delegations.weekly', async (call) => {
    const delegation = await findDelegation(call, call.value, 'manager');
    const { checkIn, pending } = delegation;
    if (!checkIn) throw new UserError('There are no check-ins for it any more.');
    // A change that waits for the delegate goes on waiting as it is.
    const to = { ...delegation, ...pending, checkIn: weekly(checkIn) };
    const step: Step = { act: 'change', to, id: pending?.id ?? growingId() };
    const taken = await call.db
      .transaction()
      .execute((tx) => takeStep(tx, delegation, 'manager', step, call.now));
    if (!taken.taken && taken.why !== 'nothing-new') {
      throw new UserError(await sayWhyNot(call, taken, 'manager', await options.zoneOf(call)));
    }
    await call.reply(weeklyNow(taken.delegation));
    await quietly(call, options.redrawHome(call.user, call.now));
  });
}

/** The day in the middle of those on which somebody is asked. */
function weekly({ days, at }: CheckInRule): CheckInRule {
  const day = days[Math.floor(days.length / 2)];
  return { days: day === undefined ? days : [day], at };
}
