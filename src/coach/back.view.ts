import { context, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { list, mention } from '../slack/text.ts';
import { safeBeginning } from '../slack/typed.ts';
import { sayFixedMoment } from '../time/words.ts';

/** What a manager has handed over that is open: the first few, and how many there are. */
export type OpenDelegations = {
  first: readonly { outcome: string; delegate: string }[];
  count: number;
};

const greeting = 'Good to have you back.';

/** The one message of the first morning after a longer absence: what is open, and nothing of what was missed. */
export function welcomeBack(of: {
  open: OpenDelegations;
  nextVision: Temporal.Instant | null;
  now: Temporal.Instant;
  zone: string;
}): Message {
  const { open, nextVision, now, zone } = of;
  const named = open.first.map(
    ({ outcome, delegate }) => `“${safeBeginning(outcome, 80)}” with ${mention(delegate)}`,
  );
  const more = open.count - named.length;
  const lines = [
    ...(named.length > 0
      ? [`Handed over and open: ${list([...named, ...(more > 0 ? [`${more} more`] : [])])}.`]
      : []),
    ...(nextVision
      ? [`Your next vision time is on ${sayFixedMoment(nextVision, now, zone)}.`]
      : []),
  ];
  const opening = `${greeting} Arrive first: today nothing else comes from me unasked.`;
  return {
    text: [opening, ...lines].join(' '),
    blocks: [
      section(`*${greeting}* Arrive first: today nothing else comes from me unasked.`),
      ...(lines.length > 0 ? [section(lines.join('\n'))] : []),
    ],
  };
}

/** The same in two lines above another message, where that is the one of the day. */
export function withWelcome(message: Message): Message {
  return {
    ...message,
    text: `${greeting} ${message.text}`,
    blocks: [
      section(`*${greeting}*`),
      ...(message.blocks ?? []),
      context('Today nothing else comes from me unasked.'),
    ],
  };
}
