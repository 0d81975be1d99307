import { z } from 'zod';
import { takesMessages } from '../coach/index.ts';
import type { ActionCall, Call, Listen } from '../slack/call.ts';
import { quietly } from '../slack/quietly.ts';
import { UserError } from '../slack/user-error.ts';
import type { DelegationsOptions } from './delegation.listeners.ts';
import { handInAtCheckIn, reportNothing } from './delegation.steps.ts';
import { findCheckIn, sayWhyNot } from './found.ts';
import { takeStep } from './machine.steps.ts';
import { type Place, place, redrawAsked, redrawCheckIns } from './redraw.ts';
import { roadblockForm } from './roadblock-form.ts';
import { readFrom, reportRoadblock } from './roadblock.steps.ts';
import { roadblockView } from './roadblock.view.ts';

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
    await call.db.transaction().execute((tx) => handInAtCheckIn(tx, delegation, checkIn, call.now));
    await showBoth(call, checkIn.id);
  });

  on.action('delegations.check-in-reopen', async (call) => {
    const { checkIn, delegation } = await findCheckIn(call, call.value);
    const taken = await call.db
      .transaction()
      .execute((tx) => takeStep(tx, delegation, 'delegate', { act: 'reopen' }, call.now));
    await showBoth(call, checkIn.id);
    if (taken.taken || taken.why !== 'too-late') return;
    throw new UserError(
      await sayWhyNot(call, { ...taken, act: 'reopen' }, 'delegate', await options.zoneOf(call)),
    );
  });

  on.submission('delegations.roadblock-form', roadblockForm, async (call, form) => {
    const { id, message } = telling.parse(JSON.parse(call.metadata));
    const { checkIn, delegation } = await findCheckIn(call, id);
    const told = { ...form, readFrom: await readFrom(call.db, delegation, options, call.now) };
    const isTold = await call.once((tx) =>
      reportRoadblock(tx, delegation, checkIn, told, call.now),
    );
    if (isTold === false) {
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
