import { managerOf } from '../coach/index.ts';
import type { Db } from '../db/schema.ts';
import type { ActionCall, Listen } from '../slack/call.ts';
import type { Message } from '../slack/message.ts';
import { enqueue, type OutboxRow } from '../slack/outbox.store.ts';
import { quietly } from '../slack/quietly.ts';
import { markSent } from './month.store.ts';
import { type Months, readyAt } from './month.steps.ts';
import { does, monthMessage, onItsWayView, withoutPicture } from './month.view.ts';

/** The kind of a message with a picture; it answers a click, so it comes at any hour. */
export const pictureKind = 'month-picture';

export function listenForMonths(on: Listen, months: Months): void {
  for (const turn of [does.earlier, does.later]) {
    on.action(turn, async (call) => {
      // The tab is drawn again after every click.
      months.turnTo(call.user, Temporal.PlainYearMonth.from(call.value), call.now);
    });
  }

  on.action(does.send, async (call) => {
    await managerOf(call);
    const month = Temporal.PlainYearMonth.from(call.value);
    await quietly(call, call.open(onItsWayView(month)));
    await send(call, month);
  });

  async function send(call: ActionCall, month: Temporal.PlainYearMonth): Promise<void> {
    const { db, workspace, user, now } = call;
    const looked = await months.read(call, month);
    if (!looked) return;
    const made = await months.make(call, looked);
    const picture = made?.state === 'refused' ? null : made;
    const message = monthMessage({ ...looked.shown, picture: picture?.file ?? null });
    const ready = picture ? readyAt(picture) : now;
    await db.transaction().execute(async (tx) => {
      if (picture) await markSent(tx, call, picture, now);
      await enqueue(
        tx,
        {
          workspace,
          to: { user },
          kind: pictureKind,
          message,
          dueAt: Temporal.Instant.compare(ready, now) > 0 ? ready : now,
        },
        now,
      );
    });
  }
}

/** Slack would not take the picture: the words alone do. */
export async function sendWordsAlone(
  tx: Db,
  row: OutboxRow,
  _code: string,
  now: Temporal.Instant,
): Promise<void> {
  const message = JSON.parse(row.message) as Message;
  const hasPicture = message.blocks.some(({ type }) => type === 'image');
  if (row.user_id === null || !hasPicture) return;
  await enqueue(
    tx,
    {
      workspace: row.workspace_id,
      to: { user: row.user_id },
      kind: 'reply',
      message: withoutPicture(message),
      dueAt: now,
    },
    now,
  );
}
