import type { Room } from '../room.ts';
import { type DoneListening, doneInWords, listenForDone } from './done.listeners.ts';
import { donePlanner, showPlanner } from './done.planners.ts';
import { composeShown } from './done.steps.ts';

export { openDone } from './done.listeners.ts';
export { exerciseOf, planDone } from './done.planners.ts';

/** What does done look like? Asked of two people, each alone; both see both answers. */
export function doneRoom(options: DoneListening): Room {
  return {
    listen: (on) => listenForDone(on, options),
    words: { 'done-asked': doneInWords },
    composers: { 'done-shown': composeShown(options) },
    planners: { 'done-asked': donePlanner(options), 'done-shown': showPlanner(options) },
  };
}
