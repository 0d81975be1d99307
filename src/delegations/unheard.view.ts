import { actions, button, context, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { mention } from '../slack/text.ts';
import { inline } from '../slack/typed.ts';
import { stopped, whyUnreached } from '../slack/undelivered.ts';
import type { Delegation, Role, State } from './delegation.ts';
import { type Reader, sayFixedMoment } from './delegation.view.ts';
import type { News } from './machine.ts';

/** What could not reach one of the two, and what reaches them late. */

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
        button('Ask somebody else', { action: 'delegations.hand-over', value: delegation.id }),
        button('Take it back', { action: 'delegations.cancel', value: delegation.id }),
      ),
    ],
  };
}

const atCheckIns = ['roadblock', 'roadblock-answer'] as const;
type AtCheckIns = (typeof atCheckIns)[number];

/** What the two hear of each other, by its news: what the reader of `unheardMessage` did with `it`. */
const did: Readonly<Record<Exclude<News, 'request'> | AtCheckIns, (it: string) => string>> = {
  accepted: (it) => `that you accepted ${it}`,
  declined: (it) => `that you declined ${it}`,
  written: (it) => `what you wrote about ${it}`,
  agreed: (it) => `that you agree on ${it}`,
  changed: (it) => `what you changed in ${it}`,
  confirmed: (it) => `that you confirmed the change of ${it}`,
  objected: (it) => `that you do not agree to the change of ${it}`,
  'handed-in': (it) => `that you are done with ${it}`,
  approved: (it) => `that you see ${it} as done`,
  returned: (it) => `what you miss in ${it}`,
  done: (it) => `that you marked ${it} as done`,
  'taken-back': (it) => `that you took back ${it}`,
  'handed-over': (it) => `that you gave ${it} to somebody else`,
  reopened: (it) => `that ${it} goes on after all`,
  roadblock: (it) => `what is in the way of ${it}`,
  'roadblock-answer': (it) => `what you answered about what is in the way of ${it}`,
};

export type Hearable = keyof typeof did;
export const hearables = Object.keys(did) as readonly Hearable[];

/** The kind of the message that tells of it. */
export function kindOf(what: Hearable): string {
  return isAtCheckIns(what) ? what : `delegation-${what}`;
}

/** Whether it belongs to a check-in, and so do the words that are said to it. */
export function isAtCheckIns(what: Hearable): what is AtCheckIns {
  return atCheckIns.some((each) => each === what);
}

/** To whoever did something with a delegation, when the other one cannot be told. `code` says why. */
export function unheardMessage(
  delegation: Delegation,
  unreached: Role,
  what: Hearable,
  code: string,
): Message {
  const why =
    code === stopped ? 'they take no messages from Both Hats' : 'Slack did not take my message';
  const text = `${mention(delegation[unreached])} has not heard ${did[what](`“${inline(delegation.outcome)}”`)}: ${why}.`;
  return { text, blocks: [section(text), context('It is kept here. Tell them yourself.')] };
}

const stands: Readonly<Record<State, string>> = {
  proposed: 'it waits for an answer',
  accepted: 'it is under way',
  'handed-in': 'it is handed in',
  done: 'it is done',
  declined: 'it is declined',
  cancelled: 'it is taken back',
  'handed-over': 'somebody else has it',
};

/** The block that says of a message that it is older. */
const mark = 'older';

/** Whether a message says already that it is older than what its reader did. */
export function isOlder({ message }: { message: Message }): boolean {
  return message.blocks.some((block) => block.block_id === mark);
}

/**
 * A message that waited for its reader's hours while something else was done: what it says is kept, its buttons are gone, and
 * it says how things stand.
 */
export function olderMessage(
  { text, blocks }: Message,
  { state }: Delegation,
  { now, zone }: Reader,
): Message {
  const at = sayFixedMoment(now, { now, zone });
  const words = context(`This is older than the last step, on ${at}. By then: ${stands[state]}.`);
  return {
    text,
    blocks: [
      ...blocks.filter((block) => block.type !== 'actions' && block.block_id !== mark),
      { ...words, block_id: mark },
    ],
  };
}
