import type { Button, KnownBlock, ModalView } from '@slack/types';
import {
  actions,
  button,
  confirm,
  context,
  modal,
  personField,
  section,
  textField,
} from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { mention } from '../slack/text.ts';
import { inlineWithin, typedSections } from '../slack/typed.ts';
import { localDate } from '../time/wall.ts';
import { sayDate } from '../time/words.ts';
import { blank, type Content, limits, type Note, type Part, parts } from './card.ts';

/** What a card is written from, besides what its manager knows. */
export type Noted = { notes: readonly Note[]; now: Temporal.Instant; zone: string };

const noteLength = 200;

/** What the buttons do. */
export const does = {
  list: 'cards.list',
  back: 'cards.back',
  page: 'cards.page',
  open: 'cards.open',
  choose: 'cards.choose',
  clear: 'cards.clear',
  undo: 'cards.undo',
} as const;

export const callbacks = {
  form: 'cards.form',
  choose: 'cards.choose-form',
  left: 'cards.left',
  cleared: 'cards.cleared',
} as const;

/** Says who sees a card: on each of its views. */
const privacy =
  'Only you see this, and they are not told. It lies in a file that whoever runs Both Hats can open: write what you could also say to them.';

const fields: Readonly<Record<Part, { label: string; hint?: string; placeholder: string }>> = {
  strengths: {
    label: 'What are they good at?',
    hint: 'One strength a line. While you hand over work, I tell you when it asks for one of them.',
    placeholder: 'Writing\nStaying calm with angry customers',
  },
  motivates: {
    label: 'What drives them?',
    placeholder: 'Being the first to understand a new machine, and explaining it to the rest',
  },
  aspirations: {
    label: 'Where do they want to go?',
    placeholder: 'Would love to train the new drivers herself, perhaps from spring on',
  },
  ways: {
    label: 'How do they like to be led, thanked and corrected?',
    placeholder: 'Told what it is for, not how. Thanked in two lines. Corrected at once, alone.',
  },
};

/**
 * A card, to be written. `metadata` comes back. `notes`: what the journal has about the person, to write from. No Undo here:
 * Slack keeps what is typed in fields that are drawn anew.
 */
export function cardView(
  person: string,
  card: Content | null,
  metadata: string,
  { notes, now, zone }: Noted,
): ModalView {
  const today = localDate(now, zone);
  const written = notes.map(
    ({ text, at }) =>
      `• ${sayDate(localDate(at, zone), today)}: “${inlineWithin(text, noteLength)}”`,
  );
  return modal({
    callback: callbacks.form,
    title: 'Card',
    submit: 'Keep it',
    metadata,
    blocks: [
      section(
        `*${mention(person)}*, as you know them. One line is a good start; leave the rest empty.`,
      ),
      ...(written.length > 0 ? [context(['*In your journal*', ...written].join('\n'))] : []),
      ...parts.map((part) =>
        textField({
          key: part,
          ...fields[part],
          lines: 'many',
          max: limits[part],
          optional: true,
          initial: (card ?? blank)[part],
        }),
      ),
      ...(card ? [actions(clearButton(person))] : []),
      context(privacy),
    ],
  });
}

/** The card about somebody who has left, or is of another workspace by now: it can be read and cleared. */
export function leftView(person: string, card: Content, metadata: string): ModalView {
  const all = parts.map((part) => card[part]);
  return modal({
    callback: callbacks.left,
    title: 'Card',
    close: 'Close',
    metadata,
    blocks: [
      section(
        `*${mention(person)}* is not in this workspace any more. What you noted can be read until you clear it, or until they are forgotten here.`,
      ),
      ...parts.flatMap((part): KnownBlock[] =>
        card[part] === ''
          ? []
          : [section(`*${fields[part].label}*`), ...typedSections(card[part], all)],
      ),
      actions(clearButton(person)),
      context(privacy),
    ],
  });
}

/** In the place of a card that was cleared. */
export function clearedView(person: string, metadata: string): ModalView {
  return modal({
    callback: callbacks.cleared,
    title: 'Card',
    close: 'Close',
    metadata,
    blocks: [section(sayCleared(person)), actions(undoButton(person))],
  });
}

/** Asks whose card it is. `metadata` comes back. */
export function chooseView(metadata: string): ModalView {
  return modal({
    callback: callbacks.choose,
    title: 'Card',
    submit: 'Go on',
    metadata,
    blocks: [personField({ key: 'who', label: 'Whose card is it?' }), context(privacy)],
  });
}

/** Said when a card was kept, to its manager alone. It holds nothing of the card. */
export function keptMessage(person: string, isBlank: boolean): Message {
  const text = isBlank
    ? sayCleared(person)
    : `Kept on your card about ${mention(person)}. Only you see it.`;
  const open = button('Open', { action: does.open, value: person, says: 'Open the card' });
  return {
    text,
    blocks: [section(text), actions(...(isBlank ? [] : [open]), undoButton(person))],
  };
}

/** In its place, once the change is taken back. */
export function undoneMessage(person: string): Message {
  const text = `Your card about ${mention(person)} is as it was before.`;
  return {
    text,
    blocks: [
      section(text),
      actions(button('Open', { action: does.open, value: person, says: 'Open the card' })),
    ],
  };
}

function sayCleared(person: string): string {
  return `Your card about ${mention(person)} is empty. For a day you can have it back.`;
}

/** Takes back the last change of a card. */
export function undoButton(person: string): Button {
  return button('Undo', { action: does.undo, value: person, says: 'Undo the last change' });
}

function clearButton(person: string) {
  return button('Clear the card', {
    action: does.clear,
    value: person,
    confirm: confirm(
      'Clear this card?',
      'Everything on it goes, also what you are typing now. For a day you can have it back.',
      'Clear it',
      'Keep it',
    ),
  });
}
