import { visionTime } from '../../src/practices/vision.ts';
import type { Block } from '../../src/vision/vision.ts';
import {
  homeBlocks,
  moveForm,
  noteForm,
  noteKept,
  noteLength,
  notePrompt,
  reminder,
  reminderMoved,
  reminderSkipped,
  settingsForm,
} from '../../src/vision/vision.view.ts';
import { previewsOf } from './preview.ts';
import { at, date, growing, longest, manager, now, oneWord, rightToLeft, zone } from './sample.ts';

const { messages, modals, blocks } = previewsOf('vision');

const session = '6a7c1b1c-6666-4777-8888-0123456789ab';
const block: Block = {
  week: date('2027-03-15'),
  date: date('2027-03-16'),
  startsAt: at('2027-03-16T08:00Z'),
  endsAt: at('2027-03-16T10:00Z'),
  isMoved: false,
};
const questions = Object.values(visionTime.wordings).toSorted((a, b) => b.length - a.length);
const question = questions[0] ?? '';
const note = 'One payout page for shops: what came in, what went out, why something waits.';
const lines =
  'Three things:\n- who waits for us\n- what they do meanwhile\n\n…and what it costs them';
const last = { note, at: at('2027-03-09T10:00Z') };
const noted = (text: string) => ({ note: text, at: at('2027-03-09T10:00Z') });
const ask = { block, zone, question, last, now };
const tab = { manager, next: block, last, now };
const early = {
  ...manager,
  workingDays: [7, 1] as const,
  vision: { day: 7 as const, from: manager.vision.from, minutes: 60 },
};

export const visionPreviews = [
  ...messages('reminder', {
    'the first week': reminder({ ...ask, last: null }),
    'with the last note': reminder(ask),
    'a note of several lines': reminder({ ...ask, last: noted(lines) }),
    'longest note': reminder({ ...ask, last: noted(longest(noteLength)) }),
    'right to left': reminder({ ...ask, last: noted(rightToLeft) }),
  }),
  ...messages('reminderMoved', {
    moved: reminderMoved(
      'Vision time moved: it is on Thursday at 9:00 this time. I remind you 15 minutes before.',
    ),
    'brought back': reminderMoved('It is back: vision time is today at 9:00.'),
  }),
  ...messages('reminderSkipped', {
    skipped: reminderSkipped(
      block.week.toString(),
      'Skipped this week. The next one is on Tuesday 23 March at 9:00.',
    ),
  }),
  ...messages('notePrompt', { 'at the end': notePrompt(session) }),
  ...messages('noteKept', {
    short: noteKept(session, note),
    'several lines': noteKept(session, lines),
    longest: noteKept(session, longest(noteLength)),
    'right to left': noteKept(session, rightToLeft),
    'one long word': noteKept(session, oneWord(200)),
  }),
  ...modals('noteForm', {
    empty: noteForm(session, question, null),
    'changing it': noteForm(session, question, note),
    longest: noteForm(session, question, growing(noteLength)),
  }),
  ...modals('settingsForm', {
    usual: settingsForm(manager, block, now),
    'two working days, one hour, none ahead': settingsForm(early, null, now),
  }),
  ...modals('moveForm', { 'this week': moveForm(manager, block, now) }),
  ...blocks('homeBlocks', {
    'with a note': homeBlocks(tab),
    'the first week': homeBlocks({ ...tab, last: null }),
    'none ahead': homeBlocks({ ...tab, next: null }),
    'during a pause': homeBlocks({ ...tab, manager: { ...manager, pause: { until: null } } }),
    'longest note': homeBlocks({ ...tab, last: noted(longest(noteLength)) }),
    'right to left': homeBlocks({ ...tab, last: noted(rightToLeft) }),
  }),
];
