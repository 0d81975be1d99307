import type { Button } from '@slack/types';
import type { Db } from '../db/schema.ts';
import { roleOf } from './delegation.ts';
import { readDelegation } from './delegation.store.ts';
import { changeButton, writeButton } from './news.view.ts';

/** What one of the two can do next about a delegation that is under way: write to the other, or, as its manager, mend it. */
export async function talkButtons(
  db: Db,
  whose: { workspace: string; user: string },
  id: string,
): Promise<Button[]> {
  const delegation = await readDelegation(db, whose.workspace, whose.user, id);
  if (delegation?.state !== 'accepted') return [];
  const isManager = roleOf(delegation, whose.user) === 'manager';
  return [writeButton(delegation), ...(isManager ? [changeButton(delegation)] : [])];
}
