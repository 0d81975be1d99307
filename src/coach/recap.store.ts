import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import { type Hat, practiceByKey } from '../practices/index.ts';
import type { Typed } from '../slack/text.ts';

type Whose = { workspace: string; user: string };

/** By practice: the answer that says what was learned. */
const lessons: Readonly<Record<string, string>> = {
  'debrief-failure': 'learned',
  'project-close-out': 'learned',
  'admit-a-mistake': 'taught',
};

/** What somebody wrote down from `since` to before `until` of what was learned, the newest first. */
export async function learnedWithin(
  db: Db,
  { workspace, user }: Whose,
  { since, until }: { since: Temporal.Instant; until: Temporal.Instant },
): Promise<Typed[]> {
  const rows = await db
    .selectFrom('journal')
    .select(['practice', 'answers'])
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('practice', 'in', Object.keys(lessons))
    .where('created_at', '>=', since.epochMilliseconds)
    .where('created_at', '<', until.epochMilliseconds)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.flatMap(({ practice, answers: json }) => {
    const answers = z.record(z.string(), z.string()).parse(JSON.parse(json));
    const lesson = answers[lessons[practice] ?? ''] ?? '';
    return lesson === '' ? [] : [lesson];
  });
}

/** The habits that somebody did since then, with their hats; those that the catalogue knows no more are left out. */
export async function habitsDone(
  db: Db,
  { workspace, user }: Whose,
  since: Temporal.Instant,
): Promise<{ at: Temporal.Instant; hat: Hat }[]> {
  const rows = await db
    .selectFrom('nudge')
    .select(['practice', 'responded_at as at'])
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('response', '=', 'done')
    .where('responded_at', '>=', since.epochMilliseconds)
    .execute();
  return rows.flatMap(({ practice, at }) => {
    const hat = practiceByKey(practice)?.hat;
    return hat && at !== null ? [{ hat, at: Temporal.Instant.fromEpochMilliseconds(at) }] : [];
  });
}
