import type { KnownBlock, ModalView } from '@slack/types';
import {
  actions,
  button,
  channelField,
  confirm,
  context,
  divider,
  modal,
  peopleField,
  section,
  textField,
} from '../slack/blocks.ts';
import type { Postable } from '../slack/postable.ts';
import { sayNotYet, sayReaders } from '../slack/readers.ts';
import { list, mention, somebodyWhoLeft } from '../slack/text.ts';
import { namesForMentions } from '../slack/typed.ts';
import { type Celebration, type Origin, writeOrigin } from './celebration.ts';
import { nameOf, title } from './choose.view.ts';
import { does } from './does.ts';
import { limits, type Rewritten, type Words } from './draft.ts';
import { celebrationPost, goOnButton } from './post.view.ts';

export const writeCallback = 'closeout.write-form';
export const previewCallback = 'closeout.preview-form';

/**
 * Of what is shared, once its changed words are to be looked at: their digest, and who reads them; null when Slack did not say
 * in time. `isNews`: they were to be saved just now, and their author did not know that.
 */
type LookedAt = { seen: string; postable: Postable | null; isNews: boolean };

type Writing = {
  celebration: Celebration;
  /** The channel that is offered when none was chosen. */
  channel: string | null;
  /** The names that are known, for the mentions in the text. */
  known: readonly { id: string; name: string }[];
  failed?: Origin['failed'];
  /** Said above the fields: see `sayRewritten`. */
  note?: string | null;
  look?: LookedAt;
};

/**
 * The second step: the draft, to be changed as one likes. Of what is shared, the same without the way to another channel; the
 * changed post stands above its fields before it is saved, since there is no draft in which the words could wait.
 */
export function writeView(writing: Writing): ModalView {
  const { celebration: of, channel, known, failed, note, look } = writing;
  const isShared = of.state === 'shared';
  return modal({
    callback: writeCallback,
    title: isShared ? 'Change the post' : title,
    submit: look ? 'Save' : 'Preview',
    metadata: writeOrigin({
      id: of.id,
      ...(failed && { failed }),
      ...(look && { seen: look.seen, told: look.postable?.outside?.kind }),
    }),
    blocks: [
      ...(look ? changedPost(of, look) : []),
      ...(note ? [context(note)] : []),
      ...(isShared
        ? []
        : [channelField({ key: 'channel', label: 'Where?', initial: of.channel ?? channel })]),
      ...fields(of, known),
      ...(isShared
        ? [context(sayWhen(of, look !== undefined))]
        : [context('Nobody sees this yet. Next you see it as it will look.'), draftActions(of)]),
    ],
  });
}

/** The post as it will look, and who reads it. */
function changedPost(of: Celebration, { postable, isNews }: LookedAt): KnownBlock[] {
  return [
    ...(isNews ? [sayNotYet('changed')] : []),
    ...sayReaders(of.channel ?? '', postable),
    divider,
    ...celebrationPost(of).blocks,
    divider,
  ];
}

function sayWhen({ channel }: Celebration, isLookedAt: boolean): string {
  const post = `The post in <#${channel ?? ''}>`;
  return isLookedAt
    ? `${post} says what stands above as soon as you save. Change a word, and you see it anew first.`
    : `${post} stays as it is until you have seen the new words as they will look.`;
}

function fields(of: Celebration, known: Writing['known']): KnownBlock[] {
  const initial = (key: keyof Words) => {
    // A field shows no mention, so whoever is forgotten stands there in words.
    const said = of[key].replaceAll(`<@${somebodyWhoLeft}>`, mention(somebodyWhoLeft));
    const named = namesForMentions(said, known);
    return [named, said, of[key]].find((text) => text.length <= limits[key]);
  };
  const text = (key: keyof Words) => ({
    key,
    max: limits[key],
    lines: 'many' as const,
    initial: initial(key),
  });
  return [
    textField({
      ...text('title'),
      lines: 'one',
      label: 'What do you celebrate?',
      placeholder: 'The move to the new warehouse',
    }),
    textField({
      ...text('setOut'),
      label: 'What did you set out to do?',
      optional: true,
      placeholder: 'Be in the new building by May, without a day on which nothing is sent.',
    }),
    textField({
      ...text('did'),
      label: 'What did the team do?',
      hint: 'Who did what, and what it changed. “@ana” mentions her when she is chosen below.',
      placeholder: 'Elif put a number on every shelf, so nothing was lost.',
    }),
    textField({
      ...text('learned'),
      label: 'What did you learn?',
      optional: true,
      placeholder: 'Two quiet days are enough if the labels are printed before.',
    }),
    peopleField({
      key: 'people',
      label: 'Who had a part in it?',
      hint: 'They are thanked by name, in this order. Think of those whose work nobody sees, too.',
      optional: true,
      initial: of.people,
    }),
    textField({
      ...text('thanks'),
      label: 'Thanks, in your words',
      optional: true,
      placeholder: 'For every question that came early, and for the cake.',
    }),
  ];
}

function draftActions({ id }: Celebration) {
  return actions(
    button('Choose again', { action: does.choose, value: id, says: 'Choose what goes into it' }),
    button('Keep as draft', { action: does.keep, value: id }),
    button('Delete the draft', {
      action: does.remove,
      value: id,
      confirm: confirm(
        'Delete the draft?',
        'Its words are gone then. What it was made of stays in your record.',
        'Delete it',
        'Keep it',
      ),
    }),
  );
}

const fieldNames: Readonly<Record<keyof Words, string>> = {
  title: 'What do you celebrate?',
  setOut: 'What did you set out to do?',
  did: 'What did the team do?',
  learned: 'What did you learn?',
  thanks: 'Thanks, in your words',
};

/** What became of a draft for which something else was chosen; null for nothing to tell. */
export function sayRewritten({ isKept, full }: Pick<Rewritten, 'isKept' | 'full'>): string | null {
  if (!isKept) return null;
  const kept =
    'What you wrote is kept. What you have chosen besides comes after it; take out yourself what is to go.';
  if (full.length === 0) return kept;
  return `${kept} There was no room for it in ${list(full.map((key) => `“${fieldNames[key]}”`))}.`;
}

/**
 * The third step: the post as it will look, and who reads it; `postable` null when Slack did not say in time. `problem`: why it
 * could not be posted a moment ago; `isNews`: because its author did not know who reads it.
 */
export function previewView(
  of: Celebration,
  postable: Postable | null,
  { failed, problem, isNews }: Pick<Origin, 'failed'> & { problem?: string; isNews?: boolean } = {},
): ModalView {
  return modal({
    callback: previewCallback,
    title: 'This is how it looks',
    submit: 'Post',
    close: 'Close',
    metadata: writeOrigin({ id: of.id, told: postable?.outside?.kind, ...(failed && { failed }) }),
    blocks: [
      ...(isNews ? [sayNotYet('posted')] : []),
      ...(problem ? [section(problem)] : []),
      ...(problem ? [] : sayReaders(of.channel ?? '', postable)),
      context('It is kept as a draft until you post it.'),
      divider,
      ...celebrationPost(of).blocks,
      divider,
      actions(button('Back to the form', { action: does.back, value: of.id })),
    ],
  });
}

/** After Keep as draft. */
export function keptView(of: Celebration, today: Temporal.PlainDate): ModalView {
  return modal({
    callback: 'closeout.kept',
    title,
    close: 'Done',
    blocks: [
      section(`Kept: ${nameOf(of, today)}. Only you see it.`),
      context('`/coach celebrate` and the Home tab bring it back.'),
      actions(goOnButton(of.id)),
    ],
  });
}

/** After the draft was deleted. */
export function removedView(of: Celebration, today: Temporal.PlainDate): ModalView {
  return modal({
    callback: 'closeout.removed',
    title,
    close: 'Done',
    blocks: [
      section(`The draft is deleted: ${nameOf(of, today)}.`),
      context('What it was made of stays in your record.'),
    ],
  });
}
