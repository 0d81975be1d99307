import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Db } from '../db/schema.ts';
import { failureOf, stackOf } from '../slack/failure.ts';
import { countDue, hasten } from '../slack/outbox.store.ts';
import {
  advance,
  crowds,
  dueSchedules,
  dueSoon,
  isUnchanged,
  type Planner,
  postpone,
  type Scheduled,
} from './schedule.store.ts';

/** How many are read at once. */
const batchSize = 50;
/** Planning lets others in after so long: until then nobody is answered. */
const sliceMs = 8;
/** What waits to be sent is filled up to what goes out in so many seconds, or to so many messages if that is more. */
const secondsAhead = 10;
const fewest = 40;
/** The first ones of a process take several times as long, since they compile what they need: so many are planned at once. */
const whileCold = { few: 12, until: 40 };
/** A crowd is what cannot be sent within a minute; how early its messages may go out at most. */
const crowdSeconds = 60;
const earliest = Temporal.Duration.from({ minutes: 15 });

export type TickOptions = {
  db: Db;
  /** By the kind of schedule. */
  planners: Readonly<Record<string, Planner>>;
  log: Logger;
  /** How many messages a second go out to one workspace. */
  perSecond: number;
  /** How many were planned since the process began; counted here. As if it had run for long when left out. */
  sinceStart?: { planned: number };
};

/** `left`: there is more to plan in a workspace to which enough waits to be sent for now. */
export type Ticked = { planned: number; left: boolean };

/**
 * Plans what is due at `now`, in the order in which it became due: what a planner writes and the next moment are one
 * transaction, so a tick that is cut short, or runs twice, changes nothing. Of a crowd it plans as much as can be sent
 * soon; the rest is left to another tick, and no other workspace waits for it.
 * A planner that fails is tried again later and holds up nobody else. What follows the commits is under way at once, side
 * by side.
 */
export async function tick(options: TickOptions, now: Temporal.Instant): Promise<Ticked> {
  const { log } = options;
  const following: Promise<unknown>[] = [];
  const ticked: Ticked = { planned: 0, left: false };
  const planning: Planning = {
    ...options,
    ticked,
    follow: (work) =>
      following.push(
        work().catch((error: unknown) =>
          log.warn({ failure: failureOf(error) }, 'what follows a plan failed'),
        ),
      ),
  };
  await planDue(planning, now);
  await planCrowds(planning, now);
  await Promise.all(following);
  return ticked;
}

type Work = () => Promise<unknown>;
type Planning = TickOptions & { ticked: Ticked; follow(work: Work): void };

/** An occurrence as it is planned: as of `now`; `sendFrom` is earlier where a crowd is to be spread. */
type Occurrence = { due: Scheduled; now: Temporal.Instant; sendFrom: Temporal.Instant };

async function planDue(planning: Planning, now: Temporal.Instant): Promise<void> {
  const full: string[] = [];
  for (;;) {
    const batch = await dueSchedules(planning.db, now, batchSize, full);
    if (batch.length === 0) return;
    const planned: Occurrence[] = [];
    for (const [workspace, theirs] of Map.groupBy(batch, (due) => due.workspace_id)) {
      const many = await roomIn(planning, workspace, now);
      if (many === 0) {
        full.push(workspace);
        planning.ticked.left = true;
      }
      planned.push(...theirs.slice(0, many).map((due) => ({ due, now, sendFrom: now })));
    }
    await planTogether(planning, planned);
  }
}

/** How many more messages may wait to be sent to a workspace. */
async function roomIn(
  { db, perSecond, sinceStart }: Planning,
  workspace: string,
  now: Temporal.Instant,
): Promise<number> {
  const isCold = sinceStart !== undefined && sinceStart.planned < whileCold.until;
  const most = isCold ? whileCold.few : Math.max(fewest, Math.ceil(perSecond * secondsAhead));
  return Math.max(0, most - (await countDue(db, workspace, now, most)));
}

/**
 * Where more falls due in one workspace than can be sent in a minute, planning begins as much earlier as sending takes, so
 * that the last message is not much later than the first. Planned as if it were the slot, sent from now on.
 */
async function planCrowds(planning: Planning, now: Temporal.Instant): Promise<void> {
  const { db, perSecond } = planning;
  const few = perSecond * crowdSeconds;
  for (const { workspace, n } of await crowds(db, now, now.add(earliest), few)) {
    const seconds = Math.min(earliest.total('seconds'), Math.ceil(n / perSecond));
    const until = now.add({ seconds });
    for (;;) {
      const many = await roomIn(planning, workspace, now);
      const batch = await dueSoon(db, workspace, until, batchSize);
      if (batch.length === 0) break;
      if (many === 0) {
        planning.ticked.left = true;
        break;
      }
      const planned = batch.slice(0, many).map((due) => {
        const slot = Temporal.Instant.fromEpochMilliseconds(due.next_at);
        const isEarly = Temporal.Instant.compare(slot, now) > 0;
        return { due, now: isEarly ? slot : now, sendFrom: now };
      });
      await planTogether(planning, planned);
    }
  }
}

/**
 * Plans many in one transaction, or in several where they take long. When one of them fails it takes the others of its
 * transaction back with it, so each of those is planned by itself then.
 */
async function planTogether(planning: Planning, all: readonly Occurrence[]): Promise<void> {
  let rest = all;
  while (rest.length > 0) {
    const begun: Occurrence[] = [];
    const works: Work[] = [];
    const until = performance.now() + sliceMs;
    try {
      await planning.db.transaction().execute(async (tx) => {
        for (const each of rest) {
          begun.push(each);
          await plan(tx, planning, each, works);
          if (performance.now() > until) return;
        }
      });
      works.forEach(planning.follow);
    } catch {
      for (const each of begun) await planAlone(planning, each);
    }
    planning.ticked.planned += begun.length;
    if (planning.sinceStart) planning.sinceStart.planned += begun.length;
    rest = rest.slice(begun.length);
    await yieldToOthers();
  }
}

async function planAlone(planning: Planning, occurrence: Occurrence): Promise<void> {
  const { db, log, follow } = planning;
  const { due, now } = occurrence;
  const works: Work[] = [];
  try {
    await db.transaction().execute((tx) => plan(tx, planning, occurrence, works));
    works.forEach(follow);
  } catch (error) {
    const minutes = Math.min(60, 2 ** due.tries);
    const { id: schedule, kind, tries } = due;
    const what = { failure: failureOf(error), stack: stackOf(error) };
    log.error({ ...what, schedule, kind, tries }, 'planning failed');
    await postpone(db, due, now.add({ minutes }));
  }
}

async function plan(
  tx: Db,
  { planners }: Planning,
  { due, now, sendFrom }: Occurrence,
  works: Work[],
): Promise<void> {
  const planner = planners[due.kind];
  if (!planner) throw new Error(`no planner for schedules of kind ${due.kind}`);
  if (!(await isUnchanged(tx, due))) return;
  const next = await planner(tx, due, now, (work) => void works.push(work));
  if (next && Temporal.Instant.compare(next.at, now) <= 0) {
    throw new Error(`the next occurrence of ${due.kind} would not be in the future`);
  }
  await advance(tx, due, next);
  if (!sendFrom.equals(now)) await hasten(tx, due.workspace_id, due.id, due.slot, sendFrom);
}
