import { z } from 'zod';
import { failureOf } from '../slack/failure.ts';
import type { Call } from '../slack/call.ts';
import type { Message } from '../slack/message.ts';
import { sentMessage } from '../slack/outbox.store.ts';

/** Where a message stands. */
export const place = z.object({ channel: z.string(), ts: z.string() });
export type Place = z.infer<typeof place>;

/**
 * Draws a message of the outbox anew. `at` is where somebody clicked on it: the outbox may not know yet, when Slack's
 * answer to its posting was lost.
 */
export async function redraw(
  call: Call,
  at: Place | null,
  outboxId: string,
  message: Message,
): Promise<void> {
  const where = at ?? (await sentMessage(call.db, call.workspace, outboxId));
  if (where) await quietly(call, call.slack.chat.update({ ...where, ...message }));
}

/** What is drawn again may be gone by now: everything is kept, and its buttons answer for themselves. */
export async function quietly(call: Call, drawing: Promise<unknown>): Promise<void> {
  await drawing.catch((error: unknown) =>
    call.log.info({ failure: failureOf(error) }, 'a delegation was not drawn again'),
  );
}
