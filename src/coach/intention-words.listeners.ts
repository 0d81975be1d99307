import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import { practiceByKey } from '../practices/index.ts';
import { removeSchedule } from '../schedule/schedule.store.ts';
import type { Call, Listen } from '../slack/call.ts';
import { quietly } from '../slack/quietly.ts';
import type { Said, Words } from '../slack/said.ts';
import { type Plan, planScheduleOf, readAnswer } from './intention.ts';
import { reopenPlanOf } from './intention.steps.ts';
import * as store from './intention.store.ts';
import { answeredInWords, wordsTakenBack } from './intention.view.ts';
import { addWords, fitsJournal, removeWords } from './journal.steps.ts';
import type { Nudges } from './nudge.steps.ts';
import type { KeepElsewhere } from './words.listeners.ts';

/**
 * A reply under the question whether it happened: "yes" and "no" answer it, and whatever says more is kept in the journal
 * besides. `elsewhere`: by practice, whose words belong to another room.
 */
export function planInWords(
  nudges: Nudges,
  elsewhere: Readonly<Record<string, KeepElsewhere>>,
): Words {
  return {
    async keep(said) {
      const plan = await planAsked(said);
      const practice = plan && practiceByKey(plan.practice);
      if (!plan?.nudge || !practice || plan.state === 'dropped') return null;
      const { nudge } = plan;
      const { outcome, isPlain } = readAnswer(said.text);
      const other = isPlain || outcome !== 'happened' ? undefined : elsewhere[practice.key];
      if (other) {
        const message = await other(
          said,
          async (tx) => void (await settle(tx, said, plan, outcome)),
        );
        await quietly(said, nudges.redraw(said, nudge));
        return message;
      }
      if (!isPlain && !fitsJournal(practice, said.text)) return null;
      const undo = await said.once(async (tx): Promise<Undoing> => {
        const isSettled = await settle(tx, said, plan, outcome);
        const added = isPlain ? null : await addWords(tx, said, practice, nudge);
        return { plan: plan.id, isSettled, added };
      });
      await quietly(said, nudges.redraw(said, nudge));
      return answeredInWords(outcome, undo.added !== null, {
        undo: JSON.stringify(undo),
        plan: plan.id,
      });
    },
    async offer(call, prompt) {
      const plan = await planAsked({ ...call, prompt });
      return plan?.state === 'asked' ? 'That was my answer' : null;
    },
  };

  /** Writes the answer; false when it was answered so before. */
  async function settle(
    tx: Db,
    call: Call,
    plan: Plan,
    outcome: 'happened' | 'not-this-time',
  ): Promise<boolean> {
    const from = outcome === 'happened' ? store.changeable : (['waiting', 'asked'] as const);
    if (!(await store.movePlan(tx, plan, from, outcome, call.now))) return false;
    await removeSchedule(tx, call.workspace, planScheduleOf(plan.id));
    if (outcome === 'happened' && plan.nudge) await nudges.markDone(tx, call, plan.nudge);
    return true;
  }
}

/** What takes such an answer back: whether it settled the plan, and what came into the journal. */
const undoing = z.object({
  plan: z.string(),
  isSettled: z.boolean(),
  added: z.object({ before: z.number().nullable(), after: z.number() }).nullable(),
});
type Undoing = z.infer<typeof undoing>;

/** Takes back what was answered in words. */
export function listenForPlanWordsUndo(on: Listen, nudges: Nudges): void {
  on.action('intention.words-undo', async (call) => {
    const { plan: id, isSettled, added } = undoing.parse(JSON.parse(call.value));
    const plan = await store.readIntention(call.db, call, id);
    const practice = plan && practiceByKey(plan.practice);
    if (!plan?.nudge || !practice) return;
    const { nudge } = plan;
    await call.db.transaction().execute(async (tx) => {
      if (added) await removeWords(tx, call, practice, nudge, added);
      if (!isSettled) return;
      await nudges.markUndone(tx, call, nudge);
      await reopenPlanOf(tx, call, nudge, call.now);
      await nudges.replan(tx, call);
    });
    await nudges.redraw(call, nudge);
    await call.replace(wordsTakenBack());
  });
}

/** The plan whose question stands in a message, also when it has moved on since. */
async function planAsked(of: Call & Pick<Said, 'prompt'>): Promise<Plan | null> {
  const [, id] = /^intention:(.+)$/.exec(of.prompt.schedule_id ?? '') ?? [];
  return id ? store.readIntention(of.db, of, id) : null;
}
