import type { KnownBlock } from '@slack/types';
import { actions, button, context, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { list, mention, shorten } from '../slack/text.ts';
import { inlineWithin, setApart } from '../slack/typed.ts';
import type { Delegation } from './delegation.ts';
import { noMessages } from './delegation.view.ts';

/** To the manager, once: somebody who works on these takes no messages any more. */
export function unreachableMessage(delegate: string, theirs: readonly Delegation[]): Message {
  const text = `${mention(delegate)} ${noMessages}. It stays theirs: ${firstOf(theirs)}.`;
  return {
    text,
    blocks: [
      section(text),
      context('No check-ins come. `/delegate list` shows where everything stands.'),
    ],
  };
}

/** So many are asked about in one message. */
const mostAsked = 10;

/** To the manager: somebody who has these is deactivated, and what becomes of each is theirs to say. */
export function leftMessage(delegate: string, theirs: readonly Delegation[]): Message {
  const text = `${mention(delegate)} is deactivated in Slack, and still has ${firstOf(theirs)}.`;
  const more = theirs.length - mostAsked;
  return {
    text,
    blocks: [
      section(`${mention(delegate)} is deactivated in Slack. What becomes of what they have?`),
      ...theirs.slice(0, mostAsked).flatMap(asked),
      context(
        more > 0
          ? `There are ${more} more in \`/delegate list\`. Nothing happens by itself.`
          : 'Nothing happens by itself: what you leave stays with them, and in `/delegate list`.',
      ),
    ],
  };
}

function asked({ id, outcome }: Delegation): KnownBlock[] {
  const says = (what: string) => setApart(`${what}: ${shorten(outcome, 55)}`);
  const value = id;
  return [
    section(`“${inlineWithin(outcome, 150)}”`),
    actions(
      button('Hand over', {
        action: 'delegations.hand-over',
        value,
        says: says('Hand over'),
        style: 'primary',
      }),
      button('Take back', { action: 'delegations.cancel', value, says: says('Take back') }),
      button('Leave it', { action: 'delegations.leave', value, says: says('Leave it') }),
    ),
  ];
}

/** To a delegate: whoever gave them these is deactivated. */
export function leaderLeftMessage(manager: string, theirs: readonly Delegation[]): Message {
  const text = `${mention(manager)} is deactivated in Slack. You have this from them: ${firstOf(theirs)}.`;
  return {
    text,
    blocks: [
      section(text),
      context('Ask your team who it is for now. It stays in your list until you hand it in.'),
    ],
  };
}

function firstOf(delegations: readonly Delegation[]): string {
  const shown = delegations.slice(0, 5).map(({ outcome }) => `“${inlineWithin(outcome, 200)}”`);
  const more = delegations.length - shown.length;
  return list([...shown, ...(more > 0 ? [`${more} more`] : [])]);
}
