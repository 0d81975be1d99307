import {
  isAbsentOn,
  isReturn,
  type Manager,
  readManager,
  type Replanned,
  visionPractice,
  withWelcome,
} from '../coach/index.ts';
import type { Db } from '../db/schema.ts';
import { isAwayAt } from '../people/index.ts';
import { plainWordings, practiceByKey } from '../practices/index.ts';
import {
  type Next,
  type Planner,
  removeSchedule,
  setSchedule,
} from '../schedule/schedule.store.ts';
import { enqueue, type Outgoing, outboxState, withdraw } from '../slack/outbox.store.ts';
import type { Message } from '../slack/message.ts';
import type { Redraw } from '../slack/redraw.ts';
import { localDate } from '../time/wall.ts';
import {
  type Block,
  blockOf,
  follow,
  moveOf,
  nextBlock,
  nextQuestion,
  noteAt,
  noteUntil,
  refit,
  remindAt,
} from './vision.ts';
import * as store from './vision.store.ts';
import type { Session } from './vision.store.ts';
import {
  notePrompt,
  reminder,
  reminderMoved,
  reminderMuted,
  reminderSkipped,
} from './vision.view.ts';

export function questions(): Readonly<Record<string, string>> {
  const practice = practiceByKey(visionPractice);
  if (!practice) throw new Error('the catalogue has no vision-time');
  return plainWordings(practice);
}

/**
 * Plans vision time anew; called whenever the settings or what was decided for a week change. A move that fits no longer is
 * taken back, a session follows its block, and the next reminder is set.
 */
export async function planVision(
  tx: Db,
  manager: Manager,
  now: Temporal.Instant,
): Promise<Replanned> {
  const { workspace, user } = manager;
  const said = await refitMoves(tx, manager, now);
  const redraws = await followBlocks(tx, manager, now);
  const next = await nextReminder(tx, manager, now);
  if (next) await setSchedule(tx, { workspace, user, id: `vision:${user}`, kind: 'vision', next });
  else await removeSchedule(tx, workspace, `vision:${user}`);
  return { redraws, said };
}

async function refitMoves(tx: Db, manager: Manager, now: Temporal.Instant): Promise<string[]> {
  const { workspace, user } = manager;
  const said: string[] = [];
  for (const move of (await store.readWeeks(tx, workspace, user, now)).moves) {
    const change = refit(manager, move, now);
    if (!change) continue;
    await store.keepMove(tx, workspace, user, { ...move, to: change.to });
    if (change.said) said.push(change.said);
  }
  return said;
}

/** Lets sessions that are not over follow the block of their week; returns the reminders that say something else now. */
async function followBlocks(tx: Db, manager: Manager, now: Temporal.Instant): Promise<Redraw[]> {
  const { workspace, user } = manager;
  const { moves } = await store.readWeeks(tx, workspace, user, now);
  const redraws: Redraw[] = [];
  for (const session of await store.openSessions(tx, workspace, user, now)) {
    const block = blockOf(manager, Temporal.PlainDate.from(session.week), moves);
    const what = follow(store.spanOf(session), block, now);
    const isOff = !block || what === 'comes again';
    if (isOff && (await withdraw(tx, workspace, session.outbox_id))) {
      await removeSchedule(tx, workspace, noteScheduleOf(session.id));
      await store.removeSession(tx, session);
      continue;
    }
    if (!block || what === 'stays') continue;
    await store.moveSession(tx, session, block);
    if (what === 'comes again') await removeSchedule(tx, workspace, noteScheduleOf(session.id));
    else await planNoteOf(tx, manager, session.id, block);
    const message = await reminderOf(tx, manager, block.week, now);
    if (message) redraws.push({ outbox: session.outbox_id, message });
  }
  return redraws;
}

/** What the reminder of a week says by now; null when it was never made. */
export async function reminderOf(
  db: Db,
  manager: Manager,
  week: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<Message | null> {
  const { workspace, user, zone } = manager;
  const session = await store.sessionOfWeek(db, workspace, user, week);
  if (!session) return null;
  if (manager.isVisionMuted) return reminderMuted(week.toString());
  const weeks = await store.readWeeks(db, workspace, user, now);
  if (moveOf(week, weeks.moves).isSkipped) {
    return reminderSkipped(week.toString(), { next: nextBlock(manager, now, weeks), zone, now });
  }
  const span = store.spanOf(session);
  if (Temporal.Instant.compare(remindAt(span), now) > 0) {
    return reminderMoved({ startsAt: span.startsAt, zone, now });
  }
  const question = questions()[session.question] ?? '';
  return reminderMessage(db, manager, { ...span, week }, question, now);
}

async function reminderMessage(
  db: Db,
  manager: Manager,
  block: Pick<Block, 'week' | 'startsAt' | 'endsAt'>,
  question: string,
  now: Temporal.Instant,
): Promise<Message> {
  const { workspace, user, zone } = manager;
  const last = await store.lastNote(db, workspace, user);
  return reminder({ block, zone, question, last, noteAt: noteAt(manager, block.endsAt), now });
}

async function nextReminder(tx: Db, manager: Manager, now: Temporal.Instant): Promise<Next | null> {
  const weeks = await store.readWeeks(tx, manager.workspace, manager.user, now);
  const block = nextBlock(manager, now, weeks);
  return block && { slot: block.startsAt.toString(), at: remindAt(block) };
}

/** The reminder before a block, and the schedule of the note at its end. */
export const planReminder: Planner = async (tx, due, now) => {
  const { workspace_id: workspace, user_id: user } = due;
  const manager = await readManager(tx, workspace, user);
  if (!manager) return null;
  const weeks = await store.readWeeks(tx, workspace, user, now);
  const justBefore = remindAt({ startsAt: Temporal.Instant.from(due.slot) }).subtract({
    nanoseconds: 1,
  });
  const block = nextBlock(manager, justBefore, weeks);
  if (block?.startsAt.toString() === due.slot && !isAwayAt(manager.daysOff.away, now)) {
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
  const before = await store.sessionOfWeek(tx, workspace, user, block.week);
  const question = before?.question ?? (await questionFor(tx, manager));
  const today = localDate(now, zone);
  const message = await reminderMessage(tx, manager, block, questions()[question] ?? '', now);
  const unasked: Outgoing = {
    workspace,
    to: { user },
    kind: 'vision-reminder',
    message: isReturn(manager, today) ? withWelcome(message) : message,
    dueAt: now,
    expiresAt: block.startsAt,
    unaskedOn: today,
    occurrence,
  };
  // A block that was put on a day by hand, or today, is asked for. Else the day has its message, which can only be this
  // week's own reminder, from before its reader went to another zone: it still says what is true.
  const { unaskedOn: _, ...asked } = unasked;
  const changedToday =
    manager.changedAt !== null && localDate(manager.changedAt, zone).equals(today);
  const outbox =
    (await enqueue(tx, unasked, now)) ??
    (block.isMoved || changedToday ? await enqueue(tx, asked, now) : before?.outbox_id);
  if (!outbox) return;
  if (before) await store.moveSession(tx, before, block, outbox);
  const session =
    before?.id ?? (await store.addSession(tx, workspace, user, { block, question, outbox }));
  await planNoteOf(tx, manager, session, block);
}

async function questionFor(tx: Db, { workspace, user }: Manager): Promise<string> {
  const sessions = await store.lastSessions(tx, workspace, user);
  return nextQuestion(
    Object.keys(questions()),
    sessions.map((session) => session.question),
  );
}

async function planNoteOf(
  tx: Db,
  { workspace, user }: Manager,
  session: Session['id'],
  block: Block,
): Promise<void> {
  await setSchedule(tx, {
    workspace,
    user,
    id: noteScheduleOf(session),
    kind: 'vision-note',
    subject: session,
    next: { slot: block.endsAt.toString(), at: block.endsAt },
  });
}

export function noteScheduleOf(session: string): string {
  return `vision-note:${session}`;
}

/** The prompt at the end of a block: a reply under the reminder, or on its own when that never arrived. */
export const planNote: Planner = async (tx, due, now) => {
  const { workspace_id: workspace, user_id: user } = due;
  const session = due.subject ? await store.readSession(tx, workspace, user, due.subject) : null;
  const manager = await readManager(tx, workspace, user);
  if (!session || !manager || session.note !== null) return null;
  const { moves } = await store.readWeeks(tx, workspace, user, now);
  const isOff =
    isAbsentOn(manager, localDate(now, manager.zone)) || isAwayAt(manager.daysOff.away, now);
  if (isOff || !blockOf(manager, Temporal.PlainDate.from(session.week), moves)) return null;
  const above = await outboxState(tx, workspace, session.outbox_id);
  await enqueue(
    tx,
    {
      workspace,
      to: { user },
      kind: 'vision-note',
      message: notePrompt(session.id),
      dueAt: now,
      expiresAt: noteUntil(manager, store.spanOf(session).endsAt),
      ...(above === 'sent' && { threadOf: session.outbox_id }),
      occurrence: { schedule: due.id, slot: due.slot },
    },
    now,
  );
  return null;
};
