import type { ModalView } from '@slack/types';
import { growingId } from '../db/id.ts';
import { hoursOfPerson, takesMessages, zoneOfPerson } from '../coach/index.ts';
import { readPeople, personOf } from '../people/index.ts';
import type { ActionCall, Call, Listen } from '../slack/call.ts';
import { mentions } from '../slack/text.ts';
import { mentionsForNames, setApart } from '../slack/typed.ts';
import { agreedNote, agreeMessage } from './both-sides.view.ts';
import { changeView, changeWithBeside } from './change-form.view.ts';
import { type Delegation, isPastDue } from './delegation.ts';
import { limits, notToBeAsked } from './delegation-form.ts';
import type { DelegationsOptions } from './delegation.listeners.ts';
import { handOver } from './delegation.steps.ts';
import { noMessages } from './delegation.view.ts';
import { findDelegation } from './found.ts';
import { mayTake, type Act, type Step } from './machine.ts';
import { readerOf } from './news.steps.ts';
import { approvedNote, cancelledNote, doneNote } from './news.view.ts';
import {
  changeForm,
  handOverForm,
  problemsWithChange,
  problemsWithDue,
  returnForm,
} from './step-form.ts';
import { handOverView, returnView } from './step-form.view.ts';
import { fillingOf, fromOf, readValue, takings, versionOf } from './taking.listeners.ts';
import { besideChange, besideHours, checkInTyped } from './writing.ts';
import { dueForWhom } from './writing.listeners.ts';

/** What a manager does with what they gave: agree, change, approve, return, finish, take back, hand over. */
export function listenForSteering(on: Listen, options: DelegationsOptions): void {
  const { click, submit } = takings(options);

  on.action('delegations.agree', async (call) => {
    const { id, seen } = readValue(call.value);
    const delegation = await findDelegation(call, id, 'manager');
    const reader = await readerOf(call.db, delegation, 'manager', call.now);
    const step: Step = { act: 'agree', version: versionOf(seen) };
    await click(call, {
      delegation,
      by: 'manager',
      step,
      note: (after) => agreedNote(after, reader),
      stale: (current) => agreeMessage(current, reader),
    });
  });

  on.action('delegations.change', async (call) => {
    const { id } = readValue(call.value);
    const delegation = await findDelegation(call, id, 'manager');
    const reader = await readerOf(call.db, delegation, 'manager', call.now);
    const named = await namedIn(call, delegation);
    await fill(call, delegation, 'change', (metadata) =>
      changeView(delegation, named, metadata, reader),
    );
  });
  on.change('delegations.change-draft', async (call) => {
    const delegation = await findDelegation(call, fillingOf(call).id, 'manager');
    const desk = { now: call.now, zone: await options.zoneOf(call) };
    const { dueOn } = delegation.pending ?? delegation;
    const rule = checkInTyped(call.values);
    const hours = await hoursOfPerson(call.db, call.workspace, delegation.delegate);
    const beside =
      besideChange(call.values, { ...delegation, dueOn }, desk) ??
      (rule && besideHours(rule, hours, call.now));
    const next = changeWithBeside(call, beside);
    if (next) await call.update(next);
  });
  on.submission('delegations.change-form', changeForm, async (call, form) => {
    const { id, from } = fillingOf(call);
    const delegation = await findDelegation(call, id, 'manager');
    const dueFor = await dueForWhom(call, delegation.delegate, options);
    const problems = problemsWithChange(form, { ...dueFor, before: delegation });
    if (Object.keys(problems).length > 0) return { errors: problems };
    const { check_in: days, check_in_at: time } = form;
    const to = {
      outcome: mentionsForNames(form.outcome, await namedIn(call, delegation), limits.outcome),
      doneLooksLike: form.done,
      authority: form.authority,
      limit: form.limit,
      dueOn: form.due,
      dueAt: form.due_at,
      checkIn: days.length > 0 && time ? { days, at: time } : null,
    };
    const step: Step = { act: 'change', to, id: growingId() };
    // The message that was clicked on keeps what it says.
    const at = { ...from, message: null };
    return submit(call, { delegation, by: 'manager', step }, { from: at, field: 'outcome' });
  });

  on.action('delegations.approve', async (call) => {
    const delegation = await findDelegation(call, readValue(call.value).id, 'manager');
    const step: Step = { act: 'approve' };
    await click(call, { delegation, by: 'manager', step, note: approvedNote });
  });

  on.action('delegations.return', async (call) => {
    const delegation = await findDelegation(call, readValue(call.value).id, 'manager');
    await fill(call, delegation, 'return', (metadata) => returnView(delegation, metadata));
  });
  on.submission('delegations.return-form', returnForm, async (call, { missing }) => {
    const { id, from } = fillingOf(call);
    const delegation = await findDelegation(call, id, 'manager');
    const step: Step = { act: 'return', missing };
    const note = (after: Delegation) =>
      doneNote('You gave this back, with what is missing:', after);
    return submit(call, { delegation, by: 'manager', step, note }, { from, field: 'missing' });
  });

  on.action('delegations.finish', async (call) => {
    const delegation = await findDelegation(call, readValue(call.value).id, 'manager');
    const act = delegation.state === 'handed-in' ? 'approve' : 'finish';
    await click(call, { delegation, by: 'manager', step: { act }, note: approvedNote });
  });

  on.action('delegations.cancel', async (call) => {
    const delegation = await findDelegation(call, readValue(call.value).id, 'manager');
    const step: Step = { act: 'cancel' };
    await click(call, { delegation, by: 'manager', step, note: cancelledNote });
  });

  on.action('delegations.hand-over', async (call) => {
    const delegation = await findDelegation(call, readValue(call.value).id, 'manager');
    const zone = await zoneOfPerson(call.db, call.workspace, call.user);
    const isPast = isPastDue(delegation.pending ?? delegation, call.now, zone);
    await fill(call, delegation, 'hand-over', (metadata) =>
      handOverView(delegation, metadata, isPast),
    );
  });
  on.submission('delegations.hand-over-form', handOverForm, async (call, form) => {
    const { who } = form;
    const { id, from } = fillingOf(call);
    const delegation = await findDelegation(call, id, 'manager');
    if (who === delegation.delegate) {
      return { errors: { who: 'They have it already. Choose somebody else.' } };
    }
    const person = await personOf(call, who);
    const problem = notToBeAsked(call.user, who, person) ?? (await unreachable(call, who));
    if (problem !== null) return { errors: { who: problem } };
    const { dueOn, dueAt } = delegation.pending ?? delegation;
    // A form without the field, from an older release, keeps the date.
    const due = 'due' in call.values ? form : { due: dueOn, due_at: dueAt };
    const problems = problemsWithDue(due, await dueForWhom(call, who, options));
    if (Object.keys(problems).length > 0) return { errors: problems };
    const anew = { dueOn: due.due, dueAt: due.due_at };
    const note = (after: Delegation) => doneNote('You gave this to somebody else:', after);
    const wish = { delegation, by: 'manager' as const, step: { act: 'hand-over' as const }, note };
    return submit(call, wish, { from, field: 'who' }, (tx, read, _by, _step, now) =>
      handOver(tx, read, who, now, anew),
    );
  });

  on.action('delegations.thank', async (call) => {
    const delegation = await findDelegation(call, call.value, 'manager');
    await options.thank(call, { text: delegation.outcome, people: [delegation.delegate] });
  });

  /** Opens a form of the manager; says how it stands when nothing would come of it. */
  async function fill(
    call: ActionCall,
    delegation: Delegation,
    act: Act & ('change' | 'return' | 'hand-over'),
    view: (metadata: string) => ModalView,
  ): Promise<void> {
    if (!mayTake(delegation, 'manager', act, call.now)) {
      const step: Step =
        act === 'return'
          ? { act, missing: '' }
          : act === 'hand-over'
            ? { act }
            : { act, to: delegation, id: '' };
      return click(call, { delegation, by: 'manager', step });
    }
    await call.open(view(JSON.stringify({ id: delegation.id, seen: '', from: fromOf(call) })));
  }
}

/** The people whom the outcome mentions: a field shows their names. */
async function namedIn(call: Call, delegation: Delegation) {
  const { outcome } = delegation.pending ?? delegation;
  return readPeople(call.db, call.workspace, mentions(outcome).slice(0, 10));
}

async function unreachable({ db, workspace, ...call }: Call, user: string): Promise<string | null> {
  if (await takesMessages(db, workspace, user)) return null;
  const person = await personOf({ db, workspace, ...call }, user);
  return `${setApart(person?.name ?? 'This person')} ${noMessages}.`;
}
