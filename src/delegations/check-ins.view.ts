import type { KnownBlock } from '@slack/types';
import { actions, button, confirm, context, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { list, mention, shorten } from '../slack/text.ts';
import { inlineWithin, setApart } from '../slack/typed.ts';
import { answeredCheckIn, sayEnd } from './check-in.view.ts';
import { type Asked, isOpen } from './delegation.ts';
import { mayTake } from './machine.ts';
import { backButton, sayTold } from './roadblock.view.ts';

/** Longest part of what somebody typed, where up to `mostTogether` questions share a message. */
const typedLength = 150;

/** What is asked in one message, with what has been answered so far. Throws a RangeError when nothing is. */
export function checkInsMessage(asked: readonly Asked[], now: Temporal.Instant): Message {
  const [first, ...others] = asked;
  if (!first) throw new RangeError('a check-in is about something');
  if (others.length === 0) return answeredCheckIn(first.delegation, first.checkIn, now);
  const open = asked.filter(isOpen);
  return {
    text: open.length > 0 ? `Any roadblock on ${sayFirst(open)}?` : 'Your check-ins are answered.',
    blocks: [
      section(open.length > 0 ? '*Any roadblock on one of these?*' : '*Your check-ins*'),
      ...asked.flatMap((each) => (isOpen(each) ? question(each) : answered(each, now))),
      ...(open.length > 0
        ? [
            context(
              'You agreed on these check-ins. Whoever asked you hears of a Yes and of a Done at once, of a No in the digest of their week at most.',
            ),
          ]
        : []),
    ],
  };
}

/** “5-page report”, as it stands in such a message. */
export function nameOf({ delegation }: Asked): string {
  return `“${inlineWithin(delegation.outcome, typedLength)}”`;
}

/** The first few, and how many more: it is read out. */
function sayFirst(asked: readonly Asked[]): string {
  const more = asked.length - 3;
  return list([...asked.slice(0, 3).map(nameOf), ...(more > 0 ? [`${more} more`] : [])]);
}

function question(each: Asked): KnownBlock[] {
  const { checkIn, delegation } = each;
  const value = checkIn.id;
  return [
    section(`${nameOf(each)}, for ${mention(delegation.manager)}`),
    actions(
      button('No', {
        action: 'delegations.no-roadblock',
        value,
        says: says('No roadblock', each),
      }),
      button('Yes', {
        action: 'delegations.roadblock',
        value,
        says: says('Yes, a roadblock', each),
      }),
      button('Done', {
        action: 'delegations.check-in-done',
        value,
        says: says('Done', each),
        confirm: confirm(
          'Is the whole of it done?',
          'Whoever asked you hears of it, and no more check-ins come.',
          'Done',
          'Not yet',
        ),
      }),
    ),
  ];
}

function answered(each: Asked, now: Temporal.Instant): KnownBlock[] {
  const { checkIn, delegation } = each;
  const manager = mention(delegation.manager);
  const value = checkIn.id;
  switch (checkIn.answer) {
    case 'no-roadblock':
      return [
        section(
          `${nameOf(each)}: no roadblocks – thanks.`,
          delegation.state === 'accepted'
            ? button('Something is in the way after all', {
                action: 'delegations.roadblock',
                value,
                says: says('Something is in the way after all', each),
              })
            : undefined,
        ),
      ];
    case 'done':
      return [
        section(
          `${nameOf(each)}: done – thank you! ${manager} hears of it.`,
          mayTake(delegation, 'delegate', 'reopen', now)
            ? button('It is not done yet', {
                action: 'delegations.check-in-reopen',
                value,
                says: says('It is not done yet', each),
              })
            : undefined,
        ),
      ];
    case 'roadblock': {
      const { text, back } = sayTold(delegation, checkIn, now);
      return [
        section(
          `${nameOf(each)}: ${text.replace(/^You/, 'you')}`,
          back === null ? undefined : backButton(back, delegation, checkIn),
        ),
        context(`“${inlineWithin(checkIn.roadblock, typedLength)}”`),
      ];
    }
    case null:
      return [
        section(`${nameOf(each)}: ${sayEnd(delegation)}. There is nothing to answer any more.`),
      ];
  }
}

/** Several buttons here have the same words: whoever hears them hears of what. */
function says(words: string, { delegation }: Asked): string {
  const outcome = delegation.outcome.replaceAll(/\s+/g, ' ');
  return setApart(`${words}: ${shorten(outcome, 70 - words.length)}`);
}
