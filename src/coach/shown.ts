import type { About, Practice } from '../practices/index.ts';
import type { Manager } from './manager.ts';
import type { Reason } from './reason.ts';

/** A nudge; `known` holds what its wording is about, `slowedTo` the pace that it announces. */
export type Shown = {
  practice: Practice;
  wording: string;
  known: Partial<About>;
  manager: Manager;
  reason: Reason | null;
  slowedTo: number | null;
};
