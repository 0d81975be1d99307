import type { Room } from '../room.ts';
import { localDate } from '../time/wall.ts';
import { listenForAnswers } from './answer.listeners.ts';
import { listenForCheckIns } from './check-in.listeners.ts';
import { type DelegationsOptions, listenForDelegations } from './delegation.listeners.ts';
import { homeBlocks } from './board.view.ts';
import { planCheckIn, undeliverable } from './delegation.planners.ts';
import { composeOverdue, planDue } from './due.steps.ts';
import { readBoard } from './listed.ts';
import { listenForRoadblocks, roadblockInWords } from './roadblock.listeners.ts';
import { composeSilence, lookForSilence } from './silence.planners.ts';
import { listenForSteering } from './steering.listeners.ts';
import { hearables, isAtCheckIns, kindOf } from './unheard.view.ts';
import { listenForWeek } from './week.listeners.ts';
import { movedWithin } from './week.store.ts';
import { weekBlocks } from './week.view.ts';
import {
  checkInInWords,
  contractInWords,
  listenForWords,
  overdueInWords,
} from './words.listeners.ts';
import { listenForWriting } from './writing.listeners.ts';

export { moveCheckIns } from './delegation.steps.ts';
export { tellLeft, tellUnreachable } from './left.steps.ts';
export { countOpen, delegationsOf } from './delegation.store.ts';
export { checkInOf, handedOver, nextCheckIns } from './events.store.ts';
export type { Delegation } from './delegation.ts';
export { delegationNamed, delegationsSeen, isUnderway } from './seen.store.ts';
export { type Difference, differences } from './same-or-not.ts';
export { talkButtons } from './talk.steps.ts';
export { doneWorkIn, doneWorkOf } from './done-work.store.ts';
export { delegateInWords } from './words.listeners.ts';
export { openDelegateForm } from './writing.listeners.ts';

/** Delegations: what a manager asks somebody to own, their answer, and the check-ins. */
export function delegationsRoom(options: DelegationsOptions): Room {
  return {
    listen(on) {
      listenForDelegations(on, options);
      listenForWriting(on, options);
      listenForAnswers(on, options);
      listenForSteering(on, options);
      listenForCheckIns(on, options);
      listenForRoadblocks(on);
      listenForWeek(on, options);
      listenForWords(on, options);
    },
    words: {
      delegation: contractInWords,
      ...Object.fromEntries(
        hearables
          .filter((what) => !isAtCheckIns(what))
          .map((what) => [kindOf(what), contractInWords]),
      ),
      'delegation-overdue': overdueInWords,
      'check-in-silence': contractInWords,
      'check-in': checkInInWords,
      roadblock: roadblockInWords,
    },
    planners: {
      'check-in': planCheckIn,
      'check-in-silence': lookForSilence,
      'delegation-due': planDue,
    },
    composers: { 'delegation-overdue': composeOverdue, 'check-in-silence': composeSilence },
    undeliverable,
    async digest(db, week) {
      const today = localDate(week.until, week.zone);
      return weekBlocks(await movedWithin(db, week), today);
    },
    async home(visit) {
      const board = await readBoard(visit, options);
      return homeBlocks(board, { zone: await options.zoneOf(visit), now: visit.now });
    },
  };
}
