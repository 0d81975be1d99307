import { actions, button, context, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { list, mention } from '../slack/text.ts';
import { inline } from '../slack/typed.ts';
import { stopped, whyUnreached } from '../slack/undelivered.ts';
import type { Delegation, Role } from './delegation.ts';
import { noMessages, type Reader, sayFixedMoment, typed } from './delegation.view.ts';

/** What one of the two hears when the other has done something with a delegation. */

/** To the manager. `firstCheckIn` is said by the delegate's clock, which `reader` holds. */
export function acceptedMessage(
  delegation: Delegation,
  firstCheckIn: Temporal.Instant | null,
  reader: Reader,
): Message {
  const text = `${mention(delegation.delegate)} accepted: “${inline(delegation.outcome)}”.`;
  const next = firstCheckIn
    ? `The first check-in is on ${sayFixedMoment(firstCheckIn, reader)}, their time. Until then it is theirs.`
    : 'There is no check-in: it is theirs.';
  return { text, blocks: [section(text), context(next)] };
}

/** To the manager. */
export function declinedMessage(delegation: Delegation): Message {
  const text = `${mention(delegation.delegate)} declined: “${inline(delegation.outcome)}”.`;
  return {
    text,
    blocks: [
      section(text),
      ...(delegation.reason
        ? typed('Why', delegation.reason)
        : [context('They gave no reason. Asking what would make it a yes costs one message.')]),
      againButton(delegation),
    ],
  };
}

/** To whoever did not mark it: the delegate when the manager did, and the other way round. */
export function doneMessage(delegation: Delegation, by: Role): Message {
  const text =
    by === 'manager'
      ? `${mention(delegation.manager)} marked this as done: “${inline(delegation.outcome)}”. Thank you!`
      : `${mention(delegation.delegate)} is done with “${inline(delegation.outcome)}”.`;
  const next =
    by === 'manager'
      ? 'There are no more check-ins for it.'
      : 'A good moment to look at it together, and to say thank you.';
  return { text, blocks: [section(text), context(next)] };
}

/** To whoever did not say it: what was marked as done goes on. */
export function reopenedMessage(delegation: Delegation, by: Role): Message {
  const text = `${mention(delegation[by])} says that this is not done after all: “${inline(delegation.outcome)}”.`;
  const next = delegation.checkIn
    ? 'It goes on as you two agreed, check-ins included.'
    : 'It goes on as you two agreed.';
  return { text, blocks: [section(text), context(next)] };
}

/** To a delegate who had accepted. */
export function takenBackMessage(delegation: Delegation): Message {
  const text = `${mention(delegation.manager)} took this back: “${inline(delegation.outcome)}”.`;
  return {
    text,
    blocks: [
      section(text),
      context('There is nothing more to do for it, and no more check-ins come.'),
    ],
  };
}

/** To the manager, once: somebody who works on these takes no messages any more. */
export function unreachableMessage(delegate: string, theirs: readonly Delegation[]): Message {
  const shown = theirs.slice(0, 5).map(({ outcome }) => `“${inline(outcome, 200)}”`);
  const more = theirs.length - shown.length;
  const text = `${mention(delegate)} ${noMessages}. It stays theirs: ${list([...shown, ...(more > 0 ? [`${more} more`] : [])])}.`;
  return {
    text,
    blocks: [
      section(text),
      context('No check-ins come. `/delegate list` shows where everything stands.'),
    ],
  };
}

/** To the manager, when Slack refuses to deliver what they asked. */
export function failedMessage(
  delegation: Delegation,
  what: 'request' | 'check-in',
  code: string,
): Message {
  const delegate = mention(delegation.delegate);
  const text =
    what === 'request'
      ? `I could not deliver “${inline(delegation.outcome)}” to ${delegate}: ${whyUnreached(code)}`
      : `I could not ask ${delegate} about “${inline(delegation.outcome)}”: ${whyUnreached(code)}`;
  return {
    text,
    blocks: [
      section(text),
      actions(
        again(delegation.id),
        button('Take it back', { action: 'delegations.cancel', value: delegation.id }),
      ),
    ],
  };
}

/** What the two hear of each other, by the kind of its message: what the reader of `unheardMessage` did. */
const did = {
  'delegation-answer': 'what you answered to',
  'delegation-done': 'that you are done with',
  'delegation-reopened': 'that you are not done after all with',
  'delegation-taken-back': 'that you took back',
  roadblock: 'what is in the way of',
} as const;

export type News = keyof typeof did;
export const news = Object.keys(did) as readonly News[];

/** To whoever did something with a delegation, when the other one cannot be told. `code` says why. */
export function unheardMessage(
  delegation: Delegation,
  unreached: Role,
  what: News,
  code: string,
): Message {
  const why =
    code === stopped ? 'they take no messages from Both Hats' : 'Slack did not take my message';
  const text = `${mention(delegation[unreached])} has not heard ${did[what]} “${inline(delegation.outcome)}”: ${why}.`;
  return { text, blocks: [section(text), context('It is kept here. Tell them yourself.')] };
}

/** In place of a message of ours whose button took the delegation back. */
export function cancelledNote(delegation: Delegation): Message {
  const text = `You took this back: “${inline(delegation.outcome)}”.`;
  return { text, blocks: [section(text), againButton(delegation)] };
}

function againButton(delegation: Delegation) {
  return actions(again(delegation.id));
}

function again(id: string) {
  return button('Ask somebody else', { action: 'delegations.again', value: id });
}
