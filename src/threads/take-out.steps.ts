import type { Call } from '../slack/call.ts';
import { failureOf } from '../slack/failure.ts';
import type { Message } from '../slack/message.ts';
import { mark } from '../slack/thread.ts';
import { UserError } from '../slack/user-error.ts';
import { nobodyIsLeft, peopleLeft } from './weekly.ts';
import { kudosAt, setPersonOut, setTakenOut } from './weekly.store.ts';
import { putBackMessage, takenOutMessage } from './weekly.view.ts';

type Place = { channel: string; ts: string };

/**
 * Takes the reply at a place out of kudos, where others are named as well only whoever asks, and returns what is said to that;
 * null where nothing there is the caller's to take out.
 */
export async function takeOut(call: Call, at: Place): Promise<Message | null> {
  const { db, workspace, user, now } = call;
  const kudos = await kudosAt(db, call, at);
  if (!kudos) return null;
  const isGiver = kudos.giver === user;
  const isWhole = isGiver || peopleLeft(kudos).every((person) => person === user);
  await db.transaction().execute(async (tx) => {
    await setPersonOut(tx, call, kudos.id, now);
    // What its author took out stays theirs to bring back.
    if (isGiver || (isWhole && !kudos.takenOut)) await setTakenOut(tx, workspace, kudos.id, now);
  });
  if (isWhole) await setMark(call, kudos, false);
  return takenOutMessage(`${kudos.channel} ${kudos.ts}`, isWhole);
}

/**
 * The way back, and what is said to that: whoever is named brings back only themselves, and the whole where it went with the
 * last of them. Null where there is nothing any more.
 */
export async function putBack(call: Call, at: Place): Promise<Message | null> {
  const { db, workspace, user } = call;
  const kudos = await kudosAt(db, call, at);
  if (!kudos) return null;
  const isGiver = kudos.giver === user;
  if (isGiver && nobodyIsLeft(kudos)) {
    throw new UserError('Everybody who is named in it has taken themselves out.');
  }
  const comesBack = isGiver || !kudos.takenOut || kudos.byTheLast;
  await db.transaction().execute(async (tx) => {
    await setPersonOut(tx, call, kudos.id, null);
    if (comesBack) await setTakenOut(tx, workspace, kudos.id, null);
  });
  if (comesBack) await setMark(call, kudos, true);
  return putBackMessage(comesBack);
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
