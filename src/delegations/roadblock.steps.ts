import type { Db } from '../db/schema.ts';
import { zoneOfPerson } from '../coach/index.ts';
import { enqueue, withdraw } from '../slack/outbox.store.ts';
import { answerCheckIn, forgetRoadblock, keepTold, markGone } from './check-in.store.ts';
import { type CheckIn, type Delegation, newsOf } from './delegation.ts';
import type { DelegationsOptions } from './delegation.listeners.ts';
import { asItStands } from './delegation.store.ts';
import { addEvent } from './event.store.ts';
import { mayTake } from './machine.ts';
import { tellInWords } from './news.steps.ts';
import type { Roadblock } from './roadblock-form.ts';
import {
  roadblockAnswerMessage,
  roadblockGoneMessage,
  roadblockMessage,
} from './roadblock.view.ts';

/*
 * What is written when something is in the way: all of it in the transaction `tx`. The manager hears what by their hours, and
 * what they answer comes in the thread of the check-in.
 */

/** From when on the manager reads what is told now, by their clock; null for at once, or when nobody can tell. */
export async function readFrom(
  db: Db,
  { workspace, manager }: Delegation,
  { reaches }: Pick<DelegationsOptions, 'reaches'>,
  now: Temporal.Instant,
): Promise<Temporal.ZonedDateTime | null> {
  const at = await reaches(db, workspace, manager, now);
  if (!at || Temporal.Instant.compare(at, now) <= 0) return null;
  return at.toZonedDateTimeISO(await zoneOfPerson(db, workspace, manager));
}

/** Something is in the way: the manager hears what. False when nothing can be told of it any more. */
export async function reportRoadblock(
  tx: Db,
  read: Delegation,
  checkIn: CheckIn,
  told: Roadblock & Pick<CheckIn, 'readFrom'>,
  now: Temporal.Instant,
): Promise<boolean> {
  const delegation = await asItStands(tx, read);
  if (delegation?.state !== 'accepted') return false;
  if (!(await answerCheckIn(tx, checkIn, 'roadblock', told.roadblock, now))) return false;
  const message = roadblockMessage(delegation, { ...checkIn, ...told });
  const toldIn = await tellInWords(tx, delegation, 'manager', { kind: 'roadblock', message }, now);
  await keepTold(tx, checkIn, { ...told, toldIn });
  return true;
}

/**
 * A roadblock told by mistake, or one that is out of the way: while nobody has read of it, the question is open again; later
 * the manager hears that it is gone. Null when there is nothing to take back.
 */
export async function takeBackRoadblock(
  tx: Db,
  read: Delegation,
  checkIn: CheckIn,
  now: Temporal.Instant,
): Promise<'unread' | 'gone' | null> {
  const { workspace, toldIn } = checkIn;
  const delegation = await asItStands(tx, read);
  if (delegation?.state !== 'accepted' || checkIn.answer !== 'roadblock') return null;
  if (toldIn !== null && (await withdraw(tx, workspace, toldIn))) {
    return (await forgetRoadblock(tx, checkIn)) ? 'unread' : null;
  }
  if (!(await markGone(tx, checkIn, now))) return null;
  if (toldIn === null) return 'gone';
  await enqueue(
    tx,
    {
      workspace,
      to: { user: delegation.manager },
      kind: 'roadblock-gone',
      message: roadblockGoneMessage(delegation),
      dueAt: now,
      threadOf: toldIn,
      occurrence: { schedule: newsOf(delegation.id), slot: `gone ${checkIn.id}` },
    },
    now,
  );
  return 'gone';
}

/** What the manager answers stands in the history, and in the thread of the check-in. `asked` names these words once. */
export async function answerRoadblock(
  tx: Db,
  read: Delegation,
  checkIn: CheckIn,
  { words, asked }: { words: string; asked: string },
  now: Temporal.Instant,
): Promise<boolean> {
  const isThere = checkIn.answer === 'roadblock' && checkIn.goneAt === null;
  const delegation = await asItStands(tx, read);
  if (!isThere || !delegation || !mayTake(delegation, 'manager', 'write', now)) return false;
  const sent = await enqueue(
    tx,
    {
      workspace: delegation.workspace,
      to: { user: delegation.delegate },
      kind: 'roadblock-answer',
      message: roadblockAnswerMessage(delegation, words),
      dueAt: now,
      threadOf: checkIn.outboxId,
      occurrence: { schedule: newsOf(delegation.id), slot: `answer ${asked}` },
    },
    now,
  );
  if (sent !== null) {
    await addEvent(tx, delegation, { by: delegation.manager, act: 'write', words }, now);
  }
  return true;
}
