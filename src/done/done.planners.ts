import {
  type Exercise,
  type Manager,
  isNudgeOpen,
  nudgeDays,
  readManager,
} from '../coach/index.ts';
import type { Db } from '../db/schema.ts';
import { type Planner, removeSchedule, setSchedule } from '../schedule/schedule.store.ts';
import { leavesWeek, nextAsking } from './done.ts';
import {
  askWeekly,
  type DoneOptions,
  drawings,
  isAskable,
  openOf,
  runningAt,
  show,
} from './done.steps.ts';
import { lastAsking, projectsAsked, readQuestion } from './done.store.ts';
import { askForProject, projectPerson } from './project.steps.ts';

/** It comes in the place of that day's nudge, so it is made before that. */
const beforeTheNudge = Temporal.Duration.from({ minutes: 1 });

/** Sets the moment of the next exercise; called whenever the settings change. */
export async function planDone(tx: Db, manager: Manager, now: Temporal.Instant): Promise<void> {
  const { workspace, user } = manager;
  const id = `done:${user}`;
  const next = nextOf(manager, now);
  if (next) await setSchedule(tx, { workspace, user, id, kind: 'done-asked', next });
  else await removeSchedule(tx, workspace, id);
}

function nextOf(manager: Manager, now: Temporal.Instant) {
  const next = nextAsking(manager, nudgeDays(manager), now.add(beforeTheNudge));
  return next && { slot: next.date.toString(), at: next.at.subtract(beforeTheNudge) };
}

/**
 * When a manager was asked last, of what runs or of a project (`projects`: those times, the newest first); in milliseconds
 * since the epoch, null for never.
 */
async function lastOf(
  db: Db,
  { workspace, user }: Manager,
  projects: readonly Temporal.Instant[],
): Promise<number | null> {
  const asked = await lastAsking(db, workspace, user);
  const [project] = projects;
  const last = Math.max(asked ?? 0, project?.epochMilliseconds ?? 0);
  return last === 0 ? null : last;
}

/** Whether a manager is asked then, as things stand: of what runs, or else of a project. */
async function comesAt(
  db: Db,
  manager: Manager,
  projects: readonly Temporal.Instant[],
  at: Temporal.Instant,
): Promise<boolean> {
  const open = await openOf(db, manager);
  if (runningAt(open, at).length === 0) {
    return (await projectPerson(db, manager, { open, projects }, at)) !== null;
  }
  return isAskable(db, manager.workspace, manager.user);
}

/** When a manager was asked last, and on which day they will be. */
export async function exerciseOf(
  db: Db,
  manager: Manager,
  now: Temporal.Instant,
): Promise<Exercise> {
  const next = nextOf(manager, now);
  const projects = await projectsAsked(db, manager.workspace, manager.user);
  const lastAt = await lastOf(db, manager, projects);
  const comes =
    next !== null &&
    !leavesWeek(manager.pace, lastAt, next.at) &&
    (await comesAt(db, manager, projects, next.at));
  return { next: comes ? Temporal.PlainDate.from(next.slot) : null, lastAt };
}

/**
 * Asks the week's questions in the place of a nudge: not where there is none, as while fewer come or when its manager dropped
 * it, nor where they chose what comes. One that is planned too late is left out, as the day's nudge has come by then.
 */
export function donePlanner(options: DoneOptions): Planner {
  return async (tx, due, now) => {
    const manager = await readManager(tx, due.workspace_id, due.user_id);
    if (!manager) return null;
    const date = Temporal.PlainDate.from(due.slot);
    const projects = await projectsAsked(tx, manager.workspace, manager.user);
    const leaves = leavesWeek(manager.pace, await lastOf(tx, manager, projects), now);
    if (!leaves && (await isNudgeOpen(tx, due.workspace_id, due.user_id, date))) {
      const open = await openOf(tx, manager);
      const person = await projectPerson(tx, manager, { open, projects }, now);
      if (person === null) await askWeekly(tx, manager, date, options, now);
      else await askForProject(tx, manager, person, { date, now });
    }
    return nextOf(manager, now);
  };
}

/** On Friday at noon both see what there is. */
export function showPlanner(options: DoneOptions): Planner {
  return async (tx, due, now, after) => {
    const question = await readQuestion(tx, due.workspace_id, due.user_id, due.subject ?? '');
    if (!question) return null;
    await show(tx, question, now);
    const drawn = await drawings(tx, question);
    after?.(() => options.redraw(drawn));
    return null;
  };
}
