import type { Button } from '@slack/types';
import { allowButton, stopButton } from '../contact/index.ts';
import { actions, button, context, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import type { Pace, Topic } from './talk.ts';

/** What the buttons do. */
export const does = {
  win: 'talk.win',
  thank: 'talk.thank',
  delegate: 'talk.delegate',
  answer: 'talk.answer',
} as const;

/** Whom is answered, and where. */
export type Asked = {
  topic: Topic;
  /** Whether they have set up a coach of their own. */
  isManager: boolean;
  isPaused: boolean;
  /** Whether they take messages at all. */
  takes: boolean;
  /** In a channel only they see the answer. */
  isChannel: boolean;
  pace: Exclude<Pace, 'silent'>;
  /** Where their message stands, as the buttons carry it; null when there are no words in it. */
  place: string | null;
};

const set = button('Set up your coach', { action: 'coach.settings' });
const hours = button('Your hours', { action: 'contact.hours' });
const settings = button('Hours and settings', { action: 'coach.settings' });

/** Answers a message that answers nothing. */
export function answerTo(asked: Asked): Message {
  switch (asked.topic) {
    case 'stop':
      return stopAnswer(asked);
    case 'hours':
      return hoursAnswer(asked);
    case 'thanks':
      return said('Any time.', []);
    case 'hello':
      return asked.pace === 'short' ? said('Hello again.', []) : helpAnswer(asked, 'Hello! ');
    case 'help':
      return helpAnswer({ ...asked, place: null, pace: 'full' }, '');
    case 'other':
      return helpAnswer(asked, '');
  }
}

function helpAnswer(asked: Asked, opening: string): Message {
  const { isManager, isChannel, pace } = asked;
  const about = asked.topic === 'other' ? asked.place : null;
  const buttons = [
    about
      ? button('Record this as a win', { action: does.win, value: about })
      : button('Record a win', { action: 'wins.record' }),
    about
      ? button('Give kudos', { action: does.thank, value: about })
      : button('Give kudos', { action: 'kudos.give' }),
    about
      ? button('Delegate this', { action: does.delegate, value: about })
      : button('Delegate', { action: 'delegations.new' }),
    isManager ? settings : set,
  ];
  if (pace === 'short') return said('I only do a few things with words.', buttons.slice(0, 3));
  const what = about
    ? 'I don’t chat, but I can keep this for you, thank somebody for it in front of the team, or hand it over.'
    : 'I coach managers, a minute at a time. I keep wins, thank people in front of their team and hand over work.';
  const private_ = isChannel ? 'Only you see this answer. ' : '';
  return said(
    `${opening}${what}`,
    buttons,
    `${private_}When I ask you something, your reply in its thread is the answer. The Home tab has the rest, and so has \`/coach help\`.`,
  );
}

function stopAnswer({ isManager, isPaused, takes }: Asked): Message {
  if (isManager && isPaused) {
    return said('You are paused: no nudges and no vision time.', [
      button('Resume', { action: 'coach.resume' }),
    ]);
  }
  if (isManager) {
    return said(
      'Shall I pause? No nudges and no vision time until the day you choose, or until you resume.',
      [button('Pause', { action: 'coach.pause' }), settings],
      'A single habit can be muted under its nudge.',
    );
  }
  if (!takes)
    return said('You get no messages from me. This is only the answer to yours.', [allowButton()]);
  return said(
    'I write to you only when somebody hands work over to you, about that work, or shares something with you. I can stop that, or keep to other hours.',
    [stopButton(), hours, button('What I was asked', { action: 'delegations.list' })],
    'Nobody is told that you wrote this.',
  );
}

function hoursAnswer({ isManager }: Asked): Message {
  if (isManager)
    return said('You choose your days, hours, quiet hours and time zone yourself.', [settings]);
  return said('You choose when I may write to you, and whether at all.', [hours]);
}

/** Words stand beside something that waits for an answer: asks whether they are it. `place` is where they stand. */
export function offer(of: { label: string; prompt: string; place: string }): Message {
  return said(
    'Was that your answer to the message above?',
    [
      button(of.label, {
        action: does.answer,
        value: `${of.prompt} ${of.place}`,
        style: 'primary',
      }),
      button('Record this as a win', { action: does.win, value: of.place }),
    ],
    'A reply in its thread is always taken as the answer.',
  );
}

/** A reply to something that waits for words, without any. */
export function noWords(): Message {
  return said('I can only keep words. Write a line, half a thought is fine.', []);
}

function said(text: string, buttons: readonly Button[], small?: string): Message {
  return {
    text,
    blocks: [
      section(text),
      ...(buttons.length > 0 ? [actions(...buttons)] : []),
      ...(small ? [context(small)] : []),
    ],
  };
}
