import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Db, Schema } from '../db/schema.ts';
import { blank, type Card, type Content, isBlank, isSame, type Whose } from './card.ts';

/** For so long a change can be taken back. */
const undoFor = Temporal.Duration.from({ hours: 24 });

/** The cards of a manager with something on them, and those that were cleared and can be put back. */
export async function readCards(db: Db, whose: Whose, now: Temporal.Instant): Promise<Card[]> {
  const rows = await cardsOf(db, whose).selectAll().orderBy('person_id').execute();
  return rows.map((row) => cardFrom(row, now)).filter(isThere);
}

/** A manager's card about somebody; null for none. */
export async function readCard(
  db: Db,
  whose: Whose,
  person: string,
  now: Temporal.Instant,
): Promise<Card | null> {
  const row = await cardsOf(db, whose)
    .selectAll()
    .where('person_id', '=', person)
    .executeTakeFirst();
  const card = row ? cardFrom(row, now) : null;
  return card && isThere(card) ? card : null;
}

/** What was cleared is there for as long as it can be put back. */
function isThere(card: Card): boolean {
  return card.isChanged || !isBlank(card);
}

/** Whose strengths a manager has noted, by person. */
export async function readStrengths(
  db: Db,
  whose: Whose,
): Promise<{ person: string; strengths: string }[]> {
  return cardsOf(db, whose)
    .select(['person_id as person', 'strengths'])
    .where('strengths', '!=', '')
    .execute();
}

/** Lets a card say this, new or known; what it said before is kept for a day. Nothing on it: it is cleared. */
export async function keepCard(
  tx: Db,
  whose: Whose,
  person: string,
  content: Content,
  now: Temporal.Instant,
): Promise<void> {
  const { strengths, motivates, aspirations, ways } =
    (await readCard(tx, whose, person, now)) ?? blank;
  const before: Content = { strengths, motivates, aspirations, ways };
  const after = isBlank(content) ? blank : content;
  if (isSame(before, after)) return;
  const change = {
    ...after,
    before_change: JSON.stringify(before),
    changed_at: now.epochMilliseconds,
  };
  const key = { workspace_id: whose.workspace, manager_id: whose.user, person_id: person };
  await tx
    .insertInto('card')
    .values({ ...key, ...change, created_at: now.epochMilliseconds })
    .onConflict((c) => c.columns(['workspace_id', 'manager_id', 'person_id']).doUpdateSet(change))
    .execute();
}

/** Takes back the last change of a card; false when that was too long ago, or taken back already. */
export async function takeBackChange(
  tx: Db,
  whose: Whose,
  person: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const row = await cardsOf(tx, whose)
    .select('before_change')
    .where('person_id', '=', person)
    .where('changed_at', '>', now.subtract(undoFor).epochMilliseconds)
    .executeTakeFirst();
  if (!row?.before_change) return false;
  const before = contentSchema.parse(JSON.parse(row.before_change));
  const { workspace: workspace_id, user: manager_id } = whose;
  const key = { workspace_id, manager_id, person_id: person };
  if (isBlank(before)) {
    await tx
      .deleteFrom('card')
      .where((e) => e.and(key))
      .execute();
    return true;
  }
  await tx
    .updateTable('card')
    .set({ ...before, before_change: null, changed_at: null })
    .where((e) => e.and(key))
    .execute();
  return true;
}

/** Deletes for good what was changed or cleared longer ago than it can be taken back. */
export async function forgetChanges(db: Db, now: Temporal.Instant): Promise<void> {
  const until = now.subtract(undoFor).epochMilliseconds;
  for (const { id } of await db.selectFrom('workspace').select('id').execute()) {
    await db
      .deleteFrom('card')
      .where('workspace_id', '=', id)
      .where('changed_at', '<=', until)
      .where((e) => e.and(blank))
      .execute();
    await db
      .updateTable('card')
      .set({ before_change: null, changed_at: null })
      .where('workspace_id', '=', id)
      .where('changed_at', '<=', until)
      .execute();
  }
}

function cardsOf(db: Db, { workspace, user }: Whose) {
  return db.selectFrom('card').where('workspace_id', '=', workspace).where('manager_id', '=', user);
}

const contentSchema: z.ZodType<Content> = z.object({
  strengths: z.string(),
  motivates: z.string(),
  aspirations: z.string(),
  ways: z.string(),
});

function cardFrom(row: Selectable<Schema['card']>, now: Temporal.Instant): Card {
  const { strengths, motivates, aspirations, ways, changed_at: at } = row;
  return {
    person: row.person_id,
    strengths,
    motivates,
    aspirations,
    ways,
    isChanged: at !== null && at > now.subtract(undoFor).epochMilliseconds,
  };
}
