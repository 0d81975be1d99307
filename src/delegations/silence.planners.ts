import type { Db } from '../db/schema.ts';
import type { Composer } from '../room.ts';
import { type Planner, setSchedule } from '../schedule/schedule.store.ts';
import type { Message } from '../slack/message.ts';
import { unansweredInARow } from './check-in.store.ts';
import { type Delegation, delegationOfNews } from './delegation.ts';
import { readDelegation } from './delegation.store.ts';
import { tellInWords } from './news.steps.ts';
import { silenceMessage } from './silence.view.ts';

/** So many check-ins in a row without an answer are shown to the manager: not one more, and not each of them. */
const toldAfter = 2;

/** Looks after the end of a day of asking whether there was an answer. */
export async function planSilence(
  tx: Db,
  { workspace, id, delegate }: Delegation,
  { date, expiresAt }: { date: Temporal.PlainDate; expiresAt: Temporal.Instant },
): Promise<void> {
  await setSchedule(tx, {
    workspace,
    id: `silence:${id}`,
    user: delegate,
    kind: 'check-in-silence',
    subject: id,
    next: { slot: date.toString(), at: expiresAt },
  });
}

/** Tells the manager of two check-ins in a row without an answer, once: the third changes nothing. */
export const lookForSilence: Planner = async (tx, due, now) => {
  const { workspace_id: workspace, user_id: delegate } = due;
  const delegation = await readDelegation(tx, workspace, delegate, due.subject ?? '');
  if (delegation?.state !== 'accepted') return null;
  if ((await unansweredInARow(tx, workspace, delegation.id)) !== toldAfter) return null;
  const message = silenceMessage(delegation);
  await tellInWords(tx, delegation, 'manager', { kind: 'check-in-silence', message }, now);
  return null;
};

/** What is told of it when the day of the manager starts; nothing when there has been an answer by then. */
export const composeSilence: Composer = async (db, row) => {
  const { workspace_id: workspace, user_id: manager, schedule_id: about } = row;
  if (manager === null || about === null) return null;
  const delegation = await readDelegation(db, workspace, manager, delegationOfNews(about));
  if (delegation?.state !== 'accepted') return null;
  const isSilent = (await unansweredInARow(db, workspace, delegation.id)) >= toldAfter;
  return isSilent ? (JSON.parse(row.message) as Message) : null;
};
