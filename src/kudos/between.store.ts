import type { Db } from '../db/schema.ts';

/** The kudos that `user` gave from `from` to before `until` and that reached their channel, or will: the oldest first. */
export async function kudosBetween(
  db: Db,
  { workspace, user }: { workspace: string; user: string },
  { from, until }: { from: Temporal.Instant; until: Temporal.Instant },
): Promise<
  {
    id: string;
    text: string;
    effect: string;
    people: string[];
    win: string | null;
    at: Temporal.Instant;
  }[]
> {
  const rows = await db
    .selectFrom('kudos')
    .leftJoin('outbox', (join) =>
      join
        .onRef('outbox.workspace_id', '=', 'kudos.workspace_id')
        .onRef('outbox.id', '=', 'kudos.outbox_id'),
    )
    .leftJoin('kudos_person', (join) =>
      join
        .onRef('kudos_person.workspace_id', '=', 'kudos.workspace_id')
        .onRef('kudos_person.kudos_id', '=', 'kudos.id'),
    )
    .select(['kudos.id', 'kudos.text', 'kudos.effect', 'kudos.win_id', 'kudos.created_at'])
    .select('kudos_person.user_id as person')
    .where('kudos.workspace_id', '=', workspace)
    .where('kudos.user_id', '=', user)
    .where('kudos.created_at', '>=', from.epochMilliseconds)
    .where('kudos.created_at', '<', until.epochMilliseconds)
    // What the outbox has forgotten went out long ago.
    .where((e) =>
      e.or([e('outbox.state', 'is', null), e('outbox.state', 'not in', ['dead', 'missed'])]),
    )
    .orderBy('kudos.created_at')
    .orderBy('kudos.id')
    .orderBy('kudos_person.position')
    .orderBy('kudos_person.user_id')
    .execute();
  const found = new Map<string, (typeof rows)[number] & { people: string[] }>();
  for (const row of rows) {
    const kudos = found.get(row.id) ?? { ...row, people: [] };
    if (row.person !== null) kudos.people.push(row.person);
    found.set(row.id, kudos);
  }
  return [...found.values()].map(({ id, text, effect, win_id: win, people, created_at: at }) => ({
    id,
    text,
    effect,
    people,
    win,
    at: Temporal.Instant.fromEpochMilliseconds(at),
  }));
}
