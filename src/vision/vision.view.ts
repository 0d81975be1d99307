import type { KnownBlock, ModalView } from '@slack/types';
import { isPausedOn, type Manager } from '../coach/index.ts';
import {
  actions,
  button,
  choiceField,
  confirm,
  context,
  field,
  header,
  modal,
  option,
  section,
  sections,
  textField,
} from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { safe, shorten } from '../slack/text.ts';
import type { Weekday } from '../time/hours.ts';
import { formatTime, localDate } from '../time/wall.ts';
import { sayDate, sayMoment, sayTime, weekdayName } from '../time/words.ts';
import { type Block, lengths } from './vision.ts';

/** Longest note, in characters: what a form field holds. */
export const noteLength = 3000;

export type LastNote = { note: string; at: Temporal.Instant } | null;

/** The question to work on, what was noted last time, and a way out for this week. */
export function reminder(of: {
  block: Block;
  zone: string;
  question: string;
  last: LastNote;
  now: Temporal.Instant;
}): Message {
  const { block, zone, now } = of;
  const from = sayTime(block.startsAt.toZonedDateTimeISO(zone).toPlainTime());
  const to = sayTime(block.endsAt.toZonedDateTimeISO(zone).toPlainTime());
  const week = block.week.toString();
  return {
    text: `Vision time, ${from} to ${to}. One question to work on: ${of.question}`,
    blocks: [
      section(`*Vision time, ${from} to ${to}*\n${of.question}`),
      ...lastNoteBlocks(of.last, zone, now),
      context(
        `Close the mail, find a quiet place. I stay silent until ${to} and ask for a note then.`,
      ),
      actions(
        button('Move it', {
          action: 'vision.move',
          value: week,
          says: "Move this week's vision time",
        }),
        button('Skip this week', {
          action: 'vision.skip',
          value: week,
          confirm: confirm(
            'Skip this week?',
            'Next week it is back as usual. You can also move it to another day.',
            'Skip it',
            'Keep it',
          ),
        }),
      ),
    ],
  };
}

function lastNoteBlocks(last: LastNote, zone: string, now: Temporal.Instant): KnownBlock[] {
  if (!last) return [];
  const day = sayDate(localDate(last.at, zone), localDate(now, zone));
  return sections(`*Last time you noted* (${day})\n${quote(last.note)}`);
}

function quote(text: string): string {
  return safe(text)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}

/** The reminder once the week was moved. */
export function reminderMoved(said: string): Message {
  return { text: said, blocks: [section(said)] };
}

/** The reminder once its week was skipped, with the way back. */
export function reminderSkipped(week: string, said: string): Message {
  return {
    text: said,
    blocks: [
      section(said),
      actions(
        button('Bring it back', {
          action: 'vision.unskip',
          value: week,
          says: "Bring this week's vision time back",
        }),
      ),
    ],
  };
}

/** Asked at the end of the block. */
export function notePrompt(session: string): Message {
  const text = 'Vision time is over. What is clearer to you now?';
  return {
    text: `${text} Half a thought is fine.`,
    blocks: [
      section(`*${text}*\nHalf a thought is fine. Only you see it; it comes back next week.`),
      actions(button('Write a note', { action: 'vision.note', value: session, style: 'primary' })),
    ],
  };
}

/** The prompt once there is a note. */
export function noteKept(session: string, note: string): Message {
  return {
    text: `Noted: ${shorten(note, 200)}`,
    blocks: [
      ...sections(`*Noted*\n${quote(note)}`),
      context('It comes back before your next vision time. Only you see it.'),
      actions(button('Edit the note', { action: 'vision.note', value: session })),
    ],
  };
}

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

/** Day, hour and length for every week, and the way to move only the next one. */
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
      ...(next
        ? [
            section(
              `The next one is ${sayMoment(next.startsAt, now, zone)}.`,
              button('Move only this one', { action: 'vision.move', value: next.week.toString() }),
            ),
          ]
        : []),
    ],
  });
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

/** Its part of the Home tab. */
export function homeBlocks(of: {
  manager: Manager;
  next: Block | null;
  last: LastNote;
  now: Temporal.Instant;
}): KnownBlock[] {
  const { manager, last, now } = of;
  const { vision, zone } = manager;
  const isResting = of.next !== null && isPausedOn(manager, of.next.date);
  const next = isResting ? null : of.next;
  const usual = `${weekdayName(vision.day)}s, ${sayTime(vision.from)} to ${sayTime(vision.from.add({ minutes: vision.minutes }))}`;
  const when = next
    ? `*Next* ${sayMoment(next.startsAt, now, zone)}`
    : isResting
      ? '*None* while you pause'
      : '*None* in the next ten weeks';
  return [
    header('Vision time'),
    section(when),
    context(usual),
    ...(last
      ? [context(`Your last note:\n${safe(shorten(last.note.replaceAll(/\s+/g, ' '), 300))}`)]
      : []),
    actions(
      button('Change vision time', { action: 'vision.settings' }),
      ...(next
        ? [button('Move the next one', { action: 'vision.move', value: next.week.toString() })]
        : []),
    ),
  ];
}

function dayOption(day: Weekday) {
  return option(weekdayName(day), String(day));
}

function sayLength(minutes: number): string {
  const hours = minutes / 60;
  return hours === 1 ? '1 hour' : `${hours} hours`;
}
