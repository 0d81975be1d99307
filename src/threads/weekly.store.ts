import type { ExpressionBuilder, Selectable } from 'kysely';
import { growingId } from '../db/id.ts';
import type { Db, Schema } from '../db/schema.ts';
import { somebodyWhoLeft } from '../slack/text.ts';
import { isWeekday } from '../time/hours.ts';
import { formatTime } from '../time/wall.ts';
import type { KudosChannel, ThreadKudos } from './weekly.ts';

type Whose = { workspace: string; user: string };

/** A channel that has or had a kudos thread each week; null for one that never did. */
export async function readChannel(
  db: Db,
  workspace: string,
  channel: string,
): Promise<KudosChannel | null> {
  const row = await db
    .selectFrom('kudos_channel')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('channel', '=', channel)
    .executeTakeFirst();
  return row ? channelFrom(row) : null;
}

/** The channels that somebody looks after, the first one first; those that were stopped are left out. */
export async function channelsOf(db: Db, { workspace, user }: Whose): Promise<KudosChannel[]> {
  const rows = await db
    .selectFrom('kudos_channel')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('stopped_at', 'is', null)
    .orderBy('created_at')
    .execute();
  return rows.map(channelFrom);
}

function channelFrom(row: Selectable<Schema['kudos_channel']>): KudosChannel {
  if (!isWeekday(row.day)) throw new Error(`a kudos channel on day ${row.day}`);
  return {
    workspace: row.workspace_id,
    channel: row.channel,
    owner: row.user_id,
    day: row.day,
    time: Temporal.PlainTime.from(row.time),
    zone: row.zone,
    wording: row.wording,
    silentWeeks: row.silent_weeks,
    stoppedAt:
      row.stopped_at === null ? null : Temporal.Instant.fromEpochMilliseconds(row.stopped_at),
  };
}

/** Whether a thread of that occurrence was made already. */
export async function cameOn(
  db: Db,
  workspace: string,
  { schedule, slot }: { schedule: string; slot: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('outbox')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('schedule_id', '=', schedule)
    .where('slot', '=', slot)
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes down how a channel's threads are to be, in the place of how they were. */
export async function keepChannel(tx: Db, of: KudosChannel, now: Temporal.Instant): Promise<void> {
  const change = {
    user_id: of.owner,
    day: of.day,
    time: formatTime(of.time),
    zone: of.zone,
    wording: of.wording,
    silent_weeks: of.silentWeeks,
    stopped_at: of.stoppedAt?.epochMilliseconds ?? null,
  };
  await tx
    .insertInto('kudos_channel')
    .values({
      workspace_id: of.workspace,
      channel: of.channel,
      ...change,
      created_at: now.epochMilliseconds,
    })
    .onConflict((c) => c.columns(['workspace_id', 'channel']).doUpdateSet(change))
    .execute();
}

/** The kudos that were written in a thread, those that were taken out among them: the oldest first. */
export async function kudosOfThread(
  db: Db,
  workspace: string,
  thread: string,
): Promise<ThreadKudos[]> {
  const rows = await db
    .selectFrom('thread_kudos')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('thread_id', '=', thread)
    .orderBy('ts')
    .execute();
  return withPeople(db, workspace, rows);
}

/** The kudos that somebody wrote there, or is named in; null for none of theirs. */
export async function kudosAt(
  db: Db,
  { workspace, user }: Whose,
  at: { channel: string; ts: string },
): Promise<ThreadKudos | null> {
  const rows = await db
    .selectFrom('thread_kudos')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('channel', '=', at.channel)
    .where('ts', '=', at.ts)
    .execute();
  const [found] = await withPeople(db, workspace, rows);
  const named = found ? [...found.people, ...found.without] : [];
  if (!found || named.length === 0) return null;
  return [found.giver, ...named].includes(user) ? found : null;
}

/** Keeps what a reply says in thanks, in the place of what it said before. What was taken out stays so: the whole also while it names nobody, with whoever took themselves out of it; a person else as long as it names them. */
export async function keepKudos(
  tx: Db,
  of: { workspace: string; thread: string } & Pick<
    ThreadKudos,
    'channel' | 'ts' | 'giver' | 'people' | 'text'
  >,
  before: ThreadKudos | null,
): Promise<void> {
  const { workspace, thread, channel, ts, giver, people, text } = of;
  const id = before?.id ?? growingId();
  if (before) {
    await tx
      .updateTable('thread_kudos')
      .set({ text })
      .where('workspace_id', '=', workspace)
      .where('id', '=', id)
      .execute();
    await tx
      .deleteFrom('thread_kudos_person')
      .where('workspace_id', '=', workspace)
      .where('kudos_id', '=', id)
      .$if(people.length > 0, (query) => query.where('user_id', 'not in', [...people]))
      .$if(before.takenOut, (query) => query.where('taken_out_at', 'is', null))
      .execute();
  } else {
    await tx
      .insertInto('thread_kudos')
      .values({
        workspace_id: workspace,
        id,
        thread_id: thread,
        channel,
        ts,
        user_id: giver,
        text,
        created_at: Math.trunc(Number(ts) * 1000),
        taken_out_at: null,
      })
      .execute();
  }
  if (people.length === 0) return;
  await tx
    .insertInto('thread_kudos_person')
    .values(
      people.map((user_id) => ({
        workspace_id: workspace,
        kudos_id: id,
        user_id,
        taken_out_at: null,
      })),
    )
    .onConflict((c) => c.doNothing())
    .execute();
}

/** Deletes a kudos whose reply is gone, or thanks nobody any more. */
export async function dropKudos(tx: Db, workspace: string, id: string): Promise<void> {
  await tx
    .deleteFrom('thread_kudos')
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute();
}

/** Takes a kudos out of the record, or puts it back. */
export async function setTakenOut(
  tx: Db,
  workspace: string,
  id: string,
  at: Temporal.Instant | null,
): Promise<void> {
  await tx
    .updateTable('thread_kudos')
    .set({ taken_out_at: at?.epochMilliseconds ?? null })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute();
}

/** Takes one person out of a kudos that names others too, or puts them back. */
export async function setPersonOut(
  tx: Db,
  { workspace, user }: Whose,
  id: string,
  at: Temporal.Instant | null,
): Promise<void> {
  await tx
    .updateTable('thread_kudos_person')
    .set({ taken_out_at: at?.epochMilliseconds ?? null })
    .where('workspace_id', '=', workspace)
    .where('kudos_id', '=', id)
    .where('user_id', '=', user)
    .execute();
}

/** The rows of kudos that count: those that nobody took out, and in which somebody is left (see `nobodyIsLeft`). */
export function counting(e: ExpressionBuilder<Schema, 'thread_kudos'>) {
  const named = (isOut: boolean) =>
    e
      .selectFrom('thread_kudos_person as named')
      .select('named.user_id')
      .whereRef('named.workspace_id', '=', 'thread_kudos.workspace_id')
      .whereRef('named.kudos_id', '=', 'thread_kudos.id')
      .where('named.taken_out_at', isOut ? 'is not' : 'is', null);
  return e.and([
    e('thread_kudos.taken_out_at', 'is', null),
    e.or([
      e.not(e.exists(named(true))),
      e.exists(named(false).where('named.user_id', '<>', somebodyWhoLeft)),
    ]),
  ]);
}

/** Rows of kudos with whoever is named in each, in the same order. */
export async function withPeople(
  db: Db,
  workspace: string,
  rows: readonly Selectable<Schema['thread_kudos']>[],
): Promise<ThreadKudos[]> {
  if (rows.length === 0) return [];
  const people = await db
    .selectFrom('thread_kudos_person')
    .select(['kudos_id', 'user_id', 'taken_out_at'])
    .where('workspace_id', '=', workspace)
    .where(
      'kudos_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('kudos_id')
    .orderBy('user_id')
    .execute();
  const byKudos = Map.groupBy(people, ({ kudos_id: kudos }) => kudos);
  const namedIn = (kudos: string, isOut: boolean) =>
    (byKudos.get(kudos) ?? [])
      .filter(({ taken_out_at: at }) => (at !== null) === isOut)
      .map(({ user_id: user }) => user);
  return rows.map((row) => ({
    id: row.id,
    channel: row.channel,
    ts: row.ts,
    giver: row.user_id,
    people: namedIn(row.id, false),
    without: namedIn(row.id, true),
    text: row.text,
    at: Temporal.Instant.fromEpochMilliseconds(row.created_at),
    takenOut: row.taken_out_at !== null,
    // They went in one moment; see `takeOut`.
    byTheLast: (byKudos.get(row.id) ?? []).some(
      ({ taken_out_at: at }) => at !== null && at === row.taken_out_at,
    ),
  }));
}

/** When `user` last thanked each person in a weekly thread. */
export async function thankedInThreads(
  db: Db,
  { workspace, user }: Whose,
): Promise<ReadonlyMap<string, Temporal.Instant>> {
  const rows = await db
    .selectFrom('thread_kudos')
    // A cross join reads the kudos first; left to itself, SQLite reads the people of all.
    .crossJoin('thread_kudos_person')
    .select((e) => ['thread_kudos_person.user_id', e.fn.max('thread_kudos.created_at').as('at')])
    .whereRef('thread_kudos_person.workspace_id', '=', 'thread_kudos.workspace_id')
    .whereRef('thread_kudos_person.kudos_id', '=', 'thread_kudos.id')
    .where('thread_kudos.workspace_id', '=', workspace)
    .where('thread_kudos.user_id', '=', user)
    .where('thread_kudos.taken_out_at', 'is', null)
    .where('thread_kudos_person.taken_out_at', 'is', null)
    .groupBy('thread_kudos_person.user_id')
    .execute();
  return new Map(
    rows.map(({ user_id: person, at }) => [person, Temporal.Instant.fromEpochMilliseconds(at)]),
  );
}

/** When `user` thanked somebody in a weekly thread since then. */
export async function thanksInThreads(
  db: Db,
  { workspace, user }: Whose,
  since: Temporal.Instant,
): Promise<Temporal.Instant[]> {
  const rows = await db
    .selectFrom('thread_kudos')
    .select('created_at as at')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where(counting)
    .where('created_at', '>=', since.epochMilliseconds)
    .execute();
  return rows.map(({ at }) => Temporal.Instant.fromEpochMilliseconds(at));
}
