import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import { zoneOfPerson } from '../coach/index.ts';
import type { ActionCall, Call, Listen } from '../slack/call.ts';
import { UserError } from '../slack/user-error.ts';
import { type Delegation, type Role, roleOf } from './delegation.ts';
import { declineForm } from './delegation-form.ts';
import { declineView } from './delegation-form.view.ts';
import type { DelegationsOptions } from './delegation.listeners.ts';
import { listView } from './delegation-list.view.ts';
import { accept, cancel, decline, finish } from './delegation.steps.ts';
import { askedMessage } from './delegation.view.ts';
import { findDelegation, sayWhyNot } from './found.ts';
import { pageOf, readPage } from './listed.store.ts';
import { type Place, place, quietly, redraw } from './redraw.ts';
import { cancelledNote } from './news.view.ts';

/** The list that something was clicked in, to be drawn again. */
type OpenList = { view: string; page: number };

const declining = z.object({
  id: z.string(),
  message: place.nullable(),
  list: z.object({ view: z.string(), page: z.number() }).nullable(),
});

/** What the two do with a delegation: accept, decline, mark as done, take back. */
export function listenForAnswers(on: Listen, options: DelegationsOptions): void {
  on.action('delegations.accept', async (call) => {
    const delegation = await findDelegation(call, call.value, 'delegate');
    await take(call, delegation, (tx) => accept(tx, delegation, call.now));
  });

  on.action('delegations.decline', async (call) => {
    const delegation = await findDelegation(call, call.value, 'delegate');
    if (delegation.state !== 'proposed') return take(call, delegation, async () => false);
    const metadata = JSON.stringify({
      id: delegation.id,
      message: call.message,
      list: listOf(call),
    });
    await call.open(declineView(delegation, metadata));
  });

  on.submission('delegations.decline-form', declineForm, async (call, { reason }) => {
    const { id, message, list } = declining.parse(JSON.parse(call.metadata));
    const delegation = await findDelegation(call, id, 'delegate');
    const declined = await call.once((tx) => decline(tx, delegation, reason, call.now));
    if (declined === false) {
      const current = await findDelegation(call, id);
      const why = await sayWhyNot(call, current, 'delegate', await options.zoneOf(call));
      return { errors: { reason: why } };
    }
    return {
      after: async () => {
        await redrawAsked(call, await findDelegation(call, id), message);
        await redrawList(call, list);
      },
    };
  });

  on.action('delegations.finish', async (call) => {
    const delegation = await findDelegation(call, call.value);
    const by = roleOf(delegation, call.user) ?? 'delegate';
    await take(call, delegation, (tx) => finish(tx, delegation, by, call.now));
  });

  on.action('delegations.cancel', async (call) => {
    const delegation = await findDelegation(call, call.value, 'manager');
    await take(call, delegation, (tx) => cancel(tx, delegation, call.now));
  });

  /** Takes a step, shows what came of it wherever it is seen, and says so when it came too late. */
  async function take(
    call: ActionCall,
    before: Delegation,
    step: (tx: Db) => Promise<boolean>,
  ): Promise<void> {
    const taken = await call.db.transaction().execute(step);
    const delegation = await findDelegation(call, before.id);
    const role: Role = roleOf(delegation, call.user) ?? 'delegate';
    await redrawAsked(call, delegation, role === 'delegate' ? call.message : null);
    if (call.message && role === 'manager' && delegation.state === 'cancelled') {
      await call.replace(cancelledNote(delegation));
    }
    await redrawList(call, listOf(call));
    if (taken) return;
    throw new UserError(await sayWhyNot(call, delegation, role, await options.zoneOf(call)));
  }

  /** Nothing is typed in a list, so whichever of two quick clicks comes last may draw it. */
  async function redrawList(call: Call, list: OpenList | null): Promise<void> {
    if (!list) return;
    const page = await readPage(call.db, call.workspace, call.user, list.page);
    const view = listView(page, { zone: await options.zoneOf(call), now: call.now });
    await quietly(call, call.slack.views.update({ view_id: list.view, view }));
  }
}

/** The message that asked the delegate shows how things stand, and nothing to click. `at` is where it is, when known. */
async function redrawAsked(call: Call, delegation: Delegation, at: Place | null): Promise<void> {
  if (delegation.state === 'proposed') return;
  const zone = await zoneOfPerson(call.db, call.workspace, delegation.delegate);
  await redraw(call, at, delegation.outboxId, askedMessage(delegation, { zone, now: call.now }));
}

function listOf(call: ActionCall): OpenList | null {
  if (call.view?.type !== 'modal') return null;
  return { view: call.view.id, page: pageOf(call.view.private_metadata) };
}
