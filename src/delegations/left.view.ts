import type { Button, KnownBlock } from '@slack/types';
import { actions, button, context, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { list, mention, shorten } from '../slack/text.ts';
import { inlineWithin, setApart } from '../slack/typed.ts';
import { type Delegation, openStates } from './delegation.ts';
import { noMessages } from './delegation.view.ts';

/** To the manager, once: somebody who works on these takes no messages any more. */
export function unreachableMessage(delegate: string, theirs: readonly Delegation[]): Message {
  const text = `${mention(delegate)} ${noMessages}. What they have from you stays theirs: ${firstOf(theirs)}.`;
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
  const more = theirs.length - mostAsked;
  return {
    text: `${mention(delegate)} is deactivated in Slack, and has this from you: ${firstOf(theirs)}.`,
    blocks: [
      section(`${mention(delegate)} is deactivated in Slack. What becomes of what they have?`),
      ...theirs.slice(0, mostAsked).flatMap(asked),
      context(
        more > 0
          ? `There are ${more} more in \`/delegate list\`. What you leave stays as it is.`
          : 'What you leave stays as it is, and in `/delegate list`. Nothing happens by itself.',
      ),
    ],
  };
}

function asked(delegation: Delegation): KnownBlock[] {
  const { outcome, state } = delegation;
  const name = `“${inlineWithin(outcome, 150)}”`;
  if (state === 'handed-over') return [section(`${name}: somebody else is asked.`)];
  if (!openStates.includes(state)) return [section(`${name}: ended.`)];
  return [section(name), actions(...leftButtons(delegation))];
}

/** What its manager can do with what somebody has who left. */
export function leftButtons({ id: value, outcome }: Delegation): Button[] {
  const says = (what: string) => setApart(`${what}: ${shorten(outcome, 55)}`);
  return [
    button('Hand over', { action: 'delegations.hand-over', value, says: says('Hand over') }),
    button('Take back', { action: 'delegations.cancel', value, says: says('Take back') }),
  ];
}

/** To a delegate: whoever gave them these is deactivated. */
export function leaderLeftMessage(manager: string, theirs: readonly Delegation[]): Message {
  const text = `${mention(manager)} is deactivated in Slack. You have this from them: ${firstOf(theirs)}.`;
  return {
    text,
    blocks: [
      section(text),
      context(
        'Ask your team who it is for now. It stays in your list until you hand it in, and no check-ins come.',
      ),
    ],
  };
}

function firstOf(delegations: readonly Delegation[]): string {
  const shown = delegations.slice(0, 5).map(({ outcome }) => `“${inlineWithin(outcome, 200)}”`);
  const more = delegations.length - shown.length;
  return list([...shown, ...(more > 0 ? [`${more} more`] : [])]);
}
