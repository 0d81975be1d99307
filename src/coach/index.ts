import type { Db } from '../db/schema.ts';
import type { Person } from '../people/index.ts';
import type { Room } from '../room.ts';
import { scheduledAt } from '../schedule/schedule.store.ts';
import { type CoachOptions, listenForCoach, type Replan } from './coach.listeners.ts';
import { homeBlocks, welcome } from './coach.view.ts';
import { isPausedOn } from './manager.ts';
import { localDate } from '../time/wall.ts';
import { keepManager, readManager, readTeam } from './manager.store.ts';
import { type FormElsewhere, listenForNudges } from './nudge.listeners.ts';
import { nudgeScheduleOf, planLater, planNudge, planNudges } from './nudge.planners.ts';
import { mutedPractices } from './nudge.store.ts';

export { mayReach, whenReaches, zoneOfPerson } from './gate.ts';
export { hoursOf, isPausedOn, type Manager } from './manager.ts';
export { keepManager, readManager } from './manager.store.ts';
export { markDone, redrawNudge } from './nudge.listeners.ts';

type Options = CoachOptions & {
  /** By practice: where its answer belongs to another room. */
  forms: Readonly<Record<string, FormElsewhere>>;
};

/** Setup, pause and resume, and the nudges. */
export function coachRoom(options: Options): Room {
  return {
    listen(on) {
      listenForCoach(on, options);
      listenForNudges(on, options.forms);
    },
    planners: { nudge: planNudge, 'nudge-later': planLater },
    async home({ db, workspace, user, now }) {
      const manager = await readManager(db, workspace, user);
      if (!manager) return welcome();
      const paused = isPausedOn(manager, localDate(now, manager.zone));
      return homeBlocks({
        manager,
        team: await readTeam(db, workspace, user),
        nextNudge: paused ? null : await scheduledAt(db, workspace, nudgeScheduleOf(user)),
        muted: [...(await mutedPractices(db, workspace, user))],
        now,
      });
    },
  };
}

/** Follows a manager who has moved to another zone, unless they chose one by hand. */
export async function followZone(
  tx: Db,
  replan: Replan,
  moved: { workspace: string; person: Person },
  now: Temporal.Instant,
): Promise<void> {
  const manager = await readManager(tx, moved.workspace, moved.person.id);
  if (!manager?.zoneFollowsSlack) return;
  const there = { ...manager, zone: moved.person.zone };
  await keepManager(tx, there, now);
  await planNudges(tx, there, now);
  await replan(tx, there, now);
}
