import type { Db } from '../db/schema.ts';
import { localDate } from '../time/wall.ts';
import { isReturn } from './back.ts';
import type { Manager } from './manager.ts';
import type { Nudge } from './nudge.store.ts';
import { type Confirmed, confirmed, type Progress, progressOf } from './progress.ts';

type Whose = { workspace: string; user: string };

/** When somebody did something since then, by what the rooms keep: each tells of its own. */
export type Deeds = (
  db: Db,
  whose: Whose,
  since: Temporal.Instant,
) => Promise<readonly Temporal.Instant[]>;

/** Weeks at work are looked for this far back, and answers too. */
const lookedAt = Temporal.Duration.from({ hours: 60 * 7 * 24 });

/** In how many of the last weeks a manager did something: nudges, plans, and what the rooms keep. */
export async function readProgress(
  db: Db,
  deeds: Deeds,
  manager: Manager,
  now: Temporal.Instant,
): Promise<Progress | null> {
  const since = now.subtract(lookedAt);
  const done = await readDone(db, deeds, manager, since);
  const began = manager.beganAt ?? now;
  return progressOf(
    done.map(({ at }) => at),
    began,
    manager,
    now,
  );
}

/** What is said besides to the answer that a nudge got; null while it has none. It stays the same when it is drawn again. */
export async function confirmedFor(
  db: Db,
  deeds: Deeds,
  manager: Manager,
  nudge: Nudge,
): Promise<Confirmed | null> {
  const { responded_at: answeredAt, response } = nudge;
  if (answeredAt === null || response === null) return null;
  const at = Temporal.Instant.fromEpochMilliseconds(answeredAt);
  const since = at.subtract(lookedAt);
  const done = await readDone(db, deeds, manager, since);
  const said = confirmed(
    {
      at,
      isDone: response === 'done',
      done: done.filter(({ nudge: of }) => of !== nudge.id).map((deed) => deed.at),
      answered: await readAnswered(db, manager, since),
      began: manager.beganAt ?? at,
    },
    manager,
  );
  const isWelcomed =
    isReturn(manager, localDate(at, manager.zone)) || (await wasWelcomed(db, manager, at));
  return { ...said, isBack: said.isBack && !isWelcomed };
}

/** The welcome after an absence says the same, so it is not said again within a week of it. */
async function wasWelcomed(
  db: Db,
  { workspace, user }: Whose,
  at: Temporal.Instant,
): Promise<boolean> {
  const row = await db
    .selectFrom('outbox')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('kind', '=', 'welcome-back')
    .where('created_at', '<=', at.epochMilliseconds)
    .where('created_at', '>', at.subtract({ hours: 7 * 24 }).epochMilliseconds)
    .executeTakeFirst();
  return row !== undefined;
}

/** `nudge` names the one that a deed answers. */
async function readDone(
  db: Db,
  deeds: Deeds,
  { workspace, user }: Whose,
  since: Temporal.Instant,
): Promise<{ at: Temporal.Instant; nudge: string | null }[]> {
  const nudges = await db
    .selectFrom('nudge')
    .select(['id', 'responded_at as at'])
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('response', '=', 'done')
    .where('responded_at', '>=', since.epochMilliseconds)
    .execute();
  const others = await deeds(db, { workspace, user }, since);
  return [
    ...nudges.flatMap(({ id, at }) =>
      at === null ? [] : [{ at: Temporal.Instant.fromEpochMilliseconds(at), nudge: id }],
    ),
    ...others.map((at) => ({ at, nudge: null })),
  ];
}

/** The moments at which nudges were answered, whichever way. */
async function readAnswered(
  db: Db,
  { workspace, user }: Whose,
  since: Temporal.Instant,
): Promise<Temporal.Instant[]> {
  const rows = await db
    .selectFrom('nudge')
    .select('responded_at as at')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('responded_at', '>=', since.epochMilliseconds)
    .execute();
  return rows.flatMap(({ at }) =>
    at === null ? [] : [Temporal.Instant.fromEpochMilliseconds(at)],
  );
}
