import type { ModalView } from '@slack/types';
import { offButton, saySpan } from '../people/index.ts';
import { actions, button, field, modal, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { localDate } from '../time/wall.ts';
import { sayFixedDate, sayFixedMoment } from '../time/words.ts';
import type { Manager } from './manager.ts';
import { backOn, type Pausing } from './pause.ts';

export function pauseForm(): ModalView {
  return modal({
    callback: 'coach.pause',
    title: 'Pause',
    submit: 'Pause',
    blocks: [
      section('No nudges and no vision time until you are back. Nothing piles up meanwhile.'),
      field(
        {
          key: 'until',
          label: 'Back on',
          hint: 'Leave it empty to stay paused until you type /coach resume.',
          optional: true,
        },
        { type: 'datepicker' },
      ),
    ],
  });
}

export function paused(manager: Manager, now: Temporal.Instant): Message {
  const text = `${sayPause(manager, now)} Nothing piles up meanwhile.`;
  return {
    text,
    blocks: [section(text), actions(button('Resume now', { action: 'coach.resume' }))],
  };
}

/** Asks what is meant, where what was typed may mean several things. `missing`: a day in it that no month has. */
export function whichPause(
  { meant, missing }: { meant: readonly Pausing[]; missing: string | null },
  today: Temporal.PlainDate,
): Message {
  const opening = meant.every((each) => 'off' in each)
    ? 'A pause begins at once, and days off on their day. '
    : '';
  const text = missing
    ? `There is no ${missing}. Did you mean ${sayDays(meant, today)}?`
    : `${opening}${upperFirst(meant.map((each) => sayPausing(each, today)).join(', or '))}?`;
  const buttons = meant.map((each) =>
    'off' in each
      ? offButton(each.off, today)
      : button(`Back on ${sayFixedDate(each.back, today)}`, {
          action: 'coach.pause-until',
          value: each.back.toString(),
        }),
  );
  return { text, blocks: [section(text), ...buttons.map((each) => actions(each))] };
}

function sayPausing(pausing: Pausing, today: Temporal.PlainDate): string {
  return 'off' in pausing
    ? `off ${saySpan(pausing.off, today)}`
    : `back on ${sayFixedDate(pausing.back, today)}`;
}

/** "Friday 30 April or Saturday 1 May": on which they begin or end. */
function sayDays(meant: readonly Pausing[], today: Temporal.PlainDate): string {
  const days = meant.map((each) => ('off' in each ? each.off.from : each.back));
  return [...new Set(days.map((day) => sayFixedDate(day, today)))].join(' or ');
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Paused until Monday 22 March.": until when somebody who pauses does so. */
export function sayPause(manager: Manager, now: Temporal.Instant): string {
  const until = manager.pause?.until;
  if (!until) return 'Paused until you type `/coach resume`.';
  const today = localDate(now, manager.zone);
  const back = backOn(manager, until);
  const said = `Paused until ${sayFixedDate(until, today)}`;
  if (back.equals(until)) return `${said}.`;
  return `${said}. That is a day off, so I am back on ${sayFixedDate(back, today)}.`;
}

/** Back at work; `wasPaused` is false for somebody who did not pause. */
export function resumed(of: {
  manager: Manager;
  wasPaused: boolean;
  nextNudge: Temporal.Instant | null;
  now: Temporal.Instant;
}): Message {
  const opening = of.wasPaused ? 'Good to have you back.' : 'You are not paused.';
  const next = of.nextNudge
    ? ` The next nudge comes on ${sayFixedMoment(of.nextNudge, of.now, of.manager.zone)}.`
    : '';
  const text = `${opening}${next}`;
  return { text, blocks: [section(text)] };
}
