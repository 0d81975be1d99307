import type { Button } from '@slack/types';
import type { Db } from '../db/schema.ts';
import { growingId } from '../db/id.ts';
import { type Manager, mutedPractices, takesMessages, zoneOfPerson } from '../coach/index.ts';
import {
  type Delegation,
  delegationsOf,
  type Difference,
  differences,
  isUnderway,
} from '../delegations/index.ts';
import type { Composer } from '../room.ts';
import { removeSchedule, scheduledAt, setSchedule } from '../schedule/schedule.store.ts';
import { enqueue, enqueueTogether, unaskedDates } from '../slack/outbox.store.ts';
import type { Redraw } from '../slack/redraw.ts';
import { localDate } from '../time/wall.ts';
import {
  donePractice,
  isOpen,
  mostAsked,
  mostShown,
  type Question,
  runsFor,
  shownAtLatest,
  type Side,
  sideOf,
} from './done.ts';
import * as store from './done.store.ts';
import { doneMessage, doneShown, type ShownAt } from './done.view.ts';

/** What asking needs of other rooms. */
export type DoneOptions = {
  /** When a message written now would reach somebody, by their hours; null for not in the foreseeable future. */
  reaches(
    db: Db,
    workspace: string,
    user: string,
    now: Temporal.Instant,
  ): Promise<Temporal.Instant | null>;
  /** What one can do next about a delegation: write to the other one, or, as its manager, mend it. */
  buttons(db: Db, question: Question, side: Side, now: Temporal.Instant): Promise<Button[]>;
  /** Draws messages anew where they stand. */
  redraw(changes: readonly Redraw[]): Promise<void>;
};

type About = Pick<Question, 'person' | 'delegation' | 'subject'>;

/** Whether somebody can be asked: they take messages, and do not mind this one. */
export async function isAskable(db: Db, workspace: string, user: string): Promise<boolean> {
  if ((await mutedPractices(db, workspace, user)).has(donePractice)) return false;
  return takesMessages(db, workspace, user);
}

/**
 * Asks somebody about some pieces of work, as the one message of their day that they did not ask for; returns the questions,
 * not written yet, or [] when that day has had one already or would be too late.
 */
export async function askPerson(
  tx: Db,
  manager: Manager,
  about: readonly About[],
  { reaches }: Pick<DoneOptions, 'reaches'>,
  now: Temporal.Instant,
): Promise<Question[]> {
  const [first] = about;
  if (!first) return [];
  const { workspace } = manager;
  const { person } = first;
  const at = await reaches(tx, workspace, person, now);
  const latest = shownAtLatest(manager.zone, now).at;
  const zone = await zoneOfPerson(tx, workspace, person);
  if (!at || Temporal.Instant.compare(at, latest) >= 0) return [];
  const questions = about.map((each): Question => ({
    ...each,
    workspace,
    id: growingId(),
    manager: manager.user,
    managerOutbox: null,
    personOutbox: '',
    managerWords: null,
    personWords: null,
    createdAt: now,
    shownAt: null,
  }));
  const personOutbox = await enqueue(
    tx,
    {
      workspace,
      to: { user: person },
      kind: 'done-asked',
      message: doneMessage(questions, 'person', { at: latest, zone }),
      dueAt: now,
      expiresAt: latest,
      unaskedOn: localDate(at, zone),
    },
    now,
  );
  return personOutbox === null ? [] : questions.map((each) => ({ ...each, personOutbox }));
}

/** Writes what two people are asked, and when both see both at the latest. */
export async function addQuestions(
  tx: Db,
  manager: Manager,
  questions: readonly Question[],
  now: Temporal.Instant,
): Promise<void> {
  const { workspace, user, zone } = manager;
  const { date, at } = shownAtLatest(zone, now);
  for (const question of questions) {
    await store.addQuestion(tx, question);
    await setSchedule(tx, {
      workspace,
      id: showingOf(question.id),
      user,
      kind: 'done-shown',
      subject: question.id,
      next: { slot: date.toString(), at },
    });
  }
}

/** When both see both of a question, by the clock of one of the two. */
export async function shownTo(db: Db, question: Question, side: Side): Promise<ShownAt> {
  const { workspace, id, manager, createdAt } = question;
  const at =
    (await scheduledAt(db, workspace, showingOf(id))) ??
    shownAtLatest(await zoneOfPerson(db, workspace, manager), createdAt).at;
  return { at, zone: await zoneOfPerson(db, workspace, question[side]) };
}

function showingOf(question: string): string {
  return `done-shown:${question}`;
}

/** What a manager has handed over and is not over, a hundred at most. */
export function openOf(db: Db, { workspace, user }: Manager): Promise<Delegation[]> {
  return delegationsOf(db, workspace, user, 'manager', { openOnly: true, limit: 100 });
}

/** The work that has run for a week by then. */
export function runningAt(open: readonly Delegation[], at: Temporal.Instant): Delegation[] {
  return open.filter(
    ({ state, answeredAt }) =>
      state === 'accepted' &&
      answeredAt !== null &&
      Temporal.Instant.compare(answeredAt.add(runsFor), at) <= 0,
  );
}

/** The week's questions: what runs for a while and was asked about least lately. Nobody is asked twice on one day. */
export async function askWeekly(
  tx: Db,
  manager: Manager,
  date: Temporal.PlainDate,
  options: Pick<DoneOptions, 'reaches'>,
  now: Temporal.Instant,
): Promise<void> {
  const { workspace, user } = manager;
  if (!(await isAskable(tx, workspace, user))) return;
  if ((await unaskedDates(tx, workspace, user, date)).includes(date.toString())) return;
  const last = await store.lastAsked(tx, workspace, user);
  const running = runningAt(await openOf(tx, manager), now).toSorted(
    (a, b) => (last.get(a.id) ?? 0) - (last.get(b.id) ?? 0),
  );
  const questions: Question[] = [];
  const byPerson = Map.groupBy(running, ({ delegate }) => delegate);
  for (const [person, theirs] of byPerson) {
    const most = mostAsked - questions.length;
    if (most <= 0) break;
    if (!(await isAskable(tx, workspace, person))) continue;
    const about = theirs
      .slice(0, most)
      .map(({ id, outcome }) => ({ person, delegation: id, subject: outcome }));
    questions.push(...(await askPerson(tx, manager, about, options, now)));
  }
  if (questions.length === 0) return;
  const { at } = shownAtLatest(manager.zone, now);
  const managerOutbox = await enqueue(
    tx,
    {
      workspace,
      to: { user },
      kind: 'done-asked',
      message: doneMessage(questions, 'manager', { at, zone: manager.zone }),
      dueAt: now,
      expiresAt: at,
      unaskedOn: date,
    },
    now,
  );
  await addQuestions(
    tx,
    manager,
    questions.map((each) => ({ ...each, managerOutbox })),
    now,
  );
}

/** Keeps an answer; when it is the second, both see both. False when they did before. */
export async function answer(
  tx: Db,
  question: Question,
  side: Side,
  words: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const { workspace, id } = question;
  if (!(await store.keepAnswer(tx, question, question[side], words, now))) return false;
  const current = await store.readQuestion(tx, workspace, question[side], id);
  if (current?.managerWords != null && current.personWords != null) {
    await show(tx, current, now);
  }
  return true;
}

/**
 * Both see both answers, side by side, in one message with others that wait for them; nobody hears anything where nobody has
 * answered.
 */
export async function show(tx: Db, question: Question, now: Temporal.Instant): Promise<void> {
  const { workspace, id, managerWords, personWords } = question;
  await removeSchedule(tx, workspace, showingOf(id));
  if (!(await store.markShown(tx, question, now))) return;
  if (managerWords === null && personWords === null) return;
  const hasRoom = async (outbox: string, user: string) =>
    (await store.shownIn(tx, workspace, user, outbox)).length < mostShown;
  for (const side of ['manager', 'person'] as const) {
    const user = question[side];
    const told = { workspace, user, kind: 'done-shown' };
    const outbox = await enqueueTogether(tx, told, (waiting) => hasRoom(waiting, user), now);
    if (outbox !== null) await store.keepShownIn(tx, question, side, outbox);
  }
}

/** What one of the two sees of the answers, when it is sent; nothing of work that has ended, unless both had answered. */
export function composeShown(options: Pick<DoneOptions, 'buttons'>): Composer {
  return async (db, { workspace_id: workspace, user_id: user, id }, now) => {
    if (user === null) return null;
    const questions = await store.shownIn(db, workspace, user, id);
    const shown = await Promise.all(
      questions.map(async (question) => {
        const side = sideOf(question, user);
        if (!side || !(await isOfInterest(db, question, user))) return null;
        const found = await apart(db, question);
        return { question, side, found, buttons: await options.buttons(db, question, side, now) };
      }),
    );
    const theirs = shown.filter((each) => each !== null);
    return theirs.length > 0 ? doneShown(theirs) : null;
  };
}

/** Whether the answers still have a point: both wrote theirs, or the work goes on between these two. */
async function isOfInterest(db: Db, question: Question, user: string): Promise<boolean> {
  const { workspace, delegation, managerWords, personWords } = question;
  if (delegation === null || (managerWords !== null && personWords !== null)) return true;
  return isUnderway(db, { workspace, user }, delegation);
}

/** Where the dates and numbers of two answers are not the same. */
async function apart(db: Db, question: Question): Promise<Difference[]> {
  const { workspace, managerWords, personWords } = question;
  if (managerWords === null || personWords === null) return [];
  const said = async (side: Side, text: string) => ({
    text,
    now: question.createdAt,
    zone: await zoneOfPerson(db, workspace, question[side]),
  });
  return differences(await said('manager', managerWords), await said('person', personWords));
}

/** The messages that asked the two, as they are by now; whoever does not want to be asked has a way back there instead. */
export async function drawings(db: Db, question: Question): Promise<Redraw[]> {
  const { workspace, managerOutbox, personOutbox } = question;
  const drawn: Redraw[] = [];
  for (const [side, outbox] of [
    ['manager', managerOutbox],
    ['person', personOutbox],
  ] as const) {
    if (outbox === null) continue;
    if ((await mutedPractices(db, workspace, question[side])).has(donePractice)) continue;
    const questions = await store.askedIn(db, workspace, question[side], outbox);
    const [first] = questions.filter(isOpen).concat(questions);
    if (!first) continue;
    const shown = await shownTo(db, first, side);
    drawn.push({ outbox, message: doneMessage(questions, side, shown) });
  }
  return drawn;
}
