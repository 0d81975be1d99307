import type { Button, KnownBlock, ModalView } from '@slack/types';
import { actions, button, context, modal, section, textField } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { mention, shorten } from '../slack/text.ts';
import { inline, inlineWithin, setApart } from '../slack/typed.ts';
import { localDate } from '../time/wall.ts';
import { sayFixedDate, sayTime } from '../time/words.ts';
import type { CheckIn, Delegation } from './delegation.ts';
import { sayReader, typed } from './delegation.view.ts';
import { roadblockLimits } from './roadblock-form.ts';

/** A roadblock: how it is told, what the manager answers, and what becomes of it. */

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
        label: 'What is in the way?',
        lines: 'many',
        max: roadblockLimits.roadblock,
        placeholder: 'I have no access to the billing data.',
      }),
      textField({
        key: 'need',
        label: 'What do you need?',
        lines: 'many',
        max: roadblockLimits.need,
        placeholder: 'Could you ask Finance for it, by Thursday?',
        optional: true,
      }),
      context(sayReader(delegation, isHeard)),
    ],
  });
}

/** Tells the manager of a roadblock. `answer` is what they wrote last. */
export function roadblockMessage(
  delegation: Delegation,
  checkIn: CheckIn,
  answer: string | null = null,
): Message {
  const delegate = mention(delegation.delegate);
  const outcome = `“${inline(delegation.outcome)}”`;
  const isGone = checkIn.goneAt !== null;
  const text = isGone
    ? `${delegate} says that this is out of the way: ${outcome}.`
    : `Something is in the way of ${delegate}: ${outcome}.`;
  return {
    text: isGone ? text : `${text} ${inline(checkIn.roadblock, 300)}`,
    blocks: [
      section(text),
      ...typed(isGone ? 'What was in the way' : 'What is in the way', checkIn.roadblock),
      ...(checkIn.need === '' ? [] : typed('What they need', checkIn.need)),
      ...(answer === null ? [] : [context(`You answered: “${inlineWithin(answer, 300)}”`)]),
      ...(isGone ? [] : stillThere(delegation, checkIn, answer)),
    ],
  };
}

function stillThere({ state }: Delegation, { id }: CheckIn, answer: string | null): KnownBlock[] {
  if (state === 'handed-over') return [context('You gave this to somebody else since.')];
  const words = answer === null ? 'Answer' : 'Write again';
  return [
    actions(button(words, { action: 'delegations.answer-roadblock', value: id })),
    context('It stays theirs. Your part is to clear the way.'),
  ];
}

/** Asks a manager for their answer to a roadblock. `metadata` comes back. */
export function roadblockAnswerView(
  delegation: Delegation,
  checkIn: CheckIn,
  metadata: string,
): ModalView {
  return modal({
    callback: 'delegations.roadblock-answer-form',
    title: 'Clear the way',
    submit: 'Send',
    metadata,
    blocks: [
      section(`“${inline(delegation.outcome)}”`),
      ...typed('What is in the way', checkIn.roadblock),
      ...(checkIn.need === '' ? [] : typed('What they need', checkIn.need)),
      textField({
        key: 'answer',
        label: 'Your answer',
        lines: 'many',
        max: roadblockLimits.answer,
        placeholder: 'I asked Finance: you have access from noon on.',
      }),
      context(`Only ${mention(delegation.delegate)} reads this, under their check-in.`),
    ],
  });
}

/** To the delegate, under their check-in. */
export function roadblockAnswerMessage(delegation: Delegation, answer: string): Message {
  const manager = mention(delegation.manager);
  const text = `${manager} answers about what is in the way of “${inline(delegation.outcome)}”.`;
  return {
    text: `${text} ${inline(answer, 300)}`,
    blocks: [section(text), ...typed('They write', answer)],
  };
}

/** To the manager, under the message that told of it. */
export function roadblockGoneMessage(delegation: Delegation): Message {
  const text = `${mention(delegation.delegate)} says that it is out of the way: “${inline(delegation.outcome)}”.`;
  return { text, blocks: [section(text), context('There is nothing left for you to clear.')] };
}

/** Asks a manager before words leave the DM. `value` comes back with a Yes: ids, and where the words stand. */
export function askToAnswer(delegation: Delegation, value: string): Message {
  const delegate = mention(delegation.delegate);
  const text = `Shall I give ${delegate} what you wrote here?`;
  return {
    text,
    blocks: [
      section(text),
      actions(
        button('Yes, send it', {
          action: 'delegations.answer-roadblock-in-words',
          value,
          style: 'primary',
        }),
        button('No, it stays with me', { action: 'delegations.answer-not' }),
      ),
      context(`It would be your answer about “${inline(delegation.outcome)}”.`),
    ],
  };
}

/** After the Yes. */
export function answerSent(delegation: Delegation): Message {
  return only(`${mention(delegation.delegate)} reads it under their check-in.`);
}

/** After the No. */
export function answerNotSent(): Message {
  return only('It stays with you. Nobody was told.');
}

/** Why no answer is passed on. */
export function nothingToAnswer(delegation: Delegation): Message {
  const why =
    delegation.state === 'handed-over'
      ? 'You gave this to somebody else'
      : `This is not in the way of ${mention(delegation.delegate)} any more`;
  return only(`${why}, so I pass nothing on. Your words stay here.`);
}

/** What a delegate told at a check-in, and the words of the way back from it; null for none. */
export function sayTold(
  delegation: Delegation,
  checkIn: CheckIn,
  now: Temporal.Instant,
): { text: string; back: string | null } {
  const manager = mention(delegation.manager);
  if (checkIn.goneAt) {
    return { text: `You told ${manager} what was in the way: it is gone.`, back: null };
  }
  const isOpen = delegation.state === 'accepted';
  const { readFrom } = checkIn;
  if (!readFrom || Temporal.Instant.compare(readFrom.toInstant(), now) <= 0) {
    return {
      text: `You told ${manager} what is in the way.`,
      back: isOpen ? 'It is out of the way' : null,
    };
  }
  const date = sayFixedDate(readFrom.toPlainDate(), localDate(now, readFrom.timeZoneId));
  const when = `${date} at ${sayTime(readFrom.toPlainTime())}`;
  return {
    text: `${manager} reads what is in the way on ${when}, their time.`,
    back: isOpen ? 'Take it back' : null,
  };
}

/** The button that takes a roadblock back, or says that it is gone. */
export function backButton(words: string, delegation: Delegation, checkIn: CheckIn): Button {
  const outcome = delegation.outcome.replaceAll(/\s+/g, ' ');
  return button(words, {
    action: 'delegations.roadblock-gone',
    value: checkIn.id,
    says: setApart(`${words}: ${shorten(outcome, 70 - words.length)}`),
  });
}

function only(text: string): Message {
  return { text, blocks: [section(text)] };
}
