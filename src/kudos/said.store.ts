import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import type { WinWords } from './follow.ts';

type Whose = { workspace: string; user: string };

/** The newest last: a change of a win is taken back once. */
const mostKept = 2;

const saidSchema: z.ZodType<WinWords[]> = z.array(
  z.object({ text: z.string(), why: z.string(), people: z.array(z.string()) }),
);

/** What a win said when a kudos was made of it or followed it last; null where that is not known. */
export async function lastSaid(db: Db, whose: Whose, kudos: string): Promise<WinWords | null> {
  return (await saidOf(db, whose, kudos)).at(-1) ?? null;
}

/** A kudos was made of a win that says so, or follows it. */
export async function keepSaid(
  tx: Db,
  whose: Whose,
  kudos: string,
  { id, text, why, people }: WinWords & { id: string },
): Promise<void> {
  const before = await saidOf(tx, whose, kudos);
  const said = [...before, { text, why, people }].slice(-mostKept);
  await write(tx, whose, kudos, id, said);
}

/** A kudos says again what it said before it followed its win. */
export async function dropLastSaid(
  tx: Db,
  whose: Whose,
  kudos: string,
  win: string,
): Promise<void> {
  const said = await saidOf(tx, whose, kudos);
  if (said.length > 1) await write(tx, whose, kudos, win, said.slice(0, -1));
}

async function saidOf(db: Db, whose: Whose, kudos: string): Promise<WinWords[]> {
  const row = await db
    .selectFrom('kudos_said')
    .select('said')
    .where('workspace_id', '=', whose.workspace)
    .where('user_id', '=', whose.user)
    .where('kudos_id', '=', kudos)
    .executeTakeFirst();
  return row ? saidSchema.parse(JSON.parse(row.said)) : [];
}

async function write(
  tx: Db,
  { workspace, user }: Whose,
  kudos: string,
  win: string,
  words: readonly WinWords[],
): Promise<void> {
  const said = JSON.stringify(words);
  await tx
    .insertInto('kudos_said')
    .values({ workspace_id: workspace, kudos_id: kudos, win_id: win, user_id: user, said })
    .onConflict((c) => c.columns(['workspace_id', 'kudos_id']).doUpdateSet({ said }))
    .execute();
}
