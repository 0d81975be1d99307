import type { Call } from './call.ts';
import type { Message } from './message.ts';
import { sentMessage } from './outbox.store.ts';
import { quietly } from './quietly.ts';

/** Other words for a message of the outbox that stands in Slack already. */
export type Redraw = { outbox: string; message: Message };

/** Draws messages anew where they stand, once what they say is kept. What never arrived is left out. */
export async function redraw(
  of: Pick<Call, 'db' | 'slack' | 'workspace' | 'log'>,
  changes: readonly Redraw[],
): Promise<void> {
  for (const { outbox, message } of changes) {
    const sent = await sentMessage(of.db, of.workspace, outbox);
    if (sent) await quietly(of, of.slack.chat.update({ ...sent, ...message }));
  }
}
