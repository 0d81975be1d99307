import type { Db } from '../db/schema.ts';
import type { Typed } from '../slack/text.ts';

type Whose = { workspace: string; user: string };

/** Somebody was thanked in a celebration: by whom, where, and in which words; the title's where it has no others. */
type ThankedThere = {
  person: string;
  giver: string;
  channel: string;
  text: Typed;
  at: Temporal.Instant;
};

/** Whom `user` thanked since then in celebrations that they shared: one for each person, the newest first. */
export async function thankedCelebrating(
  db: Db,
  { workspace, user }: Whose,
  since: Temporal.Instant,
): Promise<ThankedThere[]> {
  const rows = await named(db, workspace)
    .select(columns)
    .where('celebration.user_id', '=', user)
    .where('celebration.shared_at', '>=', since.epochMilliseconds)
    .orderBy('celebration.shared_at', 'desc')
    .orderBy('celebration.id', 'desc')
    .execute();
  return rows.flatMap(thankedFrom);
}

/** When `user` last thanked each person in a celebration that they shared. */
export async function lastCelebrated(
  db: Db,
  { workspace, user }: Whose,
): Promise<ReadonlyMap<string, Temporal.Instant>> {
  const rows = await named(db, workspace)
    .select((e) => ['celebration_person.user_id as person', e.fn.max('shared_at').as('at')])
    .where('celebration.user_id', '=', user)
    .groupBy('celebration_person.user_id')
    .execute();
  return new Map(
    rows.map(({ person, at }) => [person, Temporal.Instant.fromEpochMilliseconds(Number(at))]),
  );
}

/** The newest celebrations that thank one person: those that `user` shared, and those of others that stand in their channel. */
export async function celebrationsFor(
  db: Db,
  { workspace, user }: Whose,
  person: string,
  limit: number,
): Promise<ThankedThere[]> {
  const rows = await db
    .selectFrom('celebration_person')
    .crossJoin('celebration')
    .leftJoin('outbox', (join) =>
      join
        .onRef('outbox.workspace_id', '=', 'celebration.workspace_id')
        .onRef('outbox.id', '=', 'celebration.outbox_id'),
    )
    .select(columns)
    .whereRef('celebration.workspace_id', '=', 'celebration_person.workspace_id')
    .whereRef('celebration.id', '=', 'celebration_person.celebration_id')
    .where('celebration_person.workspace_id', '=', workspace)
    .where('celebration_person.user_id', '=', person)
    .where('celebration.state', '=', 'shared')
    .where('celebration.user_id', '<>', person)
    .where((e) =>
      e.or([
        e('celebration.user_id', '=', user),
        e('outbox.state', 'is', null),
        e('outbox.state', '=', 'sent'),
      ]),
    )
    .orderBy('celebration.shared_at', 'desc')
    .orderBy('celebration.id', 'desc')
    .limit(limit)
    .execute();
  return rows.flatMap(thankedFrom);
}

const columns = [
  'celebration.user_id as giver',
  'celebration.channel',
  'celebration.thanks',
  'celebration.title',
  'celebration.shared_at as at',
  'celebration_person.user_id as person',
] as const;

/** Whoever is thanked in what was shared. Its author may be among them, and thanks nobody by that. */
function named(db: Db, workspace: string) {
  return (
    db
      .selectFrom('celebration')
      // A cross join reads the celebrations first; left to itself, SQLite reads the people of all.
      .crossJoin('celebration_person')
      .whereRef('celebration_person.workspace_id', '=', 'celebration.workspace_id')
      .whereRef('celebration_person.celebration_id', '=', 'celebration.id')
      .whereRef('celebration_person.user_id', '<>', 'celebration.user_id')
      .where('celebration.workspace_id', '=', workspace)
      .where('celebration.state', '=', 'shared')
  );
}

type Row = {
  person: string;
  giver: string;
  channel: string | null;
  thanks: string;
  title: string;
  at: number | null;
};

function thankedFrom({ person, giver, channel, thanks, title, at }: Row): ThankedThere[] {
  if (channel === null || at === null) return [];
  const text = thanks === '' ? title : thanks;
  return [{ person, giver, channel, text, at: Temporal.Instant.fromEpochMilliseconds(at) }];
}
