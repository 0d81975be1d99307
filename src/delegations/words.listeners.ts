import { z } from 'zod';
import type { ActionCall, Call, Listen } from '../slack/call.ts';
import type { Message } from '../slack/message.ts';
import { quietly } from '../slack/quietly.ts';
import { wordsAt } from '../slack/read-back.ts';
import { mustFit, type Said, type Words } from '../slack/said.ts';
import { UserError } from '../slack/user-error.ts';
import { checkInOfMessage } from './check-in.store.ts';
import { answeredCheckIn } from './check-in.view.ts';
import { type CheckIn, type Delegation, readCommand } from './delegation.ts';
import { limits } from './delegation-form.ts';
import { openDelegateForm } from './delegation.listeners.ts';
import { delegationOfMessage } from './delegation.store.ts';
import { reportNothing, reportRoadblock } from './delegation.steps.ts';
import { findCheckIn, findDelegation } from './found.ts';
import { redraw } from './redraw.ts';
import * as view from './words.view.ts';

/** A reply under a check-in tells of a roadblock, once its author has said that it may leave the DM. */
export const checkInInWords: Words = {
  async keep(said) {
    const { checkIn, delegation } = (await asked(said)) ?? {};
    if (!checkIn || !delegation) return null;
    const isOpen = delegation.state === 'accepted';
    if (!isOpen || checkIn.answer === 'roadblock') return view.nothingToTell(delegation);
    switch (plainAnswer(said.text)) {
      case 'no':
        return nothing(said, checkIn, delegation);
      case 'yes':
        return view.askWhat();
      case 'done':
        return view.pressDone();
      case null: {
        mustFit(said.text, limits.roadblock);
        const { channel, thread, ts } = said.at;
        return view.askToTell(delegation, [checkIn.id, channel, thread, ts].join(' '));
      }
    }
  },
  async offer(call, prompt) {
    const { checkIn, delegation } = (await asked({ ...call, prompt })) ?? {};
    return checkIn?.answer === null && delegation?.state === 'accepted'
      ? 'That was my answer'
      : null;
  },
};

/** A reply under a request answers nothing: what two people agree on takes a click. */
export const requestInWords: Words = {
  async keep({ db, workspace, user, prompt }) {
    const delegation = await delegationOfMessage(db, workspace, user, prompt.id);
    return delegation && view.answerByButton(delegation);
  },
};

const telling = z
  .string()
  .transform((value) => value.split(' '))
  .pipe(z.tuple([z.string(), z.string(), z.string(), z.string()]));

export function listenForWords(on: Listen): void {
  on.action('delegations.tell', async (call) => {
    const [id, channel, thread, ts] = telling.parse(call.value);
    const { checkIn, delegation } = await findCheckIn(call, id);
    const roadblock = await wordsAt(call.slack, { channel, thread, ts }, call.user);
    if (!roadblock) {
      throw new UserError("I can't find what you wrote any more. Nobody was told.");
    }
    mustFit(roadblock, limits.roadblock);
    const isTold = await call.db
      .transaction()
      .execute((tx) => reportRoadblock(tx, delegation, checkIn, roadblock, call.now));
    const current = await findCheckIn(call, id);
    await call.replace(isTold ? view.told(delegation) : view.nothingToTell(current.delegation));
    await show(call, current);
  });
  on.action('delegations.tell-not', (call) => call.replace(view.notTold()));
}

/** Opens the form that hands over work, with what somebody wrote: "@ana 5-page report", or the outcome alone. */
export async function delegateInWords(call: ActionCall, text: string): Promise<void> {
  const command = readCommand(text);
  const { delegate = null, outcome = text } = command.kind === 'form' ? command : {};
  await openDelegateForm(call, { ...(delegate && { delegate }), outcome });
}

async function nothing(said: Said, checkIn: CheckIn, delegation: Delegation): Promise<Message> {
  await said.once((tx) => reportNothing(tx, delegation, checkIn, said.now));
  await quietly(said, show(said, await findCheckIn(said, checkIn.id)));
  return view.nothingInTheWay();
}

async function asked(
  of: Call & Pick<Said, 'prompt'>,
): Promise<{ checkIn: CheckIn; delegation: Delegation } | null> {
  const checkIn = await checkInOfMessage(of.db, of.workspace, of.user, of.prompt.id);
  return (
    checkIn && { checkIn, delegation: await findDelegation(of, checkIn.delegation, 'delegate') }
  );
}

async function show(
  call: Call,
  { checkIn, delegation }: { checkIn: CheckIn; delegation: Delegation },
): Promise<void> {
  await redraw(call, null, checkIn.outboxId, answeredCheckIn(delegation, checkIn, call.now));
}

/** A word that answers the question by itself; null for anything that says more. */
function plainAnswer(text: string): 'yes' | 'no' | 'done' | null {
  const word = text
    .toLowerCase()
    .replaceAll(/[\s.!]+/g, ' ')
    .trim();
  if (/^(no|nope|none|nothing|no roadblocks?|all good|all fine|nothing in the way)$/.test(word)) {
    return 'no';
  }
  if (/^(yes|yep|yeah)$/.test(word)) return 'yes';
  return /^(done|it is done|it's done|finished|all done)$/.test(word) ? 'done' : null;
}
