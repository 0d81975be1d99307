import { randomUUID } from 'node:crypto';
import { zoneOfPerson } from '../coach/index.ts';
import type { Db } from '../db/schema.ts';
import { scheduledAt } from '../schedule/schedule.store.ts';
import type { Message } from '../slack/message.ts';
import { amend, enqueue, withdraw } from '../slack/outbox.store.ts';
import { checkInSchedule, type Delegation, newsOf, type Role } from './delegation.ts';
import type { Reader } from './delegation.view.ts';
import type { News, Step } from './machine.ts';
import { newsMessage } from './news.view.ts';
import { olderMessage } from './unheard.view.ts';
import { rootOf, type Waiting, waitingNews } from './news.store.ts';

/** What one of the two is to hear of a step of the other. */
export type Told = {
  before: Delegation;
  next: Delegation;
  by: Role;
  step: Step;
  to: Role;
  news: Exclude<News, 'request'>;
};

/** Whose clock a message about a delegation is written for. */
export async function readerOf(
  db: Db,
  delegation: Delegation,
  role: Role,
  now: Temporal.Instant,
): Promise<Reader> {
  const { workspace, manager } = delegation;
  return {
    zone: await zoneOfPerson(db, workspace, delegation[role]),
    managersZone: await zoneOfPerson(db, workspace, manager),
    now,
  };
}

/** Tells one of the two what the other did; what was written to them comes in the thread of the contract. */
export async function tell(tx: Db, told: Told, now: Temporal.Instant): Promise<void> {
  const { next, to, news } = told;
  const reader = await readerOf(tx, next, to, now);
  const { workspace, id, delegate } = next;
  const firstAt =
    news === 'accepted' ? await scheduledAt(tx, workspace, checkInSchedule(id)) : null;
  const firstCheckIn = firstAt && {
    at: firstAt,
    zone: await zoneOfPerson(tx, workspace, delegate),
  };
  const message = newsMessage(told, firstCheckIn, reader);
  await tellInWords(tx, next, to, { kind: `delegation-${news}`, message }, now);
}

/** Puts a message about a delegation on its way to one of the two; returns its outbox id, null for nobody to read it. */
export async function tellInWords(
  tx: Db,
  delegation: Delegation,
  to: Role,
  { kind, message }: { kind: string; message: Message },
  now: Temporal.Instant,
): Promise<string | null> {
  const { workspace, id } = delegation;
  const root = kind === 'delegation-written' ? await rootOf(tx, delegation, to) : null;
  return enqueue(
    tx,
    {
      workspace,
      to: { user: delegation[to] },
      kind,
      message,
      dueAt: now,
      occurrence: { schedule: newsOf(id), slot: randomUUID() },
      ...(root !== null && { threadOf: root }),
    },
    now,
  );
}

/** Whatever is still on its way to one of the two says that it is older than what they see now. */
export async function outdate(
  tx: Db,
  delegation: Delegation,
  role: Role,
  now: Temporal.Instant,
): Promise<void> {
  const waiting = await waitingNews(tx, delegation, role);
  if (waiting.length === 0) return;
  const reader = await readerOf(tx, delegation, role, now);
  for (const { id, message } of waiting) {
    await amend(tx, delegation.workspace, id, olderMessage(message, delegation, reader));
  }
}

/** Takes back what is still on its way to one of the two, as far as it is `meant`; false when nothing was. */
export async function withdrawNews(
  tx: Db,
  delegation: Delegation,
  role: Role,
  meant: (waiting: Waiting) => boolean = () => true,
): Promise<boolean> {
  let any = false;
  for (const waiting of await waitingNews(tx, delegation, role)) {
    if (meant(waiting) && (await withdraw(tx, delegation.workspace, waiting.id))) any = true;
  }
  return any;
}
