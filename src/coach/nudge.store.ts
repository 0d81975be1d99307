import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Db, Schema } from '../db/schema.ts';
import { type Practice, practiceByKey, subjects } from '../practices/index.ts';
import type { AboutRef, LastEntry, PastNudge, Response } from './history.ts';
import type { Choice } from './plan.ts';
import { type Reason, reason } from './reason.ts';

export type Nudge = Selectable<Schema['nudge']>;

/** What a nudge tells besides its practice: why it came, and that nudges come less often from it on. */
export type Told = { reason: Reason | null; slowedTo: number | null };

/** Writes down a nudge whose message is in the outbox; `id` is the one that the message's buttons carry. */
export async function addNudge(
  tx: Db,
  workspace: string,
  user: string,
  nudge: {
    id: string;
    choice: Choice;
    outbox: string;
    slowedTo?: number | null;
    isAsked?: boolean;
  },
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto('nudge')
    .values({
      workspace_id: workspace,
      id: nudge.id,
      user_id: user,
      practice: nudge.choice.practice.key,
      wording: nudge.choice.wording,
      about: nudge.choice.about?.subject ?? null,
      about_person: nudge.choice.about?.person ?? null,
      about_id: nudge.choice.about?.id ?? null,
      reason: JSON.stringify({ ...nudge.choice.reason, slowedTo: nudge.slowedTo ?? null }),
      is_asked: nudge.isAsked ? 1 : 0,
      outbox_id: nudge.outbox,
      response: null,
      later_at: null,
      responded_at: null,
      created_at: now.epochMilliseconds,
    })
    .execute();
}

export async function readNudge(
  db: Db,
  workspace: string,
  user: string,
  id: string,
): Promise<Nudge | null> {
  const row = await db
    .selectFrom('nudge')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** The nudge that stands in the message of this outbox id; null when it stands elsewhere by now. */
export async function nudgeOfMessage(
  db: Db,
  workspace: string,
  user: string,
  outbox: string,
): Promise<Nudge | null> {
  const row = await db
    .selectFrom('nudge')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('outbox_id', '=', outbox)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * The nudges of the last year, newest first: what choosing the next one looks at. What never arrived was not read; what was
 * put off was, also when it did not come back.
 */
export async function pastNudges(
  db: Db,
  workspace: string,
  user: string,
  now: Temporal.Instant,
): Promise<PastNudge[]> {
  const rows = await db
    .selectFrom('nudge')
    .innerJoin('outbox', (join) =>
      join
        .onRef('outbox.workspace_id', '=', 'nudge.workspace_id')
        .onRef('outbox.id', '=', 'nudge.outbox_id'),
    )
    .select(['practice', 'wording', 'nudge.created_at as at', 'response', 'responded_at'])
    .select(['about', 'about_person', 'about_id', 'reason', 'is_asked'])
    .where('nudge.workspace_id', '=', workspace)
    .where('nudge.user_id', '=', user)
    .where('nudge.created_at', '>', now.subtract({ hours: 365 * 24 }).epochMilliseconds)
    .where((e) =>
      e.or([e('outbox.state', 'not in', ['missed', 'dead']), e('responded_at', 'is not', null)]),
    )
    .orderBy('nudge.created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    practice: row.practice,
    wording: row.wording,
    at: row.at,
    response: row.response,
    answeredAt: row.responded_at,
    about: aboutOf(row),
    saidSlower: saysSlower(row.reason),
    isAsked: row.is_asked === 1,
  }));
}

/** What a nudge is about; null for nothing, and for a subject that the catalogue knows no more. */
export function aboutOf(row: Pick<Nudge, 'about' | 'about_person' | 'about_id'>): AboutRef | null {
  const subject = subjects.find((each) => each === row.about);
  return subject ? { subject, person: row.about_person, id: row.about_id } : null;
}

/** Why a nudge came; null for one from before reasons were kept. */
export function toldBy({ reason: kept }: Nudge): Told {
  const read = told.safeParse(kept === null ? null : JSON.parse(kept));
  if (!read.success) return { reason: null, slowedTo: null };
  const { slowedTo, ...why } = read.data;
  return { reason: why, slowedTo };
}

/** Whether a nudge announced a slower pace. Asked of every nudge of a year, and most say at first sight that they did not. */
function saysSlower(kept: string | null): boolean {
  if (kept === null || kept.includes('"slowedTo":null')) return false;
  return slower.safeParse(JSON.parse(kept)).success;
}

const slower = z.object({ slowedTo: z.int() });

const told = reason.and(z.object({ slowedTo: z.int().nullable() }));

/** Writes an answer, or takes it back with null. False when another answer is there already. */
export async function respondToNudge(
  tx: Db,
  nudge: Nudge,
  change: { from: Response | null; to: Response | null; laterAt?: Temporal.Instant | null },
  now: Temporal.Instant,
): Promise<boolean> {
  const result = await tx
    .updateTable('nudge')
    .set({
      response: change.to,
      later_at: change.laterAt?.epochMilliseconds ?? null,
      responded_at: change.to === null ? null : now.epochMilliseconds,
    })
    .where('workspace_id', '=', nudge.workspace_id)
    .where('user_id', '=', nudge.user_id)
    .where('id', '=', nudge.id)
    .where('response', change.from === null ? 'is' : '=', change.from)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The moments at which nudges come back that were put off. */
export async function laterMoments(
  db: Db,
  workspace: string,
  user: string,
): Promise<Temporal.Instant[]> {
  return (await deferred(db, workspace, user)).map(({ at }) => at);
}

/** The nudges that were put off, with the moment at which each comes back. */
export async function deferred(
  db: Db,
  workspace: string,
  user: string,
): Promise<{ practice: string; at: Temporal.Instant }[]> {
  const rows = await db
    .selectFrom('nudge')
    .select(['practice', 'later_at'])
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('response', '=', 'later')
    .where('later_at', 'is not', null)
    .execute();
  return rows.map(({ practice, later_at: at }) => ({
    practice,
    at: Temporal.Instant.fromEpochMilliseconds(at ?? 0),
  }));
}

/** The nudges of a practice that are open or were put off. */
export async function openNudges(
  db: Db,
  workspace: string,
  user: string,
  practice: string,
): Promise<Nudge[]> {
  return db
    .selectFrom('nudge')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('practice', '=', practice)
    .where((e) => e.or([e('response', 'is', null), e('response', '=', 'later')]))
    .execute();
}

/**
 * A nudge that came back, or was called back, stands in another message and may be answered anew. When it was put off stays
 * known: that was an answer, too.
 */
export async function moveNudge(tx: Db, nudge: Nudge, outbox: string): Promise<void> {
  await tx
    .updateTable('nudge')
    .set({ outbox_id: outbox, response: null, later_at: null })
    .where('workspace_id', '=', nudge.workspace_id)
    .where('user_id', '=', nudge.user_id)
    .where('id', '=', nudge.id)
    .execute();
}

export async function mutedPractices(
  db: Db,
  workspace: string,
  user: string,
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('mute')
    .select('practice')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .orderBy('at')
    .execute();
  return new Set(rows.map((row) => row.practice));
}

export async function mute(
  tx: Db,
  workspace: string,
  user: string,
  practice: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto('mute')
    .values({ workspace_id: workspace, user_id: user, practice, at: now.epochMilliseconds })
    .onConflict((c) => c.doNothing())
    .execute();
}

export async function unmute(
  tx: Db,
  workspace: string,
  user: string,
  practice: string,
): Promise<void> {
  await tx
    .deleteFrom('mute')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('practice', '=', practice)
    .execute();
}

/** Keeps the answers of a practice's form, by the field's key, and returns the entry's id. Read by their author alone. */
export async function addToJournal(
  tx: Db,
  entry: {
    workspace: string;
    user: string;
    practice: string;
    nudge: string | null;
    answers: Readonly<Record<string, string>>;
  },
  now: Temporal.Instant,
): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('journal')
    .values({
      workspace_id: entry.workspace,
      id,
      user_id: entry.user,
      practice: entry.practice,
      nudge_id: entry.nudge,
      answers: JSON.stringify(entry.answers),
      created_at: now.epochMilliseconds,
    })
    .execute();
  return id;
}

/** Of each practice the entry of the journal that was written last, with the people whom its form asked for and what was chosen. */
export async function lastEntries(
  db: Db,
  workspace: string,
  user: string,
): Promise<
  (Omit<LastEntry, 'person'> & { practice: Practice; at: Temporal.Instant; people: string[] })[]
> {
  const rows = await db
    .selectFrom('journal')
    .select(['practice', 'id', 'answers'])
    .select((e) => e.fn.max('created_at').as('at'))
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .groupBy('practice')
    .execute();
  return rows.flatMap((row) => {
    const practice = practiceByKey(row.practice);
    if (!practice) return [];
    const asked = practice.form.fields;
    const given = answers.parse(JSON.parse(row.answers));
    const people = asked.flatMap(({ kind, key }) => (kind === 'person' ? (given[key] ?? []) : []));
    const choices = asked.filter(({ kind }) => kind === 'choice');
    const chosen = Object.fromEntries(choices.map(({ key }) => [key, given[key] ?? '']));
    const at = Temporal.Instant.fromEpochMilliseconds(row.at);
    return [{ practice, id: row.id, at, people, chosen }];
  });
}

/** How often each hat was worn more, by the manager's own answers since then. */
export async function hatsWorn(
  db: Db,
  whose: { workspace: string; user: string },
  since: Temporal.Instant,
): Promise<{ leader: number; manager: number }> {
  const rows = await entriesOf(db, whose, 'which-hat', since);
  const count = (hat: string) => rows.filter((row) => row.answers['worn'] === hat).length;
  return { leader: count('leader'), manager: count('manager') };
}

/** Who was thanked without kudos, by the journal, when and for what. */
export async function privatelyThanked(
  db: Db,
  whose: { workspace: string; user: string },
): Promise<{ person: string; at: Temporal.Instant; words: string }[]> {
  const thanking = practiceByKey('thank-the-unthanked');
  const fields = thanking?.form.fields.filter(({ kind }) => kind === 'person') ?? [];
  const rows = await entriesOf(db, whose, 'thank-the-unthanked');
  return rows.flatMap((row) =>
    fields.flatMap(({ key }) => {
      const person = row.answers[key];
      const words = row.answers['thanked-for'] ?? '';
      return person ? [{ person, at: row.at, words }] : [];
    }),
  );
}

async function entriesOf(
  db: Db,
  { workspace, user }: { workspace: string; user: string },
  practice: string,
  since = Temporal.Instant.fromEpochMilliseconds(0),
): Promise<{ answers: Record<string, string>; at: Temporal.Instant }[]> {
  const rows = await db
    .selectFrom('journal')
    .select(['answers', 'created_at'])
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('practice', '=', practice)
    .where('created_at', '>=', since.epochMilliseconds)
    .execute();
  return rows.map((row) => ({
    answers: answers.parse(JSON.parse(row.answers)),
    at: Temporal.Instant.fromEpochMilliseconds(row.created_at),
  }));
}

const answers = z.record(z.string(), z.string());
