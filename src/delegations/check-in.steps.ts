import { growingId } from '../db/id.ts';
import type { Db } from '../db/schema.ts';
import { scheduledAt, setSchedule } from '../schedule/schedule.store.ts';
import { amend, enqueue, withdraw } from '../slack/outbox.store.ts';
import { localDate } from '../time/wall.ts';
import {
  addCheckIn,
  askedInMessage,
  isAsked,
  lastCheckInsDue,
  latestCheckIn,
  removeCheckIn,
  waitingCheckIns,
} from './check-in.store.ts';
import { checkInsMessage } from './check-ins.view.ts';
import {
  type Asked,
  checkInSchedule,
  type Delegation,
  firstCheckIn,
  isOpen,
  mostTogether,
  nextCheckIn,
  together,
  unanswered,
} from './delegation.ts';
import { delegationsOf } from './delegation.store.ts';
import { planSilence } from './silence.planners.ts';

/** When check-ins are asked, on which local date of the delegate, and from when on it is too late. */
type Moment = {
  now: Temporal.Instant;
  zone: string;
  date: Temporal.PlainDate;
  expiresAt: Temporal.Instant;
};

/**
 * Asks about a delegation, and about whatever else its delegate would be asked within the hour: in a message that has not
 * gone out yet when there is one, else in a new one, an hour after the last at the earliest. Does nothing when it was asked
 * that day.
 */
export async function askTogether(
  tx: Db,
  delegation: Delegation,
  occurrence: { schedule: string; slot: string },
  moment: Moment,
): Promise<void> {
  const { workspace, delegate } = delegation;
  const { now, expiresAt } = moment;
  if (await isAsked(tx, delegation, moment.date)) return;
  const waiting = await waitingCheckIns(tx, workspace, delegate, expiresAt);
  const before = waiting === null ? [] : await askedInMessage(tx, workspace, delegate, waiting);
  const hasRoom = before.length < mostTogether;
  const others = await askedWithinTheHour(tx, delegation, moment);
  const most = hasRoom ? mostTogether - before.length : mostTogether;
  const early = others.slice(0, most - 1);
  const asked = [delegation, ...early.map((each) => each.delegation)]
    .toSorted(olderFirst)
    .map((each) => newQuestion(each, moment.date));

  let outboxId = hasRoom ? waiting : null;
  if (outboxId === null) {
    const message = checkInsMessage(asked, now);
    const dueAt = await notTooSoon(tx, delegation, moment);
    const to = { user: delegate };
    const kind = 'check-in';
    outboxId = await enqueue(
      tx,
      { workspace, to, kind, message, dueAt, expiresAt, occurrence },
      now,
    );
    if (outboxId === null) return;
  } else if (!(await amend(tx, workspace, outboxId, checkInsMessage([...before, ...asked], now)))) {
    throw new Error('a message that was waiting is gone');
  }
  for (const { checkIn, delegation: about } of asked) {
    await addCheckIn(tx, { ...checkIn, outboxId });
    await planSilence(tx, about, moment);
  }
  for (const each of early) await skip(tx, each, moment.zone);
}

/** Sets the next check-in, if one was agreed on, and returns its moment. The first one leaves them a day. */
export async function scheduleCheckIn(
  tx: Db,
  delegation: Delegation,
  zone: string,
  now: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  if (!delegation.checkIn) return null;
  const { checkIn: rule, answeredAt } = delegation;
  const first = answeredAt && firstCheckIn(rule, answeredAt, zone);
  const next = nextCheckIn(rule, now, zone);
  const { date, at } = first && Temporal.Instant.compare(first.at, next.at) > 0 ? first : next;
  await setSchedule(tx, {
    workspace: delegation.workspace,
    id: checkInSchedule(delegation.id),
    user: delegation.delegate,
    kind: 'check-in',
    subject: delegation.id,
    next: { slot: date.toString(), at },
  });
  return at;
}

/** Takes the open question of a delegation that nobody is asked about any more out of a message that has not gone out yet. */
export async function takeBackQuestion(
  tx: Db,
  delegation: Delegation,
  now: Temporal.Instant,
): Promise<void> {
  const { workspace, delegate, id } = delegation;
  const latest = await latestCheckIn(tx, workspace, delegate, id);
  if (!latest) return;
  const asked = await askedInMessage(tx, workspace, delegate, latest.outboxId);
  const others = asked.filter((each) => each.delegation.id !== id && isOpen(each));
  if (others.length === 0) {
    if (await withdraw(tx, workspace, latest.outboxId)) await removeCheckIn(tx, latest);
    return;
  }
  const message = checkInsMessage(others, now);
  if (await amend(tx, workspace, latest.outboxId, message)) await removeCheckIn(tx, latest);
}

type Soon = { delegation: Delegation; at: Temporal.Instant };

/** What else the delegate would be asked that day within the hour, soonest first. */
async function askedWithinTheHour(
  tx: Db,
  { workspace, id, delegate }: Delegation,
  { now, zone, date }: Moment,
): Promise<Soon[]> {
  const theirs = await delegationsOf(tx, workspace, delegate, 'delegate', {
    openOnly: true,
    limit: 1000,
  });
  const until = now.add(together);
  const soon: Soon[] = [];
  for (const delegation of theirs) {
    if (delegation.id === id || delegation.state !== 'accepted' || !delegation.checkIn) continue;
    if (delegation.hasLeft.manager) continue;
    const at = await scheduledAt(tx, workspace, checkInSchedule(delegation.id));
    if (!at || Temporal.Instant.compare(at, until) >= 0) continue;
    if (!localDate(at, zone).equals(date) || (await isAsked(tx, delegation, date))) continue;
    soon.push({ delegation, at });
  }
  return soon.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
}

function olderFirst(a: Delegation, b: Delegation): number {
  return (
    Temporal.Instant.compare(a.createdAt, b.createdAt) || Number(a.id > b.id) - Number(a.id < b.id)
  );
}

function newQuestion(delegation: Delegation, date: Temporal.PlainDate): Asked {
  const { workspace, id } = delegation;
  const checkIn = { workspace, id: growingId(), delegation: id, date, outboxId: '' };
  return { checkIn: { ...checkIn, ...unanswered }, delegation };
}

/** Now, or an hour after the last message with check-ins; a question that would be too late then comes now. */
async function notTooSoon(
  tx: Db,
  { workspace, delegate }: Delegation,
  { now, expiresAt }: Moment,
): Promise<Temporal.Instant> {
  const last = await lastCheckInsDue(tx, workspace, delegate);
  const rested = last?.add(together);
  if (!rested || Temporal.Instant.compare(rested, now) <= 0) return now;
  return Temporal.Instant.compare(rested, expiresAt) < 0 ? rested : now;
}

/** What was asked ahead of its moment is asked again at the one after that. */
async function skip(tx: Db, { delegation, at }: Soon, zone: string): Promise<void> {
  const { workspace, id, delegate, checkIn } = delegation;
  if (!checkIn) return;
  const next = nextCheckIn(checkIn, at, zone);
  await setSchedule(tx, {
    workspace,
    id: checkInSchedule(id),
    user: delegate,
    kind: 'check-in',
    subject: id,
    next: { slot: next.date.toString(), at: next.at },
  });
}
