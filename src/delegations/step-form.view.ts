import type { ModalView } from '@slack/types';
import {
  context,
  dateField,
  modal,
  personField,
  section,
  textField,
  timeField,
} from '../slack/blocks.ts';
import { count, mention } from '../slack/text.ts';
import { inline } from '../slack/typed.ts';
import type { Contract, Delegation, Role } from './delegation.ts';
import { limits } from './delegation-form.ts';
import { sayReader, typed } from './delegation.view.ts';
import type { Often } from './often.ts';

/** The forms behind the steps of a delegation. `metadata` comes back. */

/** The delegate takes it on, and says what they take on. */
export function acceptView(contract: Contract, metadata: string, isHeard: boolean): ModalView {
  return modal({
    callback: 'delegations.accept-form',
    title: 'Accept',
    submit: 'Accept',
    close: 'Back',
    metadata,
    blocks: [
      ...typed('The outcome', contract.outcome),
      ...typed('Done looks like', contract.doneLooksLike),
      textField({
        key: 'restated',
        label: 'What does done look like, in your words?',
        lines: 'many',
        max: limits.done,
        placeholder:
          'The board can read in five pages why shops leave, and what we would try first',
        hint: 'Where you two mean something else, it shows here and not at the end.',
      }),
      context(sayReader(contract, isHeard)),
    ],
  });
}

/** Asks why, when somebody declines. `metadata` comes back. */
export function declineView(contract: Contract, metadata: string, isHeard: boolean): ModalView {
  return modal({
    callback: 'delegations.decline-form',
    title: 'Decline',
    submit: 'Decline',
    close: 'Back',
    metadata,
    blocks: [
      section(`“${inline(contract.outcome)}”`),
      textField({
        key: 'reason',
        label: 'Why?',
        lines: 'many',
        max: limits.reason,
        optional: true,
        placeholder: 'The release takes all of my week. From Monday on I could.',
        hint: 'You can leave this empty. A reason helps to find what would work.',
      }),
      context(sayReader(contract, isHeard)),
    ],
  });
}

/** A question or an answer to the other one. */
export function writeView(
  delegation: Delegation,
  by: Role,
  metadata: string,
  often: Often | null = null,
): ModalView {
  const other = delegation[by === 'manager' ? 'delegate' : 'manager'];
  return modal({
    callback: 'delegations.write-form',
    title: 'Write',
    submit: 'Send',
    close: 'Back',
    metadata,
    blocks: [
      section(`To ${mention(other)}, about “${inline(delegation.outcome)}”.`),
      textField({
        key: 'words',
        label: 'What would you like to ask or say?',
        lines: 'many',
        max: limits.done,
        placeholder: 'Who is going to read it?',
      }),
      ...(often ? [context(sayOften(often))] : []),
      context(`Only ${mention(other)} reads this. It is kept with the delegation, for you two.`),
    ],
  });
}

/** Whoever asks more than was agreed reads so while they ask; it stops nobody. */
export function sayOften({ times, agreed }: Often): string {
  const together =
    agreed === 0
      ? 'You two agreed on no check-ins.'
      : `You two agreed on ${count(agreed, 'check-in')} a week.`;
  return `${together} This makes ${times} questions in seven days, check-ins included. If it can wait, more of it stays theirs.`;
}

/** Why a delegate does not agree to a change. */
export function objectView(delegation: Delegation, metadata: string): ModalView {
  return modal({
    callback: 'delegations.object-form',
    title: 'Object',
    submit: 'Object',
    close: 'Back',
    metadata,
    blocks: [
      section(`“${inline(delegation.outcome)}”`),
      context(
        'Outcome, what done looks like, due date and authority stay as you two agreed. The check-ins are as you read them.',
      ),
      textField({
        key: 'words',
        label: 'Why? What would work?',
        lines: 'many',
        max: limits.reason,
        optional: true,
        placeholder: 'By Friday I can do the numbers, not the proposal.',
      }),
      context(`Only ${mention(delegation.manager)} reads this.`),
    ],
  });
}

/** The delegate is done. */
export function handInView(delegation: Delegation, metadata: string, isHeard: boolean): ModalView {
  return modal({
    callback: 'delegations.hand-in-form',
    title: 'Hand in',
    submit: 'It is done',
    close: 'Not yet',
    metadata,
    blocks: [
      section(`“${inline(delegation.outcome)}”`),
      ...typed('Done looks like', delegation.doneLooksLike),
      ...(delegation.restated === '' ? [] : typed('In your words', delegation.restated)),
      textField({
        key: 'words',
        label: 'Where is it, and what should they know?',
        lines: 'many',
        max: limits.done,
        optional: true,
        placeholder: 'It is in the shared folder. The third cause is a guess, and says so.',
        hint: 'You can leave this empty.',
      }),
      context(sayReader(delegation, isHeard)),
    ],
  });
}

/** The manager sees something missing. */
export function returnView(delegation: Delegation, metadata: string): ModalView {
  return modal({
    callback: 'delegations.return-form',
    title: 'Something is missing',
    submit: 'Give it back',
    close: 'Back',
    metadata,
    blocks: [
      section(`“${inline(delegation.outcome)}”`),
      ...typed('Done looks like', delegation.doneLooksLike),
      textField({
        key: 'missing',
        label: 'What is missing?',
        lines: 'many',
        max: limits.done,
        placeholder: 'The proposal: what would we start next week?',
        hint: 'Say what is missing for it to be done. How they add it is theirs.',
      }),
      context(`Only ${mention(delegation.delegate)} reads this. It goes on as before, with them.`),
    ],
  });
}

/** Somebody else is to have it, by the same date or another one; `isPast` where the same one is over. */
export function handOverView(delegation: Delegation, metadata: string, isPast: boolean): ModalView {
  const { outcome, dueOn, dueAt } = delegation.pending ?? delegation;
  const who = mention(delegation.delegate);
  return modal({
    callback: 'delegations.hand-over-form',
    title: 'Hand over',
    submit: 'Ask them',
    close: 'Back',
    metadata,
    blocks: [
      section(`“${inline(outcome)}” goes from ${who} to:`),
      ...(delegation.pending
        ? [context(`It is as you changed it last, which ${who} has not confirmed.`)]
        : []),
      personField({ key: 'who', label: 'Who' }),
      dateField({
        key: 'due',
        label: 'Due',
        ...(isPast && { hint: 'The date so far is over.' }),
        placeholder: 'No date',
        initial: isPast ? null : dueOn,
        optional: true,
      }),
      timeField({
        key: 'due_at',
        label: 'Due at',
        hint: 'By your clock.',
        initial: isPast ? null : dueAt,
        optional: true,
      }),
      context(
        `They are asked for the same, and can accept or decline. ${who} hears that it is with somebody else. What you two wrote about it stays between you two.`,
      ),
    ],
  });
}
