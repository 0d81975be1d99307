import type { KnownBlock } from '@slack/types';
import { actions, button, context, section } from '../slack/blocks.ts';
import type { Message, PostBecame } from '../slack/message.ts';
import { list, mention } from '../slack/text.ts';
import { inline, typedSections } from '../slack/typed.ts';
import { whyUndelivered } from '../slack/undelivered.ts';
import type { Added, Kudos } from './kudos.ts';

/** What the buttons do; `more` is the menu beside a kudos in a list. */
export const does = {
  give: 'kudos.give',
  all: 'kudos.all',
  given: 'kudos.given',
  received: 'kudos.received',
  newer: 'kudos.newer',
  older: 'kudos.older',
  more: 'kudos.more',
  edit: 'kudos.edit',
  undoEdit: 'kudos.undo-edit',
  takeBack: 'kudos.take-back',
  writeAgain: 'kudos.write-again',
  back: 'kudos.back',
  again: 'kudos.again',
  elsewhere: 'kudos.elsewhere',
  added: 'kudos.added',
  instead: 'kudos.instead',
} as const;

/** What a post says. */
export type Said = Pick<Kudos, 'giver' | 'people' | 'did' | 'effect' | 'link'> & {
  added?: Pick<Added, 'people'>;
};

/** The post in the channel. */
export function kudosPost(kudos: Said): Message {
  const people = list(kudos.people.map(mention));
  return {
    text: `Kudos to ${people} from ${mention(kudos.giver)}: ${inline(kudos.did, 500)}`,
    blocks: [
      section(`:raised_hands: *Kudos to ${people}*`),
      ...wordsOf(kudos),
      ...(kudos.link ? [context(`About <${kudos.link}|this message>.`)] : []),
      context(
        `From ${mention(kudos.giver)}. Good things rarely have one author: the rest of the story goes in the thread.`,
      ),
      ...sayAdded(kudos.added?.people ?? []),
    ],
  };
}

function sayAdded(people: readonly string[]): KnownBlock[] {
  if (people.length === 0) return [];
  const have = people.length === 1 ? 'has' : 'have';
  return [context(`${sayPeople(people)} ${have} added to it below.`)];
}

/** The first of them where they are many. */
export function sayPeople(people: readonly string[]): string {
  const first = people.length > 10 ? people.slice(0, 8) : people;
  const more = people.length - first.length;
  return list([...first.map(mention), ...(more > 0 ? [`${more} more`] : [])]);
}

/** What they did and what it changed. */
export function wordsOf({ did, effect }: Pick<Kudos, 'did' | 'effect'>): KnownBlock[] {
  return [
    ...typedSections(did, [effect]),
    ...(effect === '' ? [] : [section('*What it changed*'), ...typedSections(effect, [did])]),
  ];
}

/** The first reply under a kudos: it opens the thread to everybody who had a part in it. */
export function threadOpener(): Message {
  const text =
    'Did you have a part in this, big or small? Add it here: what you did, and who helped you.';
  return { text, blocks: [section(text)] };
}

/** In the place of a post that was taken back when others had answered it. */
export function takenBackPost(giver: string): Message {
  const text = `${mention(giver)} took this kudos back. What others wrote in the thread stays.`;
  return { text, blocks: [context(text)] };
}

/** Says to the giver that it goes out, and how it can be changed. */
export function onItsWayMessage({ id, channel }: Pick<Kudos, 'id' | 'channel'>): Message {
  const text = `Your kudos is on its way to <#${channel}>, with a thread for everybody who had a part in it.`;
  return { text, blocks: [section(text), actions(...ownButtons(id))] };
}

/** Says to the giver that the post was changed, with the way back; `again`: it was changed back. */
export function changedMessage(kudos: Kudos, as: 'changed' | 'changed back'): Message {
  const text = `Your kudos in <#${kudos.channel}> is ${as}.`;
  const undo = button('Undo', {
    action: does.undoEdit,
    value: kudos.id,
    says: 'Undo: let the post say what it said before',
  });
  return {
    text,
    blocks: [
      section(text),
      ...wordsOf(kudos),
      actions(...(as === 'changed' ? [undo] : []), ...ownButtons(kudos.id)),
    ],
  };
}

/** Gives their words back to a giver whose change Slack refused after the form was closed. */
export function notChangedMessage(words: Pick<Kudos, 'did' | 'effect'>, why: string): Message {
  return {
    text: why,
    blocks: [section(why), context('Your words are safe:'), ...wordsOf(words)],
  };
}

function ownButtons(id: string) {
  return [
    button('Edit', { action: does.edit, value: id, says: 'Edit this kudos' }),
    button('Take it back', { action: does.takeBack, value: id, says: 'Take this kudos back' }),
  ];
}

/** Says to the giver what became of a kudos that they took back; `draft` holds its words for a day. */
export function takenBackMessage(of: {
  channel: string;
  became: PostBecame;
  draft: string;
}): Message {
  const where = `<#${of.channel}>`;
  const text = {
    unsent: `Taken back before it reached ${where}: nobody has seen it.`,
    deleted: `Taken back: it is deleted in ${where}.`,
    replaced: `Taken back. In ${where} one line says so, and what others wrote under it stays.`,
  }[of.became];
  return {
    text,
    blocks: [
      section(
        text,
        button('Write it again', {
          action: does.writeAgain,
          value: of.draft,
          says: 'Write this kudos again, from the same words',
        }),
      ),
      context('I keep your words for a day, in case you want them. Only you can see them.'),
    ],
  };
}

/** In place of the message about a kudos that did not reach its channel, once it was sent again. */
export function sentAgainMessage(channel: string): Message {
  const text = `You sent this kudos again, to <#${channel}>, with a thread for everybody who had a part in it.`;
  return { text, blocks: [section(text)] };
}

/** What the giver hears when Slack refused the post; their words are in it. */
export function failedMessage(kudos: Kudos, code: string): Message {
  const text = `Your kudos did not reach <#${kudos.channel}>. ${whyUndelivered(code)}`;
  const again = button('Try again', {
    action: does.again,
    value: kudos.id,
    says: 'Send this kudos to the same channel again',
  });
  const elsewhere = button('Choose another channel', {
    action: does.elsewhere,
    value: kudos.id,
    says: 'Send this kudos to another channel, or change it',
  });
  return {
    text,
    blocks: [
      section(text),
      context('Your words are safe:'),
      ...wordsOf(kudos),
      actions(...(code === 'is_archived' ? [elsewhere, again] : [again, elsewhere])),
    ],
  };
}
