import type { Kysely } from 'kysely';

export const name = '0019-lookups';

/**
 * Without these a lookup read every row of its workspace: by kind among somebody's messages, by the place of a message, by
 * the message that something went out with, by what a schedule is about.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await index(db, 'outbox', ['user_id', 'kind', 'created_at']);
  await index(db, 'kudos', ['outbox_id']);
  await index(db, 'check_in', ['outbox_id']);
  await index(db, 'done_question', ['manager_outbox_id']);
  await index(db, 'done_question', ['person_outbox_id']);
  // What few rows have costs the others nothing.
  await indexOfSome(db, 'outbox', ['sent_channel', 'sent_ts'], 'sent_ts');
  await indexOfSome(db, 'schedule', ['subject'], 'subject');
  await indexOfSome(db, 'win', ['undone_at'], 'undone_at');
  await indexOfSome(db, 'win', ['changed_at'], 'changed_at');
}

function index(db: Kysely<unknown>, on: string, columns: readonly string[]): Promise<void> {
  return creating(db, on, columns).execute();
}

function indexOfSome(
  db: Kysely<unknown>,
  on: string,
  columns: readonly string[],
  known: string,
): Promise<void> {
  return creating(db, on, columns).where(known, 'is not', null).execute();
}

function creating(db: Kysely<unknown>, on: string, columns: readonly string[]) {
  return db.schema
    .createIndex(`${on}_by_${columns.join('_')}`)
    .on(on)
    .columns(['workspace_id', ...columns]);
}
