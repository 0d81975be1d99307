import type { Practice } from '../practices/index.ts';
import { actions, button, context, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { whoSees } from './answers.view.ts';

/** Says that words are in the journal. `undo` comes back with a click on Undo. */
export function keptInWords(practice: Practice, isMore: boolean, undo: string): Message {
  const text = isMore ? 'Added to what you wrote.' : `Noted. ${practice.thanks}`;
  return {
    text,
    blocks: [
      section(text),
      context(`${whoSees(practice)} It is kept in your journal.`),
      actions(
        button('Undo', {
          action: 'nudge.words-undo',
          value: undo,
          says: 'Undo: take this out of the journal',
        }),
      ),
    ],
  };
}

/** Says that words are out of the journal again. */
export function wordsUndone(): Message {
  const text = 'Taken back. Your message stays here; your journal is as it was before.';
  return { text, blocks: [section(text)] };
}
