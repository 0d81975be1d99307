import type { Button, KnownBlock, ModalView } from '@slack/types';
import { hoursFields } from '../coach/index.ts';
import { actions, button, confirm, context, header, modal, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import type { Hours } from '../time/hours.ts';
import { sayDays, sayTime } from '../time/words.ts';
import type { Reach } from './contact.ts';

/** What the buttons do. */
export const does = {
  hours: 'contact.hours',
  stop: 'contact.stop',
  allow: 'contact.allow',
} as const;

/**
 * Stands below the first message that somebody gets without having set anything up. `hours` are the ones that they have not
 * chosen; null once they have.
 */
export function introduction(hours: Hours | null): KnownBlock[] {
  const why =
    'You get this from Both Hats, an app that helps managers, because it is between you and the person named above. Only the two of you see what you answer.';
  if (!hours) return [context(why)];
  return [
    context(
      `${why}\nI write ${sayDays(hours.workingDays)}, ${sayTime(hours.quietTo)} to ${sayTime(hours.quietFrom)} by your Slack time zone. Here, or with \`/coach hours\`, you change that or stop me.`,
    ),
    actions(button('Your hours', { action: does.hours }), stopButton()),
  ];
}

/** When somebody who is not coached may be reached, and whether at all. */
export function hoursView(reach: Reach): ModalView {
  const { days, quietFrom, quietTo, zone } = hoursFields(reach.hours);
  return modal({
    callback: 'contact.hours',
    title: 'Your hours',
    submit: 'Save',
    blocks: [
      section(
        'I write to you only when somebody hands over work to you, about that work, or shares something with you.',
      ),
      days,
      quietFrom,
      quietTo,
      zone,
      ...(reach.takes
        ? [section('You can also have no messages at all.', stopButton())]
        : [section(`*You get no messages from me.* ${consequence}`, allowButton())]),
      context('Only you see this. Whoever hands over work to you reads when it reaches you.'),
    ],
  });
}

/** Said when the hours were saved. */
export function hoursKept(reach: Reach): Message {
  const text = `Saved. ${sayReach(reach)}`;
  return { text, blocks: [section(text)] };
}

/** Said to whoever wants no messages any more. */
export function stoppedMessage(): Message {
  const text = `I don't write to you any more. ${consequence}`;
  return {
    text,
    blocks: [
      section(text),
      context('What is yours stays on the Home tab and in `/delegate list`.'),
      actions(allowButton()),
    ],
  };
}

/** Said to whoever takes messages again. */
export function allowedMessage(reach: Reach): Message {
  const text = `I write to you again. ${sayReach({ ...reach, takes: true })}`;
  return { text, blocks: [section(text)] };
}

/** The part of the Home tab. */
export function homeBlocks(reach: Reach): KnownBlock[] {
  return [
    header('Your hours'),
    section(reach.takes ? sayReach(reach) : `*You get no messages from me.* ${consequence}`),
    actions(
      button('Change hours', { action: does.hours }),
      button('Days off', { action: 'people.off' }),
      reach.takes ? stopButton() : allowButton(),
    ),
  ];
}

/** Below everything else, for somebody who knows us from what others hand over to them. */
export function invitation(): KnownBlock[] {
  return [
    context(
      'Do you lead a team? Both Hats can also coach you: a few nudges a week, a private record of what went well. Nobody is told.',
    ),
    actions(button('Set up your coach', { action: 'coach.settings' })),
  ];
}

const consequence = 'Whoever hands over work to you is told to talk to you directly.';

function sayReach({ hours, followsSlack }: Reach): string {
  const { workingDays, quietFrom, quietTo, zone } = hours;
  const quiet = quietFrom.equals(quietTo)
    ? 'at any hour'
    : `quiet ${sayTime(quietFrom)} to ${sayTime(quietTo)}`;
  const where = followsSlack ? `${zone}, as in your Slack profile` : zone;
  return `I write ${sayDays(workingDays)}, ${quiet} (${where}).`;
}

/** Asks first, and then no message comes any more. */
export function stopButton(): Button {
  return button("Don't write to me", {
    action: does.stop,
    confirm: confirm(
      'No more messages?',
      `${consequence} You can allow messages again at any time.`,
      "Don't write to me",
      'Leave it',
    ),
  });
}

export function allowButton(): Button {
  return button('Allow messages again', { action: does.allow });
}
