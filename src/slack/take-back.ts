import type { Call } from './call.ts';
import { failureOf } from './failure.ts';
import { outboxState, sentMessage, wasDeleted, withdraw } from './outbox.store.ts';
import { whyUnchanged } from './undelivered.ts';
import { UserError } from './user-error.ts';

/**
 * Takes a message of the outbox back: one that waits is not sent, one that was sent is deleted in Slack. Throws a UserError
 * when it cannot be, and what the WebClient throws.
 */
export async function takeBack(call: Call, outbox: string): Promise<void> {
  const { db, workspace, slack } = call;
  if (await withdraw(db, workspace, outbox)) return;
  const state = await outboxState(db, workspace, outbox);
  if (state === 'sending') throw onItsWay();
  const place = await sentMessage(db, workspace, outbox);
  if (!place) {
    if (state !== null) return;
    throw new UserError("I can't find it any more, so it stays where it is.");
  }
  try {
    await slack.chat.delete(place);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind !== 'refused') throw error;
    // Somebody else has deleted it, or the whole channel.
    const isGone = ['message_not_found', 'channel_not_found'].includes(failure.code);
    if (!isGone) throw new UserError(whyUnchanged(failure.code));
  }
  await wasDeleted(db, workspace, outbox);
}

/** Nobody knows yet whether a message has arrived. */
export function onItsWay(): UserError {
  return new UserError('It is on its way at this very moment. Try again in a minute.');
}
