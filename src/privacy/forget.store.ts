import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../db/schema.ts';
import { removeSchedule } from '../schedule/schedule.store.ts';
import { mention, somebodyWhoLeft } from '../slack/text.ts';
import type { Forgetting, Unowned, Whose } from './forgetting.ts';
import { receiptsOf, type Rule, ruleOf, type TableName, tableNames } from './tables.store.ts';
import { withdrawWaiting } from './withdraw.store.ts';

/** What forgetting somebody would delete, and what would stay with others. */
export async function countForgetting(db: Db, whose: Whose): Promise<Forgetting> {
  const { workspace, user } = whose;
  const count = async (from: RawBuilder<unknown>): Promise<number> => {
    const counting = sql<{ n: number }>`select count(*) as n from ${from}`;
    return (await counting.execute(db)).rows[0]?.n ?? 0;
  };
  const mine = (name: TableName, column = 'user_id', and = sql``) =>
    count(
      sql`${sql.table(name)} where workspace_id = ${workspace} and ${sql.ref(column)} = ${user} ${and}`,
    );
  return {
    settings: await mine('manager'),
    nudges: await mine('nudge'),
    answers: await mine('journal'),
    wins: await mine('win'),
    cards: await mine('card', 'manager_id'),
    visionNotes: await mine('vision_session', 'user_id', sql`and note is not null`),
    waiting: await mine('outbox', 'user_id', sql`and state = 'due'`),
    given: await mine('delegation', 'manager_id'),
    owned: await mine('delegation', 'delegate_id'),
    kudosGiven: (await mine('kudos')) + (await mine('thread_kudos')),
    kudosReceived: (await mine('kudos_person')) + (await mine('thread_kudos_person')),
    stopped: await mine('contact', 'user_id', sql`and stopped_at is not null`),
  };
}

/**
 * Deletes everything about somebody within `tx`. In what others rely on, `somebodyWhoLeft` takes their place. Returns the open
 * delegations that have nobody any more: whoever gave them is to hear of it.
 */
export async function forgetPerson(
  tx: Db,
  whose: Whose,
  now: Temporal.Instant,
): Promise<Unowned[]> {
  await withdrawWaiting(tx, whose);
  await emptyReplies(tx, whose);
  await endGiven(tx, whose, now);
  const unowned = await endOwned(tx, whose, now);
  for (const name of tableNames) await leaveTable(tx, name, whose);
  await leaveMessages(tx, whose);
  const prefix = receiptsOf(whose.user);
  await sql`delete from receipt where workspace_id = ${whose.workspace}
    and substr(key, 1, ${prefix.length}) = ${prefix}`.execute(tx);
  await dropDeserted(tx, whose.workspace);
  return unowned;
}

/**
 * Deletes everything of a workspace but its bare row, which says since when the app is not wanted there. False when there was
 * nothing left.
 */
export async function forgetWorkspace(tx: Db, workspace: string): Promise<boolean> {
  let deleted = 0n;
  for (const name of tableNames.filter((each) => ruleOf(each).chapter !== null)) {
    const deleting = sql`delete from ${sql.table(name)} where workspace_id = ${workspace}`;
    deleted += (await deleting.execute(tx)).numAffectedRows ?? 0n;
  }
  await tx.updateTable('workspace').set({ name: '' }).where('id', '=', workspace).execute();
  return deleted > 0n;
}

/** Their rows go; in the rows of others nobody stands in their place, in columns and in what was typed. */
async function leaveTable(tx: Db, name: TableName, { workspace, user }: Whose): Promise<void> {
  const rule = ruleOf(name);
  const table = sql.table(name);
  const columns = Object.entries(rule.people);
  for (const [column] of columns.filter(([, fate]) => fate === 'goes')) {
    await sql`delete from ${table} where workspace_id = ${workspace} and ${sql.ref(column)} = ${user}`.execute(
      tx,
    );
  }
  for (const [column] of columns.filter(([, fate]) => fate === 'stays')) {
    const person = sql.ref(column);
    const within = listOf(rule);
    if (within) {
      // A list holds each person once, and so it does whoever left.
      await sql`delete from ${table} where workspace_id = ${workspace} and ${person} = ${user}
        and ${sql.ref(within)} in (select ${sql.ref(within)} from ${table}
          where workspace_id = ${workspace} and ${person} = ${somebodyWhoLeft})`.execute(tx);
    }
    await sql`update ${table} set ${person} = ${somebodyWhoLeft}
      where workspace_id = ${workspace} and ${person} = ${user}`.execute(tx);
  }
  for (const column of rule.typed) {
    const text = sql.ref(column);
    const named = [[mention(user), `<@${somebodyWhoLeft}>`]];
    // Answers as JSON may be somebody who was chosen: the bare id, and nothing else.
    if (rule.json.includes(column)) {
      named.push([JSON.stringify(user), JSON.stringify(somebodyWhoLeft)]);
    }
    for (const [before, after] of named) {
      await sql`update ${table} set ${text} = replace(${text}, ${before}, ${after})
        where workspace_id = ${workspace} and instr(${text}, ${before}) > 0`.execute(tx);
    }
  }
}

/** The column that names the list of people which a row is a part of; null where rows are no lists. */
function listOf(rule: Rule): string | null {
  if (rule.under) return rule.under.column;
  return Object.entries(rule.people).find(([, fate]) => fate === 'goes')?.[0] ?? null;
}

/** What waits for others names nobody any more. It was written for Slack already. */
async function leaveMessages(tx: Db, { workspace, user }: Whose): Promise<void> {
  const [before, after] = [mention(user), mention(somebodyWhoLeft)];
  await sql`update outbox set message = replace(message, ${before}, ${after})
    where workspace_id = ${workspace} and state in ('due', 'sending')
      and instr(message, ${before}) > 0`.execute(tx);
}

/** What they wrote in threads stays in Slack, and we keep only that somebody wrote there: else the next look would bring it back. */
async function emptyReplies(tx: Db, { workspace, user }: Whose): Promise<void> {
  await tx
    .updateTable('thread_reply')
    .set({ text: '' })
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .execute();
}

/**
 * What they asked for and nobody has accepted is taken back; what nobody has read of goes; what is handed in is done. There are
 * no more check-ins.
 */
async function endGiven(tx: Db, { workspace, user }: Whose, now: Temporal.Instant): Promise<void> {
  const given = await tx
    .selectFrom('delegation')
    .select(['id', 'state', 'outbox_id'])
    .where('workspace_id', '=', workspace)
    .where('manager_id', '=', user)
    .where('state', 'in', ['proposed', 'accepted', 'handed-in'])
    .execute();
  for (const { id, state, outbox_id } of given) {
    await endCheckIns(tx, workspace, id, now);
    if (state === 'accepted') continue;
    if (state === 'handed-in') {
      await endAs('done', tx, { workspace, id }, now);
      continue;
    }
    const unread = await dropWaiting(tx, workspace, outbox_id);
    if (unread) {
      await tx
        .deleteFrom('delegation')
        .where('workspace_id', '=', workspace)
        .where('id', '=', id)
        .execute();
    } else {
      await endAs('cancelled', tx, { workspace, id }, now);
    }
  }
}

async function endAs(
  state: 'done' | 'cancelled',
  tx: Db,
  { workspace, id }: { workspace: string; id: string },
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('delegation')
    .set({ state, ended_at: now.epochMilliseconds })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute();
}

/** What is theirs to do stays with whoever gave it, who is to hear that nobody does it. */
async function endOwned(
  tx: Db,
  { workspace, user }: Whose,
  now: Temporal.Instant,
): Promise<Unowned[]> {
  const owned = await tx
    .selectFrom('delegation')
    .select(['id', 'manager_id', 'outcome'])
    .where('workspace_id', '=', workspace)
    .where('delegate_id', '=', user)
    .where('state', 'in', ['proposed', 'accepted', 'handed-in'])
    .execute();
  for (const { id } of owned) await endCheckIns(tx, workspace, id, now);
  return owned
    .filter(({ manager_id }) => manager_id !== somebodyWhoLeft && manager_id !== user)
    .map(({ manager_id, outcome }) => ({
      manager: manager_id,
      outcome: outcome.replaceAll(mention(user), `<@${somebodyWhoLeft}>`),
    }));
}

/** The next question, and those that are not out yet. What was to be asked in the same message is asked anew. */
async function endCheckIns(
  tx: Db,
  workspace: string,
  delegation: string,
  now: Temporal.Instant,
): Promise<void> {
  const scheduled = await tx
    .selectFrom('schedule')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('kind', '=', 'check-in')
    .where('subject', '=', delegation)
    .execute();
  for (const { id } of scheduled) await removeSchedule(tx, workspace, id);
  const unanswered = await tx
    .selectFrom('check_in')
    .select('outbox_id')
    .where('workspace_id', '=', workspace)
    .where('delegation_id', '=', delegation)
    .where('answer', 'is', null)
    .execute();
  for (const { outbox_id } of unanswered) {
    if (!(await dropWaiting(tx, workspace, outbox_id))) continue;
    const unasked = await tx
      .deleteFrom('check_in')
      .where('workspace_id', '=', workspace)
      .where('outbox_id', '=', outbox_id)
      .returning(['delegation_id', 'date'])
      .execute();
    for (const { delegation_id, date } of unasked) {
      await tx
        .updateTable('schedule')
        .set({ slot: date, next_at: now.epochMilliseconds })
        .where('workspace_id', '=', workspace)
        .where('kind', '=', 'check-in')
        .where('subject', '=', delegation_id)
        .execute();
    }
  }
}

/** Removes a message that has not gone out; false when it has. */
async function dropWaiting(tx: Db, workspace: string, outbox: string): Promise<boolean> {
  const dropped = await tx
    .deleteFrom('outbox')
    .where('workspace_id', '=', workspace)
    .where('id', '=', outbox)
    .where('state', '=', 'due')
    .executeTakeFirst();
  return dropped.numDeletedRows > 0n;
}

/** What has nobody any more on either side goes as well. */
async function dropDeserted(tx: Db, workspace: string): Promise<void> {
  await tx
    .deleteFrom('delegation')
    .where('workspace_id', '=', workspace)
    .where('manager_id', '=', somebodyWhoLeft)
    .where('delegate_id', '=', somebodyWhoLeft)
    .execute();
  await tx
    .deleteFrom('kudos')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', somebodyWhoLeft)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('kudos_person')
            .select('kudos_person.user_id')
            .whereRef('kudos_person.workspace_id', '=', 'kudos.workspace_id')
            .whereRef('kudos_person.kudos_id', '=', 'kudos.id')
            .where('kudos_person.user_id', '<>', somebodyWhoLeft),
        ),
      ),
    )
    .execute();
  await tx
    .deleteFrom('thread_kudos')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', somebodyWhoLeft)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('thread_kudos_person')
            .select('thread_kudos_person.user_id')
            .whereRef('thread_kudos_person.workspace_id', '=', 'thread_kudos.workspace_id')
            .whereRef('thread_kudos_person.kudos_id', '=', 'thread_kudos.id')
            .where('thread_kudos_person.user_id', '<>', somebodyWhoLeft),
        ),
      ),
    )
    .execute();
}
