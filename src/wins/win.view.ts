import type { Button, KnownBlock, ModalView } from '@slack/types';
import {
  actions,
  button,
  choiceField,
  context,
  modal,
  option,
  peopleField,
  section,
  textField,
} from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { count, list, mention, safe, type Typed } from '../slack/text.ts';
import {
  beginningOf,
  inline,
  namesForMentions,
  typedPieces,
  typedSections,
} from '../slack/typed.ts';
import { sayFixedDate } from '../time/words.ts';
import { localDate } from '../time/wall.ts';
import {
  type Origin,
  type Share,
  type Shown,
  type Win,
  textLimit,
  whyLimit,
  writeOrigin,
} from './win.ts';

/** What the buttons do; `more` is the menu beside a win in a list. */
export const does = {
  record: 'wins.record',
  all: 'wins.all',
  newer: 'wins.newer',
  older: 'wins.older',
  edit: 'wins.edit',
  share: 'wins.share',
  undo: 'wins.undo',
  putBack: 'wins.put-back',
  more: 'wins.more',
} as const;

export const formCallback = 'wins.form';

export const privacy = 'Only you see this until you share it.';

const kept = {
  recorded: 'Recorded.',
  changed: 'Changed.',
  back: 'Back in your record.',
  shared: 'Your kudos is on its way.',
} as const;

export type When = { now: Temporal.Instant; zone: string };

/** What became of the posts when a win that was shared was changed. */
export type Posts = 'kept' | 'changed' | 'failed';

/** Says that a win is in the record, with what can be done with it. Only its owner gets to see it. `shared`: see sayShared. */
export function keptMessage(win: Win, as: keyof typeof kept, shared = ''): Message {
  return {
    text: `${kept[as]} ${inline(win.text, 300)}`,
    blocks: [
      section(`*${kept[as]}* ${shared || privacy}`),
      ...typedSections(beginningOf(win.text, 1000)),
      ...(win.why === '' ? [] : [context(`Why it mattered:\n${safe(beginningOf(win.why, 300))}`)]),
      ...sayPeople(win.people).map((people) => context(people)),
      actions(
        button(shared ? 'Share again' : 'Share as kudos', { action: does.share, value: win.id }),
        button('Edit', { action: does.edit, value: win.id, says: 'Edit this win' }),
        button('Undo', { action: does.undo, value: win.id, says: 'Undo: remove this win' }),
      ),
    ],
  };
}

/** Says in a message, which stays, where others see a win; '' when they do not. */
export function sayShared(shares: readonly Share[], when: When, posts?: Posts): string {
  if (shares.length === 0) return '';
  const where = `Shared ${sayWhere(shares, when)}.`;
  if (!posts) return where;
  const [it, says, stays] =
    shares.length === 1 ? ['post', 'says', 'stays'] : ['posts', 'say', 'stay'];
  const what = {
    kept: `The ${it} there ${stays} as before.`,
    changed: `The ${it} there ${says} so too.`,
    failed: `I could not change the ${it} there: Slack did not take it.`,
  };
  return `${where} ${what[posts]}`;
}

/** "in #general on Monday 15 March". */
export function sayWhere(shares: readonly Share[], { now, zone }: When): string {
  const today = localDate(now, zone);
  return list(
    shares.map(
      ({ channel, at }) => `in <#${channel}> on ${sayFixedDate(localDate(at, zone), today)}`,
    ),
  );
}

/** Says where a win goes that was shared just now. */
export function sayOnItsWay(channel: string): string {
  return `It goes to <#${channel}>, with a thread for everybody who had a part in it.`;
}

/** Says that the posts of a win could not be changed with it. `shared`: see sayShared. */
export function postsNotChangedMessage(win: Win, shared: string): Message {
  const text = `“${inline(win.text)}” is changed. ${shared}`;
  return { text, blocks: [section(text)] };
}

/** Says that a win is out of the record, and for how long it can come back. */
export function removedMessage(win: Shown): Message {
  const text = `Removed: ${inline(win.text, 300)}`;
  const posts = win.shares.map(({ channel }) => `<#${channel}>`);
  return {
    text,
    blocks: [
      section(text, putBackButton(win)),
      context(
        `You can put it back for a day. After that it is deleted.${posts.length > 0 ? ` What was posted in ${list(posts)} stays.` : ''}`,
      ),
    ],
  };
}

/** Gives back a text that is too long to be a win, whole, in as many messages as it takes. */
export function tooLongMessages(text: Typed): Message[] {
  const intro = `That is ${count(text.length, 'character')}, and a win holds ${textLimit}. Nothing is recorded yet.`;
  return typedPieces(text, 8000).map((part, at) => ({
    text: at === 0 ? intro : inline(part, 300),
    blocks: [
      ...(at === 0 ? [section(`${intro} Here is your text, so that you can shorten it:`)] : []),
      ...typedSections(part),
    ],
  }));
}

/** What /win can do. */
export function helpMessage(): Message {
  const lines = [
    '`/win shipped the login fix with @ana` records it at once',
    '`/win` opens a form, which also asks who was part of it and why it mattered',
    '`/win list` shows all your wins, newest first, to look back on, edit, share or remove',
  ];
  const text = `A win is anything that went well, however small.\n${lines.map((line) => `• ${line}`).join('\n')}`;
  return { text, blocks: [section(text), context('Only you see your wins, until you share one.')] };
}

type FormOptions = {
  origin: Origin;
  /** What the fields hold at first. */
  from?: Pick<Win, 'text' | 'why' | 'people'>;
  /** The people whose names are known, for the mentions in the text. */
  known?: readonly { id: string; name: string }[];
  /** Where others see it already, in words. */
  shared?: string | null;
};

/** The form for a new win or, when the origin names one, for changing it. */
export function winForm({ origin, from, known = [], shared }: FormOptions): ModalView {
  const named = namesForMentions(from?.text ?? '', known);
  return modal({
    callback: formCallback,
    title: origin.win ? 'Change a win' : 'A win',
    submit: origin.win ? 'Save' : 'Record',
    metadata: writeOrigin(origin),
    blocks: [
      textField({
        key: 'text',
        label: 'What went well?',
        lines: 'many',
        max: textLimit,
        initial: named.length <= textLimit ? named : from?.text,
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
      ...(shared ? postField(shared) : [context(privacy)]),
    ],
  });
}

/** Asks what happens to what others see. */
function postField(shared: string): KnownBlock[] {
  return [
    context(`Shared ${shared}.`),
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

/** Who was part of it: the first of them when they are many, nothing when there is nobody. */
export function sayPeople(people: readonly string[], word: 'With' | 'with' = 'With'): string[] {
  if (people.length === 0) return [];
  const first = people.length > 10 ? people.slice(0, 8) : people;
  const more = people.length - first.length;
  return [`${word} ${list([...first.map(mention), ...(more > 0 ? [`${more} more`] : [])])}`];
}

export function putBackButton(win: Win): Button {
  return button('Put it back', {
    action: does.putBack,
    value: win.id,
    says: 'Put the removed win back',
  });
}
