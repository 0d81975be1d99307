import type { Call } from '../slack/call.ts';
import { failureOf } from '../slack/failure.ts';
import type { Message } from '../slack/message.ts';
import { mark } from '../slack/thread.ts';
import { UserError } from '../slack/user-error.ts';
import { kudosAt, setPersonOut, setTakenOut } from './weekly.store.ts';
import { takenOutMessage } from './weekly.view.ts';

type Place = { channel: string; ts: string };

/**
 * Takes the reply at a place out of kudos, where others are named as well only whoever asks, and returns what is said to that;
 * null where nothing there is the caller's to take out.
 */
export async function takeOut(call: Call, at: Place): Promise<Message | null> {
  const { db, workspace, user, now } = call;
  const kudos = await kudosAt(db, call, at);
  if (!kudos) return null;
  const isWhole = kudos.giver === user || kudos.people.every((person) => person === user);
  await db.transaction().execute(async (tx) => {
    await setPersonOut(tx, call, kudos.id, now);
    if (isWhole) await setTakenOut(tx, workspace, kudos.id, now);
  });
  if (isWhole) await setMark(call, kudos, false);
  return takenOutMessage(`${kudos.channel} ${kudos.ts}`, isWhole);
}

/** The way back; false where there is nothing any more. */
export async function putBack(call: Call, at: Place): Promise<boolean> {
  const { db, workspace, user } = call;
  const kudos = await kudosAt(db, call, at);
  if (!kudos) return false;
  if (kudos.giver === user && kudos.people.length === 0) {
    throw new UserError('Everybody who is named in it has taken themselves out.');
  }
  await db.transaction().execute(async (tx) => {
    await setPersonOut(tx, call, kudos.id, null);
    await setTakenOut(tx, workspace, kudos.id, null);
  });
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
