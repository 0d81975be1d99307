import type { Button } from '@slack/types';
import { actions, button, context, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { count, list, mention, safe, type Typed } from '../slack/text.ts';
import { beginningOf, inline, typedPieces, typedSections } from '../slack/typed.ts';
import { sayFixedDate } from '../time/words.ts';
import { localDate } from '../time/wall.ts';
import { type Share, type Shown, textLimit, type Win } from './win.ts';

/** What the buttons do; `more` is the menu beside a win in a list. */
export const does = {
  record: 'wins.record',
  recordTyped: 'wins.record-typed',
  all: 'wins.all',
  newer: 'wins.newer',
  older: 'wins.older',
  search: 'wins.search',
  clear: 'wins.clear',
  export: 'wins.export',
  edit: 'wins.edit',
  share: 'wins.share',
  undo: 'wins.undo',
  asBefore: 'wins.as-before',
  putBack: 'wins.put-back',
  more: 'wins.more',
} as const;

export const privacy = 'Only you see this until you share it.';

const kept = {
  recorded: 'Recorded.',
  changed: 'Changed.',
  back: 'Back in your record.',
  shared: 'Your kudos is on its way.',
  'as-before': 'As it was before.',
} as const;

export type When = { now: Temporal.Instant; zone: string };

/** What became of the posts when a win that was shared was changed. */
export type Posts = 'kept' | 'changed' | 'back' | 'own' | 'left' | 'failed';

/**
 * Says that a win is in the record, with what can be done with it. Only its owner gets to see it. `shared`: see sayShared.
 * Undo takes back what was done last.
 */
export function keptMessage(win: Win, as: keyof typeof kept, shared = ''): Message {
  return {
    text: `${kept[as]} ${inline(win.text, 300)}`,
    blocks: [
      section(`*${kept[as]}* ${shared || privacy}`),
      ...typedSections(beginningOf(win.text, 1000)),
      ...(win.why === '' ? [] : [context(`Why it mattered:\n${safe(beginningOf(win.why, 300))}`)]),
      ...aside([...sayPeople(win.people), ...sayLink(win, 'this message')]),
      actions(
        button(shared ? 'Share again' : 'Share as kudos', { action: does.share, value: win.id }),
        button('Edit', { action: does.edit, value: win.id, says: 'Edit this win' }),
        ...(as === 'recorded'
          ? [button('Undo', { action: does.undo, value: win.id, says: 'Undo: remove this win' })]
          : [
              ...(as === 'changed' && win.isChanged
                ? [button('Undo the change', { action: does.asBefore, value: win.id })]
                : []),
              button('Remove', { action: does.undo, value: win.id, says: 'Remove this win' }),
            ]),
      ),
    ],
  };
}

/** Says in a message, which stays, where others see a win; '' when they do not. */
export function sayShared(shares: readonly Share[], when: When, posts?: Posts): string {
  if (shares.length === 0) return '';
  const where = `Shared ${sayWhere(shares, when)}.`;
  if (!posts) return where;
  const isOne = shares.length === 1;
  const [it, says, stays] = isOne ? ['post', 'says', 'stays'] : ['posts', 'say', 'stay'];
  const what = {
    kept: `The ${it} there ${stays} as before.`,
    changed: `The ${it} there ${says} so too.`,
    back: `The ${it} there ${says} again what ${isOne ? 'it' : 'they'} said before.`,
    own: `${isOne ? 'The post there has words of its own and keeps' : 'Posts with words of their own keep'} them: \`/kudos list\` changes those.`,
    left: `The ${it} there ${stays} as ${isOne ? 'it is' : 'they are'}: \`/kudos list\` changes ${isOne ? 'it' : 'them'}.`,
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

/** Says that the posts of a win were not changed with it, or not wholly. `shared`: see sayShared. */
export function postsNotChangedMessage(
  win: Win,
  shared: string,
  as: 'changed' | 'as before',
): Message {
  const text = `“${inline(win.text)}” is ${as === 'changed' ? 'changed' : 'as it was before'}. ${shared}`;
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
    '`/win list` shows all your wins, newest first, to look back on, search, edit, share or remove',
    '`/win list ana`, `/win list last month`, `/win list login since 3 May`: by who was part of it, by when it was, by its words',
    '`/win export` sends you all of them as files; `/win export ana last month` only these',
    '“Record as a win” in the menu of any message begins with its words, its author and its link',
  ];
  const text = `A win is anything that went well, however small.\n${lines.map((line) => `• ${line}`).join('\n')}`;
  return { text, blocks: [section(text), context('Only you see your wins, until you share one.')] };
}

/** Who was part of it: the first of them when they are many, nothing when there is nobody. */
export function sayPeople(people: readonly string[], word: 'With' | 'with' = 'With'): string[] {
  if (people.length === 0) return [];
  const first = people.length > 10 ? people.slice(0, 8) : people;
  const more = people.length - first.length;
  return [`${word} ${list([...first.map(mention), ...(more > 0 ? [`${more} more`] : [])])}`];
}

/** A link to the message that a win came from; nothing when it came from none. */
export function sayLink({ link }: Pick<Win, 'link'>, words: string): string[] {
  return link ? [`from <${link}|${words}>`] : [];
}

function aside(said: string[]) {
  const [first, ...others] = said;
  if (first === undefined) return [];
  return [context([`${first.charAt(0).toUpperCase()}${first.slice(1)}`, ...others].join(' · '))];
}

export function putBackButton(win: Win): Button {
  return button('Put it back', {
    action: does.putBack,
    value: win.id,
    says: 'Put the removed win back',
  });
}
