import { type Manager, readTeam } from '../coach/index.ts';
import type { Db } from '../db/schema.ts';
import type { Delegation } from '../delegations/index.ts';
import { whoLeft } from '../people/index.ts';
import { enqueue } from '../slack/outbox.store.ts';
import { isProjectDue, projectsFrom, shownAtLatest } from './done.ts';
import { isAskable } from './done.steps.ts';
import * as store from './done.store.ts';
import { projectMessage } from './done.view.ts';

/**
 * Of whose project a manager is to be asked: where nothing runs that they handed over, of somebody in their team, whoever was
 * asked least lately; null for nobody. `open`: what they handed over and is not over; `projects`: when they were last asked
 * of one.
 */
export async function projectPerson(
  db: Db,
  manager: Manager,
  { open, projects }: { open: readonly Delegation[]; projects: readonly Temporal.Instant[] },
  now: Temporal.Instant,
): Promise<string | null> {
  const { workspace, user, beganAt } = manager;
  if (!beganAt || Temporal.Instant.compare(beganAt.add(projectsFrom), now) > 0) return null;
  if (open.some(({ state }) => state !== 'proposed')) return null;
  if (!(await isAskable(db, workspace, user))) return null;
  const last = await store.lastProjects(db, workspace, user);
  const led = [...last.values()].toSorted(Temporal.Instant.compare).at(-1) ?? null;
  if (!isProjectDue(projects, led, now)) return null;
  return leastLately(db, manager, last);
}

/** Asks a manager of a project, perhaps one of `person`, as their message of the day that they did not ask for. */
export async function askForProject(
  tx: Db,
  { workspace, user, zone }: Manager,
  person: string,
  { date, now }: { date: Temporal.PlainDate; now: Temporal.Instant },
): Promise<void> {
  await enqueue(
    tx,
    {
      workspace,
      to: { user },
      kind: 'done-project',
      message: projectMessage(person, now),
      dueAt: now,
      expiresAt: shownAtLatest(zone, now).at,
      unaskedOn: date,
    },
    now,
  );
}

/** Somebody of the team who can be asked; null for nobody. */
async function leastLately(
  tx: Db,
  { workspace, user }: Manager,
  last: ReadonlyMap<string, Temporal.Instant>,
): Promise<string | null> {
  const team = await readTeam(tx, workspace, user);
  const left = team.length > 0 ? await whoLeft(tx, workspace, team) : new Set<string>();
  const at = (person: string) => last.get(person)?.epochMilliseconds ?? 0;
  for (const person of team.toSorted((a, b) => at(a) - at(b))) {
    if (!left.has(person) && (await isAskable(tx, workspace, person))) return person;
  }
  return null;
}
