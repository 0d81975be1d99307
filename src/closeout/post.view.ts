import type { Button, KnownBlock } from '@slack/types';
import { actions, button, context, confirm, header, section } from '../slack/blocks.ts';
import type { Message, PostBecame } from '../slack/message.ts';
import { linked, list, mention, plain, safe, somebodyWhoLeft, type Typed } from '../slack/text.ts';
import { inline, linkedWithin, typedPieces } from '../slack/typed.ts';
import { whyUnchanged, whyUndelivered } from '../slack/undelivered.ts';
import type { Celebration } from './celebration.ts';
import { does } from './does.ts';
import type { Words } from './draft.ts';

type Shown = Pick<Celebration, 'author' | 'people' | keyof Words>;

/** The typed parts together, escaped: the rest of what Slack takes in one message is for the words around them. */
const mostTyped = 7_600;
/** Of the 3,000 characters of a section; its label stands in it too. */
const pieceLength = 2_900;

/** The post: what was to be done, what the team did, what was learned, and thanks to all by name. */
export function celebrationPost(of: Shown): Message {
  return {
    text: `${mention(of.author)} celebrates with the team: ${inline(of.title, 200)}. ${inline(of.did, 500)}`,
    blocks: [
      ...storyBlocks(of),
      context(`From ${mention(of.author)}. Were you part of it too? Add your part in the thread.`),
    ],
  };
}

/** What the author wrote, as others read it. */
function storyBlocks(of: Shown): KnownBlock[] {
  const plainly = tooLong(of);
  const people = of.people.filter((person) => person !== somebodyWhoLeft);
  const thanked = people.length > 0 ? ` ${list(people.map(mention))}` : '';
  const part = (key: keyof Words, label: string) =>
    of[key] === '' ? [] : titled(label, of[key], plainly.has(key));
  return [
    header(`:tada: ${of.title}`),
    ...part('setOut', '*What we set out to do*'),
    ...part('did', '*What the team did*'),
    ...part('learned', '*What we learned*'),
    ...(thanked === '' && of.thanks === ''
      ? []
      : of.thanks === ''
        ? [section(`*Thank you*${thanked}`)]
        : titled(`*Thank you*${thanked}`, of.thanks, plainly.has('thanks'))),
  ];
}

function titled(label: string, text: Typed, isPlain: boolean): KnownBlock[] {
  if (isPlain) {
    const pieces = typedPieces(text, pieceLength, (part) => part.length);
    return [
      section(label),
      ...pieces.map((piece): KnownBlock => ({ type: 'section', text: plain(piece) })),
    ];
  }
  const most = pieceLength - label.length;
  const [first = '', ...rest] = typedPieces(asItsWords(text), most);
  const shown = rest.length > 0 ? safe(first) : linkedWithin(first, most);
  return [section(`${label}\n${shown}`), ...rest.map((piece) => section(safe(piece)))];
}

const rightToLeft =
  /^[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** A line that begins with a mention runs as its words do, whatever the script of that name: a mark that shows nothing says so. */
export function asItsWords(text: Typed): Typed {
  return text.replaceAll(/^(?:• )?<@.*$/gmu, (line) => {
    const [letter = ''] = /\p{L}/u.exec(line.replaceAll(/<@[^>]*>/g, '')) ?? [];
    return letter === '' ? line : `${rightToLeft.test(letter) ? '\u200F' : '\u200E'}${line}`;
  });
}

/**
 * The parts that stand as plain text, where mentions stay codes, because escaping makes the whole too long for a message:
 * those first that it makes longest.
 */
function tooLong(of: Shown): ReadonlySet<keyof Words> {
  const keys = ['setOut', 'did', 'learned', 'thanks'] as const;
  const growth = (key: keyof Words) => linked(of[key]).length - of[key].length;
  let length = keys.reduce((sum, key) => sum + linked(of[key]).length, 0);
  const found = new Set<keyof Words>();
  for (const key of keys.toSorted((a, b) => growth(b) - growth(a))) {
    if (length <= mostTyped) break;
    found.add(key);
    length -= growth(key);
  }
  return found;
}

/** Tells its author that it is shared, with the ways to change it. */
export function sharedMessage({ id, title, channel }: Celebration): Message {
  const text = `Shared in <#${channel ?? ''}>: “${inline(title)}”.`;
  return {
    text,
    blocks: [section(text), actions(editButton(id), takeBackButton(id))],
  };
}

export function editButton(id: string): Button {
  return button('Edit', { action: does.goOn, value: id, says: 'Edit the post' });
}

function takeBackButton(id: string): Button {
  return button('Take it back', {
    action: does.undo,
    value: id,
    says: 'Take it back: delete the post',
    confirm: confirm(
      'Take it back?',
      'The post is deleted in its channel. Where others have answered it, one line says instead that you took it back, and their words stay. Who has read it has read it. Your words stay with you, as a draft.',
      'Take it back',
      'Leave it',
    ),
  });
}

/** In the place of a post that was taken back when others had answered it. */
export function takenBackPost(author: string): Message {
  const text = `${mention(author)} took this celebration back. What others wrote in the thread stays.`;
  return { text, blocks: [context(text)] };
}

/** In the place of the message that tells of it, once the post is taken back. */
export function takenBackMessage({ id, title, channel }: Celebration, became: PostBecame): Message {
  const there =
    became === 'replaced'
      ? ` In <#${channel ?? ''}> one line says so, and what others wrote under it stays.`
      : '';
  const text = `Taken back: “${inline(title)}”. It is a draft again, and only you see it.${there}`;
  return { text, blocks: [section(text), actions(goOnButton(id))] };
}

/** In its place, once Slack has refused the post. */
export function notArrivedMessage({ title }: Celebration): Message {
  const text = `“${inline(title)}” is not shared. What went wrong is in a message of its own.`;
  return { text, blocks: [section(text)] };
}

export function goOnButton(id: string): Button {
  return button('Go on', { action: does.goOn, value: id, says: 'Go on with this draft' });
}

/** What the author hears when Slack refused the post; their words are in it. */
export function failedMessage(of: Celebration, code: string): Message {
  const text = `Your celebration did not reach <#${of.channel ?? ''}>. ${whyUndelivered(code)}`;
  return {
    text,
    blocks: [
      section(text),
      context('Your words are safe, as a draft:'),
      ...storyBlocks(of),
      actions(
        button('Try again', { action: does.again, value: of.id, says: 'Share it once more' }),
      ),
    ],
  };
}

/** In place of that message, once it was shared again. */
export function sharedAgainMessage({ channel }: Celebration): Message {
  const text = `You shared this again, in <#${channel ?? ''}>.`;
  return { text, blocks: [section(text)] };
}

/** What became of a post whose words were changed: a draft where somebody has deleted it. `why`: Slack's code; null for none. */
export type Changed = { became: 'changed' | 'draft' } | { became: 'unchanged'; why: string | null };

/** Says so. */
export function sayChanged(of: Celebration, changed: Changed): Message {
  switch (changed.became) {
    case 'changed':
      return changedMessage(of);
    case 'draft':
      return deletedMessage(of);
    case 'unchanged':
      return notChangedMessage(of, changed.why);
  }
}

/** The post could not be changed with the words that are kept. */
function notChangedMessage({ id, channel }: Celebration, why: string | null): Message {
  const reason = why === null ? 'Slack did not take the change.' : whyUnchanged(why);
  const text = `Your words are kept, and the post in <#${channel ?? ''}> says what it said before. ${reason}`;
  return {
    text,
    blocks: [
      section(text),
      actions(
        button('Try again', { action: does.redraw, value: id, says: 'Change the post once more' }),
      ),
    ],
  };
}

/** The post was not there any more. */
function deletedMessage({ id, channel }: Celebration): Message {
  const text = `There is nothing to change in <#${channel ?? ''}>: somebody has deleted the post. Your words are kept as a draft, and you can post it again.`;
  return { text, blocks: [section(text), actions(goOnButton(id))] };
}

/** In place of a message about a post that is a draft now. */
export function draftAgainMessage({ id, title }: Celebration): Message {
  const text = `“${inline(title)}” is a draft again, and only you see it.`;
  return { text, blocks: [section(text), actions(goOnButton(id))] };
}

/** In its place, once that worked. */
function changedMessage({ channel }: Celebration): Message {
  const text = `The post in <#${channel ?? ''}> says it now.`;
  return { text, blocks: [section(text)] };
}
