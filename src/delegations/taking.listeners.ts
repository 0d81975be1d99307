import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { ActionCall, Call, SubmitCall, Submitted } from '../slack/call.ts';
import type { Message } from '../slack/message.ts';
import { quietly } from '../slack/quietly.ts';
import { drawClicked } from '../slack/redraw.ts';
import { UserError } from '../slack/user-error.ts';
import { contractView } from './contract.view.ts';
import { type Delegation, roleOf, type Role } from './delegation.ts';
import type { DelegationsOptions } from './delegation.listeners.ts';
import { listView } from './delegation-list.view.ts';
import { readHistory } from './event.store.ts';
import { findDelegation, sayWhyNot } from './found.ts';
import { askedOfLeft } from './left.steps.ts';
import { type Listing, readListing } from './list-filter.ts';
import { readPage } from './listed.ts';
import type { Step } from './machine.ts';
import { type Taken, takeStep } from './machine.steps.ts';
import { readerOf } from './news.steps.ts';
import { place, redrawAsked, redrawSuperseded } from './redraw.ts';

/** Where somebody clicked: a message, and the list or the contract's screen that is open. */
const from = z.object({
  message: place.nullable(),
  view: z.string().nullable(),
  metadata: z.string(),
});
export type From = z.infer<typeof from>;

/** What a form holds while it is filled in: the delegation, the version or change that its author saw, and where they clicked. */
const filling = z.object({ id: z.string(), seen: z.string(), from });
export type Filling = z.infer<typeof filling>;

export function fillingOf(call: Pick<SubmitCall, 'metadata'>): Filling {
  return filling.parse(JSON.parse(call.metadata));
}

/** The metadata of the contract's screen begins with this, that of the list is a listing. */
const contractMark = 'contract ';

export function contractMetadata(id: string): string {
  return `${contractMark}${id}`;
}

/** The version that a button names: what its reader had before them. */
export function versionOf(seen: string): number {
  return /^\d{1,9}$/.test(seen) ? Number(seen) : 1;
}

/** A button's value: the delegation, and what was seen of it; '' for nothing. */
export function readValue(value: string): { id: string; seen: string } {
  const [id = '', seen = ''] = value.split(' ');
  return { id, seen };
}

export function fromOf(call: ActionCall): From {
  const isModal = call.view?.type === 'modal';
  return {
    message: call.message,
    view: isModal ? (call.view?.id ?? null) : null,
    metadata: isModal ? (call.view?.private_metadata ?? '') : '',
  };
}

/** What somebody wants to do, with the role in which they may. */
export type Wish = {
  delegation: Delegation;
  by: Role;
  step: Step;
  /** In the place of the message that was clicked on, when it is the reader's own news. */
  note?: (after: Delegation) => Message;
  /** The same when what they had before them is not what there is by now. */
  stale?: (current: Delegation) => Message;
};

/** How a click or a form becomes a step, with everything that shows it drawn anew. */
export function takings(options: DelegationsOptions) {
  /** Takes a step after a click. Throws a UserError, and shows how it stands, when it comes too late. */
  async function click(call: ActionCall, wish: Wish): Promise<void> {
    const { delegation: before, by, step } = wish;
    const taken = await call.db
      .transaction()
      .execute((tx) => takeStep(tx, before, by, step, call.now));
    await show(call, before, taken, fromOf(call), wish);
    if (!taken.taken) throw new UserError(await whyNot(call, wish, taken));
  }

  /** The same for a form, which stays open with what was typed when it comes too late: the reason stands at `field`. */
  async function submit(
    call: SubmitCall,
    wish: Wish,
    { from: at, field }: { from: From; field: string },
    take: typeof takeStep = takeStep,
  ): Promise<Submitted> {
    const { delegation: before, by, step } = wish;
    const taken = await call.once((tx) => take(tx, before, by, step, call.now));
    if (!taken) return {};
    if (!taken.taken) {
      const why = await whyNot(call, wish, taken);
      await quietly(call, redrawAsked(call, taken.delegation, null));
      return { errors: { [field]: `${why} Your words are still here.` } };
    }
    return { after: () => quietly(call, show(call, before, taken, at, wish)) };
  }

  async function whyNot(
    call: Call,
    { by, step }: Wish,
    taken: Taken & { taken: false },
  ): Promise<string> {
    return sayWhyNot(call, { ...taken, act: step.act }, by, await options.zoneOf(call));
  }

  /** Shows how it stands wherever it is seen; nothing is typed there, so the last of two quick clicks may draw it. */
  async function show(
    call: Call,
    before: Delegation,
    taken: Taken,
    at: From,
    { note, stale }: Wish,
  ): Promise<void> {
    const { delegation } = taken;
    const role = roleOf(delegation, call.user);
    const isRequest = role === 'delegate' && note === undefined;
    await redrawAsked(call, delegation, isRequest ? at.message : null);
    if (before.outboxId !== delegation.outboxId) await redrawSuperseded(call, before, options);
    const left = at.message && (await askedOfLeft(call.db, call, at.message));
    const isStale = !taken.taken && taken.why === 'changed';
    const draw = left ? () => left : taken.taken ? note : isStale ? stale : undefined;
    if (at.message && draw) await quietly(call, drawClicked(call, at.message, draw(delegation)));
    const other = delegation[role === 'manager' ? 'delegate' : 'manager'];
    await quietly(call, options.redrawHome(other, call.now));
    await quietly(call, options.redrawHome(call.user, call.now));
    if (at.view !== null) await quietly(call, redrawView(call, at.view, at.metadata));
  }

  async function redrawView(call: Call, view: string, metadata: string): Promise<void> {
    const drawn = metadata.startsWith(contractMark)
      ? await contractScreen(call, metadata.slice(contractMark.length))
      : await listScreen(call, readListing(metadata));
    await call.slack.views.update({ view_id: view, view: drawn });
  }

  /** A page of what somebody gave and was given. */
  async function listScreen(call: Call, listing: Listing): Promise<ModalView> {
    const shown = await readPage(call, listing, options);
    return listView(shown, { zone: await options.zoneOf(call), now: call.now });
  }

  /** A contract with its history. */
  async function contractScreen(call: Call, id: string): Promise<ModalView> {
    const delegation = await findDelegation(call, id);
    const role = roleOf(delegation, call.user) ?? 'delegate';
    const history = await readHistory(call.db, call.user, delegation);
    const reader = await readerOf(call.db, delegation, role, call.now);
    return contractView(history, role, reader, contractMetadata(id));
  }

  return { click, submit, contractScreen, listScreen };
}
