import type { Db } from '../db/schema.ts';
import { type Practice, practiceByKey } from '../practices/index.ts';
import type { SharesOf } from '../sharing/index.ts';
import { removeSchedule } from '../schedule/schedule.store.ts';
import type { ActionCall, Call } from '../slack/call.ts';
import type { Message } from '../slack/message.ts';
import { sentMessage } from '../slack/outbox.store.ts';
import { type Redraw, redraw } from '../slack/redraw.ts';
import { UserError } from '../slack/user-error.ts';
import type { Response } from './history.ts';
import { closePlanOf, reopenPlanOf } from './intention.steps.ts';
import { comingOf, planOfNudge } from './intention.store.ts';
import { planMessage } from './intention.view.ts';
import { entryFor } from './journal.store.ts';
import type { Manager } from './manager.ts';
import { readManager } from './manager.store.ts';
import { laterScheduleOf, planNudges, type PlanningOptions } from './nudge.planners.ts';
import * as store from './nudge.store.ts';
import type { Nudge } from './nudge.store.ts';
import { cameBack, shownNudge } from './nudge.view.ts';
import { confirmedFor, type Deeds } from './progress.store.ts';
import { managerOf } from './settings.steps.ts';
import type { Shown } from './shown.ts';
import { shownOf } from './shown.store.ts';

/** A nudge with what it takes to show it. */
type OpenNudge = { nudge: Nudge; practice: Practice; manager: Manager };

/** What is done with nudges that have come, in this room and in those to which their answers belong. */
export type Nudges = {
  /** Marks a nudge as done, in the transaction of what was done. False when it had been answered so before. */
  markDone(tx: Db, call: Call, id: string): Promise<boolean>;
  /** Takes that back: the nudge waits for an answer again, or for the moment for which it was planned. */
  markUndone(tx: Db, call: Call, id: string): Promise<void>;
  /** Draws a nudge's message again where it stands, with what was answered, and the one that asks about its plan. */
  redraw(call: Call, id: string): Promise<void>;
  /** Writes an answer with what follows from it, and shows it. A nudge that was answered before shows that answer. */
  answer(
    call: ActionCall,
    nudge: Nudge,
    change: { to: Response; laterAt?: Temporal.Instant },
    effect?: (tx: Db) => Promise<void>,
  ): Promise<void>;
  /** A nudge of whoever called; a button can't reach anybody else's. */
  open(call: Call, id: string): Promise<OpenNudge>;
  shown(call: Call, of: OpenNudge): Promise<Shown>;
  /** Draws the message clicked on: the nudge as it is, or that it came back in another message. */
  show(call: ActionCall, id: string): Promise<void>;
  /** Plans the next nudge after an answer, which may change the pace. */
  replan(tx: Db, call: Call): Promise<void>;
  /** The message of somebody's nudge as it is by now. */
  draw(db: Db, whose: Whose, id: string, now: Temporal.Instant): Promise<Redraw>;
};

type Whose = { workspace: string; user: string };

/** What handling nudges needs of others. */
export type NudgesOptions = PlanningOptions & {
  /** When somebody did something that the rooms keep, such as recording a win. */
  deeds: Deeds;
  sharesOf: SharesOf;
};

export function createNudges({ sources, records, deeds, sharesOf }: NudgesOptions): Nudges {
  async function replan(tx: Db, call: Call): Promise<void> {
    const manager = await readManager(tx, call.workspace, call.user);
    if (manager) await planNudges(tx, sources, manager, call.now);
  }

  async function open(call: Call, id: string): Promise<OpenNudge> {
    const nudge = await store.readNudge(call.db, call.workspace, call.user, id);
    const practice = nudge && practiceByKey(nudge.practice);
    if (!nudge || !practice) throw new UserError("I can't find that nudge any more.");
    return { nudge, practice, manager: await managerOf(call) };
  }

  function shown(call: Call, of: OpenNudge): Promise<Shown> {
    return shownOf(call.db, records, of, call.now);
  }

  async function asItIs(
    db: Db,
    { nudge, practice, manager }: OpenNudge,
    now: Temporal.Instant,
  ): Promise<{ message: Message; moved: Message; asking: Redraw | null }> {
    const { workspace, user } = manager;
    const how = await shownOf(db, records, { nudge, practice, manager }, now);
    const { id, response, later_at: later } = nudge;
    const plan = await planOfNudge(db, { workspace, user }, id);
    const coming = plan && (await comingOf(db, plan));
    const confirmed = await confirmedFor(db, deeds, manager, nudge);
    const visit = { db, workspace, user, now };
    const entry = await entryFor(db, visit, id);
    const answered = {
      response,
      laterAt: later === null ? null : Temporal.Instant.fromEpochMilliseconds(later),
      answers: entry?.answers ?? {},
      entry: entry && { id: entry.id, shares: await sharesOf(visit, [entry.id]) },
      coming,
      confirmed,
    };
    const { zone } = manager;
    return {
      message: shownNudge(id, how, answered, now),
      moved: cameBack(how),
      asking: coming?.plan.outbox
        ? { outbox: coming.plan.outbox, message: planMessage(coming, confirmed, { now, zone }) }
        : null,
    };
  }

  async function show(call: ActionCall, id: string): Promise<void> {
    const opened = await open(call, id);
    const { nudge } = opened;
    const { message, moved } = await asItIs(call.db, opened, call.now);
    const stands = await sentMessage(call.db, call.workspace, nudge.outbox_id);
    const isHere = !stands || !call.message || stands.ts === call.message.ts;
    await call.replace(isHere ? message : moved);
  }

  return {
    open,
    shown,
    show,
    replan,
    async markDone(tx, call, id) {
      const nudge = await store.readNudge(tx, call.workspace, call.user, id);
      if (!nudge || nudge.response === 'done') return false;
      await removeSchedule(tx, call.workspace, laterScheduleOf(id));
      const change = { from: nudge.response, to: 'done' as const };
      const isFirst = await store.respondToNudge(tx, nudge, change, call.now);
      await closePlanOf(tx, call, id, call.now);
      await replan(tx, call);
      return isFirst;
    },
    async markUndone(tx, call, id) {
      const nudge = await store.readNudge(tx, call.workspace, call.user, id);
      if (nudge?.response !== 'done') return;
      const wasPlanned = await reopenPlanOf(tx, call, id, call.now);
      const to = wasPlanned ? 'planned' : null;
      await store.respondToNudge(tx, nudge, { from: 'done', to }, call.now);
    },
    async redraw(call, id) {
      const opened = await open(call, id);
      const { message, asking } = await asItIs(call.db, opened, call.now);
      const { outbox_id: outbox } = opened.nudge;
      await redraw(call, [{ outbox, message }, ...(asking ? [asking] : [])]);
    },
    async draw(db, whose, id, now) {
      const manager = await readManager(db, whose.workspace, whose.user);
      const nudge = await store.readNudge(db, whose.workspace, whose.user, id);
      const practice = nudge && practiceByKey(nudge.practice);
      if (!manager || !practice) throw new Error('a plan is of a nudge that is not there');
      const { message } = await asItIs(db, { nudge, practice, manager }, now);
      return { outbox: nudge.outbox_id, message };
    },
    async answer(call, nudge, change, effect) {
      await call.db.transaction().execute(async (tx) => {
        const isFirst = await store.respondToNudge(tx, nudge, { from: null, ...change }, call.now);
        if (!isFirst) return;
        await effect?.(tx);
        await replan(tx, call);
      });
      await show(call, nudge.id);
    },
  };
}
