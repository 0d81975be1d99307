import type { Manager } from '../coach/index.ts';
import { isPausedOn, readManager } from '../coach/index.ts';
import type { Db } from '../db/schema.ts';
import { practiceByKey } from '../practices/index.ts';
import {
  type Next,
  type Planner,
  removeSchedule,
  setSchedule,
} from '../schedule/schedule.store.ts';
import { enqueue, type Outgoing, outboxState } from '../slack/outbox.store.ts';
import { localDate } from '../time/wall.ts';
import { type Block, blockOf, nextBlock, nextQuestion, remindAt } from './vision.ts';
import { addSession, lastNote, lastSessions, readMoves, readSession } from './vision.store.ts';
import { notePrompt, reminder } from './vision.view.ts';

/** How long after the block the note is still asked for. */
const noteGrace = Temporal.Duration.from({ hours: 6 });

export function questions(): Readonly<Record<string, string>> {
  const practice = practiceByKey('vision-time');
  if (!practice) throw new Error('the catalogue has no vision-time');
  return practice.wordings;
}

/** Sets the moment of the next reminder; called whenever the settings or a week's move change. */
export async function planVision(tx: Db, manager: Manager, now: Temporal.Instant): Promise<void> {
  const { workspace, user } = manager;
  const next = await nextReminder(tx, manager, now);
  if (next) await setSchedule(tx, { workspace, user, id: `vision:${user}`, kind: 'vision', next });
  else await removeSchedule(tx, workspace, `vision:${user}`);
}

async function nextReminder(tx: Db, manager: Manager, now: Temporal.Instant): Promise<Next | null> {
  const moves = await readMoves(tx, manager.workspace, manager.user);
  const block = nextBlock(manager, now, moves);
  return block && { slot: block.startsAt.toString(), at: remindAt(block) };
}

/** The reminder before a block, and the schedule of the note at its end. */
export const planReminder: Planner = async (tx, due, now) => {
  const { workspace_id: workspace, user_id: user } = due;
  const manager = await readManager(tx, workspace, user);
  if (!manager) return null;
  const moves = await readMoves(tx, workspace, user);
  const justBefore = Temporal.Instant.fromEpochMilliseconds(due.next_at - 1);
  const block = nextBlock(manager, justBefore, moves);
  const isThis = block?.startsAt.toString() === due.slot;
  if (block && isThis && !isPausedOn(manager, block.date)) {
    await remind(tx, manager, block, { schedule: due.id, slot: due.slot }, now);
  }
  return nextReminder(tx, manager, now);
};

async function remind(
  tx: Db,
  manager: Manager,
  block: Block,
  occurrence: { schedule: string; slot: string },
  now: Temporal.Instant,
): Promise<void> {
  const { workspace, user, zone } = manager;
  if (Temporal.Instant.compare(now, block.endsAt) >= 0) return;
  const sessions = await lastSessions(tx, workspace, user);
  const texts = questions();
  const question = nextQuestion(
    Object.keys(texts),
    sessions.map((session) => session.question),
  );
  const outgoing: Outgoing = {
    workspace,
    to: { user },
    kind: 'vision-reminder',
    message: reminder({
      block,
      zone,
      question: texts[question] ?? '',
      last: await lastNote(tx, workspace, user),
      now,
    }),
    dueAt: now,
    expiresAt: block.startsAt,
    occurrence,
  };
  // A block that was moved by hand is asked for. One that the day has no place for is still promised.
  const unasked = block.isMoved ? null : { ...outgoing, unaskedOn: localDate(now, zone) };
  const outbox =
    (unasked && (await enqueue(tx, unasked, now))) ?? (await enqueue(tx, outgoing, now));
  if (!outbox) return;
  const session = await addSession(tx, workspace, user, { block, question, outbox });
  await setSchedule(tx, {
    workspace,
    user,
    id: noteScheduleOf(session),
    kind: 'vision-note',
    subject: session,
    next: { slot: 'note', at: block.endsAt },
  });
}

export function noteScheduleOf(session: string): string {
  return `vision-note:${session}`;
}

/** The prompt at the end of a block: a reply under the reminder, or on its own when that never arrived. */
export const planNote: Planner = async (tx, due, now) => {
  const { workspace_id: workspace, user_id: user } = due;
  const session = due.subject ? await readSession(tx, workspace, user, due.subject) : null;
  const manager = await readManager(tx, workspace, user);
  if (!session || !manager || session.note !== null) return null;
  const moves = await readMoves(tx, workspace, user);
  if (!blockOf(manager, Temporal.PlainDate.from(session.week), moves)) return null;
  const above = await outboxState(tx, workspace, session.outbox_id);
  const endsAt = Temporal.Instant.fromEpochMilliseconds(session.ends_at);
  await enqueue(
    tx,
    {
      workspace,
      to: { user },
      kind: 'vision-note',
      message: notePrompt(session.id),
      dueAt: now,
      expiresAt: endsAt.add(noteGrace),
      ...(above === 'sent' && { threadOf: session.outbox_id }),
      occurrence: { schedule: due.id, slot: due.slot },
    },
    now,
  );
  return null;
};
