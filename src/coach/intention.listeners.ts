import type { Db } from '../db/schema.ts';
import { readPeople } from '../people/index.ts';
import { sayWording } from '../practices/index.ts';
import { removeSchedule } from '../schedule/schedule.store.ts';
import type { ActionCall, Call, Listen, SubmitCall, Submitted } from '../slack/call.ts';
import { withdraw } from '../slack/outbox.store.ts';
import { redraw } from '../slack/redraw.ts';
import { namesForMentions } from '../slack/typed.ts';
import { UserError } from '../slack/user-error.ts';
import type { VisionUntil } from './gate.ts';
import { morningsOf, type Plan, planScheduleOf, suggested, writeEvent } from './intention.ts';
import { namesIn, planned, type PlanForm, readForm } from './intention-form.steps.ts';
import { comesAt, type Events, setMoment } from './intention.steps.ts';
import * as store from './intention.store.ts';
import { type Filled, planForm, planKept, planMessage } from './intention.view.ts';
import { readTeam } from './manager.store.ts';
import type { Nudges } from './nudge.steps.ts';
import { respondToNudge } from './nudge.store.ts';
import { managerOf } from './settings.steps.ts';

/** What plans need of others. */
export type IntentionOptions = { nudges: Nudges; events: Events; visionUntil: VisionUntil };

/** With so many teammates a 1:1 is on offer; the others' take a moment by hand. */
const mostOneOnOnes = 10;

export function listenForIntentions(on: Listen, options: IntentionOptions): void {
  const { nudges, events, visionUntil } = options;

  on.action('intention.plan', async (call) => {
    const { nudge, manager } = await nudges.open(call, call.value);
    if (nudge.response !== null) return nudges.show(call, nudge.id);
    if (manager.pause && !manager.pause.until) {
      throw new UserError(
        'You are paused, so a plan would not come back. `/coach resume` ends the pause.',
      );
    }
    const next = suggested(manager, call.now);
    await openForm(
      call,
      { nudge: nudge.id, plan: null },
      { when: '', will: '', moment: 'own', ...next },
    );
  });
  on.action('intention.change', async (call) => {
    const plan = await planNamed(call, call.value);
    if (!store.changeable.includes(plan.state)) return show(call, plan);
    const manager = await managerOf(call);
    const { zone } = manager;
    const isAhead = plan.state === 'waiting' && Temporal.Instant.compare(plan.at, call.now) > 0;
    const local = plan.at.toZonedDateTimeISO(zone);
    const moment = isAhead
      ? { date: local.toPlainDate(), time: local.toPlainTime() }
      : suggested(manager, call.now);
    const follows = plan.follows && isAhead ? writeEvent(plan.follows) : 'own';
    const { when, will } = plan;
    await openForm(
      call,
      { nudge: plan.nudge ?? '', plan },
      { when, will, moment: follows, ...moment },
    );
  });
  on.submission('intention.keep', planned, keep);

  on.action('intention.drop', (call) =>
    decide(call, async (tx, plan) => {
      const isDropped = await store.movePlan(tx, plan, ['waiting'], 'dropped', call.now);
      if (!isDropped) return;
      await removeSchedule(tx, call.workspace, planScheduleOf(plan.id));
      if (plan.nudge) await takeBackAnswer(tx, call, plan.nudge);
    }),
  );
  on.action('intention.happened', (call) =>
    decide(call, async (tx, plan) => {
      const { changeable } = store;
      if (!(await store.movePlan(tx, plan, changeable, 'happened', call.now))) return;
      await removeSchedule(tx, call.workspace, planScheduleOf(plan.id));
      if (plan.nudge) await nudges.markDone(tx, call, plan.nudge);
    }),
  );
  on.action('intention.not-this-time', (call) =>
    decide(call, async (tx, plan) => {
      await store.movePlan(tx, plan, ['asked'], 'not-this-time', call.now);
    }),
  );

  /** Does what a button says, once, and shows what became of the plan wherever it stands. */
  async function decide(
    call: ActionCall,
    effect: (tx: Db, plan: Plan) => Promise<void>,
  ): Promise<void> {
    const plan = await planNamed(call, call.value);
    await call.db.transaction().execute((tx) => effect(tx, plan));
    await show(call, plan);
  }

  /** Draws the messages of a plan: the one that asks, and its nudge's. */
  async function show(call: Call, { id }: Pick<Plan, 'id'>): Promise<void> {
    const plan = await planNamed(call, id);
    if (plan.nudge) await nudges.redraw(call, plan.nudge);
    if (plan.state !== 'dropped' || !plan.outbox) return;
    // A nudge knows nothing of what was dropped.
    const { zone } = await managerOf(call);
    const message = planMessage(await store.comingOf(call.db, plan), null, { now: call.now, zone });
    await redraw(call, [{ outbox: plan.outbox, message }]);
  }

  async function openForm(
    call: ActionCall,
    of: { nudge: string; plan: Plan | null },
    filled: Filled,
  ): Promise<void> {
    const opened = await nudges.open(call, of.nudge);
    const { practice, manager, nudge } = opened;
    const { known } = await nudges.shown(call, opened);
    const { db, workspace, user, now } = call;
    const team = await readPeople(db, workspace, await readTeam(db, workspace, user));
    const next = await events.next(db, manager, now);
    const named = await namesIn(call, filled, next);
    await call.open(
      planForm({
        practice,
        said: sayWording(practice, nudge.wording, known),
        metadata: of.plan ? `plan ${of.plan.id}` : `nudge ${nudge.id}`,
        manager,
        filled: {
          ...filled,
          when: namesForMentions(filled.when, named.people),
          will: namesForMentions(filled.will, named.people),
        },
        offered: {
          ...next,
          mornings: morningsOf(manager, now),
          people: team.filter(({ isDeactivated }) => !isDeactivated).slice(0, mostOneOnOnes),
        },
        nameOf: named.nameOf,
        now,
      }),
    );
  }

  async function keep(call: SubmitCall, data: PlanForm): Promise<Submitted> {
    const [what, id = ''] = call.metadata.split(' ');
    const manager = await managerOf(call);
    const before = what === 'plan' ? await planNamed(call, id) : null;
    const read = await readForm(call, manager, data, events);
    if ('field' in read) return { errors: { [read.field]: read.words } };
    const comes = await comesAt(call.db, visionUntil, manager, read.at, call.now);
    if (!comes) {
      const words =
        'Nothing would come then: you are paused, or have no working days. `/coach resume` ends a pause.';
      return { errors: { moment: words } };
    }
    const kept = await call.once((tx) =>
      before ? change(tx, call, before, read, comes) : add(tx, call, id, read, comes),
    );
    if (kept && 'refused' in kept) return { errors: { will: kept.refused } };
    const zone = manager.zone;
    return {
      ...(!comes.equals(read.at) && { view: planKept(read, comes, { now: call.now, zone }) }),
      after: async () => {
        if (kept) await show(call, { id: kept.plan });
      },
    };
  }

  async function add(
    tx: Db,
    call: Call,
    id: string,
    planned: store.Planned,
    comes: Temporal.Instant,
  ): Promise<{ plan: string } | { refused: string }> {
    const { nudge, practice } = await nudges.open({ ...call, db: tx }, id);
    const isFirst = await respondToNudge(tx, nudge, { from: null, to: 'planned' }, call.now);
    if (!isFirst) return { refused: 'You have answered this one meanwhile: its message says how.' };
    const plan = await store.addPlan(
      tx,
      call,
      { ...planned, practice: practice.key, nudge: nudge.id },
      call.now,
    );
    await setMoment(tx, call, plan, comes);
    await nudges.replan(tx, call);
    return { plan };
  }

  async function change(
    tx: Db,
    call: Call,
    plan: Plan,
    planned: store.Planned,
    comes: Temporal.Instant,
  ): Promise<{ plan: string } | { refused: string }> {
    if (!(await store.changePlan(tx, plan, store.changeable, planned))) {
      return {
        refused: 'This plan is over. Plan the next nudge, or this one anew where it stands.',
      };
    }
    if (plan.state === 'asked' && plan.outbox) await withdraw(tx, call.workspace, plan.outbox);
    await setMoment(tx, call, plan.id, comes);
    return { plan: plan.id };
  }

  /** A nudge whose plan was dropped waits for an answer again. */
  async function takeBackAnswer(tx: Db, call: Call, id: string): Promise<void> {
    const { nudge } = await nudges.open({ ...call, db: tx }, id);
    await respondToNudge(tx, nudge, { from: 'planned', to: null }, call.now);
    await nudges.replan(tx, call);
  }
}

/** A plan of whoever called; a button can't reach anybody else's. */
async function planNamed(call: Call, id: string): Promise<Plan> {
  const plan = await store.readIntention(call.db, call, id);
  if (plan) return plan;
  throw new UserError("I can't find that plan any more.");
}
