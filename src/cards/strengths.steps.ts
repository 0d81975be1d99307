import type { Db } from '../db/schema.ts';
import { readPeople } from '../people/index.ts';
import type { Typed } from '../slack/text.ts';
import type { Whose } from './card.ts';
import { readStrengths } from './card.store.ts';
import { type Fit, fitsOf } from './strengths.ts';

/** Whose strengths, by a manager's own cards, an outcome asks for; of people who can be asked, as far as they are known. */
export async function strengthsFor(
  db: Db,
  whose: Whose,
  outcome: Typed,
): Promise<(Fit & { name: string })[]> {
  const fits = fitsOf(outcome, await readStrengths(db, whose));
  const people = await readPeople(
    db,
    whose.workspace,
    fits.map(({ person }) => person),
  );
  const names = new Map(
    people
      .filter(({ isDeactivated, isForeign }) => !isDeactivated && !isForeign)
      .map(({ id, name }) => [id, name]),
  );
  return fits.flatMap((fit) => {
    const name = names.get(fit.person);
    return name === undefined ? [] : [{ ...fit, name }];
  });
}
