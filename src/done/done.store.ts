import type { Db } from '../db/schema.ts';
import type { Question, Side } from './done.ts';

/** Writes down what two people are asked. */
export async function addQuestion(tx: Db, question: Question): Promise<void> {
  await tx
    .insertInto('done_question')
    .values({
      workspace_id: question.workspace,
      id: question.id,
      manager_id: question.manager,
      person_id: question.person,
      delegation_id: question.delegation,
      subject: question.subject,
      manager_outbox_id: question.managerOutbox,
      person_outbox_id: question.personOutbox,
      created_at: question.createdAt.epochMilliseconds,
      shown_at: null,
      manager_shown_outbox_id: null,
      person_shown_outbox_id: null,
    })
    .execute();
}

/** A question that `user` is asked; null for anybody else's. */
export async function readQuestion(
  db: Db,
  workspace: string,
  user: string,
  id: string,
): Promise<Question | null> {
  const [found] = await questions(db, workspace, user, (query) =>
    query.where('done_question.id', '=', id),
  );
  return found ?? null;
}

/** What `user` is asked in the message of this outbox id, in order; [] for another message. */
export async function askedIn(
  db: Db,
  workspace: string,
  user: string,
  outbox: string,
): Promise<Question[]> {
  return sentWith(db, workspace, user, outbox, ['manager_outbox_id', 'person_outbox_id']);
}

type SentWith = `${Side}_outbox_id` | `${Side}_shown_outbox_id`;

async function sentWith(
  db: Db,
  workspace: string,
  user: string,
  outbox: string,
  [one, other]: readonly [SentWith, SentWith],
): Promise<Question[]> {
  const by = (column: SentWith) =>
    db
      .selectFrom('done_question')
      .select('id')
      .where('workspace_id', '=', workspace)
      .where(column, '=', outbox);
  // Each by its own index, which SQLite does not look for under an `or`.
  const ids = by(one).unionAll(by(other));
  return questions(db, workspace, user, (query) => query.where('done_question.id', 'in', ids));
}

/** When each delegation of a manager was last asked about. */
export async function lastAsked(
  db: Db,
  workspace: string,
  manager: string,
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('done_question')
    .select(['delegation_id', 'created_at'])
    .where('workspace_id', '=', workspace)
    .where('manager_id', '=', manager)
    .where('delegation_id', 'is not', null)
    .orderBy('created_at')
    .execute();
  return new Map(rows.map((row) => [row.delegation_id ?? '', row.created_at]));
}

/** When a manager was last asked themselves, in milliseconds since the epoch; null for never. */
export async function lastAsking(
  db: Db,
  workspace: string,
  manager: string,
): Promise<number | null> {
  const row = await db
    .selectFrom('done_question')
    .select((e) => e.fn.max('created_at').as('at'))
    .where('workspace_id', '=', workspace)
    .where('manager_id', '=', manager)
    .executeTakeFirst();
  return row?.at ?? null;
}

/** The last two times that a manager was asked of a project, the newest first. */
export async function projectsAsked(
  db: Db,
  workspace: string,
  manager: string,
): Promise<Temporal.Instant[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('created_at as at')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', manager)
    .where('kind', '=', 'done-project')
    .where('state', '=', 'sent')
    .orderBy('created_at', 'desc')
    .limit(2)
    .execute();
  return rows.map(({ at }) => Temporal.Instant.fromEpochMilliseconds(at));
}

/** When each person was last asked by a manager about a project. */
export async function lastProjects(
  db: Db,
  workspace: string,
  manager: string,
): Promise<Map<string, Temporal.Instant>> {
  const rows = await db
    .selectFrom('done_question')
    .select(['person_id', 'created_at as at'])
    .where('workspace_id', '=', workspace)
    .where('manager_id', '=', manager)
    .where('delegation_id', 'is', null)
    .orderBy('created_at')
    .execute();
  return new Map(
    rows.map((row) => [row.person_id, Temporal.Instant.fromEpochMilliseconds(row.at)]),
  );
}

/** Keeps an answer in the place of the one before, while neither has seen the other's; false afterwards. */
export async function keepAnswer(
  tx: Db,
  { workspace, id }: Question,
  user: string,
  words: string,
  now: Temporal.Instant,
): Promise<boolean> {
  if (!(await isOpenStill(tx, workspace, id))) return false;
  const at = now.epochMilliseconds;
  await tx
    .insertInto('done_answer')
    .values({ workspace_id: workspace, question_id: id, user_id: user, words, at })
    .onConflict((c) =>
      c.columns(['workspace_id', 'question_id', 'user_id']).doUpdateSet({ words, at }),
    )
    .execute();
  return true;
}

/** Takes an answer back, while neither has seen the other's; false afterwards. */
export async function takeBackAnswer(
  tx: Db,
  { workspace, id }: Question,
  user: string,
): Promise<boolean> {
  if (!(await isOpenStill(tx, workspace, id))) return false;
  await tx
    .deleteFrom('done_answer')
    .where('workspace_id', '=', workspace)
    .where('question_id', '=', id)
    .where('user_id', '=', user)
    .execute();
  return true;
}

/** Keeps that both see both from now on; false when they did before. */
export async function markShown(
  tx: Db,
  { workspace, id }: Question,
  now: Temporal.Instant,
): Promise<boolean> {
  const result = await tx
    .updateTable('done_question')
    .set({ shown_at: now.epochMilliseconds })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .where('shown_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Keeps in which message one of the two sees both answers. */
export async function keepShownIn(
  tx: Db,
  { workspace, id }: Question,
  side: Side,
  outbox: string,
): Promise<void> {
  await tx
    .updateTable('done_question')
    .set({ [`${side}_shown_outbox_id`]: outbox })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute();
}

/** The questions whose answers `user` sees in the message of this outbox id, in order. */
export async function shownIn(
  db: Db,
  workspace: string,
  user: string,
  outbox: string,
): Promise<Question[]> {
  return sentWith(db, workspace, user, outbox, [
    'manager_shown_outbox_id',
    'person_shown_outbox_id',
  ]);
}

async function isOpenStill(tx: Db, workspace: string, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('done_question')
    .select('shown_at')
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined && row.shown_at === null;
}

type Query = ReturnType<typeof withAnswers>;

async function questions(
  db: Db,
  workspace: string,
  user: string,
  narrow: (query: Query) => Query,
): Promise<Question[]> {
  const rows = await narrow(withAnswers(db, workspace, user)).execute();
  return rows.map((row) => ({
    workspace,
    id: row.id,
    manager: row.manager_id,
    person: row.person_id,
    delegation: row.delegation_id,
    subject: row.subject,
    managerOutbox: row.manager_outbox_id,
    personOutbox: row.person_outbox_id,
    managerWords: row.manager_words,
    personWords: row.person_words,
    createdAt: Temporal.Instant.fromEpochMilliseconds(row.created_at),
    shownAt: row.shown_at === null ? null : Temporal.Instant.fromEpochMilliseconds(row.shown_at),
  }));
}

function withAnswers(db: Db, workspace: string, user: string) {
  return db
    .selectFrom('done_question')
    .leftJoin('done_answer as of_manager', (join) =>
      join
        .onRef('of_manager.workspace_id', '=', 'done_question.workspace_id')
        .onRef('of_manager.question_id', '=', 'done_question.id')
        .onRef('of_manager.user_id', '=', 'done_question.manager_id'),
    )
    .leftJoin('done_answer as of_person', (join) =>
      join
        .onRef('of_person.workspace_id', '=', 'done_question.workspace_id')
        .onRef('of_person.question_id', '=', 'done_question.id')
        .onRef('of_person.user_id', '=', 'done_question.person_id'),
    )
    .selectAll('done_question')
    .select(['of_manager.words as manager_words', 'of_person.words as person_words'])
    .where('done_question.workspace_id', '=', workspace)
    .where((e) =>
      e.or([e('done_question.manager_id', '=', user), e('done_question.person_id', '=', user)]),
    )
    .orderBy('done_question.id');
}
