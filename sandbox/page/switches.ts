import { effects, type Effect, type Faults, type PlannedFault } from '../faults.ts';
import type { FaultSwitches } from './protocol.ts';

/** The page's switches for trouble: so many of the next calls go wrong. */
export type Switches = {
  /** How many calls each of them will still meet. */
  read(): FaultSwitches;
  set(switches: FaultSwitches): void;
};

/** Calls that only keep the connection up are left alone: they have a switch of their own. */
const calls = /^(?!apps\.connections|auth\.)/;

const effectOf: Readonly<Record<keyof FaultSwitches, Effect>> = {
  rateLimited: effects.rateLimit(2),
  unavailable: effects.http(503),
  lostAnswers: effects.resetAfter,
};

const names = ['rateLimited', 'unavailable', 'lostAnswers'] as const;

export function switchesOn(faults: Faults): Switches {
  const planned = new Map<keyof FaultSwitches, PlannedFault>();
  const left = (name: keyof FaultSwitches) => planned.get(name)?.left() ?? 0;
  return {
    read: () => ({
      rateLimited: left('rateLimited'),
      unavailable: left('unavailable'),
      lostAnswers: left('lostAnswers'),
    }),
    set(switches) {
      for (const name of names) {
        const times = switches[name];
        if (times === left(name)) continue;
        planned.get(name)?.cancel();
        planned.delete(name);
        if (times > 0) planned.set(name, faults.next(calls, effectOf[name], { times }));
      }
    },
  };
}
