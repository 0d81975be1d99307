import type { KnownBlock, ModalView } from '@slack/types';
import { type Manager, sayPause } from '../coach/index.ts';
import { button, choiceField, field, modal, option, section, textField } from '../slack/blocks.ts';
import type { Weekday } from '../time/hours.ts';
import { formatTime } from '../time/wall.ts';
import { sayMoment, weekdayName } from '../time/words.ts';
import { type Block, lengths } from './vision.ts';
import { muteButton, noteLength, sayUsual } from './vision.view.ts';

export function noteForm(session: string, question: string, note: string | null): ModalView {
  return modal({
    callback: 'vision.note',
    title: 'Your vision note',
    submit: 'Keep the note',
    metadata: session,
    blocks: [
      section(question),
      textField({
        key: 'note',
        label: 'What is clearer to you now?',
        hint: 'Only you see it. It comes back before your next vision time.',
        lines: 'many',
        max: noteLength,
        initial: note ?? undefined,
      }),
    ],
  });
}

/** Day, hour and length for every week, and the ways to move only the next one, to mute it, and back. */
export function settingsForm(
  manager: Manager,
  next: Block | null,
  now: Temporal.Instant,
): ModalView {
  const { vision, zone } = manager;
  return modal({
    callback: 'vision.settings',
    title: 'Vision time',
    submit: 'Save',
    blocks: [
      section(
        'A protected time each week to think about where your team goes, for whom and why. I remind you 15 minutes before, stay silent while it lasts, and ask for a note at its end.',
      ),
      choiceField({
        key: 'day',
        label: 'Day',
        choices: manager.workingDays.map(dayOption),
        initial: String(vision.day),
      }),
      field(
        { key: 'from', label: 'From', hint: `Your time zone is ${zone}.` },
        { type: 'timepicker', initial_time: formatTime(vision.from) },
      ),
      choiceField({
        key: 'minutes',
        label: 'Length',
        choices: lengths.map((minutes) => option(sayLength(minutes), String(minutes))),
        initial: String(vision.minutes),
      }),
      ...(manager.isVisionMuted
        ? [
            section(
              'It is muted: no reminders, and its day is free for a nudge.',
              button('Bring it back', {
                action: 'vision.unmute',
                value: '',
                says: 'Bring vision time back',
              }),
            ),
          ]
        : [...nextBlocks(manager, next, now), section('Not for you?', muteButton(''))]),
    ],
  });
}

function nextBlocks(manager: Manager, next: Block | null, now: Temporal.Instant): KnownBlock[] {
  if (!next) return manager.pause ? [section(sayPause(manager, now))] : [];
  return [
    section(
      `The next one is ${sayMoment(next.startsAt, now, manager.zone)}.`,
      button('Move only this one', { action: 'vision.move', value: next.week.toString() }),
    ),
  ];
}

/** In the place of the form, once it is saved. `said`: what else had to change. */
export function settingsSaved(of: {
  manager: Manager;
  next: Block | null;
  said: readonly string[];
  now: Temporal.Instant;
}): ModalView {
  const { manager, next, now } = of;
  const then = [
    ...(next
      ? [
          `The next one is ${sayMoment(next.startsAt, now, manager.zone)}. I remind you 15 minutes before.`,
        ]
      : []),
    ...(!next && manager.pause ? [sayPause(manager, now)] : []),
    ...(manager.isVisionMuted ? ['It stays muted until you bring it back.'] : []),
  ];
  return kept('Vision time', [`*Saved:* ${sayUsual(manager.vision)}.`, ...of.said, ...then]);
}

export function moveForm(manager: Manager, block: Block, now: Temporal.Instant): ModalView {
  const { zone } = manager;
  return modal({
    callback: 'vision.move',
    title: 'Move vision time',
    submit: 'Move it',
    metadata: block.week.toString(),
    blocks: [
      section(
        `Vision time is ${sayMoment(block.startsAt, now, zone)}. Where should it go? Other weeks stay as they are.`,
      ),
      field(
        { key: 'day', label: 'Day' },
        { type: 'datepicker', initial_date: block.date.toString() },
      ),
      field(
        { key: 'from', label: 'From', hint: `Your time zone is ${zone}.` },
        {
          type: 'timepicker',
          initial_time: formatTime(block.startsAt.toZonedDateTimeISO(zone).toPlainTime()),
        },
      ),
    ],
  });
}

/** In the place of the form, once the week is moved. */
export function moveKept(
  startsAt: Temporal.Instant,
  zone: string,
  now: Temporal.Instant,
): ModalView {
  const when = sayMoment(startsAt, now, zone);
  return kept('Vision time moved', [
    `It is ${when} this time. I remind you 15 minutes before.`,
    'Other weeks stay as they are.',
  ]);
}

/** A form beneath would show what no longer holds, so closing this one closes all. */
function kept(title: string, lines: readonly string[]): ModalView {
  const blocks = [section(lines.join('\n'))];
  return {
    ...modal({ callback: 'vision.kept', title, close: 'Done', blocks }),
    clear_on_close: true,
  };
}

function dayOption(day: Weekday) {
  return option(weekdayName(day), String(day));
}

function sayLength(minutes: number): string {
  const hours = minutes / 60;
  return hours === 1 ? '1 hour' : `${hours} hours`;
}
