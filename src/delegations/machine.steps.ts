import { zoneOfPerson } from '../coach/index.ts';
import type { Db } from '../db/schema.ts';
import { removeSchedule } from '../schedule/schedule.store.ts';
import { amend, enqueue, withdraw } from '../slack/outbox.store.ts';
import { scheduleCheckIn, takeBackQuestion } from './check-in.steps.ts';
import { forgetDone } from './check-in.store.ts';
import { checkInSchedule, type Delegation, newsOf, type Role } from './delegation.ts';
import { asItStands, keepDelegation } from './delegation.store.ts';
import { askMessage } from './delegation.view.ts';
import { followDue } from './due.steps.ts';
import { addEvent } from './event.store.ts';
import { type Refusal, type Step, take, undoneByReopening } from './machine.ts';
import { outdate, tell, withdrawNews } from './news.steps.ts';
import { isOlder } from './unheard.view.ts';

/** What came of a step, and how the delegation stands now. */
export type Taken =
  | { taken: true; delegation: Delegation }
  | { taken: false; why: Refusal; delegation: Delegation };

/**
 * Takes a step with a delegation as it stands in `tx`, however it stood when it was read: the row, its history, the check-ins
 * and the messages. When the machine refuses it, nothing is written.
 */
export async function takeStep(
  tx: Db,
  read: Delegation,
  by: Role,
  step: Step,
  now: Temporal.Instant,
): Promise<Taken> {
  const before = await asItStands(tx, read);
  if (!before) return { taken: false, why: 'standing', delegation: read };
  const outcome = take(before, by, step, now);
  if (!outcome.taken) return { taken: false, why: outcome.why, delegation: before };

  const asksAnew = outcome.tells.some(({ news }) => news === 'request');
  const next = asksAnew ? await askAnew(tx, outcome.next, now) : outcome.next;
  if (!(await keepDelegation(tx, next))) throw new Error('a delegation changed within a step');
  await addEvent(tx, next, { by: read[by], act: step.act, words: wordsOf(step) }, now);
  await followCheckIns(tx, before, next, now);
  await followDue(tx, next, now, before);
  if (before.state === 'proposed' && next.state !== 'proposed') await closeRequest(tx, before, by);
  await outdate(tx, next, by, now);
  for (const each of outcome.tells) {
    if (each.how === 'request') await outdate(tx, next, each.to, now);
    else if (each.news !== 'request') {
      if (each.news === 'reopened' && (await isUnsaid(tx, next, each.to))) continue;
      await tell(tx, { before, next, by, step, to: each.to, news: each.news }, now);
    }
  }
  return { taken: true, delegation: next };
}

/** Whether the other one never heard that it was over, and now need not. */
async function isUnsaid(tx: Db, delegation: Delegation, to: Role): Promise<boolean> {
  const kinds = undoneByReopening.map((news) => `delegation-${news}`);
  return withdrawNews(tx, delegation, to, (each) => kinds.includes(each.kind) && !isOlder(each));
}

/** What somebody typed with a step. */
function wordsOf(step: Step): string {
  switch (step.act) {
    case 'accept':
      return step.restated;
    case 'decline':
      return step.reason;
    case 'return':
      return step.missing;
    case 'write':
    case 'object':
    case 'hand-in':
      return step.words;
    default:
      return '';
  }
}

/** A request that has not gone out says what is asked for now; otherwise another one follows it. */
async function askAnew(tx: Db, next: Delegation, now: Temporal.Instant): Promise<Delegation> {
  const { workspace, id, delegate, outboxId } = next;
  const zone = await zoneOfPerson(tx, workspace, delegate);
  const managersZone = await zoneOfPerson(tx, workspace, next.manager);
  const message = askMessage(next, next, { zone, managersZone, now });
  if (await amend(tx, workspace, outboxId, message)) return next;
  const asked = await enqueue(
    tx,
    {
      workspace,
      to: { user: delegate },
      kind: 'delegation',
      message,
      dueAt: now,
      occurrence: { schedule: newsOf(id), slot: `version ${next.version}` },
    },
    now,
  );
  if (asked === null) throw new Error('the outbox did not take a delegation');
  return { ...next, outboxId: asked };
}

/** A request that has not gone out is taken back; when nobody has read of it, so is what was to follow it. */
async function closeRequest(tx: Db, before: Delegation, by: Role): Promise<void> {
  await withdraw(tx, before.workspace, before.outboxId);
  if (by === 'manager' && !before.isKnown) await withdrawNews(tx, before, 'delegate');
}

/** Check-ins come while it is theirs to do. */
async function followCheckIns(
  tx: Db,
  before: Delegation,
  next: Delegation,
  now: Temporal.Instant,
): Promise<void> {
  const { workspace, id } = next;
  const rule = ({ state, checkIn }: Delegation) =>
    state === 'accepted' && checkIn ? JSON.stringify([checkIn.days, checkIn.at]) : null;
  if (rule(before) === rule(next)) return;
  if (before.state === 'handed-in' || before.state === 'done') await forgetDone(tx, next);
  if (rule(next) === null) {
    await removeSchedule(tx, workspace, checkInSchedule(id));
    await takeBackQuestion(tx, next, now);
  } else {
    await scheduleCheckIn(tx, next, await zoneOfPerson(tx, workspace, next.delegate), now);
  }
}
