import type { ModalView } from '@slack/types';
import { actions, button, context, modal, section, textField } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { mention } from '../slack/text.ts';
import type { CheckIn, Delegation } from './delegation.ts';
import { limits } from './delegation-form.ts';
import { brief, typed } from './delegation.view.ts';

/** Asks the delegate for roadblocks. `id` is the check-in's. */
export function checkInMessage(delegation: Delegation, id: string): Message {
  const manager = mention(delegation.manager);
  const question = `Any roadblock on “${brief(delegation.outcome)}”?`;
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
        }),
      ),
      context(
        `You two agreed on this check-in. ${manager} hears of a Yes and of a Done, of nothing else.`,
      ),
    ],
  };
}

/** The question once it is answered, or has lost its point. */
export function answeredCheckIn(delegation: Delegation, checkIn: CheckIn): Message {
  const manager = mention(delegation.manager);
  const outcome = `“${brief(delegation.outcome)}”`;
  if (checkIn.answer === 'no-roadblock') return note('No roadblocks – thanks.', outcome);
  if (checkIn.answer === 'done') return note(`Done – thank you! ${manager} hears of it.`, outcome);
  if (checkIn.answer === null) return endedCheckIn(delegation);
  const text = `You told ${manager} what is in the way of ${outcome}.`;
  return { text, blocks: [section(text), ...typed('You wrote', checkIn.roadblock)] };
}

function endedCheckIn(delegation: Delegation): Message {
  const what =
    delegation.state === 'cancelled'
      ? `This was taken back by ${mention(delegation.manager)}.`
      : 'This was marked as done.';
  return note(`${what} There is nothing to answer any more.`, `“${brief(delegation.outcome)}”`);
}

function note(text: string, outcome: string): Message {
  return { text: `${text} ${outcome}`, blocks: [section(text), context(outcome)] };
}

/** Asks what is in the way. `metadata` comes back. */
export function roadblockView(delegation: Delegation, metadata: string): ModalView {
  return modal({
    callback: 'delegations.roadblock-form',
    title: 'A roadblock',
    submit: 'Tell them',
    metadata,
    blocks: [
      section(`“${brief(delegation.outcome)}”`),
      textField({
        key: 'roadblock',
        label: 'What is in the way? What do you need?',
        lines: 'many',
        max: limits.roadblock,
        placeholder: 'I wait for access to the billing data. Could you ask Finance for it?',
      }),
      context(`Only ${mention(delegation.manager)} reads this.`),
    ],
  });
}

/** Tells the manager of a roadblock. */
export function roadblockMessage(delegation: Delegation, roadblock: string): Message {
  const text = `Something is in the way of ${mention(delegation.delegate)}: “${brief(delegation.outcome)}”.`;
  return {
    text: `${text} ${brief(roadblock, 300)}`,
    blocks: [
      section(text),
      ...typed('What they need', roadblock),
      context('It stays theirs. Your part is to clear the way.'),
    ],
  };
}
