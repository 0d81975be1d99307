import { z } from 'zod';
import type { ActionCall, Call, Listen } from '../slack/call.ts';
import type { Message } from '../slack/message.ts';
import { quietly } from '../slack/quietly.ts';
import { wordsAt } from '../slack/read-back.ts';
import { firstTime } from '../slack/receipt.store.ts';
import { mustFit, type Said, type Words } from '../slack/said.ts';
import { UserError } from '../slack/user-error.ts';
import { askedInMessage } from './check-in.store.ts';
import { type Asked, type Delegation, delegationOfNews, isOpen, roleOf } from './delegation.ts';
import { limits } from './delegation-form.ts';
import type { DelegationsOptions } from './delegation.listeners.ts';
import { readDelegation } from './delegation.store.ts';
import { reportNothing } from './delegation.steps.ts';
import { overdueStill } from './due.steps.ts';
import { findCheckIn, findDelegation } from './found.ts';
import { takeStep } from './machine.steps.ts';
import { oftenAsked } from './often.store.ts';
import { overdueIn } from './overdue.store.ts';
import { redrawCheckIns } from './redraw.ts';
import { roadblockLimits } from './roadblock-form.ts';
import { readFrom, reportRoadblock } from './roadblock.steps.ts';
import * as view from './words.view.ts';
import { type FormOptions, openDelegateForm, openedWith } from './writing.listeners.ts';

/** A reply under check-ins tells of a roadblock, once its author has said that it may leave the DM, and which one it is about. */
export const checkInInWords: Words = {
  async keep(said) {
    const asked = await askedBy(said);
    const [latest] = asked.slice(-1);
    if (!latest) return null;
    const [one, ...others] = meant(asked);
    if (!one) return view.nothingToTell(latest.delegation);
    const plain = plainAnswer(said.text);
    if (plain !== null && others.length > 0) return view.pressWhich();
    switch (plain) {
      case 'no':
        return nothing(said, one);
      case 'yes':
        return view.askWhat();
      case 'done':
        return view.pressDone();
      case null: {
        mustFit(said.text, roadblockLimits.roadblock);
        const { channel, thread, ts } = said.at;
        const valueOf = ({ checkIn }: Asked) => [checkIn.id, channel, thread, ts].join(' ');
        if (others.length === 0) return view.askToTell(one.delegation, valueOf(one));
        return view.askWhichToTell([one, ...others], valueOf);
      }
    }
  },
  async offer(call, prompt) {
    return (await askedBy({ ...call, prompt })).some(isOpen) ? 'That was my answer' : null;
  },
};

/** A reply under what somebody hears of a delegation goes to the other one, once its author has said that it may leave the DM. */
export const contractInWords: Words = {
  async keep(said) {
    const { db, workspace, user, prompt } = said;
    const id = prompt.schedule_id === null ? null : delegationOfNews(prompt.schedule_id);
    const delegation = id && (await readDelegation(db, workspace, user, id));
    return delegation ? toSend(said, delegation) : null;
  },
};

/** The same under what is overdue, where there is one delegation or more. */
export const overdueInWords: Words = {
  async keep(said) {
    const { db, workspace, user, prompt } = said;
    const told = (await overdueIn(db, workspace, user, prompt.id)).map((each) => each.delegation);
    const still = await overdueStill(db, { workspace, user }, prompt.id);
    const [first, ...others] = still.length > 0 ? still : told;
    if (!first) return contractInWords.keep(said);
    return others.length > 0 ? view.pressWrite() : toSend(said, first);
  },
};

async function toSend(said: Said, delegation: Delegation): Promise<Message | null> {
  const { db, user, text, at, now } = said;
  const role = roleOf(delegation, user);
  if (!role) return null;
  if (!mayWrite(delegation)) return view.nothingToSend(delegation);
  mustFit(text, limits.done);
  const value = [delegation.id, at.channel, at.thread, at.ts].join(' ');
  const often = role === 'manager' ? await oftenAsked(db, delegation, now) : null;
  return view.askToSend(delegation, role, value, often);
}

function mayWrite(delegation: Delegation): boolean {
  return delegation.state !== 'handed-over';
}

const telling = z
  .string()
  .transform((value) => value.split(' '))
  .pipe(z.tuple([z.string(), z.string(), z.string(), z.string()]));

export function listenForWords(on: Listen, options: DelegationsOptions): void {
  on.action('delegations.tell', async (call) => {
    const [id, channel, thread, ts] = telling.parse(call.value);
    const { checkIn, delegation } = await findCheckIn(call, id);
    const roadblock = await wordsAt(call.slack, { channel, thread, ts }, call.user);
    if (!roadblock) {
      throw new UserError("I can't find what you wrote any more. Nobody was told.");
    }
    mustFit(roadblock, roadblockLimits.roadblock);
    const told = {
      roadblock,
      need: '',
      readFrom: await readFrom(call.db, delegation, options, call.now),
    };
    const isTold = await call.db
      .transaction()
      .execute((tx) => reportRoadblock(tx, delegation, checkIn, told, call.now));
    const current = await findCheckIn(call, id);
    await call.replace(isTold ? view.told(delegation) : view.nothingToTell(current.delegation));
    await redrawCheckIns(call, checkIn, call.user);
  });
  on.action('delegations.send', async (call) => {
    const [id, channel, thread, ts] = telling.parse(call.value);
    const delegation = await findDelegation(call, id);
    const role = roleOf(delegation, call.user) ?? 'delegate';
    const words = await wordsAt(call.slack, { channel, thread, ts }, call.user);
    if (!words) throw new UserError("I can't find what you wrote any more. Nothing was sent.");
    mustFit(words, limits.done);
    const isSent = await call.db.transaction().execute(async (tx) => {
      const { workspace, now } = call;
      if (!(await firstTime(tx, workspace, `sent ${channel} ${ts}`, now))) return true;
      return (await takeStep(tx, delegation, role, { act: 'write', words }, now)).taken;
    });
    const other = role === 'manager' ? 'delegate' : 'manager';
    await call.replace(isSent ? view.sent(delegation, other) : view.nothingToSend(delegation));
  });
  on.action('delegations.send-not', (call) => call.replace(view.notSent()));
  on.action('delegations.tell-not', (call) => call.replace(view.notTold()));
}

/** Opens the form that hands over work, with what somebody wrote: "@ana 5-page report by Friday", or the outcome alone. */
export async function delegateInWords(
  call: ActionCall,
  text: string,
  options: FormOptions,
): Promise<void> {
  await openDelegateForm(call, await openedWith(call, text, options), options);
}

async function nothing(said: Said, { checkIn, delegation }: Asked): Promise<Message> {
  await said.once((tx) => reportNothing(tx, delegation, checkIn, said.now));
  await quietly(said, redrawCheckIns(said, checkIn, said.user));
  return view.nothingInTheWay();
}

async function askedBy(of: Call & Pick<Said, 'prompt'>): Promise<Asked[]> {
  return askedInMessage(of.db, of.workspace, of.user, of.prompt.id);
}

/** What words may be about: what is still open, else what a roadblock can still be told of. */
function meant(asked: readonly Asked[]): Asked[] {
  const open = asked.filter(isOpen);
  if (open.length > 0) return open;
  return asked.filter(
    ({ checkIn, delegation }) =>
      delegation.state === 'accepted' && checkIn.answer === 'no-roadblock',
  );
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
