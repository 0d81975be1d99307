import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { zoneOfPerson } from '../coach/index.ts';
import type { Call, Listen } from '../slack/call.ts';
import type { Message } from '../slack/message.ts';
import { quietly } from '../slack/quietly.ts';
import { wordsAt } from '../slack/read-back.ts';
import { redraw } from '../slack/redraw.ts';
import { mustFit, type Words } from '../slack/said.ts';
import { UserError } from '../slack/user-error.ts';
import { toldInMessage } from './check-in.store.ts';
import type { CheckIn, Delegation } from './delegation.ts';
import { findCheckIn, findDelegation, findToldCheckIn, sayWhyNot } from './found.ts';
import { mayTake } from './machine.ts';
import { redrawCheckIns } from './redraw.ts';
import { roadblockAnswerForm, roadblockLimits } from './roadblock-form.ts';
import { answerRoadblock, takeBackRoadblock } from './roadblock.steps.ts';
import * as view from './roadblock.view.ts';

const answering = z.object({ id: z.string() });

const inWords = z
  .string()
  .transform((value) => value.split(' '))
  .pipe(z.tuple([z.string(), z.string(), z.string(), z.string()]));

/** What becomes of a roadblock: the manager's answer, and that it is out of the way. */
export function listenForRoadblocks(on: Listen): void {
  on.action('delegations.roadblock-gone', async (call) => {
    const { checkIn, delegation } = await findCheckIn(call, call.value);
    const became = await call.db
      .transaction()
      .execute((tx) => takeBackRoadblock(tx, delegation, checkIn, call.now));
    await redrawCheckIns(call, checkIn, call.user, call.message);
    if (became === 'gone') {
      const current = await findCheckIn(call, call.value);
      await redrawTold(call, current.delegation, current.checkIn, null);
    }
  });

  on.action('delegations.answer-roadblock', async (call) => {
    const { checkIn, delegation } = await findToldCheckIn(call, call.value);
    if (checkIn.answer !== 'roadblock' || checkIn.goneAt !== null) {
      await redrawTold(call, delegation, checkIn, null);
      return;
    }
    if (!mayTake(delegation, 'manager', 'write', call.now)) {
      await redrawTold(call, delegation, checkIn, null);
      throw new UserError(await whyNot(call, delegation));
    }
    const metadata = JSON.stringify({ id: checkIn.id });
    await call.open(view.roadblockAnswerView(delegation, checkIn, metadata));
  });

  on.submission('delegations.roadblock-answer-form', roadblockAnswerForm, async (call, form) => {
    const { id } = answering.parse(JSON.parse(call.metadata));
    const { checkIn, delegation } = await findToldCheckIn(call, id);
    const words = form.answer;
    const answer = { words, asked: randomUUID() };
    const isSent = await call.once((tx) =>
      answerRoadblock(tx, delegation, checkIn, answer, call.now),
    );
    if (isSent === false) {
      const current = await findDelegation(call, delegation.id, 'manager');
      const why = mayTake(current, 'manager', 'write', call.now)
        ? 'This is not in the way any more.'
        : await whyNot(call, current);
      return { errors: { answer: `${why} Copy your text if you still need it.` } };
    }
    return { after: () => quietly(call, redrawTold(call, delegation, checkIn, words)) };
  });

  on.action('delegations.answer-roadblock-in-words', async (call) => {
    const [id, channel, thread, ts] = inWords.parse(call.value);
    const { checkIn, delegation } = await findToldCheckIn(call, id);
    const words = await wordsAt(call.slack, { channel, thread, ts }, call.user);
    if (!words) throw new UserError("I can't find what you wrote any more. Nobody was told.");
    mustFit(words, roadblockLimits.answer);
    const isSent = await call.db
      .transaction()
      .execute((tx) => answerRoadblock(tx, delegation, checkIn, { words, asked: ts }, call.now));
    await call.replace(isSent ? view.answerSent(delegation) : view.nothingToAnswer(delegation));
    if (isSent) await redrawTold(call, delegation, checkIn, words);
  });
  on.action('delegations.answer-not', (call) => call.replace(view.answerNotSent()));
}

/** A reply under a roadblock answers it, once its author has said that it may leave the DM. */
export const roadblockInWords: Words = {
  async keep(said): Promise<Message | null> {
    const { db, workspace, user, prompt } = said;
    const checkIn = await toldInMessage(db, workspace, user, prompt.id);
    if (!checkIn) return null;
    const delegation = await findDelegation(said, checkIn.delegation, 'manager');
    if (checkIn.goneAt !== null) return view.nothingToAnswer(delegation);
    mustFit(said.text, roadblockLimits.answer);
    const { channel, thread, ts } = said.at;
    return view.askToAnswer(delegation, [checkIn.id, channel, thread, ts].join(' '));
  },
};

/** Why nothing can be written about it any more. */
async function whyNot(call: Call, delegation: Delegation): Promise<string> {
  const zone = await zoneOfPerson(call.db, call.workspace, call.user);
  return sayWhyNot(call, { why: 'standing', delegation }, 'manager', zone);
}

/** The message that told the manager shows what became of it. */
async function redrawTold(
  call: Call,
  delegation: Delegation,
  checkIn: CheckIn,
  answer: string | null,
): Promise<void> {
  if (checkIn.toldIn === null || checkIn.answer !== 'roadblock') return;
  const message = view.roadblockMessage(delegation, checkIn, answer);
  await redraw(call, [{ outbox: checkIn.toldIn, message }]);
}
