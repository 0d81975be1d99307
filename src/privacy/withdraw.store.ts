import type { Db } from '../db/schema.ts';
import type { Whose } from './forgetting.ts';

/** Takes back what others were to read of somebody and nobody has read: it is known to nobody else. */
export async function withdrawWaiting(tx: Db, whose: Whose): Promise<void> {
  await withdrawKudos(tx, whose);
  await withdrawPosts(tx, whose);
  await withdrawQuestions(tx, whose);
}

/** Kudos that have not been posted, and those that could not be, are known to nobody else. */
async function withdrawKudos(tx: Db, { workspace, user }: Whose): Promise<void> {
  const unposted = await tx
    .selectFrom('kudos')
    .innerJoin('outbox', (join) =>
      join
        .onRef('outbox.workspace_id', '=', 'kudos.workspace_id')
        .onRef('outbox.id', '=', 'kudos.outbox_id'),
    )
    .select(['kudos.id', 'kudos.outbox_id'])
    .where('kudos.workspace_id', '=', workspace)
    .where('kudos.user_id', '=', user)
    .where('outbox.state', 'in', ['due', 'missed', 'dead'])
    .execute();
  for (const { id, outbox_id } of unposted) {
    for (const column of ['id', 'thread_of'] as const) {
      await tx
        .deleteFrom('outbox')
        .where('workspace_id', '=', workspace)
        .where(column, '=', outbox_id)
        .execute();
    }
    await tx
      .deleteFrom('kudos')
      .where('workspace_id', '=', workspace)
      .where('id', '=', id)
      .execute();
  }
}

/** What they were about to show others, of their journal or to celebrate. */
async function withdrawPosts(tx: Db, { workspace, user }: Whose): Promise<void> {
  for (const table of ['share', 'celebration'] as const) {
    await tx
      .deleteFrom('outbox')
      .where('workspace_id', '=', workspace)
      .where('state', 'in', ['due', 'missed', 'dead'])
      .where('id', 'in', (e) =>
        e
          .selectFrom(table)
          .select('outbox_id')
          .where('workspace_id', '=', workspace)
          .where('user_id', '=', user)
          .where('outbox_id', 'is not', null)
          .$castTo<{ outbox_id: string }>(),
      )
      .execute();
  }
}

/**
 * What the two were asked goes with its answers, so the other one is not asked any more, and what shows answers is composed
 * without theirs. A message that asks about work with others as well stays.
 */
async function withdrawQuestions(tx: Db, { workspace, user }: Whose): Promise<void> {
  const theirs = await tx
    .selectFrom('done_question')
    .select(['manager_outbox_id', 'person_outbox_id'])
    .where('workspace_id', '=', workspace)
    .where((e) => e.or([e('manager_id', '=', user), e('person_id', '=', user)]))
    .execute();
  for (const { manager_outbox_id, person_outbox_id } of theirs) {
    const asking = [manager_outbox_id, person_outbox_id].filter((each) => each !== null);
    await tx
      .deleteFrom('outbox')
      .where('workspace_id', '=', workspace)
      .where('state', '=', 'due')
      .where('id', 'in', asking)
      .where((e) =>
        e.not(
          e.exists(
            e
              .selectFrom('done_question')
              .select('done_question.id')
              .whereRef('done_question.workspace_id', '=', 'outbox.workspace_id')
              .whereRef('done_question.manager_outbox_id', '=', 'outbox.id')
              .where('done_question.person_id', '<>', user)
              .where('done_question.manager_id', '<>', user),
          ),
        ),
      )
      .execute();
  }
}
