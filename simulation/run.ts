import { type Agenda, createAgenda } from './agenda.ts';
import { type Coached, newlyCoached } from './coached.ts';
import type { Life } from './life.ts';
import type { Sent, Year } from './year.ts';

/** One manager's time as it is being simulated. */
export type Run = {
  life: Life;
  of: Coached;
  agenda: Agenda;
  /** Messages that are made and not sent yet. */
  waiting: Waiting[];
  /** By the kind of schedule: the moment that is to come. A moment that is not here any more does not come. */
  schedules: Map<string, object>;
  /** Of the next nudge. */
  nextId: number;
  /** What became of it so far. */
  year: Year;
};

/** A message that waits for its moment. */
export type Waiting = {
  kind: Sent['kind'];
  unaskedOn: Temporal.PlainDate | null;
  expiresAt: Temporal.Instant;
  nudge: Sent['nudge'];
  /** What follows when it is sent, and when it has missed its time. */
  sent?(now: Temporal.Instant): void;
  missed?(): void;
  /** It may be asked anew before its time whether it may come. */
  isHeld: boolean;
};

export function startRun(life: Life): Run {
  return {
    life,
    of: newlyCoached(life),
    agenda: createAgenda(),
    waiting: [],
    schedules: new Map(),
    nextId: 1,
    year: {
      life,
      log: [],
      missed: 0,
      plans: { announced: 0, kept: 0 },
    },
  };
}

/** Sets the next moment of a schedule in the place of the one before; null for none. */
export function schedule<N extends { at: Temporal.Instant }>(
  run: Run,
  kind: string,
  next: N | null,
  due: (next: N, now: Temporal.Instant) => void,
): void {
  if (!next) {
    run.schedules.delete(kind);
    return;
  }
  run.schedules.set(kind, next);
  run.agenda.add(next.at, (now) => {
    if (run.schedules.get(kind) !== next) return;
    run.schedules.delete(kind);
    due(next, now);
  });
}
