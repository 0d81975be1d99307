import type { KnownBlock, ModalView } from '@slack/types';
import {
  choiceField,
  context,
  modal,
  option,
  peopleField,
  section,
  textField,
} from '../slack/blocks.ts';
import { leftOver, namesForMentions, typedPieces } from '../slack/typed.ts';
import { type Origin, textLimit, type WinDraft, whyLimit, writeOrigin } from './win.ts';
import { privacy, sayPeople } from './win.view.ts';

export const formCallback = 'wins.form';

type FormOptions = {
  origin: Origin;
  /** What the fields hold at first. A text that is longer than a win is cut, and the form shows the rest. */
  from?: WinDraft;
  /** The people whose names are known, for the mentions in the text. */
  known?: readonly { id: string; name: string }[];
  /** Where others see it already, in words. */
  shared?: string | null;
  /** The message that it comes from; null: one whose link is not to be had. */
  link?: string | null;
};

/** The form for a new win or, when the origin names one, for changing it. */
export function winForm({ origin, from, known = [], shared, link }: FormOptions): ModalView {
  const [text, ...rest] = fieldText(from?.text ?? '', known);
  return modal({
    callback: formCallback,
    title: origin.win ? 'Change a win' : 'A win',
    submit: origin.win ? 'Save' : 'Record',
    metadata: writeOrigin(origin),
    blocks: [
      ...leftOver(rest.join(' ')),
      ...about(from),
      textField({
        key: 'text',
        label: 'What went well?',
        lines: 'many',
        max: textLimit,
        initial: text,
        placeholder: 'The price list went out a day early, so sales had it for the fair.',
      }),
      peopleField({
        key: 'people',
        label: 'Who was part of it?',
        optional: true,
        initial: from?.people ?? [],
      }),
      textField({
        key: 'why',
        label: 'Why did it matter?',
        lines: 'many',
        max: whyLimit,
        optional: true,
        initial: from?.why,
        placeholder: 'They could plan their stand around it, for the first time.',
      }),
      ...(link === undefined ? [] : [context(sayFrom(link))]),
      ...(shared ? postField(shared) : [context(privacy)]),
    ],
  });
}

/** Names in the place of mentions, unless only the mentions fit. */
function fieldText(text: string, known: readonly { id: string; name: string }[]): string[] {
  const named = namesForMentions(text, known);
  if (named.length > textLimit && text.length <= textLimit) return [text];
  return typedPieces(named, textLimit, (part) => part.length);
}

/** Asks about whoever was named without a word about them. */
function about(from: WinDraft | undefined): KnownBlock[] {
  if (!from || from.text !== '' || from.people.length === 0) return [];
  const [people = ''] = sayPeople(from.people, 'with');
  return [section(`What went well ${people}? A line about what they did is enough.`)];
}

function sayFrom(link: string | null): string {
  return link
    ? `From <${link}|this message>. The link is kept with it.`
    : 'Without a link to the message: I can’t see it where it stands.';
}

/** Asks what happens to what others see. */
function postField(shared: string): KnownBlock[] {
  return [
    context(`Shared ${shared}: everybody there sees what was posted. The rest only you see.`),
    choiceField({
      key: 'post',
      label: 'What was posted',
      choices: [
        option('Leave it as it is', 'keep'),
        option('Change it too: what went well, why, and who', 'change'),
      ],
      initial: 'keep',
    }),
  ];
}
