import { actions, context, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { mention } from '../slack/text.ts';
import { inline } from '../slack/typed.ts';
import type { Delegation } from './delegation.ts';
import { writeButton } from './news.view.ts';

/** To the manager, once: two check-ins in a row had no answer. */
export function silenceMessage(delegation: Delegation): Message {
  const delegate = mention(delegation.delegate);
  const text = `The last two check-ins with ${delegate} had no answer: “${inline(delegation.outcome)}”.`;
  return {
    text,
    blocks: [
      section(text),
      actions(writeButton(delegation)),
      context(
        'That says nothing about the work. A word with them tells more than a third check-in.',
      ),
    ],
  };
}
