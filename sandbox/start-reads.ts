import BetterSqlite3 from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { Schema } from '../src/db/schema.ts';
import type { Progress } from './page/workspace.ts';

/** What the page wants to know of the app's database, which the app itself tells nobody. */
export type Reads = {
  /** When the coach sends something by itself next: the next nudge, else whatever is planned for this person. */
  nextFor(user: string): Promise<Temporal.Instant | null>;
  /** What anybody but `others` has done of the three things to try. */
  progress(others: readonly string[]): Promise<Progress>;
  close(): Promise<void>;
};

/** Opens the app's database file a second time, to read it. */
export function openReads(file: string): Reads {
  const database = new BetterSqlite3(file, { readonly: true });
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });

  const nextOf = async (user: string, kinds: readonly string[] | null) => {
    const row = await db
      .selectFrom('schedule')
      .select((e) => e.fn.min('next_at').as('at'))
      .where('user_id', '=', user)
      .$if(kinds !== null, (q) => q.where('kind', 'in', kinds ?? []))
      .executeTakeFirst();
    return row?.at ?? null;
  };

  return {
    async nextFor(user) {
      const at = (await nextOf(user, ['nudge', 'nudge-later'])) ?? (await nextOf(user, null));
      return at === null ? null : Temporal.Instant.fromEpochMilliseconds(at);
    },
    async progress(others) {
      const [manager, win, reminder] = await Promise.all([
        db
          .selectFrom('manager')
          .select('user_id')
          .where('user_id', 'not in', others)
          .limit(1)
          .executeTakeFirst(),
        db
          .selectFrom('win')
          .select('id')
          .where('user_id', 'not in', others)
          .limit(1)
          .executeTakeFirst(),
        db
          .selectFrom('outbox')
          .select('id')
          .where('kind', '=', 'vision-reminder')
          .where('state', '=', 'sent')
          .where('user_id', 'not in', others)
          .limit(1)
          .executeTakeFirst(),
      ]);
      return {
        setUp: manager !== undefined,
        win: win !== undefined,
        tuesday: reminder !== undefined,
      };
    },
    close: () => db.destroy(),
  };
}
