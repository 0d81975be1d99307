import type { Room } from '../room.ts';
import { listenForAnswers } from './answer.listeners.ts';
import { listenForCheckIns } from './check-in.listeners.ts';
import { type DelegationsOptions, listenForDelegations } from './delegation.listeners.ts';
import { homeBlocks } from './delegation-list.view.ts';
import { planCheckIn, undeliverable } from './delegation.planners.ts';
import { readOpenOnes } from './listed.ts';
import { checkInInWords, listenForWords, requestInWords } from './words.listeners.ts';

export { openDelegateForm } from './delegation.listeners.ts';
export { moveCheckIns, tellUnreachable } from './delegation.steps.ts';
export { countOpen, delegationsOf } from './delegation.store.ts';
export { checkInOf, handedOver, nextCheckIns } from './events.store.ts';
export { delegationNamed, delegationsSeen } from './seen.store.ts';
export { delegateInWords } from './words.listeners.ts';

/** Delegations: what a manager asks somebody to own, their answer, and the check-ins. */
export function delegationsRoom(options: DelegationsOptions): Room {
  return {
    listen(on) {
      listenForDelegations(on, options);
      listenForAnswers(on, options);
      listenForCheckIns(on, options);
      listenForWords(on);
    },
    words: { delegation: requestInWords, 'check-in': checkInInWords },
    planners: { 'check-in': planCheckIn },
    undeliverable,
    async home(visit) {
      const open = await readOpenOnes(visit, options);
      return homeBlocks(open, { zone: await options.zoneOf(visit), now: visit.now });
    },
  };
}
