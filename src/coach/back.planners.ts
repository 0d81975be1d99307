import type { Db } from '../db/schema.ts';
import { isAwayAt } from '../people/index.ts';
import { type Planner, removeSchedule, setSchedule } from '../schedule/schedule.store.ts';
import { enqueue } from '../slack/outbox.store.ts';
import { localDate } from '../time/wall.ts';
import { isReturn, nextReturn } from './back.ts';
import { type OpenDelegations, welcomeBack } from './back.view.ts';
import type { Manager } from './manager.ts';
import { readManager } from './manager.store.ts';

/** What the welcome needs of other rooms. */
export type BackOptions = {
  /** When the next block of vision time begins; null for none. */
  nextVision(db: Db, manager: Manager, now: Temporal.Instant): Promise<Temporal.Instant | null>;
  openDelegations(db: Db, workspace: string, manager: string): Promise<OpenDelegations>;
};

/** It is the message of its day, also when it comes as late as this. */
const grace = Temporal.Duration.from({ hours: 6 });

/** Sets the moment of the next welcome; called whenever what keeps somebody from work changes. */
export async function planReturn(tx: Db, manager: Manager, now: Temporal.Instant): Promise<void> {
  const { workspace, user } = manager;
  const id = `welcome-back:${user}`;
  const next = nextReturn(manager, now);
  if (next) await setSchedule(tx, { workspace, user, id, kind: 'welcome-back', next });
  else await removeSchedule(tx, workspace, id);
}

/** One welcome in the place of that day's nudge. Vision time later that day brings it along with its reminder. */
export function welcomePlanner({ nextVision, openDelegations }: BackOptions): Planner {
  return async (tx, due, now) => {
    const { workspace_id: workspace, user_id: user } = due;
    const manager = await readManager(tx, workspace, user);
    if (!manager) return null;
    const date = Temporal.PlainDate.from(due.slot);
    const isBack = isReturn(manager, date) && !isAwayAt(manager.daysOff.away, now);
    const { zone } = manager;
    const vision = await nextVision(tx, manager, now);
    const isTold = vision !== null && localDate(vision, zone).equals(date);
    if (isBack && !isTold) {
      const open = await openDelegations(tx, workspace, user);
      await enqueue(
        tx,
        {
          workspace,
          to: { user },
          kind: 'welcome-back',
          message: welcomeBack({ open, nextVision: vision, now, zone }),
          dueAt: now,
          expiresAt: now.add(grace),
          unaskedOn: date,
          occurrence: { schedule: due.id, slot: due.slot },
        },
        now,
      );
    }
    return nextReturn(manager, now);
  };
}
