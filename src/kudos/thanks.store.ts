import type { Db } from '../db/schema.ts';
import type { Typed } from '../slack/text.ts';

/** Kudos that somebody got: from whom, where, and for what. */
export type ThanksFor = {
  id: string;
  person: string;
  giver: string;
  channel: string;
  /** What they did, and what it changed where that was said. */
  text: Typed;
  at: Temporal.Instant;
};

type Whose = { workspace: string; user: string };

/** What became of a post that will not come. One that the outbox has forgotten went out long ago. */
const failed = ['dead', 'missed'] as const;

/** Whom `user` thanked by kudos since then that reached their channel, or will: one for each person, the newest first. */
export async function thanksGiven(
  db: Db,
  { workspace, user }: Whose,
  since: Temporal.Instant,
): Promise<ThanksFor[]> {
  const rows = await kudosToPeople(db, workspace)
    .where('kudos.user_id', '=', user)
    .where('kudos.created_at', '>=', since.epochMilliseconds)
    .where((e) => e.or([e('outbox.state', 'is', null), e('outbox.state', 'not in', [...failed])]))
    .execute();
  return rows.map(thanksFrom);
}

/**
 * The newest kudos that one person got: those that `user` gave, as above, and those of others that stand in their channel.
 * Whether `user` may read that channel is for the caller to find out.
 */
export async function thanksTo(
  db: Db,
  { workspace, user }: Whose,
  person: string,
  limit: number,
): Promise<ThanksFor[]> {
  const rows = await kudosToPeople(db, workspace)
    .where('kudos_person.user_id', '=', person)
    .where((e) =>
      e.or([
        e('outbox.state', 'is', null),
        e('outbox.state', '=', 'sent'),
        e.and([e('kudos.user_id', '=', user), e('outbox.state', 'not in', [...failed])]),
      ]),
    )
    .limit(limit)
    .execute();
  return rows.map(thanksFrom);
}

function kudosToPeople(db: Db, workspace: string) {
  return db
    .selectFrom('kudos')
    .innerJoin('kudos_person', (join) =>
      join
        .onRef('kudos_person.workspace_id', '=', 'kudos.workspace_id')
        .onRef('kudos_person.kudos_id', '=', 'kudos.id'),
    )
    .leftJoin('outbox', (join) =>
      join
        .onRef('outbox.workspace_id', '=', 'kudos.workspace_id')
        .onRef('outbox.id', '=', 'kudos.outbox_id'),
    )
    .select([
      'kudos.id',
      'kudos.user_id as giver',
      'kudos.channel',
      'kudos.text',
      'kudos.effect',
      'kudos.created_at as at',
      'kudos_person.user_id as person',
    ])
    .where('kudos.workspace_id', '=', workspace)
    .orderBy('kudos.created_at', 'desc')
    .orderBy('kudos.id', 'desc');
}

type Row = Omit<ThanksFor, 'at'> & { effect: string; at: number };

function thanksFrom({ effect, ...row }: Row): ThanksFor {
  const did = /[.!?…]$/.test(row.text) ? row.text : `${row.text}.`;
  const text = effect === '' ? row.text : `${did}\n${effect}`;
  return { ...row, text, at: Temporal.Instant.fromEpochMilliseconds(row.at) };
}
