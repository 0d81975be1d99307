import type { Button } from '@slack/types';
import type { Db } from '../db/schema.ts';
import { openStates, roleOf } from './delegation.ts';
import { readDelegation } from './delegation.store.ts';
import { mayTake } from './machine.ts';
import { changeButton, writeButton } from './news.view.ts';

/** What one of the two can do next about a delegation that is not over: write to the other, or, as its manager, mend it. */
export async function talkButtons(
  db: Db,
  whose: { workspace: string; user: string },
  id: string,
  now: Temporal.Instant,
): Promise<Button[]> {
  const delegation = await readDelegation(db, whose.workspace, whose.user, id);
  const role = delegation && roleOf(delegation, whose.user);
  if (!role || !openStates.includes(delegation.state)) return [];
  return [
    ...(mayTake(delegation, role, 'write', now) ? [writeButton(delegation)] : []),
    ...(mayTake(delegation, role, 'change', now) ? [changeButton(delegation)] : []),
  ];
}
