import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import { takesMessages } from '../coach/index.ts';
import type { ActionCall, Call, Listen } from '../slack/call.ts';
import { quietly } from '../slack/quietly.ts';
import { UserError } from '../slack/user-error.ts';
import { latestCheckIn } from './check-in.store.ts';
import { canReopen, type Delegation, type Role, roleOf } from './delegation.ts';
import { declineForm } from './delegation-form.ts';
import { declineView } from './delegation-form.view.ts';
import type { DelegationsOptions } from './delegation.listeners.ts';
import { listView } from './delegation-list.view.ts';
import { accept, cancel, decline, finish, reopen } from './delegation.steps.ts';
import { findDelegation, sayWhyNot, tooLate } from './found.ts';
import { pageOf, readPage } from './listed.ts';
import { place, redrawAsked, redrawCheckIns } from './redraw.ts';
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
    const isHeard = await takesMessages(call.db, call.workspace, delegation.manager);
    await call.open(declineView(delegation, metadata, isHeard));
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
      after: () =>
        quietly(
          call,
          (async () => {
            const current = await findDelegation(call, id);
            await redrawAsked(call, current, message);
            await redrawElsewhere(call, current, list);
          })(),
        ),
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

  on.action('delegations.reopen', async (call) => {
    const delegation = await findDelegation(call, call.value);
    if (delegation.state === 'done' && !canReopen(delegation, call.now)) throw tooLate();
    const by = roleOf(delegation, call.user) ?? 'delegate';
    await take(call, delegation, (tx) => reopen(tx, delegation, by, call.now));
    const { workspace, delegate, id } = delegation;
    const checkIn = await latestCheckIn(call.db, workspace, delegate, id);
    if (checkIn) await redrawCheckIns(call, checkIn, delegate);
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
      await quietly(call, call.replace(cancelledNote(delegation)));
    }
    await redrawElsewhere(call, delegation, listOf(call));
    if (taken) return;
    throw new UserError(await sayWhyNot(call, delegation, role, await options.zoneOf(call)));
  }

  /** The Home tab of the other one, and the list; nothing is typed in it, so the last of two quick clicks may draw it. */
  async function redrawElsewhere(
    call: Call,
    { manager, delegate }: Delegation,
    list: OpenList | null,
  ): Promise<void> {
    const other = call.user === manager ? delegate : manager;
    await quietly(call, options.redrawHome(other, call.now));
    if (!list) return;
    const page = await readPage(call, list.page, options);
    const view = listView(page, { zone: await options.zoneOf(call), now: call.now });
    await quietly(call, call.slack.views.update({ view_id: list.view, view }));
  }
}

function listOf(call: ActionCall): OpenList | null {
  if (call.view?.type !== 'modal') return null;
  return { view: call.view.id, page: pageOf(call.view.private_metadata) };
}
