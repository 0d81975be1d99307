import type { Button, ModalView } from '@slack/types';
import { actions, button, confirm, context, modal, section, textField } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { mention } from '../slack/text.ts';
import { inline } from '../slack/typed.ts';
import { canReopen, type CheckIn, type Delegation } from './delegation.ts';
import { limits } from './delegation-form.ts';
import { typed, sayReader } from './delegation.view.ts';

/** Asks the delegate for roadblocks. `id` is the check-in's. */
export function checkInMessage(delegation: Delegation, id: string): Message {
  const manager = mention(delegation.manager);
  const question = `Any roadblock on “${inline(delegation.outcome)}”?`;
  return {
    text: question,
    blocks: [
      section(question),
      actions(
        button('No', { action: 'delegations.no-roadblock', value: id }),
        button('Yes', { action: 'delegations.roadblock', value: id }),
        button('Done', {
          action: 'delegations.check-in-done',
          value: id,
          says: 'The whole piece of work is done',
          confirm: confirm(
            'Is the whole of it done?',
            'Whoever asked you hears of it, and no more check-ins come.',
            'Done',
            'Not yet',
          ),
        }),
      ),
      context(
        `You two agreed on this check-in. ${manager} hears of a Yes and of a Done, of nothing else.`,
      ),
    ],
  };
}

/** The question once it is answered, or has lost its point; a slip can be mended from here. */
export function answeredCheckIn(
  delegation: Delegation,
  checkIn: CheckIn,
  now: Temporal.Instant,
): Message {
  const manager = mention(delegation.manager);
  const outcome = `“${inline(delegation.outcome)}”`;
  const isOpen = delegation.state === 'accepted';
  if (checkIn.answer === 'no-roadblock') {
    const afterAll = button('Something is in the way after all', {
      action: 'delegations.roadblock',
      value: checkIn.id,
    });
    return note('No roadblocks – thanks.', outcome, isOpen ? afterAll : null);
  }
  if (checkIn.answer === 'done') {
    const notDone = button('It is not done yet', {
      action: 'delegations.check-in-reopen',
      value: checkIn.id,
    });
    const text = `Done – thank you! ${manager} hears of it.`;
    return note(text, outcome, canReopen(delegation, now) ? notDone : null);
  }
  if (checkIn.answer === null) {
    return isOpen ? checkInMessage(delegation, checkIn.id) : endedCheckIn(delegation);
  }
  const text = `You told ${manager} what is in the way of ${outcome}.`;
  return { text, blocks: [section(text), ...typed('You wrote', checkIn.roadblock)] };
}

function endedCheckIn(delegation: Delegation): Message {
  const what =
    delegation.state === 'cancelled'
      ? `This was taken back by ${mention(delegation.manager)}.`
      : 'This was marked as done.';
  const text = `${what} There is nothing to answer any more.`;
  return note(text, `“${inline(delegation.outcome)}”`, null);
}

function note(text: string, outcome: string, mend: Button | null): Message {
  return {
    text: `${text} ${outcome}`,
    blocks: [section(text), context(outcome), ...(mend ? [actions(mend)] : [])],
  };
}

/** Asks what is in the way. `metadata` comes back. */
export function roadblockView(
  delegation: Delegation,
  metadata: string,
  isHeard: boolean,
): ModalView {
  return modal({
    callback: 'delegations.roadblock-form',
    title: 'A roadblock',
    submit: 'Tell them',
    metadata,
    blocks: [
      section(`“${inline(delegation.outcome)}”`),
      textField({
        key: 'roadblock',
        label: 'What is in the way? What do you need?',
        lines: 'many',
        max: limits.roadblock,
        placeholder: 'I wait for access to the billing data. Could you ask Finance for it?',
      }),
      context(sayReader(delegation, isHeard)),
    ],
  });
}

/** Tells the manager of a roadblock. */
export function roadblockMessage(delegation: Delegation, roadblock: string): Message {
  const text = `Something is in the way of ${mention(delegation.delegate)}: “${inline(delegation.outcome)}”.`;
  return {
    text: `${text} ${inline(roadblock, 300)}`,
    blocks: [
      section(text),
      ...typed('What they need', roadblock),
      context('It stays theirs. Your part is to clear the way.'),
    ],
  };
}
