import type { KnownBlock, ModalView } from '@slack/types';
import type { Person } from '../people/index.ts';
import { actions, button, context, divider, modal, section } from '../slack/blocks.ts';
import { mention } from '../slack/text.ts';
import { inline } from '../slack/typed.ts';
import { localDate } from '../time/wall.ts';
import { sayMoment } from '../time/words.ts';
import { type Contract, isInTime } from './delegation.ts';
import { sayBeside } from './delegate-form.view.ts';
import { asSeen, type Reader, sayCheckIn, sayFixedMoment } from './delegation.view.ts';
import type { Beside } from './writing.ts';

type Sent = {
  contract: Contract;
  delegate: Person;
  /** When the message reaches the delegate; null for never, as far as their hours tell. */
  reachedAt: Temporal.Instant | null;
  /** The first check-in, and when its question would reach the delegate. */
  firstCheckIn: { at: Temporal.Instant; reachedAt: Temporal.Instant | null } | null;
  /** What could still be clearer; null for nothing. */
  beside: Beside | null;
  /** What was sent, and the metadata under which its screen comes in the place of this one; null when it was sent before. */
  made: { id: string; version: number; metadata: string } | null;
  /** The manager's clock. */
  reader: Reader;
};

/** What the manager reads when the form is sent. */
export function sentView(sent: Sent): ModalView {
  const { contract, beside, made } = sent;
  const blocks: KnownBlock[] = [
    section(`“${inline(contract.outcome)}”`),
    section(sayWhen(sent)),
    ...lateCheckIn(sent).map((text) => section(text)),
    context('You hear from me when they answer. `/delegate list` shows where everything stands.'),
    ...(beside && made
      ? [
          divider,
          section(sayBeside(beside)),
          actions(button('Change it', { action: 'delegations.change', value: asSeen(made) })),
        ]
      : []),
  ];
  return modal({
    callback: 'delegations.sent',
    title: 'On its way',
    close: 'Done',
    ...(made && { metadata: made.metadata }),
    blocks,
  });
}

/** By the clock of the delegate; "today" and "tomorrow" are words for people who have the same date. */
function sayWhen({ contract, delegate, reachedAt, reader }: Sent): string {
  const { now } = reader;
  const { zone } = delegate;
  const who = mention(contract.delegate);
  if (!reachedAt) {
    return `I cannot say when ${who} gets it. If it matters soon, talk to them.`;
  }
  if (Temporal.Instant.compare(reachedAt, now) <= 0) return `${who} gets it now.`;
  const sameDate = localDate(now, zone).equals(localDate(now, reader.zone));
  const when = sameDate
    ? sayMoment(reachedAt, now, zone)
    : `on ${sayFixedMoment(reachedAt, { now, zone })}`;
  return `${who} gets it ${when}, their time.`;
}

/** A check-in outside the delegate's hours does not come: better said now than found out. */
function lateCheckIn({ contract, delegate, firstCheckIn }: Sent): string[] {
  if (!contract.checkIn || !firstCheckIn) return [];
  if (isInTime(firstCheckIn.at, firstCheckIn.reachedAt, delegate.zone)) return [];
  return [
    `The check-in ${sayCheckIn(contract.checkIn)} falls outside ${mention(contract.delegate)}'s working hours, at least the first time. That one is left out.`,
  ];
}
