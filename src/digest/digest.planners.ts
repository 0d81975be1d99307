import type { KnownBlock } from '@slack/types';
import { type Manager, nextNudge, readManager } from '../coach/index.ts';
import type { Db } from '../db/schema.ts';
import type { Week } from '../room.ts';
import { type Planner, setSchedule } from '../schedule/schedule.store.ts';
import { enqueue } from '../slack/outbox.store.ts';
import type { Slot } from '../time/cadence.ts';
import { sayFixedDate } from '../time/words.ts';
import { cameWithin } from './digest.store.ts';
import { mostWeeks, nextDigest, recapOf } from './digest.ts';
import { digestMessage, type Told } from './digest.view.ts';

/** What the rooms have to tell of a manager's week; [] for nothing. */
export type PartsOf = (db: Db, week: Week) => Promise<KnownBlock[]>;

/** How late a digest may come by itself, as a nudge. */
const grace = Temporal.Duration.from({ hours: 2 });

/** It looks for the nudge of its day when that has been planned. */
const afterTheNudge = Temporal.Duration.from({ minutes: 1 });

/** Sets the moment of the next digest; called whenever the settings change. */
export async function planDigest(tx: Db, manager: Manager, now: Temporal.Instant): Promise<void> {
  const { workspace, user } = manager;
  const next = slotOf(nextDigest(manager, now));
  await setSchedule(tx, { workspace, user, id: `digest:${user}`, kind: 'digest', next });
}

/** What there is to tell on a date, and from which day on where that is more than a week; null when that is no day of a digest. */
export async function toldOn(
  db: Db,
  partsOf: PartsOf,
  manager: Manager,
  date: Temporal.PlainDate,
): Promise<Told | null> {
  const earlier = { from: date.subtract({ weeks: mostWeeks }), until: date };
  const recap = recapOf(manager, date, await cameWithin(db, manager, earlier));
  if (!recap) return null;
  const { workspace, user, zone } = manager;
  const { since, until, from } = recap;
  const parts = await partsOf(db, { workspace, user, zone, since, until });
  return { parts, from: from && sayFixedDate(from, date) };
}

/**
 * The digest of a day on which nothing else comes unasked. Where something does, it stands below that, so that it is never a
 * second message; a nudge that is still to come today is waited for.
 */
export function digestPlanner(partsOf: PartsOf): Planner {
  return async (tx, due, now) => {
    const { workspace_id: workspace, user_id: user } = due;
    const manager = await readManager(tx, workspace, user);
    if (!manager) return null;
    const date = Temporal.PlainDate.from(due.slot);
    const until = recapOf(manager, date, [])?.until;
    if (until && Temporal.Instant.compare(now, until.add(grace)) < 0) {
      const nudge = await nextNudge(tx, workspace, user);
      if (nudge?.date.equals(date)) {
        const at = Temporal.Instant.compare(nudge.at, now) > 0 ? nudge.at : now;
        return { slot: due.slot, at: at.add(afterTheNudge) };
      }
      const told = await toldOn(tx, partsOf, manager, date);
      if (told && told.parts.length > 0) {
        await enqueue(
          tx,
          {
            workspace,
            to: { user },
            kind: 'digest',
            message: digestMessage(told),
            dueAt: now,
            expiresAt: now.add(grace),
            unaskedOn: date,
            occurrence: { schedule: due.id, slot: due.slot },
          },
          now,
        );
      }
    }
    return slotOf(nextDigest(manager, now));
  };
}

function slotOf({ date, at }: Slot) {
  return { slot: date.toString(), at: at.add(afterTheNudge) };
}
