import { z } from 'zod';
import { takesMessages } from '../coach/index.ts';
import type { ActionCall, Call, Listen } from '../slack/call.ts';
import { quietly } from '../slack/quietly.ts';
import { roadblockView } from './check-in.view.ts';
import { canReopen } from './delegation.ts';
import type { DelegationsOptions } from './delegation.listeners.ts';
import { roadblockForm } from './delegation-form.ts';
import { finishAtCheckIn, reopen, reportNothing, reportRoadblock } from './delegation.steps.ts';
import { findCheckIn, tooLate } from './found.ts';
import { type Place, place, redrawAsked, redrawCheckIns } from './redraw.ts';

const telling = z.object({ id: z.string(), message: place.nullable() });

/** The delegate's answers to a check-in. */
export function listenForCheckIns(on: Listen, options: DelegationsOptions): void {
  on.action('delegations.no-roadblock', async (call) => {
    const { checkIn, delegation } = await findCheckIn(call, call.value);
    await call.db.transaction().execute((tx) => reportNothing(tx, delegation, checkIn, call.now));
    await show(call, checkIn.id, call.message);
  });

  on.action('delegations.roadblock', async (call) => {
    const { checkIn, delegation } = await findCheckIn(call, call.value);
    const answered = checkIn.answer !== null && checkIn.answer !== 'no-roadblock';
    if (answered || delegation.state !== 'accepted') {
      return show(call, checkIn.id, call.message);
    }
    const metadata = JSON.stringify({ id: checkIn.id, message: call.message });
    const isHeard = await takesMessages(call.db, call.workspace, delegation.manager);
    await call.open(roadblockView(delegation, metadata, isHeard));
  });

  on.action('delegations.check-in-done', async (call) => {
    const { checkIn, delegation } = await findCheckIn(call, call.value);
    await call.db.transaction().execute((tx) => finishAtCheckIn(tx, delegation, checkIn, call.now));
    await showBoth(call, checkIn.id);
  });

  on.action('delegations.check-in-reopen', async (call) => {
    const { checkIn, delegation } = await findCheckIn(call, call.value);
    if (delegation.state === 'done' && !canReopen(delegation, call.now)) throw tooLate();
    await call.db.transaction().execute((tx) => reopen(tx, delegation, 'delegate', call.now));
    await showBoth(call, checkIn.id);
  });

  on.submission('delegations.roadblock-form', roadblockForm, async (call, { roadblock }) => {
    const { id, message } = telling.parse(JSON.parse(call.metadata));
    const { checkIn, delegation } = await findCheckIn(call, id);
    const told = await call.once((tx) =>
      reportRoadblock(tx, delegation, checkIn, roadblock, call.now),
    );
    if (told === false) {
      const why =
        delegation.state === 'accepted'
          ? 'You answered this check-in already.'
          : 'This piece of work is over, so there is nothing left to clear.';
      return { errors: { roadblock: `${why} Copy your text if you still need it.` } };
    }
    return { after: () => quietly(call, show(call, id, message)) };
  });

  /** Shows how things stand to both, after a click on a check-in. */
  async function showBoth(call: ActionCall, id: string): Promise<void> {
    const { delegation } = await findCheckIn(call, id);
    await show(call, id, call.message);
    await redrawAsked(call, delegation, null);
    await quietly(call, options.redrawHome(delegation.manager, call.now));
  }
}

/** Shows what was answered first; or that the question has lost its point meanwhile. */
async function show(call: Call, id: string, at: Place | null): Promise<void> {
  const { checkIn } = await findCheckIn(call, id);
  await redrawCheckIns(call, checkIn, call.user, at);
}
