import type { KnownBlock } from '@slack/types';
import type { Manager } from '../coach/index.ts';
import { actions, button, confirm, context, header, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { quoteBeginning, safeBeginning } from '../slack/typed.ts';
import { localDate } from '../time/wall.ts';
import { sayFixedDate, sayFixedMoment, sayMoment, sayTime, weekdayName } from '../time/words.ts';
import type { Block } from './vision.ts';

/** Longest note, in characters: what a form field holds. */
export const noteLength = 3000;

/** How much of a note is shown in a message, escaped; a form holds all of it. */
const noteShown = 2800;

export type LastNote = { note: string; at: Temporal.Instant } | null;

/** The question to work on, what was noted last time, and a way out for this week. */
export function reminder(of: {
  block: Pick<Block, 'week' | 'startsAt' | 'endsAt'>;
  zone: string;
  question: string;
  last: LastNote;
  /** When the note is asked for. */
  noteAt: Temporal.Instant;
  now: Temporal.Instant;
}): Message {
  const { block, zone, now } = of;
  const from = sayTime(block.startsAt.toZonedDateTimeISO(zone).toPlainTime());
  const to = sayTime(block.endsAt.toZonedDateTimeISO(zone).toPlainTime());
  const asks = of.noteAt.equals(block.endsAt)
    ? 'then'
    : `on ${sayFixedMoment(of.noteAt, now, zone)}`;
  const week = block.week.toString();
  return {
    text: `Vision time, ${from} to ${to}. One question to work on: ${of.question}`,
    blocks: [
      section(`*Vision time, ${from} to ${to}*\n${of.question}`),
      ...lastNoteBlocks(of.last, zone, now),
      context(
        `Close the mail, find a quiet place. I stay silent until ${to} and ask for a note ${asks}.`,
      ),
      actions(
        button('Move it', { action: 'vision.move', value: week, says: 'Move this vision time' }),
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
        muteButton(week),
      ),
    ],
  };
}

function lastNoteBlocks(last: LastNote, zone: string, now: Temporal.Instant): KnownBlock[] {
  if (!last) return [];
  const day = sayFixedDate(localDate(last.at, zone), localDate(now, zone));
  return [section(`*Last time you noted* (${day})`), section(quoteBeginning(last.note, noteShown))];
}

/** The reminder once its block is at another time, of which there will be another reminder. */
export function reminderMoved(to: {
  startsAt: Temporal.Instant;
  zone: string;
  now: Temporal.Instant;
}): Message {
  const text = `Vision time moved: it is on ${sayFixedMoment(to.startsAt, to.now, to.zone)}. I remind you 15 minutes before.`;
  return { text, blocks: [section(text)] };
}

/** The reminder once its week was skipped, with the way back. */
export function reminderSkipped(
  week: string,
  of: { next: Block | null; zone: string; now: Temporal.Instant },
): Message {
  const back = of.next
    ? ` The next one is on ${sayFixedMoment(of.next.startsAt, of.now, of.zone)}.`
    : '';
  return withWayBack(`Skipped this week.${back}`, {
    action: 'vision.unskip',
    value: week,
    says: "Bring this week's vision time back",
  });
}

/** The reminder once vision time was muted, with the way back. */
export function reminderMuted(week: string): Message {
  return withWayBack('Vision time is muted: no reminders, and its day is free for a nudge.', {
    action: 'vision.unmute',
    value: week,
    says: 'Bring vision time back',
  });
}

/** Said when vision time was muted or brought back by a word after /coach vision. */
export function mutedByWord(
  { isVisionMuted, zone }: Manager,
  next: Block | null,
  now: Temporal.Instant,
): Message {
  const text = isVisionMuted
    ? 'Vision time is muted: no reminders, and its day is free for a nudge. `/coach vision on` brings it back.'
    : `Vision time is back.${next ? ` The next one is on ${sayFixedMoment(next.startsAt, now, zone)}.` : ''}`;
  return { text, blocks: [section(text)] };
}

function withWayBack(text: string, options: Parameters<typeof button>[1]): Message {
  return { text, blocks: [section(text), actions(button('Bring it back', options))] };
}

/** Mutes vision time; `week` names the reminder that it stands in, '' elsewhere. */
export function muteButton(week: string): ReturnType<typeof button> {
  return button('Mute', {
    action: 'vision.mute',
    value: week,
    says: 'Mute vision time',
  });
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
    text: `Noted: ${safeBeginning(note, 200)}`,
    blocks: [
      section('*Noted*'),
      section(quoteBeginning(note, noteShown)),
      context('It comes back before your next vision time. Only you see it.'),
      actions(button('Edit the note', { action: 'vision.note', value: session })),
    ],
  };
}

/** Its part of the Home tab. */
export function homeBlocks(of: {
  manager: Manager;
  next: Block | null;
  last: LastNote;
  now: Temporal.Instant;
}): KnownBlock[] {
  const { manager, next, last, now } = of;
  const { vision, zone } = manager;
  const when = next
    ? `*Next* ${sayMoment(next.startsAt, now, zone)}`
    : manager.pause
      ? '*None* while you pause'
      : '*None* in the next ten weeks';
  return [
    header('Vision time'),
    section(when),
    context(sayUsual(vision)),
    ...(last
      ? [context(`Your last note:\n${safeBeginning(last.note.replaceAll(/\s+/g, ' '), 300)}`)]
      : []),
    actions(
      button('Change vision time', { action: 'vision.settings' }),
      ...(next
        ? [button('Move the next one', { action: 'vision.move', value: next.week.toString() })]
        : []),
    ),
  ];
}

/** "Tuesdays, 9:00 to 11:00". */
export function sayUsual({ day, from, minutes }: Manager['vision']): string {
  return `${weekdayName(day)}s, ${sayTime(from)} to ${sayTime(from.add({ minutes }))}`;
}
