import { actions, button, context, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';

/** Says that words are in the note. `undo` comes back with a click on Undo. */
export function notedInWords(isMore: boolean, undo: string): Message {
  const text = isMore ? 'Added to your note.' : 'That is your note.';
  return {
    text,
    blocks: [
      section(text),
      context('It comes back before your next vision time. Only you see it.'),
      actions(
        button('Undo', {
          action: 'vision.note-undo',
          value: undo,
          says: 'Undo: take this out of the note',
        }),
      ),
    ],
  };
}

/** Says that words are out of the note again. */
export function notedUndone(): Message {
  const text = 'Taken back. Your message stays here; your note is as it was before.';
  return { text, blocks: [section(text)] };
}
