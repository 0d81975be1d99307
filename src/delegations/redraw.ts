import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Call } from '../slack/call.ts';
import type { Message } from '../slack/message.ts';
import { sentMessage } from '../slack/outbox.store.ts';
import { quietly } from '../slack/quietly.ts';
import { drawAnew, drawClicked } from '../slack/redraw.ts';
import { askedInMessage } from './check-in.store.ts';
import { checkInsMessage } from './check-ins.view.ts';
import type { CheckIn, Delegation } from './delegation.ts';
import type { DelegationsOptions } from './delegation.listeners.ts';
import { readDelegation } from './delegation.store.ts';
import { askedMessage, askMessage, supersededMessage } from './delegation.view.ts';
import { readerOf } from './news.steps.ts';

/** Where a message stands. */
export const place = z.object({ channel: z.string(), ts: z.string() });
export type Place = z.infer<typeof place>;

/**
 * Draws a message of the outbox anew. `at` is where somebody clicked: on it, of which the outbox may not know yet, when
 * Slack's answer to its posting was lost, or on another message with its buttons, which is drawn too.
 */
async function redraw(
  call: Call,
  at: Place | null,
  outboxId: string,
  message: Message,
): Promise<void> {
  const sent = await sentMessage(call.db, call.workspace, outboxId);
  const isElsewhere = at !== null && sent !== null && sent.ts !== at.ts;
  if (isElsewhere) await quietly(call, drawClicked(call, at, message));
  const where = isElsewhere ? sent : (at ?? sent);
  if (where) await quietly(call, drawAnew(call, where, message, outboxId));
}

/**
 * The message that asked the delegate shows how things stand. `at` is where it is, when known. Drawn again until it does: of
 * two steps at the same second the first may be drawn last.
 */
export async function redrawAsked(
  call: Call,
  { workspace, delegate, id }: Delegation,
  at: Place | null,
): Promise<void> {
  let drawn: number | null = null;
  for (;;) {
    const delegation = await readDelegation(call.db, workspace, delegate, id);
    if (!delegation || delegation.step === drawn) return;
    const reader = await readerOf(call.db, delegation, 'delegate', call.now);
    const message =
      delegation.state === 'proposed'
        ? askMessage(delegation, delegation, reader)
        : askedMessage(delegation, reader);
    await redraw(call, at, delegation.outboxId, message);
    drawn = delegation.step;
  }
}

/** A request in whose place there is a newer one leads there, or says when that comes. */
export async function redrawSuperseded(
  call: Call,
  before: Delegation,
  { reaches }: Pick<DelegationsOptions, 'reaches'>,
): Promise<void> {
  const { db, workspace, now } = call;
  const reader = await readerOf(db, before, 'delegate', now);
  const at = await reaches(db, workspace, before.delegate, now);
  const next = at && Temporal.Instant.compare(at, now) > 0 ? at : null;
  await redraw(call, null, before.outboxId, supersededMessage(before, next, reader));
}

/**
 * A message with check-ins shows what has been answered. Drawn again until it does: of two quick clicks in it the first may
 * be drawn last.
 */
export async function redrawCheckIns(
  call: Call,
  { outboxId }: CheckIn,
  delegate: string,
  at: Place | null = null,
): Promise<void> {
  let drawn: Message | null = null;
  for (;;) {
    const asked = await askedInMessage(call.db, call.workspace, delegate, outboxId);
    if (asked.length === 0) return;
    const message = checkInsMessage(asked, call.now);
    if (isDeepStrictEqual(message, drawn)) return;
    await redraw(call, at, outboxId, message);
    drawn = message;
  }
}
