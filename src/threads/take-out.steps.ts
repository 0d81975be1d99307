import type { Call } from '../slack/call.ts';
import { failureOf } from '../slack/failure.ts';
import type { Message } from '../slack/message.ts';
import { mark } from '../slack/thread.ts';
import { kudosAt, setTakenOut } from './weekly.store.ts';
import { takenOutMessage } from './weekly.view.ts';

type Place = { channel: string; ts: string };

/** Takes the reply at a place out of kudos, and returns what is said to that; null where nothing there is the caller's to take out. */
export async function takeOut(call: Call, at: Place): Promise<Message | null> {
  const kudos = await kudosAt(call.db, call, at);
  if (!kudos) return null;
  await setTakenOut(call.db, call.workspace, kudos.id, call.now);
  await setMark(call, kudos, false);
  return takenOutMessage(`${kudos.channel} ${kudos.ts}`);
}

/** The way back; false where there is nothing any more. */
export async function putBack(call: Call, at: Place): Promise<boolean> {
  const kudos = await kudosAt(call.db, call, at);
  if (!kudos) return false;
  await setTakenOut(call.db, call.workspace, kudos.id, null);
  await setMark(call, kudos, true);
  return true;
}

/** The mark follows at once; where it cannot, the next look at the thread sets it. */
async function setMark(
  call: Call,
  { channel, ts: timestamp }: Place,
  isMarked: boolean,
): Promise<void> {
  const at = { channel, timestamp, name: mark };
  const { reactions } = call.slack;
  const done = isMarked ? reactions.add(at) : reactions.remove(at);
  await done.catch((error: unknown) =>
    call.log.warn({ failure: failureOf(error) }, 'a reply was not marked'),
  );
}
