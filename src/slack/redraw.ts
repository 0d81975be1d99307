import type { Call } from './call.ts';
import { failureOf } from './failure.ts';
import type { Message } from './message.ts';
import { messageAt, sentMessage } from './outbox.store.ts';
import { quietly } from './quietly.ts';

/** Other words for a message of the outbox that stands in Slack already. */
export type Redraw = { outbox: string; message: Message };

type Drawing = Pick<Call, 'db' | 'slack' | 'workspace' | 'log' | 'below'>;
type At = { channel: string; ts: string };

/** Draws messages anew where they stand, once what they say is kept. What never arrived is left out. */
export async function redraw(of: Drawing, changes: readonly Redraw[]): Promise<void> {
  for (const { outbox, message } of changes) {
    const sent = await sentMessage(of.db, of.workspace, outbox);
    if (sent) await quietly(of, drawAnew(of, sent, message, outbox));
  }
}

/**
 * Puts other words into the message of an outbox id that stands at a place. What stands below it besides, such as why its
 * reader gets it, stays. Throws what the WebClient throws.
 */
export async function drawAnew(
  of: Drawing,
  at: At,
  { text, blocks }: Message,
  outbox: string | null,
): Promise<void> {
  const below = outbox === null ? [] : await of.below(outbox);
  await of.slack.chat.update({ ...at, text, blocks: [...blocks, ...below] });
}

/** The same for a message that somebody has before them, whether the outbox sent it or not. */
export async function drawClicked(
  of: Drawing & Pick<Call, 'user'>,
  at: At,
  message: Message,
): Promise<void> {
  await drawAnew(of, at, message, await messageAt(of.db, of.workspace, at, of.user));
}

/** A list or form that has changed since the click is left as it is: the first of two quick clicks has drawn it. */
export async function unlessChanged(drawing: Promise<unknown>): Promise<void> {
  await drawing.catch((error: unknown) => {
    if (failureOf(error).code !== 'hash_conflict') throw error;
  });
}
