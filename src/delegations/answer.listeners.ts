import type { ModalView } from '@slack/types';
import { takesMessages } from '../coach/index.ts';
import type { ActionCall, Call, Listen } from '../slack/call.ts';
import { changedMessage } from './both-sides.view.ts';
import { latestCheckIn } from './check-in.store.ts';
import type { Delegation, Role } from './delegation.ts';
import { roleOf } from './delegation.ts';
import type { DelegationsOptions } from './delegation.listeners.ts';
import { findDelegation } from './found.ts';
import type { Step } from './machine.ts';
import { take } from './machine.ts';
import { confirmedNote, doneNote } from './news.view.ts';
import { readerOf } from './news.steps.ts';
import { oftenAsked } from './often.store.ts';
import { redrawCheckIns } from './redraw.ts';
import {
  acceptForm,
  declineForm,
  handInForm,
  objectForm,
  problemsWithDue,
  writeForm,
} from './step-form.ts';
import { acceptView, declineView, handInView, objectView, writeView } from './step-form.view.ts';
import { fillingOf, fromOf, readValue, takings, versionOf } from './taking.listeners.ts';
import { dueForWhom, openAgain } from './writing.listeners.ts';

/** What a delegate answers: accept, decline, confirm, object, hand in; what either writes, and opening again. */
export function listenForAnswers(on: Listen, options: DelegationsOptions): void {
  const { click, submit, contractScreen } = takings(options);

  on.action('delegations.accept', (call) =>
    fill(call, (seen) => ({ act: 'accept', version: versionOf(seen), restated: '' }), acceptView),
  );
  on.submission('delegations.accept-form', acceptForm, async (call, { restated }) => {
    const { id, seen, from } = fillingOf(call);
    const delegation = await findDelegation(call, id, 'delegate');
    const step: Step = { act: 'accept', version: versionOf(seen), restated };
    return submit(call, { delegation, by: 'delegate', step }, { from, field: 'restated' });
  });

  on.action('delegations.decline', (call) =>
    fill(call, (seen) => ({ act: 'decline', version: versionOf(seen), reason: '' }), declineView),
  );
  on.submission('delegations.decline-form', declineForm, async (call, { reason }) => {
    const { id, seen, from } = fillingOf(call);
    const delegation = await findDelegation(call, id, 'delegate');
    const step: Step = { act: 'decline', version: versionOf(seen), reason };
    return submit(call, { delegation, by: 'delegate', step }, { from, field: 'reason' });
  });

  on.action('delegations.confirm', async (call) => {
    const { id, seen: change } = readValue(call.value);
    const delegation = await findDelegation(call, id, 'delegate');
    const reader = await readerOf(call.db, delegation, 'delegate', call.now);
    await click(call, {
      delegation,
      by: 'delegate',
      step: { act: 'confirm', change },
      note: (after) => confirmedNote(after, reader),
      stale: (current) => changedMessage(current, reader),
    });
  });

  on.action('delegations.object', (call) =>
    fill(call, (change) => ({ act: 'object', change, words: '' }), objectView),
  );
  on.submission('delegations.object-form', objectForm, async (call, { words }) => {
    const { id, seen: change, from } = fillingOf(call);
    const delegation = await findDelegation(call, id, 'delegate');
    const step: Step = { act: 'object', change, words };
    const note = (after: Delegation) => doneNote('You did not agree to a change of', after);
    return submit(call, { delegation, by: 'delegate', step, note }, { from, field: 'words' });
  });

  on.action('delegations.hand-in', (call) =>
    fill(call, () => ({ act: 'hand-in', words: '' }), handInView),
  );
  on.submission('delegations.hand-in-form', handInForm, async (call, { words }) => {
    const { id, from } = fillingOf(call);
    const delegation = await findDelegation(call, id, 'delegate');
    const step: Step = { act: 'hand-in', words };
    return submit(call, { delegation, by: 'delegate', step }, { from, field: 'words' });
  });

  on.action('delegations.write', async (call) => {
    const { id } = readValue(call.value);
    const delegation = await findDelegation(call, id);
    const by = roleIn(delegation, call);
    if (isRefused(call, delegation, by, { act: 'write', words: '' })) {
      return click(call, { delegation, by, step: { act: 'write', words: '' } });
    }
    const metadata = JSON.stringify({ id, seen: '', from: fromOf(call) });
    const often = by === 'manager' ? await oftenAsked(call.db, delegation, call.now) : null;
    await call.open(writeView(delegation, by, metadata, often));
  });
  on.submission('delegations.write-form', writeForm, async (call, { words }) => {
    const { id, from } = fillingOf(call);
    const delegation = await findDelegation(call, id);
    const by = roleIn(delegation, call);
    // The message that was clicked on stays as it is.
    const at = { ...from, message: null };
    const step: Step = { act: 'write', words };
    return submit(call, { delegation, by, step }, { from: at, field: 'words' });
  });

  on.action('delegations.reopen', async (call) => {
    const delegation = await findDelegation(call, readValue(call.value).id);
    const by = roleIn(delegation, call);
    const early = await askedTooEarly(call, delegation, by);
    if (early !== null) return openAgain(call, delegation, options, early);
    await click(call, { delegation, by, step: { act: 'reopen' } });
    const { workspace, delegate, id } = delegation;
    const checkIn = await latestCheckIn(call.db, workspace, delegate, id);
    if (checkIn) await redrawCheckIns(call, checkIn, delegate);
  });

  on.action('delegations.history', async (call) => {
    await call.open(await contractScreen(call, readValue(call.value).id));
  });

  /** What stands above the form in the place of opening again what asks anew and is due before it is there; null for nothing. */
  async function askedTooEarly(call: Call, delegation: Delegation, by: Role) {
    const { delegate, dueOn, dueAt } = delegation;
    const outcome = take(delegation, by, { act: 'reopen' }, call.now);
    if (!outcome.taken || outcome.next.state !== 'proposed') return null;
    const dueFor = await dueForWhom(call, delegate, options);
    const [note] = Object.values(problemsWithDue({ due: dueOn, due_at: dueAt }, dueFor));
    return note === undefined ? null : { delegate, note };
  }

  /** Opens a form for a step of the delegate; says how it stands when the step could not be taken anyway. */
  async function fill(
    call: ActionCall,
    stepOf: (seen: string) => Step,
    view: (delegation: Delegation, metadata: string, isHeard: boolean) => ModalView,
  ): Promise<void> {
    const { id, seen } = readValue(call.value);
    const delegation = await findDelegation(call, id, 'delegate');
    const step = stepOf(seen);
    if (isRefused(call, delegation, 'delegate', step)) {
      return click(call, { delegation, by: 'delegate', step });
    }
    const isHeard = await takesMessages(call.db, call.workspace, delegation.manager);
    const metadata = JSON.stringify({ id, seen, from: fromOf(call) });
    await call.open(view(delegation, metadata, isHeard));
  }
}

function isRefused({ now }: Call, delegation: Delegation, by: Role, step: Step): boolean {
  return !take(delegation, by, step, now).taken;
}

function roleIn(delegation: Delegation, { user }: Call): Role {
  return roleOf(delegation, user) ?? 'delegate';
}
