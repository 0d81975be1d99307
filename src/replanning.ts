import {
  createAnswered,
  createNudges,
  keepManager,
  type Manager,
  planIntentions,
  planNudges,
  planReturn,
  readManager,
  type Replanned,
} from './coach/index.ts';
import type { Db } from './db/schema.ts';
import { moveCheckIns } from './delegations/index.ts';
import { planDigest } from './digest/index.ts';
import { planDone } from './done/index.ts';
import { reaches } from './arrivals.ts';
import { deeds, events, planning } from './records.ts';
import { sharesBy } from './sharing/index.ts';
import { askAgain } from './slack/outbox.store.ts';
import { planVision, visionUntil } from './vision/index.ts';

/** The nudges, drawn and answered with what all rooms know. */
export const nudges = createNudges({ ...planning, deeds, sharesOf: sharesBy(reaches) });
export const answered = createAnswered(nudges, planning);

/** Keeps settings that their owner has changed. */
export async function keep(tx: Db, manager: Manager, now: Temporal.Instant): Promise<Replanned> {
  const changed = { ...manager, changedAt: now };
  await keepManager(tx, changed, now);
  return replan(tx, changed, now);
}

/** Plans whatever hangs on a manager's settings. */
export async function replan(tx: Db, manager: Manager, now: Temporal.Instant): Promise<Replanned> {
  const replanned = await planVision(tx, manager, now);
  await planNudges(tx, planning.sources, manager, now);
  await planReturn(tx, manager, now);
  await planDigest(tx, manager, now);
  await planDone(tx, manager, now);
  await askAgain(tx, manager.workspace, manager.user, now);
  await moveCheckIns(tx, manager.workspace, manager.user, now);
  const plans = { events, visionUntil, drawNudge: nudges.draw };
  const moved = await planIntentions(tx, plans, manager, now);
  return { ...replanned, redraws: [...replanned.redraws, ...moved] };
}

/** The same for whoever is at work on other days now; what is planned for others than managers asks the gate when it is due. */
export async function replanFor(
  tx: Db,
  workspace: string,
  user: string,
  now: Temporal.Instant,
): Promise<Replanned> {
  const manager = await readManager(tx, workspace, user);
  if (manager) return replan(tx, manager, now);
  await askAgain(tx, workspace, user, now);
  return { redraws: [], said: [] };
}
