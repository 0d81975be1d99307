import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import { knownPeople } from '../people/index.ts';
import { sayWording } from '../practices/index.ts';
import { removeSchedule } from '../schedule/schedule.store.ts';
import type { ActionCall, Call, Listen, SubmitCall, Submitted } from '../slack/call.ts';
import { optionalText, requiredText } from '../slack/form.ts';
import { withdraw } from '../slack/outbox.store.ts';
import { redraw } from '../slack/redraw.ts';
import { mention, mentions } from '../slack/text.ts';
import { beginningOf, mentionsForNames, namesForMentions } from '../slack/typed.ts';
import { UserError } from '../slack/user-error.ts';
import type { VisionUntil } from './gate.ts';
import {
  type Choice,
  momentByHand,
  morningsOf,
  type NextEvents,
  type Plan,
  planLength,
  readChoice,
  readPlan,
  type Refused,
  suggested,
  writeEvent,
} from './intention.ts';
import { comesAt, comingOf, type Events, planScheduleOf, setMoment } from './intention.steps.ts';
import * as store from './intention.store.ts';
import { type Filled, planForm, planKept, planMessage } from './intention.view.ts';
import type { Manager } from './manager.ts';
import { readTeam } from './manager.store.ts';
import type { Nudges } from './nudge.steps.ts';
import { respondToNudge } from './nudge.store.ts';
import { managerOf } from './settings.steps.ts';

/** What plans need of others. */
export type IntentionOptions = { nudges: Nudges; events: Events; visionUntil: VisionUntil };

/** With so many teammates a 1:1 is on offer; the others' take a moment by hand. */
const mostOneOnOnes = 10;

const form = z.object({
  when: optionalText(planLength.when),
  will: requiredText(planLength.will, 'Name one thing that you will do.'),
  moment: z.string('Choose a moment.').transform((text, check): Choice => {
    const choice = readChoice(text);
    if (choice) return choice;
    check.addIssue('Choose a moment.');
    return z.NEVER;
  }),
  date: z.string().nullish(),
  time: z.string().nullish(),
});
type Form = z.infer<typeof form>;

export function listenForIntentions(on: Listen, options: IntentionOptions): void {
  const { nudges, events, visionUntil } = options;

  on.action('intention.plan', async (call) => {
    const { nudge, manager } = await nudges.open(call, call.value);
    if (nudge.response !== null) return nudges.show(call, nudge.id);
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
  on.submission('intention.keep', form, keep);

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
    const message = planMessage(await comingOf(call.db, plan), null, { now: call.now, zone });
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
    const team = await knownPeople(db, workspace, await readTeam(db, workspace, user));
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
          people: team.slice(0, mostOneOnOnes),
        },
        nameOf: named.nameOf,
        now,
      }),
    );
  }

  async function keep(call: SubmitCall, data: Form): Promise<Submitted> {
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

/** What a form says, with the moment that it chooses, or why that cannot be. */
async function readForm(
  call: Call,
  manager: Manager,
  data: Form,
  events: Events,
): Promise<store.Planned | { field: Refused['field'] | 'when' | 'will'; words: string }> {
  const { moment: choice } = data;
  const { db, workspace, user, now } = call;
  const at = await momentOf(call, manager, data, events);
  if ('field' in at) return at;
  const people = await knownPeople(db, workspace, await readTeam(db, workspace, user));
  const typed = readPlan(data);
  const will = mentionsForNames(typed.will, people, planLength.will);
  if (will === '') return { field: 'will', words: 'Name one thing that you will do.' };
  const when =
    typed.when === ''
      ? saysItself(choice, await events.next(db, manager, now))
      : mentionsForNames(typed.when, people, planLength.when);
  if (when === null) {
    return {
      field: 'when',
      words: 'Say what will be happening then, such as “my 1:1 with Ana begins”.',
    };
  }
  const follows = choice.kind === 'vision' || choice.kind === 'check-in' ? choice : null;
  return { when, will, follows, at };
}

async function momentOf(
  call: Call,
  manager: Manager,
  { moment: choice, date, time }: Form,
  events: Events,
): Promise<Temporal.Instant | Refused> {
  const { now } = call;
  switch (choice.kind) {
    case 'own':
    case 'one-on-one':
      return momentByHand({ date: date ?? '', time: time ?? '' }, manager.zone, now);
    case 'next-day':
    case 'monday':
      return stillAhead(morningsOf(manager, now)[choice.kind], now);
    case 'vision':
    case 'check-in':
      return stillAhead(await events.momentOf(call.db, manager, choice, now), now);
  }
}

function stillAhead(
  at: Temporal.Instant | null,
  now: Temporal.Instant,
): Temporal.Instant | Refused {
  if (at && Temporal.Instant.compare(at, now) > 0) return at;
  return { field: 'moment', words: 'That has begun, or is off by now. Choose another moment.' };
}

/** What a moment says by itself after "When"; null for one that has to be described. */
function saysItself(choice: Choice, next: NextEvents): string | null {
  switch (choice.kind) {
    case 'own':
      return null;
    case 'next-day':
      return 'my next working day starts';
    case 'monday':
      return 'my week starts';
    case 'one-on-one':
      return `my 1:1 with ${mention(choice.person)} begins`;
    case 'vision':
      return 'my vision time begins';
    case 'check-in': {
      const checkIn = next.checkIns.find(({ delegation }) => delegation === choice.delegation);
      if (!checkIn) return 'the check-in is asked';
      const outcome = beginningOf(checkIn.outcome.replaceAll(/\s+/g, ' '), outcomeQuoted);
      return `${mention(checkIn.delegate)} is asked about “${outcome}”`;
    }
  }
}

/** How much of an outcome stands in the words of a plan. */
const outcomeQuoted = 80;

/** The people whom a form names, as far as they are known. */
async function namesIn(call: Call, { when, will }: Filled, { checkIns }: NextEvents) {
  const delegates = checkIns.map(({ delegate }) => delegate);
  const users = [...new Set([...mentions(when), ...mentions(will), ...delegates])];
  const people = await knownPeople(call.db, call.workspace, users);
  const nameOf = (user: string) => people.find(({ id }) => id === user)?.name ?? 'somebody';
  return { people, nameOf };
}
