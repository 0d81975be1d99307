import type { ModalView } from '@slack/types';
import { practiceByKey } from '../practices/index.ts';
import type { Subcommand } from '../room.ts';
import type { ActionCall, Call, Listen } from '../slack/call.ts';
import { UserError } from '../slack/user-error.ts';
import { localDate } from '../time/wall.ts';
import { paceAfter, unansweredBefore } from './pace.ts';
import { alternatives } from './plan.ts';
import { show } from './screen.steps.ts';
import { managerOf } from './settings.steps.ts';
import { decide, slotOf } from './week.steps.ts';
import { readKnown, readWeek, type WeekSources } from './week.store.ts';
import type { NudgeEntry } from './week.ts';
import { sayRefusal, swapView, weekView } from './week.view.ts';
import type { Wish } from './wish.ts';

/** How many others are on offer in the place of a nudge; the catalogue has the rest. */
const offered = 4;

/** The screen of the coming week; returns the words after /coach that open it. */
export function listenForWeek(on: Listen, options: WeekSources): Record<string, Subcommand> {
  on.action('plan.week', async (call) => show(call, await weekShown(call, options)));

  on.action('plan.swap', async (call) => {
    const { planned, seen } = slotOf(call.value);
    const manager = await managerOf(call);
    const { history, entries } = await readWeek(call.db, options, manager, call.now);
    const nudges = entries.filter((entry): entry is NudgeEntry => entry.kind === 'nudge');
    const entry = nudges.find(({ slot }) => slot.planned.equals(planned));
    if (entry?.slot.practice.key !== seen || !entry) {
      const notice = sayRefusal(entry ? 'changed' : 'came', { title: '', date: '' });
      return show(call, await weekShown(call, options, notice));
    }
    const others = alternatives(manager, history, entry.slot)
      .filter(({ practice }) => !nudges.some(({ slot }) => slot.practice.key === practice.key))
      .slice(0, offered);
    const known = await readKnown(call.db, options.records, manager, others, call.now);
    const today = localDate(call.now, manager.zone);
    await show(call, swapView({ entry, others, known, today }));
  });

  on.action('plan.take', async (call) => {
    const practice = practiceByKey(call.value.split(' ')[2] ?? '');
    if (!practice) throw new UserError("I don't know that habit any more.");
    await wish(call, { kind: 'swap', practice });
  });
  on.action('plan.move', async (call) => {
    const to = Temporal.PlainDate.from(call.value.split(' ')[2] ?? '');
    await wish(call, { kind: 'move', to });
  });
  on.action('plan.drop', (call) => wish(call, { kind: 'drop' }));
  on.action('plan.undo', (call) => wish(call, { kind: 'undo' }));

  async function wish(call: ActionCall, wish: Wish): Promise<void> {
    const notice = await decide(call, options, slotOf(call.value), wish);
    await show(call, await weekShown(call, options, notice));
  }

  return {
    plan: {
      help: '`/coach plan`: what comes in the next seven days and why; swap, move or drop each',
      alone:
        '`/coach plan` shows the seven days from today on, and no others: whatever comes later is chosen nearer to it.',
      run: async (call) => call.open(await weekShown(call, options)),
    },
  };
}

async function weekShown(
  call: Call,
  options: WeekSources,
  notice: string | null = null,
): Promise<ModalView> {
  const { db, now } = call;
  const manager = await managerOf(call);
  const { history, entries } = await readWeek(db, options, manager, now);
  const choices = entries.flatMap((entry) => (entry.kind === 'nudge' ? [entry.slot] : []));
  const known = await readKnown(db, options.records, manager, choices, now);
  const tomorrow = localDate(now, manager.zone).add({ days: 1 });
  const pace = paceAfter(manager.pace, unansweredBefore(history.past, tomorrow, manager.zone));
  const slowedTo = pace < manager.pace ? pace : null;
  return weekView({ manager, entries, known, slowedTo, notice, now });
}
