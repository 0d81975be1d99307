import { botUserOf } from '../db/workspace.store.ts';
import type { Call } from './call.ts';
import { failureOf } from './failure.ts';
import type { Message, PostBecame } from './message.ts';
import { outboxState, repliesUnder, sentMessage, withdraw } from './outbox.store.ts';
import { quietly } from './quietly.ts';
import { readThread } from './read-thread.ts';
import { drawAnew } from './redraw.ts';
import { onItsWay, takeBack } from './take-back.ts';
import { whyUnchanged } from './undelivered.ts';
import { UserError } from './user-error.ts';

/**
 * Takes a post in a channel back. What waits is not sent; a post without answers is deleted with our own replies; one with answers
 * of others says `instead`, since Slack would leave a gravestone above their words. Throws a UserError with Slack's reason, and
 * what the WebClient throws.
 */
export async function takePostBack(
  call: Call,
  outbox: string,
  instead: Message,
): Promise<PostBecame> {
  const { db, workspace } = call;
  const ours = await repliesUnder(db, workspace, outbox);
  const state = await outboxState(db, workspace, outbox);
  if (state === 'dead' || state === 'missed' || (await withdraw(db, workspace, outbox))) {
    for (const reply of ours) await withdraw(db, workspace, reply);
    return 'unsent';
  }
  const takeOursBack = async () => {
    for (const reply of ours) await quietly(call, takeBack(call, reply));
  };
  if (await othersAnswered(call, outbox)) {
    await drawPost(call, outbox, instead);
    await takeOursBack();
    return 'replaced';
  }
  // A reply of ours would be enough for a gravestone.
  await takeOursBack();
  await takeBack(call, outbox);
  return 'deleted';
}

/** Draws a post where it stands. Throws a UserError with Slack's reason, and what the WebClient throws. */
export async function drawPost(call: Call, outbox: string, message: Message): Promise<void> {
  const { db, workspace } = call;
  const place = await sentMessage(db, workspace, outbox);
  if (!place) {
    if ((await outboxState(db, workspace, outbox)) === 'sending') throw onItsWay();
    throw new UserError("I can't find the post any more, so it stays as it is.");
  }
  try {
    await drawAnew(call, place, message, outbox);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind !== 'refused') throw error;
    throw new UserError(`I could not change the post. ${whyUnchanged(failure.code)}`);
  }
}

/** Whether somebody has written below a post that still stands there; where that cannot be read, perhaps. */
async function othersAnswered(call: Call, outbox: string): Promise<boolean> {
  const { db, workspace, slack } = call;
  const place = await sentMessage(db, workspace, outbox);
  if (!place) return false;
  try {
    const thread = await readThread(slack, place, await botUserOf(db, workspace));
    return thread !== null && thread.post === 'there' && thread.replies.length > 0;
  } catch (error) {
    if (failureOf(error).kind !== 'refused') throw error;
    return true;
  }
}
