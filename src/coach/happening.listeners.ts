import type { ModalView } from '@slack/types';
import { toldTriggers } from '../practices/index.ts';
import type { Call, Listen } from '../slack/call.ts';
import { practicesAfter } from './happening.ts';
import { addHappening, readHappenings, takeBack } from './happening.store.ts';
import { happeningView, toldView } from './happening.view.ts';
import { happenedWithin } from './news.ts';
import type { Nudges } from './nudge.steps.ts';
import { mutedPractices } from './nudge.store.ts';
import { show } from './screen.steps.ts';
import { managerOf } from './settings.steps.ts';

/** What a manager tells the coach of, by a tap. */
export function listenForHappenings(on: Listen, nudges: Nudges): void {
  on.action('happening.tell', async (call) => show(call, await telling(call)));

  for (const what of toldTriggers) {
    on.action(`happening.${what}`, async (call) => {
      await managerOf(call);
      const { workspace, user, now } = call;
      const happening = await call.db.transaction().execute(async (tx) => {
        const added = await addHappening(tx, call, what, now);
        await nudges.replan(tx, call);
        return added;
      });
      const muted = await mutedPractices(call.db, workspace, user);
      await show(call, toldView(happening, practicesAfter(what, muted)));
    });
  }

  on.action('happening.undo', async (call) => {
    await call.db.transaction().execute(async (tx) => {
      await takeBack(tx, call, call.value);
      await nudges.replan(tx, call);
    });
    await show(call, await telling(call));
  });
}

async function telling(call: Call): Promise<ModalView> {
  const { zone } = await managerOf(call);
  const told = await readHappenings(call.db, call, call.now.subtract(happenedWithin));
  return happeningView(told, { now: call.now, zone });
}
