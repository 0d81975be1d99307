import type { ModalView } from '@slack/types';
import {
  actions,
  button,
  channelField,
  context,
  modal,
  peopleField,
  section,
  textField,
} from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { list, mention } from '../slack/text.ts';
import { inline, namesForMentions, typedSections } from '../slack/typed.ts';
import { whyUndelivered } from '../slack/undelivered.ts';
import { type Kudos, type Origin, textLimit, writeOrigin } from './kudos.ts';

export const formCallback = 'kudos.form';
export const againAction = 'kudos.again';

type FormOptions = {
  origin: Origin;
  /** What the fields hold at first. */
  from: Pick<Kudos, 'text' | 'people'>;
  channel: string | null;
  /** The people whose names are known, for the mentions in the text. */
  known: readonly { id: string; name: string }[];
  /** Where it was shared before, in words. */
  already?: string;
};

/** The form in which kudos are written; nothing is posted before it is sent. */
export function kudosForm({ origin, from, channel, known, already }: FormOptions): ModalView {
  const named = namesForMentions(from.text, known);
  return modal({
    callback: formCallback,
    title: 'Share as kudos',
    submit: already ? 'Post again' : 'Post',
    metadata: writeOrigin(origin),
    blocks: [
      ...(already
        ? [
            section(
              `You shared this already, ${already}. Sent again, it stands there beside the first.`,
            ),
          ]
        : []),
      channelField({ key: 'channel', label: 'Where?', initial: channel }),
      textField({
        key: 'text',
        label: 'What did they do?',
        hint: 'What they did, and what it led to. The effect is what others remember.',
        lines: 'many',
        max: textLimit,
        initial: named.length <= textLimit ? named : from.text,
        placeholder:
          'Shipped the login fix two days early. Support had its first quiet Monday since autumn.',
      }),
      peopleField({ key: 'people', label: 'Who did it?', initial: from.people }),
      context(
        'Everybody in that channel sees this, with your name, and can add to it in a thread.',
      ),
    ],
  });
}

/** The post in the channel. */
export function kudosPost(kudos: Pick<Kudos, 'giver' | 'people' | 'text'>): Message {
  const people = list(kudos.people.map(mention));
  return {
    text: `Kudos to ${people} from ${mention(kudos.giver)}: ${inline(kudos.text, 500)}`,
    blocks: [
      section(`:raised_hands: *Kudos to ${people}*`),
      ...typedSections(kudos.text),
      context(
        `From ${mention(kudos.giver)}. Good things rarely have one author: the rest of the story goes in the thread.`,
      ),
    ],
  };
}

/** The first reply under a kudos: it opens the thread to everybody who had a part in it. */
export function threadOpener(): Message {
  const text =
    'Did you have a part in this, big or small? Add it here: what you did, and who helped you.';
  return { text, blocks: [section(text)] };
}

/** In place of the message about a kudos that did not reach its channel, once it was sent again. */
export function sentAgainMessage(channel: string): Message {
  const text = `You sent this kudos again, to <#${channel}>, with a thread for everybody who had a part in it.`;
  return { text, blocks: [section(text)] };
}

/** What the giver hears when Slack refused the post; their words are in it. */
export function failedMessage(kudos: Kudos, code: string): Message {
  const text = `Your kudos did not reach <#${kudos.channel}>. ${whyUndelivered(code)}`;
  return {
    text,
    blocks: [
      section(text),
      context('Your words are safe:'),
      ...typedSections(kudos.text),
      actions(
        button('Try again', {
          action: againAction,
          value: kudos.id,
          says: 'Share this kudos again',
        }),
      ),
    ],
  };
}
