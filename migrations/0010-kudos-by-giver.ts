import type { Kysely } from 'kysely';

export const name = '0010-kudos-by-giver';

/** Each nudge looks at whom its reader has thanked: found by the giver, not by reading a workspace's kudos. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('kudos_by_user_id_created_at')
    .on('kudos')
    .columns(['workspace_id', 'user_id', 'created_at'])
    .execute();
}
