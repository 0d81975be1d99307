import type { KnownBlock, ModalView } from '@slack/types';
import {
  actions,
  button,
  channelField,
  confirm,
  context,
  divider,
  field,
  modal,
  option,
  personField,
  section,
  textField,
} from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import type { Postable } from '../slack/postable.ts';
import { sayReaders } from '../slack/readers.ts';
import { mention } from '../slack/text.ts';
import { inline, typedSections } from '../slack/typed.ts';
import { whyUndelivered, whyUnreached } from '../slack/undelivered.ts';
import { sayFixedMoment } from '../time/words.ts';
import {
  type Origin,
  type Place,
  type Share,
  type Shown,
  textLimit,
  type Way,
  ways,
  writeOrigin,
} from './share.ts';

/** What the buttons do. */
export const does = {
  where: 'sharing.where',
  again: 'sharing.again',
  undo: 'sharing.undo',
} as const;

export const formCallback = 'sharing.form';

type FormOptions = {
  origin: Origin;
  way: Way;
  /** What the fields hold at first; the text as a field shows it. */
  text: string;
  channel: string | null;
  person: string | null;
  /** The text did not fit as a whole. */
  isCut?: boolean;
  /**
   * What is known of a channel that people outside the workspace read, or null where Slack did not tell: said before it is
   * shared there.
   */
  outside?: Postable | null;
};

const wayNames: Readonly<Record<Way, string>> = {
  channel: 'In a channel',
  person: 'With one person',
};

/** The form in which somebody chooses what others see; the text in it is what they will read. */
export function shareForm(of: FormOptions): ModalView {
  const { way, outside, channel } = of;
  const radio = (each: Way) => option(wayNames[each], each);
  return modal({
    callback: formCallback,
    title: 'Share it',
    submit: outside === undefined ? 'Share' : 'Share it there',
    metadata: writeOrigin(of.origin),
    blocks: [
      ...(outside === undefined ? [] : [...sayReaders(channel ?? '', outside), divider]),
      field(
        { key: 'where', label: 'Where?', dispatch: does.where },
        { type: 'radio_buttons', options: ways.map(radio), initial_option: radio(way) },
      ),
      way === 'channel'
        ? channelField({ key: 'channel', label: 'Which channel?', initial: of.channel })
        : personField({ key: 'person', label: 'Who?', initial: of.person ?? undefined }),
      textField({
        key: 'text',
        label: 'What they read',
        hint: 'Change it as you like. Your journal stays as it is.',
        lines: 'many',
        max: textLimit,
        initial: of.text,
      }),
      ...(of.isCut
        ? [context(`Only ${textLimit} characters fit here. The rest stays in your journal.`)]
        : []),
      context(
        way === 'channel'
          ? 'Everybody in that channel sees this, with your name.'
          : 'That person gets this from me, with your name, in their working hours. Nobody else sees it.',
      ),
    ],
  });
}

/** What the others read. */
export function sharePost({ author, place, text }: Omit<Share, 'id'>): Message {
  const isForOne = 'person' in place;
  const who = `${mention(author)} ${isForOne ? 'shares with you' : 'shares'}:`;
  return {
    text: `${who} ${inline(text, 500)}`,
    blocks: [
      section(who),
      ...typedSections(text),
      ...(isForOne
        ? [
            context(
              `Only you get this. To answer, write to ${mention(author)} directly: I pass nothing on.`,
            ),
          ]
        : []),
    ],
  };
}

/** Where something is shared, to its author, each with the way back. */
export function sharedBlocks(
  shares: readonly Shown[],
  when: { now: Temporal.Instant; zone: string },
): KnownBlock[] {
  return shares.slice(-mostShown).map((share) =>
    section(
      sayShared(share, when),
      button('Take it back', {
        action: does.undo,
        value: `${share.id} ${share.entry}`,
        says: 'Take it back: delete what was shared',
        confirm: confirm(
          'Take it back?',
          'What was shared is deleted there. Who has read it has read it.',
          'Take it back',
          'Leave it',
        ),
      }),
    ),
  );
}

/** So many of the newest. */
const mostShown = 5;

function sayShared(
  { place, reachesAt }: Shown,
  { now, zone }: { now: Temporal.Instant; zone: string },
): string {
  const said = `Shared ${sayPlace(place)}.`;
  if (reachesAt === null || 'channel' in place) return said;
  if (reachesAt === 'unknown') return `${said} It comes to them when they are back.`;
  return Temporal.Instant.compare(reachesAt, now) <= 0
    ? said
    : `${said} It reaches them on ${sayFixedMoment(reachesAt, now, zone)}.`;
}

/** "in #general", "with @ana". */
export function sayPlace(place: Place): string {
  return 'channel' in place ? `in <#${place.channel}>` : `with ${mention(place.person)}`;
}

/** What the author hears when it did not arrive; their words are in it. */
export function failedMessage(share: Share, code: string): Message {
  const { place } = share;
  const text =
    'channel' in place
      ? `What you shared did not reach <#${place.channel}>. ${whyUndelivered(code)}`
      : `What you shared did not reach ${mention(place.person)}: ${whyUnreached(code)}`;
  return {
    text,
    blocks: [
      section(text),
      context('Your words are safe:'),
      ...typedSections(share.text),
      actions(
        button('Try again', { action: does.again, value: share.id, says: 'Share this again' }),
      ),
    ],
  };
}

/** In place of that message, once it was shared again. */
export function sharedAgainMessage(place: Place): Message {
  const text = `You shared this again, ${sayPlace(place)}.`;
  return { text, blocks: [section(text)] };
}
