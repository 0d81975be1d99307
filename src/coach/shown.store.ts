import type { Db } from '../db/schema.ts';
import type { Practice } from '../practices/index.ts';
import { readAbout, type Records } from './about.store.ts';
import type { Manager } from './manager.ts';
import { aboutOf, type Nudge, toldBy } from './nudge.store.ts';
import type { Shown } from './shown.ts';

/** A nudge as it is shown, with what it is about as far as that is still kept. */
export async function shownOf(
  db: Db,
  records: Records,
  { nudge, practice, manager }: { nudge: Nudge; practice: Practice; manager: Manager },
  now: Temporal.Instant,
): Promise<Shown> {
  const about = aboutOf(nudge);
  const known = await readAbout(db, records, { manager, practice: practice.key, about }, now);
  return { practice, wording: nudge.wording, known, manager, ...toldBy(nudge) };
}
