import type { Button } from '@slack/types';
import { actions, button, confirm, context, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { mention } from '../slack/text.ts';
import { inline } from '../slack/typed.ts';
import type { CheckIn, Delegation, State } from './delegation.ts';
import { typed } from './delegation.view.ts';
import { mayTake } from './machine.ts';
import { backButton, sayTold } from './roadblock.view.ts';

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
        `You two agreed on this check-in. ${manager} hears of a Yes and of a Done at once, of a No in the digest of their week at most.`,
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
    return note(text, outcome, mayTake(delegation, 'delegate', 'reopen', now) ? notDone : null);
  }
  if (checkIn.answer === null) {
    return isOpen ? checkInMessage(delegation, checkIn.id) : endedCheckIn(delegation);
  }
  const { text, back } = sayTold(delegation, checkIn, now);
  return {
    text: `${text} ${outcome}`,
    blocks: [
      section(text),
      context(outcome),
      ...typed('You wrote', checkIn.roadblock),
      ...(checkIn.need === '' ? [] : typed('What you need', checkIn.need)),
      ...(back === null ? [] : [actions(backButton(back, delegation, checkIn))]),
    ],
  };
}

function endedCheckIn(delegation: Delegation): Message {
  const text = `This was ${sayEnd(delegation)}. There is nothing to answer any more.`;
  return note(text, `“${inline(delegation.outcome)}”`, null);
}

/** Why a check-in has lost its point, after “was”: what became of the work. */
export function sayEnd({ state, manager }: Delegation): string {
  const words: Readonly<Partial<Record<State, string>>> = {
    cancelled: `taken back by ${mention(manager)}`,
    'handed-over': `given to somebody else by ${mention(manager)}`,
    'handed-in': 'handed in',
  };
  return words[state] ?? 'marked as done';
}

function note(text: string, outcome: string, mend: Button | null): Message {
  return {
    text: `${text} ${outcome}`,
    blocks: [section(text), context(outcome), ...(mend ? [actions(mend)] : [])],
  };
}
